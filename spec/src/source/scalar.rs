//! Which plain YAML scalars are not strings: the core schema of YAML 1.2 (10.3.2).
//!
//! One deliberate difference: digits with a leading zero (`0410999888`) stay a
//! string. They are telephone numbers and post codes, and JSON has no such number.

use super::{Number, Value};

/// Reads an unquoted scalar.
pub(super) fn resolve(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        _ => match json_number(text) {
            Some(number) => Value::Number(Number::from_json_text(&number)),
            None => Value::String(text.to_owned()),
        },
    }
}

/// The number in JSON's notation, if the scalar is one.
fn json_number(text: &str) -> Option<String> {
    // The standard library reads a sign before the digits as well.
    let radix = |digits: &str, radix| match digits.starts_with('+') {
        true => None,
        false => u64::from_str_radix(digits, radix).ok(),
    };
    if let Some(digits) = text.strip_prefix("0x") {
        return radix(digits, 16).map(|value| value.to_string());
    }
    if let Some(digits) = text.strip_prefix("0o") {
        return radix(digits, 8).map(|value| value.to_string());
    }
    let (sign, unsigned) = match text.as_bytes()[0] {
        b'-' => ("-", &text[1..]),
        b'+' => ("", &text[1..]),
        _ => ("", text),
    };
    let (mantissa, exponent) = match unsigned.find(['e', 'E']) {
        Some(at) => (&unsigned[..at], Some(&unsigned[at + 1..])),
        None => (unsigned, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let has_digit = !whole.is_empty() || fraction.is_some_and(|text| !text.is_empty());
    let leading_zero = whole.len() > 1 && whole.starts_with('0');
    if !has_digit || leading_zero || !digits(whole) || !fraction.is_none_or(digits) {
        return None;
    }
    let mut number = format!("{sign}{}", if whole.is_empty() { "0" } else { whole });
    if let Some(fraction) = fraction {
        number.push('.');
        number.push_str(if fraction.is_empty() { "0" } else { fraction });
    }
    if let Some(exponent) = exponent {
        let unsigned = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        if unsigned.is_empty() || !digits(unsigned) {
            return None;
        }
        number.push('e');
        number.push_str(exponent);
    }
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Option<String> {
        match resolve(text) {
            Value::Number(number) => Some(number.as_str().to_owned()),
            _ => None,
        }
    }

    #[test]
    fn numbers_of_the_core_schema_become_json_numbers() {
        for (written, json) in [
            ("12", "12"),
            ("-1.50", "-1.50"),
            ("+3", "3"),
            (".5", "0.5"),
            ("1.", "1.0"),
            ("1e3", "1e3"),
            ("0x1F", "31"),
            ("0o17", "15"),
            ("0", "0"),
            ("0.00", "0.00"),
        ] {
            assert_eq!(number(written).as_deref(), Some(json), "{written}");
        }
    }

    #[test]
    fn what_only_looks_like_a_number_stays_a_string() {
        for text in [
            "0410999888",
            "1_000",
            "1.2.3",
            "e3",
            "-",
            ".",
            "1e",
            ".inf",
            "2012-10-04",
            "no",
            "0x+1F",
            "0o+7",
            "0x",
        ] {
            assert_eq!(resolve(text), Value::String(text.into()), "{text}");
        }
    }
}
