//! Single values of a body brought to their types; `None` is a value that the
//! member cannot take.

use jiff::Timestamp;
use rust_decimal::Decimal;
use serde_json::Value;

use crate::behaviour::statuses::order_status;
use crate::date::parse_moment;
use crate::money::parse_money;

/// More of one thing than any order holds. Totals stay within what a decimal
/// can carry.
const MOST: u64 = 1_000_000_000;

/// Longest note that the store keeps.
const LONGEST_NOTE: usize = 65_535;

/// Money as a number, an integer or a text. The text of a JSON number is the
/// shortest that names it, so nothing is lost up to fifteen digits.
pub(crate) fn money(value: &Value) -> Option<Decimal> {
    match value {
        Value::Number(number) => parse_money(&number.to_string()),
        Value::String(text) => parse_money(text),
        _ => None,
    }
}

/// A count of things.
pub(crate) fn whole_number(value: &Value) -> Option<u64> {
    value.as_u64().filter(|number| *number <= MOST)
}

/// An id of something that is there.
pub(crate) fn id(value: &Value) -> Option<u64> {
    id_or_zero(value).filter(|id| *id > 0)
}

/// An id where 0 stands for nothing; ids are signed 64-bit numbers.
pub(crate) fn id_or_zero(value: &Value) -> Option<u64> {
    value.as_u64().filter(|id| i64::try_from(*id).is_ok())
}

/// An id that some documents print as text.
pub(crate) fn id_or_digits(value: &Value) -> Option<u64> {
    match value {
        Value::String(text) => text.parse().ok(),
        other => other.as_u64(),
    }
}

pub(crate) fn flag(value: &Value) -> Option<bool> {
    value.as_bool()
}

pub(crate) fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

pub(crate) fn note(value: &Value) -> Option<String> {
    text(value).filter(|note| note.chars().count() <= LONGEST_NOTE)
}

pub(crate) fn text_up_to(longest: usize) -> impl FnOnce(&Value) -> Option<String> {
    move |value| text(value).filter(|text| text.chars().count() <= longest)
}

pub(crate) fn moment(value: &Value) -> Option<Timestamp> {
    parse_moment(value.as_str()?)
}

pub(crate) fn status_id(value: &Value) -> Option<u8> {
    let id = u8::try_from(value.as_u64()?).ok()?;
    order_status(id).map(|status| status.id)
}

/// Text or number, and both are kept as they are; so is null.
pub(crate) fn provider_id(value: &Value) -> Option<Value> {
    match value {
        Value::Null | Value::String(_) | Value::Number(_) => Some(value.clone()),
        _ => None,
    }
}

/// No more than two characters. Which of them are codes is not checked: a
/// country that the store does not know is kept as it was sent.
pub(crate) fn country_code(value: &Value) -> Option<String> {
    text_up_to(2)(value)
}

pub(crate) fn currency_code(value: &Value) -> Option<String> {
    let is_code =
        |text: &str| text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    text(value).filter(|text| is_code(text))
}

/// `en`, `asa`, `en-US` or `es-419`: four shapes, of which the second takes no
/// region.
pub(crate) fn locale(value: &Value) -> Option<String> {
    let is_lower = |part: &str| part.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_region = |part: &str| match part.len() {
        2 => part.bytes().all(|byte| byte.is_ascii_uppercase()),
        3 => part.bytes().all(|byte| byte.is_ascii_digit()),
        _ => false,
    };
    text(value).filter(|text| match text.split_once('-') {
        None => matches!(text.len(), 2 | 3) && is_lower(text),
        Some((language, region)) => language.len() == 2 && is_lower(language) && is_region(region),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{locale, money};

    // B-116
    #[test]
    fn a_locale_has_one_of_four_shapes() {
        for good in ["en", "asa", "en-US", "es-419"] {
            assert!(locale(&json!(good)).is_some(), "{good}");
        }
        for bad in ["", "e", "english", "EN", "en-us", "en_US", "en-41", "é"] {
            assert!(locale(&json!(bad)).is_none(), "{bad}");
        }
    }

    // B-118
    #[test]
    fn a_number_an_integer_and_a_text_are_the_same_money() {
        let ten = money(&json!("10"));
        assert!(ten.is_some());
        assert_eq!(money(&json!(10)), ten);
        assert_eq!(money(&json!(10.0)), ten);
        assert_eq!(money(&json!("10.0000")), ten);
        assert_eq!(money(&json!(true)), None);
    }
}
