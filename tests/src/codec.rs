//! How the client reads and writes each documented body.
//!
//! The types are not named here: each codec is inferred from the function or error
//! variant of the client that takes the body.

mod table;

use bigcommerce_orders::runtime::model::{Kind, Value, from_json, to_json, tolerated_as};
use bigcommerce_orders::{Client, Error, Response};
use serde::Serialize;

use crate::Shape;
pub use table::table;

/// Reads a body and writes it again, as what it is said to be.
type ThereAndBack = fn(Option<&Kind>, &[u8]) -> Result<Vec<u8>, String>;

/// Says what was tolerated in a body, as what it is said to be.
type Tolerated = fn(Option<&Kind>, &[u8]) -> Vec<String>;

/// How the client reads and writes one body.
#[derive(Debug, Clone, Copy)]
pub struct Codec {
    /// What the client's operation says the body is, where its type has no table.
    kind: Option<&'static Kind>,
    shape: fn() -> Shape,
    there_and_back: ThereAndBack,
    tolerated: Tolerated,
}

impl Codec {
    fn of<T: Value + Serialize>(kind: Option<&'static Kind>) -> Codec {
        Codec {
            kind,
            shape: Shape::of::<T>,
            there_and_back: |kind, bytes| {
                let value: T = from_json(bytes).map_err(|error| error.to_string())?;
                let written = match kind {
                    Some(kind) => to_json(value.view(), kind),
                    None => serde_json::to_vec(&value),
                };
                written.map_err(|error| error.to_string())
            },
            tolerated: |kind, bytes| {
                let found = tolerated_as::<T>(kind, bytes).into_iter();
                found.map(|found| found.to_string()).collect()
            },
        }
    }

    /// What the model says of the body.
    #[must_use]
    pub fn shape(&self) -> Shape {
        self.kind.map_or_else(self.shape, Shape::Of)
    }

    /// Reads a body and writes it again, as the client does.
    ///
    /// # Errors
    /// Why it cannot be read or written.
    pub fn there_and_back(&self, bytes: &[u8]) -> Result<Vec<u8>, String> {
        (self.there_and_back)(self.kind, bytes)
    }

    /// What was tolerated when a body was read: each place with its kind.
    #[must_use]
    pub fn tolerated(&self, bytes: &[u8]) -> Vec<String> {
        (self.tolerated)(self.kind, bytes)
    }

    /// The body that a call is made with.
    fn request<B: Value + Serialize>(_call: impl Fn(&Client, &B)) -> Codec {
        Codec::of::<B>(None)
    }

    /// The same body, where the call says what it is.
    fn with(self, kind: &'static Kind) -> Codec {
        Codec {
            kind: Some(kind),
            ..self
        }
    }

    /// The body that a call answers when it succeeds.
    fn success<R, F, T, E>(_send: impl Fn(R) -> F) -> Codec
    where
        F: Future<Output = Result<Response<T>, Error<E>>>,
        T: Value + Serialize,
    {
        Codec::of::<T>(None)
    }

    /// The body that a documented error carries.
    fn error<B: Value + Serialize, E>(_variant: fn(B) -> E) -> Codec {
        Codec::of::<B>(None)
    }
}

/// Which body of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Body {
    /// What it is sent.
    Request,
    /// What it answers under a status.
    Response(u16),
}

/// One body and its codec.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// The operation's id.
    pub operation: &'static str,
    /// Which of its bodies.
    pub body: Body,
    /// How it is read and written.
    pub codec: Codec,
}

impl Row {
    fn new(operation: &'static str, body: Body, codec: Codec) -> Row {
        Row {
            operation,
            body,
            codec,
        }
    }
}
