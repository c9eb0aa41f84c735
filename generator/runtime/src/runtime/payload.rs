//! What a body holds that is sent as it is: bytes, or a stream of them.

use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use reqwest::Body;

/// Bytes to send. Those that are held can be sent again; a [`reqwest::Body`] that streams them,
/// such as one of a file, is sent once only, by one of the clones of a call.
#[derive(Clone)]
pub struct Payload(Source);

#[derive(Clone)]
enum Source {
    Held(Bytes),
    Streamed(Arc<Mutex<Option<Body>>>, Option<u64>),
}

impl Payload {
    /// A stream of so many bytes, for services that want to know how many are to come. Without
    /// the length (`Payload::from`) it is sent in chunks.
    ///
    /// The limit of time for a call holds for all of it:
    /// [`TransportBuilder::timeout`](super::TransportBuilder::timeout).
    #[must_use]
    pub fn streamed(body: impl Into<Body>, length: u64) -> Payload {
        Payload::of(body.into(), Some(length))
    }

    fn of(body: Body, length: Option<u64>) -> Payload {
        Payload(Source::Streamed(Arc::new(Mutex::new(Some(body))), length))
    }

    /// The body, and its length where only the caller knows it.
    ///
    /// # Errors
    /// When it was streamed already.
    pub(crate) fn take(self) -> Result<(Body, Option<u64>), String> {
        match self.0 {
            Source::Held(bytes) => Ok((bytes.into(), None)),
            Source::Streamed(body, length) => {
                let mut body = body.lock().unwrap_or_else(PoisonError::into_inner);
                let body = body.take();
                let body = body.ok_or("a body that is streamed can be sent once only")?;
                Ok((body, length))
            }
        }
    }
}

impl From<Body> for Payload {
    fn from(body: Body) -> Payload {
        Payload::of(body, None)
    }
}

macro_rules! held {
    ($($type:ty)+) => {$(
        impl From<$type> for Payload {
            fn from(bytes: $type) -> Payload {
                Payload(Source::Held(bytes.into()))
            }
        }
    )+};
}

held!(Bytes bytes::BytesMut Vec<u8> Box<[u8]> String &'static [u8] &'static str);
