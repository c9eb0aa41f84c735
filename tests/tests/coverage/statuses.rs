//! Statuses: those that A.3 names for an operation, and those that every one has.

use std::collections::BTreeSet;

use countersign_catalogue::Catalogue;
use countersign_spec::ResolvedDocument;
use countersign_spec::resolve::{Operation, StatusPattern};

use crate::gap::Gaps;
use crate::operations::find;

/// What the sentence below A.3 says of every operation, without what a request
/// that keeps to the document cannot meet (405 and 501 for a wrong method, 507).
const EVERYWHERE: [u16; 8] = [401, 403, 406, 429, 500, 502, 503, 504];

/// Where something is sent.
const WITH_A_BODY: u16 = 415;

pub(crate) fn compare(catalogue: &Catalogue, document: &ResolvedDocument, gaps: &mut Gaps) {
    for row in &catalogue.operations {
        // An operation that is missing is told once, not for each status.
        let Some(operation) = find(document, &row.id) else {
            continue;
        };
        let named = catalogue
            .statuses
            .iter()
            .find(|statuses| statuses.operation == row.id)
            .map(|statuses| statuses.named());
        let mut stated = named.unwrap_or_default();
        stated.extend(EVERYWHERE);
        stated.extend(operation.request_body.is_some().then_some(WITH_A_BODY));
        let documented = documented(operation);
        for status in &stated {
            gaps.row("statuses of operations");
            if !documented.contains(status) {
                gaps.add(format!("{}/{status}", row.id), "is not documented");
            }
        }
        if !documented.iter().any(|status| status / 100 == 2) {
            gaps.add(&row.id, "has no answer for success");
        }
    }
}

fn documented(operation: &Operation) -> BTreeSet<u16> {
    let responses = operation.responses.iter();
    responses
        .filter_map(|response| match response.status {
            StatusPattern::Exact(status) => Some(status),
            StatusPattern::Class(_) | StatusPattern::Default => None,
        })
        .collect()
}
