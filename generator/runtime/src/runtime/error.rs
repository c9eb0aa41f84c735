//! What goes wrong with a call, with nothing of the answer lost.

use std::any::Any;
use std::fmt;

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use super::model::Tolerated;
use super::response::RawResponse;
use super::security::MissingCredentials;
use super::server::ServerFault;
use super::token::TokenError;

/// A failed call. One pointer wide.
///
/// `E` is the operation's documented errors; `Error` alone is the same with that
/// type erased, so that `?` gathers calls of different operations.
pub struct Error<E = Erased> {
    failure: Box<Failure<E>>,
}

struct Failure<E> {
    operation: &'static str,
    kind: ErrorKind<E>,
    /// What the document says of a documented error.
    meaning: &'static str,
    answer: Option<RawResponse>,
}

/// Why a call failed. Its debug output leaves a documented error out, which is a body.
#[non_exhaustive]
pub enum ErrorKind<E> {
    /// The service answered with an error that the document describes.
    Documented(E),
    /// The service answered with a status that the document does not name.
    UndocumentedStatus,
    /// The service answered, and the body is not what the document says.
    Decode {
        /// JSON Pointer of the part that could not be read.
        pointer: String,
        /// What was expected there. It holds nothing of the body.
        message: String,
    },
    /// The service answered with success, and a strict client refuses the body: these are
    /// the places, never none, that a tolerant one would have read. [`Error::bytes`] has
    /// the body.
    Refused(Vec<Tolerated>),
    /// The body of the answer is longer than the limit.
    BodyTooLong {
        /// The limit in bytes.
        limit: usize,
    },
    /// The request could not be written: its body, or a value in its path.
    Encode(String),
    /// The credentials hold a character that no header can carry, such as a line
    /// break at the end of a key that was read from a file.
    Credentials,
    /// The operation asks for credentials that the client does not have. Nothing was sent.
    NoCredentials(MissingCredentials),
    /// The one who provides tokens had none. Nothing was sent.
    Token(TokenError),
    /// There is no URL to send anything to.
    Server(ServerFault),
    /// An answer was to be read as one of an operation that this crate does not have.
    UnknownOperation,
    /// No answer came, or it broke off; then there is a status.
    Transport(reqwest::Error),
}

impl<E> Error<E> {
    pub(super) fn new(operation: &'static str, kind: ErrorKind<E>) -> Error<E> {
        Error {
            failure: Box::new(Failure {
                operation,
                kind,
                meaning: "",
                answer: None,
            }),
        }
    }

    pub(super) fn answered(
        operation: &'static str,
        kind: ErrorKind<E>,
        answer: RawResponse,
    ) -> Error<E> {
        Error {
            failure: Box::new(Failure {
                operation,
                kind,
                meaning: "",
                answer: Some(answer),
            }),
        }
    }

    /// An answer that the document describes as an error.
    pub(super) fn described(operation: &'static str, error: E, answer: RawResponse) -> Error<E>
    where
        E: ErrorBody,
    {
        let meaning = error.meaning();
        let mut error = Error::answered(operation, ErrorKind::Documented(error), answer);
        error.failure.meaning = meaning;
        error
    }

    /// The same error with the type of the documented ones erased, as `?` does it.
    pub fn erase(self) -> Error
    where
        E: ErrorBody,
    {
        self.into()
    }

    /// The operation that failed.
    pub fn operation(&self) -> &'static str {
        self.failure.operation
    }

    /// Why it failed.
    pub fn kind(&self) -> &ErrorKind<E> {
        &self.failure.kind
    }

    /// The documented error, if that is what came.
    pub fn documented(&self) -> Option<&E> {
        match &self.failure.kind {
            ErrorKind::Documented(error) => Some(error),
            _ => None,
        }
    }

    /// The status, if there was an answer.
    pub fn status(&self) -> Option<StatusCode> {
        self.failure.answer.as_ref().map(RawResponse::status)
    }

    /// The headers, if there was an answer.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.failure.answer.as_ref().map(RawResponse::headers)
    }

    /// The body as it came, if there was an answer, and as far as it was read.
    pub fn bytes(&self) -> Option<&Bytes> {
        self.failure.answer.as_ref().map(RawResponse::bytes)
    }

    /// Where the body of a documented or refused answer is not as documented. It is found
    /// by reading the bytes once more, and only when asked for.
    pub fn tolerated(&self) -> Vec<Tolerated> {
        let answer = self.failure.answer.as_ref();
        answer.map(RawResponse::tolerated).unwrap_or_default()
    }
}

/// A type of documented errors. Emitted for each operation.
pub trait ErrorBody: fmt::Debug + Send + Sync + 'static {
    /// What the document says of this error: its own words, nothing of the answer.
    fn meaning(&self) -> &'static str;
}

/// Documented errors of some operation, as a value to look into.
pub struct Erased(Box<dyn Any + Send + Sync>);

impl Erased {
    /// The documented errors of one operation, if they are that operation's.
    #[must_use]
    pub fn downcast_ref<E: ErrorBody>(&self) -> Option<&E> {
        self.0.downcast_ref()
    }
}

impl fmt::Debug for Erased {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Erased")
    }
}

impl<E: ErrorBody> From<Error<E>> for Error {
    fn from(error: Error<E>) -> Error {
        let Failure {
            operation,
            kind,
            meaning,
            answer,
        } = *error.failure;
        let kind = match kind {
            ErrorKind::Documented(error) => ErrorKind::Documented(Erased(Box::new(error))),
            ErrorKind::UndocumentedStatus => ErrorKind::UndocumentedStatus,
            ErrorKind::Decode { pointer, message } => ErrorKind::Decode { pointer, message },
            ErrorKind::Refused(places) => ErrorKind::Refused(places),
            ErrorKind::BodyTooLong { limit } => ErrorKind::BodyTooLong { limit },
            ErrorKind::Encode(why) => ErrorKind::Encode(why),
            ErrorKind::Credentials => ErrorKind::Credentials,
            ErrorKind::NoCredentials(missing) => ErrorKind::NoCredentials(missing),
            ErrorKind::Token(error) => ErrorKind::Token(error),
            ErrorKind::Server(fault) => ErrorKind::Server(fault),
            ErrorKind::UnknownOperation => ErrorKind::UnknownOperation,
            ErrorKind::Transport(error) => ErrorKind::Transport(error),
        };
        Error {
            failure: Box::new(Failure {
                operation,
                kind,
                meaning,
                answer,
            }),
        }
    }
}

/// Says what happened and where, and of a documented error what the document says. It
/// holds nothing of the body and no credentials:
/// [`Error::documented`] and [`Error::bytes`] have those who ask for them.
impl<E> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.failure.operation)?;
        if let Some(status) = self.status() {
            write!(f, "status {}: ", status.as_u16())?;
        }
        match &self.failure.kind {
            ErrorKind::Documented(_) => f.write_str(self.failure.meaning),
            ErrorKind::UndocumentedStatus => f.write_str("the document does not name this status"),
            ErrorKind::Decode { pointer, message } if pointer.is_empty() => {
                write!(f, "the body is not as documented: {message}")
            }
            ErrorKind::Decode { pointer, message } => {
                write!(f, "the body is not as documented at `{pointer}`: {message}")
            }
            ErrorKind::Refused(places) => write_places(f, places),
            ErrorKind::BodyTooLong { limit } => {
                write!(f, "the body is longer than {limit} bytes")
            }
            ErrorKind::Encode(why) => write!(f, "the request cannot be written: {why}"),
            ErrorKind::Credentials => {
                f.write_str("the credentials hold a character that no header can carry")
            }
            ErrorKind::NoCredentials(missing) => missing.fmt(f),
            ErrorKind::Token(_) => f.write_str("no token was provided"),
            ErrorKind::Server(fault) => fault.fmt(f),
            ErrorKind::UnknownOperation => f.write_str("there is no such operation"),
            ErrorKind::Transport(error) => {
                f.write_str(what_happened(error, self.failure.answer.is_some()))
            }
        }
    }
}

fn write_places(f: &mut fmt::Formatter<'_>, places: &[Tolerated]) -> fmt::Result {
    let Some((first, others)) = places.split_first() else {
        return f.write_str("the body is not as documented");
    };
    write!(f, "the body is not as documented at {first}")?;
    match others.len() {
        0 => Ok(()),
        1 => f.write_str(", and at one more place"),
        others => write!(f, ", and at {others} more places"),
    }
}

/// In one phrase; the causes are for [`std::error::Error::source`] to tell.
fn what_happened(error: &reqwest::Error, is_answered: bool) -> &'static str {
    match (is_answered, error.is_timeout()) {
        (true, true) => "the answer did not end in time",
        (true, false) => "the answer broke off",
        (false, true) => "no answer in time",
        (false, false) if error.is_connect() => "no connection",
        (false, false) if error.is_builder() => "the URL or a header cannot be sent",
        (false, false) => "no answer",
    }
}

/// The same, and the causes behind it.
impl<E> fmt::Debug for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Error({self}")?;
        let mut source = std::error::Error::source(self);
        while let Some(cause) = source {
            write!(f, ": {cause}")?;
            source = cause.source();
        }
        f.write_str(")")
    }
}

impl<E> fmt::Debug for ErrorKind<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ErrorKind::Documented(_) => f.write_str("Documented(..)"),
            ErrorKind::UndocumentedStatus => f.write_str("UndocumentedStatus"),
            ErrorKind::Decode { pointer, message } => f
                .debug_struct("Decode")
                .field("pointer", pointer)
                .field("message", message)
                .finish(),
            ErrorKind::Refused(places) => f.debug_tuple("Refused").field(places).finish(),
            ErrorKind::BodyTooLong { limit } => write!(f, "BodyTooLong({limit})"),
            ErrorKind::Encode(why) => f.debug_tuple("Encode").field(why).finish(),
            ErrorKind::Credentials => f.write_str("Credentials"),
            ErrorKind::NoCredentials(missing) => {
                f.debug_tuple("NoCredentials").field(missing).finish()
            }
            ErrorKind::Token(error) => f.debug_tuple("Token").field(error).finish(),
            ErrorKind::Server(fault) => f.debug_tuple("Server").field(fault).finish(),
            ErrorKind::UnknownOperation => f.write_str("UnknownOperation"),
            ErrorKind::Transport(error) => f.debug_tuple("Transport").field(error).finish(),
        }
    }
}

impl<E> std::error::Error for Error<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.failure.kind {
            ErrorKind::Transport(error) => Some(error),
            ErrorKind::Token(error) => Some(&**error),
            _ => None,
        }
    }
}
