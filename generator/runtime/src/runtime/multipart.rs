//! Parts of a `multipart/form-data` body (RFC 7578).
//!
//! The body is put together here and not by a library's form, so that a request can be
//! sent again and the same parts are the same bytes.

use std::borrow::Cow;

use bytes::Bytes;

/// One part: a file or what stands in for one. Its debug output shows no content.
#[derive(Clone)]
pub struct Part {
    content: Bytes,
    file_name: Option<String>,
    media_type: Option<Cow<'static, str>>,
}

impl Part {
    /// A part with this content.
    #[must_use]
    pub fn new(content: impl Into<Bytes>) -> Part {
        Part {
            content: content.into(),
            file_name: None,
            media_type: None,
        }
    }

    /// The same part under the name of a file.
    #[must_use]
    pub fn file_name(mut self, name: impl Into<String>) -> Part {
        self.file_name = Some(name.into());
        self
    }

    /// The same part, said to be of this media type.
    #[must_use]
    pub fn media_type(mut self, media_type: impl Into<Cow<'static, str>>) -> Part {
        self.media_type = Some(media_type.into());
        self
    }

    /// The same part, said to be of this media type if nothing is said so far.
    #[must_use]
    pub(super) fn or_media_type(mut self, media_type: &'static str) -> Part {
        if !media_type.is_empty() {
            self.media_type.get_or_insert(media_type.into());
        }
        self
    }
}

impl<T: Into<Bytes>> From<T> for Part {
    fn from(content: T) -> Part {
        Part::new(content)
    }
}

impl std::fmt::Debug for Part {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Part")
            .field("bytes", &self.content.len())
            .finish_non_exhaustive()
    }
}

/// The media type and the bytes of a body of parts, by their names.
///
/// # Errors
/// When a media type cannot stand in a header.
pub(super) fn body(parts: &[(String, Part)]) -> Result<(String, Bytes), String> {
    let boundary = boundary(parts);
    let mut body = Vec::new();
    for (name, part) in parts {
        let mut head = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"{}\"",
            quoted(name)
        );
        if let Some(file) = &part.file_name {
            head.push_str(&format!("; filename=\"{}\"", quoted(file)));
        }
        if let Some(media_type) = &part.media_type {
            if media_type.contains(['\r', '\n']) {
                return Err(format!("the media type of the part `{name}` is no header"));
            }
            head.push_str(&format!("\r\nContent-Type: {media_type}"));
        }
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(b"\r\n\r\n");
        body.extend_from_slice(&part.content);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    let media_type = format!("multipart/form-data; boundary={boundary}");
    Ok((media_type, body.into()))
}

/// A text that no part holds.
fn boundary(parts: &[(String, Part)]) -> String {
    let holds = |boundary: &str| {
        let boundary = boundary.as_bytes();
        let mut contents = parts.iter().map(|(_, part)| &part.content);
        contents.any(|content| content.windows(boundary.len()).any(|text| text == boundary))
    };
    let numbers = 0_u32..;
    let mut candidates = numbers.map(|number| format!("part-boundary-{number}"));
    candidates
        .find(|candidate| !holds(candidate))
        .unwrap_or_default()
}

/// A name within quotes, as browsers write it (HTML, Multipart form data).
fn quoted(name: &str) -> String {
    name.replace('\r', "%0D")
        .replace('\n', "%0A")
        .replace('"', "%22")
}
