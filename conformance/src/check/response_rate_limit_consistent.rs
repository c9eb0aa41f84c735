//! What the headers of the quota say fits together.
//!
//! # What it asks
//! Where the document has `x-rate-limit`: whether no more requests are left than the
//! quota has, and the next window begins within the length of one. Only headers that
//! came and are numbers are held against each other.
//!
//! # Why it matters
//! Clients pace themselves by these numbers. One that believes a quota that is not
//! there is locked out.
//!
//! # Example of a finding
//! 151 requests are left of a quota of 150.
//!
//! # When it is wrong
//! When something between the service and the caller adds headers of its own.

use countersign_spec::rule::{CountHeader, RateLimit, Rule, TimeHeader};

use super::{Context, Observed};
use crate::evidence::{Evidence, Spot};
use crate::finding::CheckId;

pub(crate) const ID: CheckId = CheckId::new("response-rate-limit-consistent");

pub(crate) fn ask(cx: &Context<'_>) -> Vec<Observed> {
    let Some(limit) = RateLimit::of(&cx.document.extensions) else {
        return Vec::new();
    };
    let number = |name: &str| -> Option<u64> {
        cx.interaction
            .response
            .header_value(name)?
            .trim()
            .parse()
            .ok()
    };
    let count = |header: &Option<CountHeader>| {
        let header = header.as_ref()?;
        Some((header.header.clone(), number(&header.header)?))
    };
    let time = |header: &Option<TimeHeader>| {
        let header = header.as_ref()?;
        let value = header.unit.to_milliseconds(number(&header.header)?);
        Some((header.header.clone(), value))
    };
    let pairs = [
        (count(&limit.remaining), count(&limit.quota)),
        (time(&limit.reset), time(&limit.window)),
    ];
    let span = cx
        .document
        .extensions
        .get(RateLimit::NAME)
        .map(|node| node.span);
    let both = pairs.into_iter().filter_map(|(left, most)| left.zip(most));
    both.filter(|((_, left), (_, most))| left > most)
        .map(|((name, _), (most, _))| {
            let evidence = Evidence::RuleBroken {
                rule: format!("{} {name}", RateLimit::NAME),
                spot: Spot::Header(name),
                expected: format!("no more than the header {most} says"),
                seen: "more".to_owned(),
            };
            Observed::violation(evidence, span)
        })
        .collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::trial;
    use crate::interaction::{Request, Response};

    pub(in crate::check) const TRIALS: trial::Trials = trial::Trials {
        passes: a_quota_that_is_not_used_up_passes,
        fails: more_than_the_quota_does_not,
    };

    const LIMITED: &str = "
  /a: {get: {operationId: a, responses: {'204': {description: none}}}}
x-rate-limit:
  quota: {header: X-Quota}
  remaining: {header: X-Left}
  window: {header: X-Window, unit: s}
  reset: {header: X-Reset, unit: ms}
";

    fn ask(headers: &[(&str, &str)], expected: &[&str]) {
        let mut response = Response::new(204);
        for (name, value) in headers {
            response = response.header(*name, *value);
        }
        trial::ask_of(
            LIMITED,
            Request::new("GET", "http://localhost/a"),
            response,
            expected,
        );
    }

    #[test]
    fn a_quota_that_is_not_used_up_passes() {
        ask(
            &[
                ("X-Quota", "150"),
                ("X-Left", "150"),
                ("X-Window", "30"),
                ("X-Reset", "29999"),
            ],
            &[],
        );
        ask(
            &[
                ("X-Left", "150"),
                ("X-Window", "soon"),
                ("X-Reset", "29999"),
            ],
            &[],
        );
    }

    #[test]
    fn more_than_the_quota_does_not() {
        ask(
            &[("X-Quota", "150"), ("X-Left", "151")],
            &[
                "violation response-rate-limit-consistent at the header X-Left: expected no more than the header X-Quota says, seen more (small.yaml#/x-rate-limit)",
            ],
        );
        ask(
            &[("X-Window", "30"), ("X-Reset", "30001")],
            &[
                "violation response-rate-limit-consistent at the header X-Reset: expected no more than the header X-Window says, seen more (small.yaml#/x-rate-limit)",
            ],
        );
    }
}
