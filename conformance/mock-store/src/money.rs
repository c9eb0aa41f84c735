//! Amounts of money: exact, shown with four decimals, and in pairs without and
//! with tax.

use std::ops::Add;

use rust_decimal::{Decimal, RoundingStrategy};

/// Decimals of an amount.
const DECIMALS: u32 = 4;

/// No amount that a request names may reach this. It leaves room for the
/// largest quantities of many lines within what `Decimal` holds.
const LIMIT: Decimal = Decimal::from_parts(1_000_000_000, 0, 0, false, 0);

/// The same amount without and with tax.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct TaxPair {
    pub(crate) ex_tax: Decimal,
    pub(crate) inc_tax: Decimal,
}

impl TaxPair {
    pub(crate) fn tax(self) -> Decimal {
        self.inc_tax - self.ex_tax
    }

    pub(crate) fn times(self, quantity: u64) -> Self {
        let quantity = Decimal::from(quantity);
        Self {
            ex_tax: self.ex_tax * quantity,
            inc_tax: self.inc_tax * quantity,
        }
    }

    /// Takes an amount off both sides, and stops at zero: a discount does not
    /// make the store owe money.
    pub(crate) fn less(self, amount: Decimal) -> Self {
        Self {
            ex_tax: (self.ex_tax - amount).max(Decimal::ZERO),
            inc_tax: (self.inc_tax - amount).max(Decimal::ZERO),
        }
    }
}

impl Add for TaxPair {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            ex_tax: self.ex_tax + other.ex_tax,
            inc_tax: self.inc_tax + other.inc_tax,
        }
    }
}

impl std::iter::Sum for TaxPair {
    fn sum<I: Iterator<Item = Self>>(pairs: I) -> Self {
        pairs.fold(Self::default(), Add::add)
    }
}

/// Reads an amount in any spelling of a decimal number.
pub(crate) fn parse_decimal(text: &str) -> Option<Decimal> {
    let text = text.trim();
    text.parse()
        .or_else(|_| Decimal::from_scientific(text))
        .ok()
}

/// Reads an amount that may be stored: not negative, not boundless, and kept
/// to four decimals.
pub(crate) fn parse_money(text: &str) -> Option<Decimal> {
    let amount = parse_decimal(text)?;
    let is_storable = amount >= Decimal::ZERO && amount < LIMIT;
    is_storable.then(|| to_four_decimals(amount))
}

fn to_four_decimals(amount: Decimal) -> Decimal {
    amount.round_dp_with_strategy(DECIMALS, RoundingStrategy::MidpointAwayFromZero)
}

/// An amount as the store shows it: `79.0000`.
pub(crate) fn show_money(amount: Decimal) -> String {
    let mut amount = to_four_decimals(amount);
    if amount.is_zero() {
        // Else a negative zero would show its sign.
        amount = Decimal::ZERO;
    }
    amount.rescale(DECIMALS);
    amount.to_string()
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::{parse_money, show_money};

    fn check(sent: &str, shown: Option<&str>) {
        let read = parse_money(sent).map(show_money);
        assert_eq!(read.as_deref(), shown, "{sent}");
    }

    // B-067
    #[test]
    fn an_amount_is_shown_with_four_decimals() {
        check("1705", Some("1705.0000"));
        check("10.8", Some("10.8000"));
        check("0.00005", Some("0.0001"));
        check("1e2", Some("100.0000"));
        check("-0", Some("0.0000"));
    }

    // B-117
    #[test]
    fn a_negative_or_boundless_amount_is_not_read() {
        check("-0.01", None);
        check("1e12", None);
        check("1e400", None);
        check("ten", None);
        check("", None);
    }

    #[test]
    fn a_negative_difference_keeps_its_sign() {
        assert_eq!(show_money(Decimal::new(-125, 2)), "-1.2500");
    }
}
