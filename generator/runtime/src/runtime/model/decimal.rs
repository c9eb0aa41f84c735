//! Amounts: exact from text, exact from a JSON number of up to 15 digits, and
//! never written through a double.

use std::str::FromStr;

use rust_decimal::Decimal;
use serde::ser::{Error, Serialize, Serializer};
use serde_json::value::RawValue;

/// A decimal from its text: exactly, or not at all.
pub(super) fn parse(text: &str) -> Option<Decimal> {
    Decimal::from_str_exact(text)
        .or_else(|_| Decimal::from_scientific(text))
        .ok()
}

/// A decimal from a JSON number that was read as a double: by the shortest text
/// that means that double, which is what was written for up to 15 digits.
pub(super) fn from_double(number: f64) -> Option<Decimal> {
    let text = number.to_string();
    Decimal::from_str(&text)
        .or_else(|_| Decimal::from_scientific(&text))
        .ok()
}

/// Writes a decimal as a number with all of its digits.
pub(super) fn write_number<S: Serializer>(decimal: &Decimal, to: S) -> Result<S::Ok, S::Error> {
    RawValue::from_string(decimal.to_string())
        .map_err(S::Error::custom)?
        .serialize(to)
}
