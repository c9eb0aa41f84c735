//! In which form one value without parts was sent, held against its documented kind.
//!
//! The value has been read before, so what reading refuses is not looked for here.

use super::View;
use super::table::{JsonKind, Kind};
use super::tolerated::ToleratedKind;

/// What was tolerated when `read` was read from the JSON text of a value.
pub(super) fn tolerated(kind: &Kind, read: View<'_>, json: &str) -> Option<ToleratedKind> {
    match JsonKind::of(json) {
        JsonKind::Text => in_text(kind, read, &serde_json::from_str::<String>(json).ok()?),
        JsonKind::Number => match kind {
            Kind::Text | Kind::Choice(_) | Kind::DecimalText => Some(ToleratedKind::NumberForText),
            _ => None,
        },
        // With members it would not have been read.
        JsonKind::Object => Some(ToleratedKind::EmptyObject),
        JsonKind::Null | JsonKind::Boolean | JsonKind::List => None,
    }
}

fn in_text(kind: &Kind, read: View<'_>, text: &str) -> Option<ToleratedKind> {
    let seen = match kind {
        Kind::DecimalText
        | Kind::DecimalNumber
        | Kind::DecimalTextOrNumber
        | Kind::DecimalNumberOrText
        | Kind::Rfc2822
        | Kind::Rfc3339
        | Kind::Day
            if text.is_empty() =>
        {
            ToleratedKind::EmptyText
        }
        Kind::DecimalNumber => ToleratedKind::TextForNumber,
        Kind::Integer => ToleratedKind::TextForInteger,
        Kind::Rfc2822 | Kind::Rfc3339 | Kind::Day => match read {
            View::Scalar(date) if !date.is_in_form(kind, text) => ToleratedKind::OtherDateForm,
            _ => return None,
        },
        Kind::Choice(documented) if !documented.contains(&text) => {
            ToleratedKind::UndocumentedChoice
        }
        _ => return None,
    };
    Some(seen)
}

/// Whether a number may have lost digits on its way into a decimal or a text. Whole
/// numbers of 64 bits are read as such; all others pass through a double.
pub(super) fn may_lose_precision(kind: &Kind, json: &str) -> bool {
    let is_kept_in_full = matches!(
        kind,
        Kind::Text
            | Kind::DecimalText
            | Kind::DecimalNumber
            | Kind::DecimalTextOrNumber
            | Kind::DecimalNumberOrText
    );
    is_kept_in_full
        && JsonKind::of(json) == JsonKind::Number
        && json.parse::<i64>().is_err()
        && json.parse::<u64>().is_err()
        && significant_digits(json) > 15
}

fn significant_digits(number: &str) -> usize {
    let mantissa = number.split(['e', 'E']).next().unwrap_or_default();
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    digits.trim_matches('0').len()
}

/// Whether the JSON text is one of those that mean none where the document says so.
pub(super) fn is_empty(json: &str) -> bool {
    let inner = |open, close| json.strip_prefix(open)?.strip_suffix(close);
    inner('"', '"').is_some_and(str::is_empty)
        || inner('{', '}').is_some_and(|inner| inner.trim().is_empty())
}
