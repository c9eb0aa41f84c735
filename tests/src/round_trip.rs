//! One value there and back: read by a client, written again, and compared.

use countersign_spec::json_schema::{Direction, Validator};
use serde_json::Value as Json;

use crate::exact::exact;
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
