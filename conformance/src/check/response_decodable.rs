//! What the document allows, the client can read.
//!
//! # What it asks
//! Whether a typed client ([`Decode`](crate::Decode)) reads an answer that breaks no check.
//! It is asked only where a client is given, and of no answer that is a violation already.
//!
//! # Why it matters
//! Such an answer is the client's fault, and a caller loses it although the service did all
//! that it promised.
//!
//! # Example of a finding
//! `listOrders` answers as documented, and the client expected a number at `/0/id`.
//!
//! # When it is wrong
//! When the client was made from another document than the one that is judged by.

use countersign_spec::resolve::Operation;

use super::Observed;
use crate::decode::DecodeFault;
use crate::evidence::Evidence;
use crate::finding::CheckId;
use crate::interaction::Interaction;

pub(crate) const ID: CheckId = CheckId::new("response-decodable");

pub(crate) fn observed(
    operation: &Operation,
    interaction: &Interaction,
    fault: DecodeFault,
) -> Observed {
    let documented = operation.response_for(interaction.response.status);
    let span = documented.map_or(operation.span, |response| response.span);
    let DecodeFault { pointer, why } = fault;
    Observed::violation(Evidence::NotDecoded { pointer, why }, span)
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::trial;
    use crate::decode::{Decode, DecodeFault};
    use crate::interaction::Response;

    /// A client that knows no more than one item.
    #[derive(Debug)]
    struct Narrow;

    impl Decode for Narrow {
        fn decode(&self, operation: &str, response: &Response) -> Result<(), DecodeFault> {
            assert_eq!(operation, "listOrders");
            let body = String::from_utf8_lossy(&response.body);
            match body.contains(',') {
                false => Ok(()),
                true => Err(DecodeFault {
                    pointer: "/1".to_owned(),
                    why: "a second item".to_owned(),
                }),
            }
        }
    }

    pub(in crate::check) const TRIALS: trial::Trials = trial::Trials {
        passes: what_the_client_reads_passes,
        fails: what_is_valid_and_not_read_does_not,
    };

    #[test]
    fn what_the_client_reads_passes() {
        trial::decoded(&Narrow, trial::orders(), &[]);
        trial::decoded(&Narrow, trial::orders().body(r#"[{"id": 1}]"#), &[]);
    }

    #[test]
    fn what_is_valid_and_not_read_does_not() {
        let two = trial::orders().body(r#"[{"id": 1}, {"id": 2}]"#);
        trial::decoded(
            &Narrow,
            two,
            &[
                "violation response-decodable at /1: expected an answer that the client reads, seen a second item (small.yaml#/paths/~1orders/get/responses/200)",
            ],
        );
    }

    #[test]
    fn what_the_document_refuses_is_not_asked_of_the_client() {
        let wrong = trial::orders().body(r#"[{"id": 1}, {"id": "two"}]"#);
        trial::decoded(
            &Narrow,
            wrong,
            &[
                "violation response-body-matches-schema at /1/id: expected type \"integer\", seen a string of 3 characters (small.yaml#/paths/~1orders/get/responses/200/content/application~1json/schema/items/properties/id/type)",
            ],
        );
    }
}
