//! A body is there when one is due, whole, and what it says it is.
//!
//! # What it asks
//! Whether a body comes where the response documents `content` and stays away
//! where it documents none; whether it is whole; whether JSON is JSON, in UTF-8
//! and without a content coding that nobody asked for.
//!
//! # Why it matters
//! Nothing can be said of a body that cannot be read, and no client can use it.
//!
//! # Example of a finding
//! The JSON of `listOrders` ends in the middle, after 2,048 bytes.
//!
//! # When it is wrong
//! When a proxy cuts answers short. A body beside an error that documents none is
//! a notice only: the document is silent of it.

use countersign_spec::resolve::Response;

use super::{Context, Observed, media_types};
use crate::body::Body;
use crate::evidence::Evidence;
use crate::finding::CheckId;

pub(crate) const ID: CheckId = CheckId::new("response-body-well-formed");

pub(crate) fn ask(cx: &Context<'_>) -> Vec<Observed> {
    let mut observed = Vec::new();
    if let Body::Malformed(fault) = &cx.body {
        let span = cx
            .documented
            .map_or(cx.operation.span, |response| response.span);
        observed.push(Observed::violation(
            Evidence::MalformedBody(fault.clone()),
            span,
        ));
    }
    observed.extend(cx.documented.and_then(|response| presence(cx, response)));
    observed
}

fn presence(cx: &Context<'_>, response: &Response) -> Option<Observed> {
    // RFC 9110: answers to HEAD (9.3.2), and these statuses (15.3.5, 15.4.5), have no body.
    let may_have_body =
        cx.interaction.request.method != "HEAD" && !matches!(cx.status(), 204 | 304);
    match (&cx.body, response.content.is_empty()) {
        (Body::Empty, false) if may_have_body => {
            let documented = media_types(response);
            let evidence = Evidence::MissingBody { documented };
            Some(Observed::violation(evidence, response.span))
        }
        (Body::Opaque | Body::Json(_), true) => {
            let bytes = cx.interaction.response.body.len();
            let evidence = Evidence::UnexpectedBody { bytes };
            Some(if cx.status() < 400 {
                Observed::violation(evidence, response.span)
            } else {
                Observed::notice(evidence, response.span)
            })
        }
        _ => None,
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::trial;
    use crate::interaction::{Ending, Response};

    const WHOLE: &str = "(small.yaml#/paths/~1orders/get/responses/200)";

    fn broken(response: Response, expected: &str, seen: &str) {
        trial::check(
            trial::ORDERS,
            response,
            &[&format!(
                "violation response-body-well-formed at the body: expected {expected}, seen {seen} {WHOLE}"
            )],
        );
    }

    pub(in crate::check) const TRIALS: trial::Trials = trial::Trials {
        passes: a_whole_body_passes_with_a_byte_order_mark_too,
        fails: json_that_ends_in_the_middle_or_is_none_does_not,
    };

    #[test]
    fn a_whole_body_passes_with_a_byte_order_mark_too() {
        trial::body("\u{feff}[]", &[]);
        trial::check(trial::ORDERS, Response::new(204).header("X-Left", "1"), &[]);
    }

    #[test]
    fn json_that_ends_in_the_middle_or_is_none_does_not() {
        let cut = trial::orders().body(r#"[{"id": "#);
        broken(
            cut,
            "well-formed JSON",
            "JSON that ends in the middle, after 8 bytes",
        );
        let other = trial::orders().body("<html>");
        broken(
            other,
            "well-formed JSON",
            "text that is not JSON at line 1, column 1",
        );
    }

    #[test]
    fn json_in_another_charset_does_not() {
        let latin = trial::orders().body(&b"[\"caf\xe9\"]"[..]);
        broken(
            latin,
            "JSON in UTF-8",
            "a byte that is not UTF-8, after 5 bytes",
        );
        let said = Response::new(200)
            .header("Content-Type", "application/json; charset=ISO-8859-1")
            .header("X-Left", "1");
        broken(said.body("[]"), "JSON in UTF-8", "charset iso-8859-1");
    }

    #[test]
    fn a_body_that_is_not_whole_or_encoded_does_not() {
        let mut endless = trial::orders();
        endless.ending = Ending::Limit;
        broken(endless, "a body of bounded length", "more than 2 bytes");
        let mut broken_off = trial::orders();
        broken_off.ending = Ending::Broken;
        broken(
            broken_off,
            "a whole body",
            "the connection broke after 2 bytes of it",
        );
        let packed = trial::orders().header("Content-Encoding", "gzip");
        let expected = "a body without content coding, since none was asked for";
        broken(packed, expected, "a content coding");
    }

    #[test]
    fn a_body_where_none_is_due_or_none_where_one_is_does_not() {
        broken(
            trial::orders().body(""),
            "a body of media type application/json",
            "no body",
        );
        let refused = Response::new(404).header("Content-Type", "text/plain");
        trial::check(
            trial::ORDERS,
            refused.body("gone"),
            &[
                "notice response-body-well-formed at the body: expected no body, seen a body of 4 bytes (small.yaml#/paths/~1orders/get/responses/4XX)",
            ],
        );
    }
}
