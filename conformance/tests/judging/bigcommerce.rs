//! The document of this repository: it can be asked in full, and its own examples
//! keep to it.

use std::collections::BTreeSet;
use std::path::Path;

use countersign_conformance::{Interaction, Judge, Request, Response, Severity, propose};
use countersign_spec::resolve::{Operation, StatusPattern};
use countersign_spec::{Limits, ResolvedDocument, has_errors, load};

fn document() -> ResolvedDocument {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/bigcommerce/openapi.yaml");
    let (document, problems) = load(&path, &Limits::default());
    assert!(!has_errors(&problems), "{problems:?}");
    document
}

#[test]
fn every_operation_has_a_case_and_reading_comes_first() {
    let document = document();
    let proposal = propose(&document);
    assert_eq!(proposal.missing, []);
    let of = |case: &countersign_conformance::Case| case.operation.as_str().to_owned();
    let asked: BTreeSet<String> = proposal.cases.iter().map(of).collect();
    assert_eq!(asked.len(), document.operations().len());
    let ids: BTreeSet<&str> = proposal.cases.iter().map(|case| case.id.as_str()).collect();
    assert_eq!(ids.len(), proposal.cases.len());
    for id in [
        "listOrders/limit=250",
        "createOrder/example:minimal",
        "getOrder/without-credentials",
    ] {
        assert!(ids.contains(id), "{id} is not among {ids:#?}");
    }
    // What takes away most comes last.
    let last = document.operation(&of(proposal.cases.last().unwrap()));
    let last = last.unwrap();
    assert_eq!(last.method.as_str(), "DELETE");
    assert!(!last.path_template.contains('{'), "{}", last.id);
    assert_eq!(proposal.cases, propose(&document).cases);
}

/// Each documented example of an answer, as an interaction.
fn examples(operation: &Operation) -> Vec<Interaction> {
    let mut interactions = Vec::new();
    for response in &operation.responses {
        let StatusPattern::Exact(status) = response.status else {
            continue;
        };
        for (media_type, form) in &response.content {
            for example in &form.examples {
                let mut answer = Response::new(status).header("Content-Type", media_type);
                for header in response.headers.iter().filter(|header| header.is_required) {
                    answer = answer.header(&header.name, "1");
                }
                let request = Request::new(operation.method.as_str(), &operation.path_template);
                let answer = answer.body(example.value.to_json().to_string());
                let name = example.name.clone().unwrap_or_default();
                let interaction = Interaction::new(request, answer).of_case(name);
                interactions.push(interaction.of_operation(operation.id.as_str()));
            }
        }
    }
    interactions
}

#[test]
fn documented_answers_keep_to_the_document() {
    let document = document();
    let judge = Judge::new(&document);
    let mut judged = 0;
    for interaction in document.operations().iter().flat_map(examples) {
        // A documented failure looks as documented and is a failure all the same.
        let is_failure = interaction.response.status >= 500;
        let findings = judge.judge(&interaction);
        let violations: Vec<_> = findings
            .iter()
            .filter(|finding| finding.severity == Severity::Violation)
            .filter(|finding| {
                !(is_failure && finding.check.as_str() == "response-not-server-error")
            })
            .collect();
        assert!(violations.is_empty(), "{violations:#?}");
        judged += 1;
    }
    assert!(judged > 0);
}

#[test]
fn a_spoilt_answer_is_found_in_each_of_its_parts() {
    let document = document();
    let operation = document.operation("getOrder").unwrap();
    let interaction = examples(operation).swap_remove(0);
    let mut value: serde_json::Value = serde_json::from_slice(&interaction.response.body).unwrap();
    let order = value.as_object_mut().unwrap();
    order.remove("date_created");
    order.insert("id".to_owned(), "one hundred".into());
    order.insert("payment_status".to_owned(), "whatever".into());
    order.insert("colour".to_owned(), "red".into());
    let response = Response {
        headers: vec![("content-type".to_owned(), "application/json".to_owned())],
        body: value.to_string().into(),
        ..interaction.response.clone()
    };
    let interaction = Interaction {
        response,
        ..interaction
    };
    let findings = Judge::new(&document).judge(&interaction);
    let lines: Vec<String> = findings
        .iter()
        .map(|finding| {
            format!(
                "{} {} {}",
                finding.severity.as_str(),
                finding.check,
                finding.spot()
            )
        })
        .collect();
    let expected = [
        "violation response-header-required the header X-Rate-Limit-Requests-Left",
        "violation response-header-required the header X-Rate-Limit-Requests-Quota",
        "violation response-header-required the header X-Rate-Limit-Time-Reset-Ms",
        "violation response-header-required the header X-Rate-Limit-Time-Window-Ms",
        "violation response-body-matches-schema the body",
        "violation response-body-matches-schema /id",
        "notice response-enum-member-undocumented /payment_status",
        "notice response-property-undocumented /colour",
    ];
    assert_eq!(lines, expected);
}
