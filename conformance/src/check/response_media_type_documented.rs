//! A body has a media type that the response lists.
//!
//! # What it asks
//! Whether the `Content-Type` of an answer with a body fits an entry of the
//! response's `content`, ranges such as `text/*` among them.
//!
//! # Why it matters
//! A client reads a body by its media type. HTML where JSON was promised is
//! most often the error page of something that stands before the service.
//!
//! # Example of a finding
//! `listOrders` documents `application/json` under 200 and answers `text/html`.
//!
//! # When it is wrong
//! When JSON travels under a sibling of its name, such as `text/json`, and every
//! client copes.

use super::{Context, Observed, media_types};
use crate::evidence::Evidence;
use crate::finding::CheckId;

pub(crate) const ID: CheckId = CheckId::new("response-media-type-documented");

pub(crate) fn ask(cx: &Context<'_>) -> Vec<Observed> {
    let has_body = !cx.interaction.response.body.is_empty();
    let Some(response) = cx
        .documented
        .filter(|_| has_body && cx.media_type.is_none())
    else {
        return Vec::new();
    };
    if response.content.is_empty() {
        // Any body at all is one too many: `response-body-well-formed` speaks of it.
        return Vec::new();
    }
    let evidence = Evidence::UndocumentedMediaType {
        media_type: cx.content_type.as_ref().map(|it| it.essence.clone()),
        documented: media_types(response),
    };
    vec![Observed::violation(evidence, response.span)]
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::trial;
    use crate::interaction::Response;

    pub(in crate::check) const TRIALS: trial::Trials = trial::Trials {
        passes: a_media_type_of_the_list_passes_with_parameters_too,
        fails: another_or_none_does_not,
    };

    #[test]
    fn a_media_type_of_the_list_passes_with_parameters_too() {
        let response = Response::new(200)
            .header("content-type", "application/json;charset=utf-8")
            .header("X-Left", "1");
        trial::check(trial::ORDERS, response.body("[]"), &[]);
    }

    #[test]
    fn another_or_none_does_not() {
        let place = "(small.yaml#/paths/~1orders/get/responses/200)";
        let html = Response::new(200)
            .header("Content-Type", "text/html")
            .header("X-Left", "1");
        let expected = "violation response-media-type-documented at the header Content-Type: expected media type application/json";
        trial::check(
            trial::ORDERS,
            html.body("<p>"),
            &[&format!("{expected}, seen text/html {place}")],
        );
        let silent = Response::new(200).header("X-Left", "1").body("[]");
        trial::check(
            trial::ORDERS,
            silent,
            &[&format!("{expected}, seen no readable media type {place}")],
        );
    }
}
