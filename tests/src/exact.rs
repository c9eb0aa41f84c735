//! JSON values that keep every digit of their numbers.

use serde_json::Value as Json;

/// The value of a JSON text. A number that a double may not hold becomes a text of its
/// digits: where a decimal stands it means the same, and anywhere else it stays what it
/// is as long as both sides have it.
///
/// # Errors
/// When the text is no JSON.
pub fn exact(json: &[u8]) -> Result<Json, String> {
    let text = std::str::from_utf8(json).map_err(|error| error.to_string())?;
    let mut quoted = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c == '"' || c == '-' || c.is_ascii_digit()) {
        quoted.push_str(&rest[..start]);
        rest = &rest[start..];
        let is_number = !rest.starts_with('"');
        let length = if is_number {
            number(rest)
        } else {
            string(rest)
        };
        let (token, after) = rest.split_at(length);
        if is_number && is_inexact(token) {
            quoted.extend(["\"", token, "\""]);
        } else {
            quoted.push_str(token);
        }
        rest = after;
    }
    quoted.push_str(rest);
    serde_json::from_str(&quoted).map_err(|error| error.to_string())
}

/// How long the number is that the text begins with.
fn number(text: &str) -> usize {
    let is_of_number = |c: char| c.is_ascii_digit() || "+-.eE".contains(c);
    text.find(|c| !is_of_number(c)).unwrap_or(text.len())
}

/// How long the string is that the text begins with.
fn string(text: &str) -> usize {
    let mut is_escaped = false;
    let end = text.bytes().skip(1).position(|byte| {
        let is_end = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        is_end
    });
    end.map_or(text.len(), |end| end + 2)
}

fn is_inexact(number: &str) -> bool {
    let mantissa = number.split(['e', 'E']).next().unwrap_or_default();
    let digits = mantissa.bytes().filter(u8::is_ascii_digit).count();
    digits > 15 && number.parse::<i64>().is_err() && number.parse::<u64>().is_err()
}
