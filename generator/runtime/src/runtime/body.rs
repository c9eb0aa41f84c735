//! The body of a request while it is put together.

use std::borrow::Cow;

use super::multipart::{self, Part};
use super::payload::Payload;

/// A name and a value, encoded as their place needs it.
#[derive(Clone)]
pub(crate) struct Pair {
    /// The parameter they are of.
    pub(super) parameter: &'static str,
    pub(super) name: String,
    pub(crate) value: String,
}

/// What is sent.
#[derive(Clone)]
pub(crate) enum Body {
    /// Bytes under a media type, or why there are none.
    Whole(Cow<'static, str>, Result<Payload, String>),
    /// Pairs of names and values, encoded (`application/x-www-form-urlencoded`).
    Form(Vec<Pair>),
    /// Parts by their names (`multipart/form-data`).
    Parts(Vec<(String, Part)>),
}

impl Body {
    /// Its media type and its bytes.
    ///
    /// # Errors
    /// Why it has none.
    pub(crate) fn finish(self) -> Result<(Cow<'static, str>, Payload), String> {
        match self {
            Body::Whole(media_type, bytes) => Ok((media_type, bytes?)),
            Body::Form(pairs) => {
                let pairs = pairs.iter();
                let pairs = pairs.map(|pair| format!("{}={}", pair.name, pair.value));
                let text = pairs.collect::<Vec<_>>().join("&");
                Ok(("application/x-www-form-urlencoded".into(), text.into()))
            }
            Body::Parts(parts) => {
                let (media_type, bytes) = multipart::body(&parts)?;
                Ok((media_type.into(), bytes.into()))
            }
        }
    }
}
