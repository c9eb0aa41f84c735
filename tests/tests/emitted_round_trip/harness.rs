//! Reads lines of `CRATE<tab>TYPE<tab>DIRECTION<tab>JSON` and answers each with what became of the
//! value: a program of the test's, built with the crates that it emitted. One line of JSON
//! for each: the value as it is written, or the reason why not. A line of
//! `CRATE<tab>OPERATION<tab>answer<tab>STATUS<tab>MEDIA TYPE<tab>BODY`, the body as a text of JSON,
//! asks whether the client reads an answer.

use std::io::{BufRead, Write};

mod exact;

/// Which way a value travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// From the caller to the service.
    Request,
    /// From the service to the caller.
    Response,
}

/// Sends the text of one value through a type.
pub type Trip = fn(&str, Direction) -> Result<String, String>;

/// One emitted crate: its types by name, held against by its own tables.
macro_rules! emitted {
    ($name:ident: $($type:ident)*) => {
        pub mod $name {
            mod same_meaning;

            use self::same_meaning::{Shape, same_meaning};
            use ::$name::runtime::model::{Value, tolerated};

            use crate::exact::exact;
            use crate::{Direction, Trip};

            pub fn find(name: &str) -> Option<Trip> {
                match name {
                    $(stringify!($type) => Some(trip::<::$name::types::$type>),)*
                    _ => None,
                }
            }

            #[allow(dead_code)]
            fn trip<T>(text: &str, direction: Direction) -> Result<String, String>
            where
                T: Value + serde::Serialize + serde::de::DeserializeOwned,
            {
                let value: T = serde_json::from_str(text).map_err(|error| error.to_string())?;
                let back = serde_json::to_string(&value).map_err(|error| error.to_string())?;
                let (left, right) = (exact(text.as_bytes())?, exact(back.as_bytes())?);
                same_meaning(&left, &right, &Shape::of::<T>(), direction)
                    .map_err(|difference| difference.to_string())?;
                match &tolerated::<T>(text.as_bytes())[..] {
                    [] => Ok(back),
                    [first, ..] => Err(format!("tolerated: {first}")),
                }
            }
        }
    };
}

/// Whether the client of a crate reads an answer: operation, status, media type and body.
macro_rules! read {
    ($name:ident: $operation:ident $answer:ident) => {{
        let mut parts = $answer.splitn(3, '\t');
        let mut part = || parts.next().unwrap();
        let (status, media_type) = (part().parse().unwrap(), part());
        let body: String = serde_json::from_str(part()).unwrap();
        let read = ::$name::decode_response($operation, status, Some(media_type), body);
        read.map(|()| String::new()).map_err(|error| error.to_string())
    }};
}

// EMITTED

fn main() {
    let mut to = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line = line.unwrap();
        let mut parts = line.splitn(4, '\t');
        let mut part = || parts.next().unwrap();
        let (name, ty, direction, text) = (part(), part(), part(), part());
        let outcome = match direction {
            "answer" => read(name, ty, text),
            "request" => find(name, ty).unwrap()(text, Direction::Request),
            _ => find(name, ty).unwrap()(text, Direction::Response),
        };
        let answer = serde_json::to_string(&outcome).unwrap();
        writeln!(to, "{answer}").unwrap();
    }
}
