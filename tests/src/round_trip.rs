//! One value there and back: read by a client, written again, and compared.

use countersign_spec::json_schema::{Direction, Validator};
use serde_json::Value as Json;

use crate::{Shape, same_meaning};

/// Reads a body and writes it again; or says why not.
pub type ThereAndBack<'a> = &'a dyn Fn(&[u8]) -> Result<Vec<u8>, String>;

/// A way of a value through a client, and what it is held against.
pub struct RoundTrip<'a> {
    /// Reads a body and writes it again.
    pub there_and_back: ThereAndBack<'a>,
    /// What was tolerated when a body was read.
    pub tolerated: &'a dyn Fn(&[u8]) -> Vec<String>,
    /// What the model says of the body.
    pub shape: &'a Shape,
    /// Which way it travels.
    pub direction: Direction,
    /// Its schema.
    pub validator: &'a Validator,
}

impl RoundTrip<'_> {
    /// Whether a valid value is read without being tolerated, and written to the same
    /// meaning and the same schema.
    ///
    /// # Errors
    /// The first thing that is not so.
    pub fn check(&self, value: &Json) -> Result<(), String> {
        let bytes = value.to_string().into_bytes();
        let back = (self.there_and_back)(&bytes)?;
        same_meaning(&exact(&bytes)?, &exact(&back)?, self.shape, self.direction)
            .map_err(|difference| difference.to_string())?;
        let back: Json = serde_json::from_slice(&back).map_err(|error| error.to_string())?;
        let tolerated = (self.tolerated)(&bytes);
        if !tolerated.is_empty() {
            return Err(format!("tolerated though it is valid: {tolerated:?}"));
        }
        // A struct of what is answered may write what its schema only reads as `null`
        // in another way; what is sent has to be right as it is.
        if self.direction == Direction::Request && !self.validator.is_valid(&back) {
            let violations = self.validator.violations(&back);
            return Err(format!(
                "written as {back}, which its schema refuses: {violations:?}"
            ));
        }
        Ok(())
    }
}

/// The value of a JSON text. A number that a double may not hold becomes a text of its
/// digits: where a decimal stands it means the same, and anywhere else it stays what it
/// is as long as both sides have it.
fn exact(json: &[u8]) -> Result<Json, String> {
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
