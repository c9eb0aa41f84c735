//! How the client reads and writes each documented body.
//!
//! The types are not named here: each codec is inferred from the function or error
//! variant of the client that takes the body.

mod table;

use bigcommerce_orders::runtime::model::{Value, from_json, tolerated};
use bigcommerce_orders::{Client, Error, Response};
use serde::Serialize;

use crate::Shape;
pub use table::table;

/// How the client reads and writes one body.
#[derive(Debug, Clone, Copy)]
pub struct Codec {
    /// What the model says of the body.
    pub shape: fn() -> Shape,
    /// Reads a body and writes it again.
    pub there_and_back: fn(&[u8]) -> Result<Vec<u8>, String>,
    /// What was tolerated when a body was read: each place with its kind.
    pub tolerated: fn(&[u8]) -> Vec<String>,
}

impl Codec {
    fn of<T: Value + Serialize>() -> Codec {
        Codec {
            shape: Shape::of::<T>,
            there_and_back: |bytes| {
                let value: T = from_json(bytes).map_err(|error| error.to_string())?;
                serde_json::to_vec(&value).map_err(|error| error.to_string())
            },
            tolerated: |bytes| {
                let found = tolerated::<T>(bytes).into_iter();
                found.map(|found| found.to_string()).collect()
            },
        }
    }

    /// The body that a call is made with.
    fn request<B: Value + Serialize>(_call: impl Fn(&Client, &B)) -> Codec {
        Codec::of::<B>()
    }

    /// The body that a call answers when it succeeds.
    fn success<R, F, T, E>(_send: impl Fn(R) -> F) -> Codec
    where
        F: Future<Output = Result<Response<T>, Error<E>>>,
        T: Value + Serialize,
    {
        Codec::of::<T>()
    }

    /// The body that a documented error carries.
    fn error<B: Value + Serialize, E>(_variant: fn(B) -> E) -> Codec {
        Codec::of::<B>()
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
