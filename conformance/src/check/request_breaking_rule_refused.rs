//! A request that breaks a rule of the document is refused.
//!
//! # What it asks
//! Where the schema of a request body has `x-refused-when-sent`, `x-dependent-required`
//! or `x-mutually-exclusive`, and the body that was sent breaks it: whether the answer
//! is none of success. `propose` makes such bodies of the documented examples.
//!
//! # Why it matters
//! A service that takes what it says it refuses has done something else with it, or
//! nothing; the caller is told that all went well.
//!
//! # Example of a finding
//! A new order with `total_tax`, which cannot be written, is answered 201.
//!
//! # When it is wrong
//! When a newer service can write the member. The document should follow.

use countersign_spec::rule::{DependentRequired, MutuallyExclusive, RefusedWhenSent, Rule};
use countersign_spec::source::Span;
use serde_json::{Map, Value};

use super::{Context, Observed};
use crate::described::Described;
use crate::evidence::{Evidence, Spot};
use crate::finding::CheckId;
use crate::media_type::is_json;
use crate::walk;

pub(crate) const ID: CheckId = CheckId::new("request-breaking-rule-refused");

pub(crate) fn ask(cx: &Context<'_>) -> Vec<Observed> {
    if cx.status() / 100 != 2 {
        return Vec::new();
    }
    let Some((described, body)) = request(cx) else {
        return Vec::new();
    };
    let mut observed = Vec::new();
    let mut see = |_: &str, value: &Value, described: &Described<'_>| {
        let Some(members) = value.as_object() else {
            return;
        };
        observed.extend(broken(members, described).into_iter().map(|(rule, span)| {
            let evidence = Evidence::RuleBroken {
                expected: format!("a refusal, for {rule}"),
                rule,
                spot: Spot::Status,
                seen: format!("status {}", cx.status()),
            };
            Observed::violation(evidence, span)
        }));
    };
    walk::each(&body, &described, &mut see);
    observed
}

/// The body that was sent, and what the document says of it.
fn request<'a>(cx: &Context<'a>) -> Option<(Described<'a>, Value)> {
    let body = serde_json::from_slice(&cx.interaction.request.body).ok()?;
    let content = &cx.operation.request_body.as_ref()?.content;
    let (_, media_type) = content.iter().find(|(name, _)| is_json(name))?;
    Some((Described::by(cx.document, media_type.schema?), body))
}

/// The rules that an object breaks, each with its place.
fn broken(members: &Map<String, Value>, described: &Described<'_>) -> Vec<(String, Option<Span>)> {
    let has = |name: &str| members.contains_key(name);
    let mut broken = Vec::new();
    let _: Option<()> = described.first(|shape| {
        let place = |name| shape.extensions.get(name).map(|node| node.span);
        if let Some(RefusedWhenSent(names)) = Rule::of(&shape.extensions) {
            let sent = names.into_iter().filter(|name| has(name));
            let span = place(RefusedWhenSent::NAME);
            broken.extend(sent.map(|name| (format!("`{name}`, which cannot be sent"), span)));
        }
        if let Some(DependentRequired(needs)) = Rule::of(&shape.extensions) {
            let span = place(DependentRequired::NAME);
            for (name, needed) in needs.iter().filter(|(name, _)| has(name)) {
                let missing = needed.iter().filter(|needed| !has(needed));
                broken
                    .extend(missing.map(|missing| (format!("`{name}` without `{missing}`"), span)));
            }
        }
        if let Some(exclusive) = MutuallyExclusive::of(&shape.extensions) {
            let span = place(MutuallyExclusive::NAME);
            let pairs = exclusive.pairs().into_iter();
            let both = pairs.filter(|(first, second)| has(first) && has(second));
            broken
                .extend(both.map(|(first, second)| (format!("`{first}` beside `{second}`"), span)));
        }
        None
    });
    broken
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::trial;
    use crate::interaction::{Request, Response};

    pub(in crate::check) const TRIALS: trial::Trials = trial::Trials {
        passes: a_refusal_passes_and_so_does_what_keeps_the_rules,
        fails: success_does_not,
    };

    const WRITING: &str = "
  /orders:
    post:
      operationId: create
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties: {ex: {}, inc: {}, ip: {}, ip6: {}, lines: {items: {x-refused-when-sent: [id]}}}
              x-refused-when-sent: [status]
              x-dependent-required: {ex: [inc]}
              x-mutually-exclusive: [[ip, ip6]]
      responses: {'201': {description: made}, '400': {description: refused}}
";

    fn ask(body: &'static str, status: u16, expected: &[&str]) {
        let request = Request::new("POST", "http://localhost/orders").body(body);
        trial::ask_of(WRITING, request, Response::new(status), expected);
    }

    #[test]
    fn a_refusal_passes_and_so_does_what_keeps_the_rules() {
        ask(r#"{"status": 1, "ex": 1}"#, 400, &[]);
        ask(r#"{"inc": 1, "ip": 1, "lines": [{"name": 1}]}"#, 201, &[]);
    }

    #[test]
    fn success_does_not() {
        let schema = "small.yaml#/paths/~1orders/post/requestBody/content/application~1json/schema";
        let found = |why: &str, place: &str| {
            format!(
                "violation request-breaking-rule-refused at the status: expected a refusal, for {why}, seen status 201 ({schema}/{place})"
            )
        };
        ask(
            r#"{"status": 1}"#,
            201,
            &[&found(
                "`status`, which cannot be sent",
                "x-refused-when-sent",
            )],
        );
        ask(
            r#"{"ex": 1}"#,
            201,
            &[&found("`ex` without `inc`", "x-dependent-required")],
        );
        ask(
            r#"{"ip": 1, "ip6": 1}"#,
            201,
            &[&found("`ip` beside `ip6`", "x-mutually-exclusive")],
        );
        ask(
            r#"{"lines": [{"id": 1}]}"#,
            201,
            &[&found(
                "`id`, which cannot be sent",
                "properties/lines/items/x-refused-when-sent",
            )],
        );
    }
}
