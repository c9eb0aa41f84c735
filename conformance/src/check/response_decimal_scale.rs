//! A decimal has as many digits behind the point as the document says are written.
//!
//! # What it asks
//! Where a schema of the body has `x-decimal-scale`: whether each text there that is a
//! decimal has that many digits behind the point.
//!
//! # Why it matters
//! Readers should take any number of digits; those that do not (a column of fixed width,
//! a comparison of texts) find out in production.
//!
//! # Example of a finding
//! `/0/total_inc_tax` is written with two digits where four are documented.
//!
//! # When it is wrong
//! It is a notice, never a violation: the value is the same.

use std::collections::BTreeMap;

use countersign_spec::rule::{DecimalScale, Rule};
use serde_json::Value;

use super::{Context, Observed};
use crate::described::Described;
use crate::evidence::{Evidence, Spot};
use crate::finding::CheckId;
use crate::pattern;
use crate::walk;

pub(crate) const ID: CheckId = CheckId::new("response-decimal-scale");

pub(crate) fn ask(cx: &Context<'_>) -> Vec<Observed> {
    let Some((schema, body)) = cx.json() else {
        return Vec::new();
    };
    // By place, list indexes aside, and by digits, so that each is told once.
    let mut found: BTreeMap<(String, usize), Observed> = BTreeMap::new();
    let mut see = |pointer: &str, value: &Value, described: &Described<'_>| {
        let Some((scale, span)) = documented(described) else {
            return;
        };
        let digits = value.as_str().and_then(digits);
        let Some(digits) = digits.filter(|digits| *digits != usize::from(scale)) else {
            return;
        };
        let key = (pattern::without_indexes(pointer), digits);
        let observed = found.entry(key).or_insert_with(|| {
            let evidence = Evidence::RuleBroken {
                rule: format!("{} {digits}", DecimalScale::NAME),
                spot: Spot::Body(cx.shown_pointer(pointer)),
                expected: format!("{scale} digits behind the point"),
                seen: format!("{digits}"),
            };
            Observed::notice(evidence, span).times(0)
        });
        observed.count += 1;
    };
    walk::each(body, &Described::by(cx.document, schema), &mut see);
    found.into_values().collect()
}

fn documented(described: &Described<'_>) -> Option<(u8, countersign_spec::source::Span)> {
    described.first(|shape| {
        let DecimalScale(scale) = DecimalScale::of(&shape.extensions)?;
        Some((scale, shape.extensions.get(DecimalScale::NAME)?.span))
    })
}

/// Digits behind the point of a decimal; none for any other text.
fn digits(text: &str) -> Option<usize> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let are_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    (!whole.is_empty() && are_digits(whole) && are_digits(fraction)).then_some(fraction.len())
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::trial;
    use crate::interaction::Response;

    pub(in crate::check) const TRIALS: trial::Trials = trial::Trials {
        passes: the_documented_number_of_digits_passes,
        fails: another_number_is_noticed,
    };

    const AMOUNTS: &str = "
  /orders:
    get:
      operationId: a
      responses:
        '200':
          description: some
          content:
            application/json:
              schema:
                type: array
                items:
                  type: object
                  properties:
                    total: {allOf: [{type: string, x-decimal-scale: 4}]}
";

    fn ask(body: &'static str, expected: &[&str]) {
        let response = Response::new(200).header("Content-Type", "application/json");
        trial::check(AMOUNTS, response.body(body), expected);
    }

    #[test]
    fn the_documented_number_of_digits_passes() {
        ask(
            r#"[{"total": "79.0000"}, {"total": "-0.0001"}, {"total": "none"}]"#,
            &[],
        );
    }

    #[test]
    fn another_number_is_noticed() {
        ask(
            r#"[{"total": "79.0000"}, {"total": "79.00"}, {"total": "80"}, {"total": "1.10"}]"#,
            &[
                "notice response-decimal-scale at /2/total: expected 4 digits behind the point, seen 0 (small.yaml#/paths/~1orders/get/responses/200/content/application~1json/schema/items/properties/total/allOf/0/x-decimal-scale)",
                "notice response-decimal-scale at /1/total: expected 4 digits behind the point, seen 2 (small.yaml#/paths/~1orders/get/responses/200/content/application~1json/schema/items/properties/total/allOf/0/x-decimal-scale)",
            ],
        );
    }
}
