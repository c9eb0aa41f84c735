//! Amounts: exact from text, exact from a JSON number of up to 15 digits, and
//! never written through a double.

use std::str::FromStr;

use rust_decimal::Decimal;

use super::{Kind, Scalar, Slot, Value, View, Written};

impl Value for Decimal {
    fn blank() -> Self {
        Decimal::ZERO
    }
    fn slot(&mut self) -> Slot<'_> {
        Slot::Scalar(self)
    }
    fn view(&self) -> View<'_> {
        View::Scalar(self)
    }
}

impl Scalar for Decimal {
    fn expected(&self) -> &'static str {
        "a decimal as string or number"
    }

    fn set_text(&mut self, text: &str) -> bool {
        fill(self, parse(text))
    }

    fn set_integer(&mut self, number: i128) -> bool {
        fill(self, Decimal::try_from_i128_with_scale(number, 0).ok())
    }

    fn set_float(&mut self, number: f64) -> bool {
        fill(self, from_double(number))
    }

    fn written(&self, kind: &Kind) -> Option<Written<'_>> {
        Some(match kind {
            Kind::DecimalNumber | Kind::DecimalNumberOrText => Written::Number(self.to_string()),
            _ => Written::Shown(self),
        })
    }

    fn is_in_form(&self, kind: &Kind, _text: &str) -> bool {
        !matches!(kind, Kind::DecimalNumber)
    }
}

fn fill(to: &mut Decimal, decimal: Option<Decimal>) -> bool {
    decimal.map(|decimal| *to = decimal).is_some()
}

/// A decimal from its text: exactly, or not at all.
fn parse(text: &str) -> Option<Decimal> {
    Decimal::from_str_exact(text)
        .or_else(|_| Decimal::from_scientific(text))
        .ok()
}

/// A decimal from a JSON number that was read as a double: by the shortest text
/// that means that double, which is what was written for up to 15 digits.
fn from_double(number: f64) -> Option<Decimal> {
    let text = number.to_string();
    Decimal::from_str(&text)
        .or_else(|_| Decimal::from_scientific(&text))
        .ok()
}
