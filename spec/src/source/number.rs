//! A number as its text, so that no digit is lost before somebody asks for one.

use std::fmt;

/// A number in JSON's notation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    text: Box<str>,
}

impl Number {
    /// Takes a text that is known to be a JSON number.
    pub(super) fn from_json_text(text: &str) -> Number {
        Number { text: text.into() }
    }

    /// The text, in JSON's notation.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The value, if it is an integer of 64 bits. `3.0` and `1e3` are integers.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        if let Ok(value) = self.text.parse() {
            return Some(value);
        }
        let value = self.as_f64();
        // From 2^53 on a double no longer tells neighbours apart.
        (value.fract() == 0.0 && value.abs() < 9_007_199_254_740_992.0).then_some(value as i64)
    }

    /// The nearest double; infinite when the number is beyond its range.
    #[must_use]
    pub fn as_f64(&self) -> f64 {
        self.text.parse().unwrap_or(f64::NAN)
    }

    /// The number as JSON holds it.
    #[must_use]
    pub fn to_json(&self) -> serde_json::Value {
        serde_json::from_str(&self.text).unwrap_or(serde_json::Value::Null)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integral_notations_are_integers_and_large_doubles_are_not() {
        let int = |text| Number::from_json_text(text).as_i64();
        assert_eq!(int("3"), Some(3));
        assert_eq!(int("3.0"), Some(3));
        assert_eq!(int("1e3"), Some(1000));
        assert_eq!(int("3.5"), None);
        assert_eq!(int("9007199254740991.0"), Some(9_007_199_254_740_991));
        assert_eq!(int("9007199254740993.0"), None);
        assert_eq!(int("1e400"), None);
        assert_eq!(int("9223372036854775807"), Some(i64::MAX));
        assert_eq!(int("9223372036854775808"), None);
    }
}
