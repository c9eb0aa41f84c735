//! The body of a response, read as its media type says.

use serde_json::Value;
use serde_json::error::Category;

use crate::interaction::{Ending, Interaction};
use crate::media_type::ContentType;

/// A body, as far as it can be read.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Body {
    /// There is none.
    Empty,
    /// Bytes of a kind that is not looked into.
    Opaque,
    /// JSON.
    Json(Value),
    /// It breaks the rules of its own kind.
    Malformed(BodyFault),
}

/// How a body breaks the rules of its own kind.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum BodyFault {
    /// It is longer than is read.
    TooLong {
        /// Bytes that were read.
        bytes: usize,
    },
    /// The connection broke before it was whole.
    BrokenOff {
        /// Bytes that were read.
        bytes: usize,
    },
    /// It was not whole when the time was up.
    TooSlow {
        /// Bytes that were read.
        bytes: usize,
    },
    /// It is compressed, which was not asked for.
    Encoded,
    /// It says that it is written in another charset than UTF-8.
    OtherCharset {
        /// The charset.
        charset: String,
    },
    /// Its bytes are not UTF-8.
    NotUtf8 {
        /// The first byte that is not.
        at: usize,
    },
    /// It ends in the middle.
    Unfinished {
        /// Bytes there are.
        bytes: usize,
    },
    /// It is not JSON.
    NotJson {
        /// Where it stops being JSON.
        line: usize,
        /// Where in the line.
        column: usize,
    },
}

impl BodyFault {
    /// What should have been there.
    pub(crate) fn expected(&self) -> &'static str {
        match self {
            BodyFault::TooLong { .. } => "a body of bounded length",
            BodyFault::BrokenOff { .. } | BodyFault::TooSlow { .. } => "a whole body",
            BodyFault::Encoded => "a body without content coding, since none was asked for",
            BodyFault::OtherCharset { .. } | BodyFault::NotUtf8 { .. } => "JSON in UTF-8",
            BodyFault::Unfinished { .. } | BodyFault::NotJson { .. } => "well-formed JSON",
        }
    }

    /// What was there.
    pub(crate) fn seen(&self) -> String {
        match self {
            BodyFault::TooLong { bytes } => format!("more than {bytes} bytes"),
            BodyFault::BrokenOff { bytes } => {
                format!("the connection broke after {bytes} bytes of it")
            }
            BodyFault::TooSlow { bytes } => format!("{bytes} bytes when the time was up"),
            BodyFault::Encoded => "a content coding".to_owned(),
            BodyFault::OtherCharset { charset } => format!("charset {charset}"),
            BodyFault::NotUtf8 { at } => format!("a byte that is not UTF-8, after {at} bytes"),
            BodyFault::Unfinished { bytes } => {
                format!("JSON that ends in the middle, after {bytes} bytes")
            }
            BodyFault::NotJson { line, column } => {
                format!("text that is not JSON at line {line}, column {column}")
            }
        }
    }

    pub(crate) fn name(&self) -> &'static str {
        match self {
            BodyFault::TooLong { .. } => "too-long",
            BodyFault::BrokenOff { .. } => "broken-off",
            BodyFault::TooSlow { .. } => "too-slow",
            BodyFault::Encoded => "encoded",
            BodyFault::OtherCharset { .. } => "other-charset",
            BodyFault::NotUtf8 { .. } => "not-utf-8",
            BodyFault::Unfinished { .. } => "unfinished",
            BodyFault::NotJson { .. } => "not-json",
        }
    }
}

/// Reads the body of an answer as its own `Content-Type` says.
pub(crate) fn read(interaction: &Interaction, content_type: Option<&ContentType>) -> Body {
    let response = &interaction.response;
    let bytes = response.body.len();
    match response.ending {
        Ending::Limit => return Body::Malformed(BodyFault::TooLong { bytes }),
        Ending::Broken => return Body::Malformed(BodyFault::BrokenOff { bytes }),
        Ending::TimedOut => return Body::Malformed(BodyFault::TooSlow { bytes }),
        Ending::Whole => {}
    }
    if bytes == 0 {
        return Body::Empty;
    }
    let coding = response.header_value("content-encoding");
    if coding.is_some_and(|coding| !coding.trim().eq_ignore_ascii_case("identity")) {
        return Body::Malformed(BodyFault::Encoded);
    }
    match content_type {
        Some(content_type) if content_type.is_json() => {
            json(&response.body, content_type).map_or_else(Body::Malformed, Body::Json)
        }
        _ => Body::Opaque,
    }
}

fn json(bytes: &[u8], content_type: &ContentType) -> Result<Value, BodyFault> {
    // RFC 8259 (8.1) has JSON in UTF-8 and nothing else; ASCII is part of it.
    let is_utf8 = |charset: &&String| matches!(charset.as_str(), "utf-8" | "utf8" | "us-ascii");
    if let Some(charset) = content_type
        .charset
        .iter()
        .find(|charset| !is_utf8(charset))
    {
        let charset = charset.clone();
        return Err(BodyFault::OtherCharset { charset });
    }
    let text = std::str::from_utf8(bytes).map_err(|error| BodyFault::NotUtf8 {
        at: error.valid_up_to(),
    })?;
    // RFC 8259 (8.1) lets a reader pass over a byte order mark.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    serde_json::from_str(text).map_err(|error| match error.classify() {
        Category::Eof => BodyFault::Unfinished { bytes: text.len() },
        _ => BodyFault::NotJson {
            line: error.line(),
            column: error.column(),
        },
    })
}
