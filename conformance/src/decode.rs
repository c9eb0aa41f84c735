//! What a run knows of a typed client: whether it can read an answer. Who has a client joins
//! it to this trait.

use crate::interaction::{Interaction, Response};

/// A client, as far as it reads answers.
pub trait Decode: std::fmt::Debug + Sync {
    /// Reads the answer of an operation as a call of the client would.
    ///
    /// # Errors
    /// When it cannot. A documented error that it can read is as good as success.
    fn decode(&self, operation: &str, response: &Response) -> Result<(), DecodeFault>;
}

/// Why a client cannot read an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodeFault {
    /// JSON Pointer of the part; empty for the whole.
    pub pointer: String,
    /// What is wrong there, without any value of the answer.
    pub why: String,
}

/// Whether a client is to be asked: of a whole answer only, and of none to `HEAD`, whose body
/// nobody sends (RFC 9110, 9.3.2).
pub(crate) fn is_asked(interaction: &Interaction) -> bool {
    interaction.request.method != "HEAD" && !interaction.response.is_truncated()
}
