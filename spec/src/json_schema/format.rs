//! Formats that documents use and JSON Schema does not define.

use jiff::fmt::rfc2822::DateTimeParser;

/// Whether a text keeps to a format.
type Test = fn(&str) -> bool;

/// Each format with its test.
pub(super) const FORMATS: [(&str, Test); 2] = [("decimal", is_decimal), ("rfc2822", is_rfc2822)];

/// A decimal number of any length, as OpenAPI's format registry has it.
fn is_decimal(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    digits(whole) && digits(fraction)
}

/// A date and time of mail headers (RFC 2822, 3.3). A weekday that does not
/// belong to the date is refused.
fn is_rfc2822(text: &str) -> bool {
    const PARSER: DateTimeParser = DateTimeParser::new();
    PARSER.parse_timestamp(text).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_have_digits_on_both_sides_of_the_point() {
        for text in ["0", "79.0000", "-1.5", "12345678901234567890.1234"] {
            assert!(is_decimal(text), "{text}");
        }
        for text in ["", "1,000.00", ".5", "5.", "1e3", "+1", "-", "1.2.3"] {
            assert!(!is_decimal(text), "{text}");
        }
    }

    #[test]
    fn mail_dates_are_told_from_others() {
        assert!(is_rfc2822("Thu, 04 Oct 2012 03:24:40 +0000"));
        for text in [
            "",
            "2012-10-04T03:24:40Z",
            "Fri, 04 Oct 2012 03:24:40 +0000",
        ] {
            assert!(!is_rfc2822(text), "{text}");
        }
    }
}
