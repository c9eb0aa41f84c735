//! A header that every such response carries is there.
//!
//! # What it asks
//! Whether each header that the response documents with `required: true` came
//! with the answer.
//!
//! # Why it matters
//! Clients steer by headers: how many calls are left, where the next page is.
//!
//! # Example of a finding
//! `X-Rate-Limit-Requests-Left` is required under 200 and did not come.
//!
//! # When it is wrong
//! When something between caller and service takes headers away.

use super::{Context, Observed};
use crate::evidence::Evidence;
use crate::finding::CheckId;

pub(crate) const ID: CheckId = CheckId::new("response-header-required");

pub(crate) fn ask(cx: &Context<'_>) -> Vec<Observed> {
    let headers = cx
        .documented
        .into_iter()
        .flat_map(|response| &response.headers);
    headers
        .filter(|header| header.is_required)
        .filter(|header| {
            let mut omitted = cx.omitted.iter();
            !omitted.any(|name| name.eq_ignore_ascii_case(&header.name))
        })
        .filter(|header| cx.interaction.response.header_value(&header.name).is_none())
        .map(|header| {
            let name = header.name.clone();
            Observed::violation(Evidence::MissingHeader { name }, header.span)
        })
        .collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::trial;
    use crate::interaction::Response;

    pub(in crate::check) const TRIALS: trial::Trials = trial::Trials {
        passes: a_required_header_passes_in_any_case_of_letters,
        fails: an_answer_without_it_does_not,
    };

    #[test]
    fn a_required_header_passes_in_any_case_of_letters() {
        trial::check(trial::ORDERS, Response::new(204).header("x-left", "1"), &[]);
    }

    #[test]
    fn an_answer_without_it_does_not() {
        trial::check(
            trial::ORDERS,
            Response::new(204),
            &[
                "violation response-header-required at the header X-Left: expected the header in every such response, seen no such header (small.yaml#/paths/~1orders/get/responses/204/headers/X-Left)",
            ],
        );
    }
}
