//! From the bytes of a body to what it holds. The media type that came with them explains
//! a failure, and refuses nothing: services call JSON by many names.

use reqwest::header::{CONTENT_TYPE, HeaderMap};

use super::model::{Value, from_json, from_slot};

/// Why a body cannot be read. It holds nothing of the body.
pub(super) struct DecodeFault {
    /// JSON Pointer of the part; empty for the whole.
    pub(super) pointer: String,
    pub(super) message: String,
}

impl DecodeFault {
    fn whole(message: String) -> DecodeFault {
        let pointer = String::new();
        DecodeFault { pointer, message }
    }
}

/// Reads JSON plainly; only a failure pays for finding out where it is.
pub(super) fn json<T: Value>(headers: &HeaderMap, bytes: &[u8]) -> Result<T, DecodeFault> {
    from_json(bytes).map_err(|plain| {
        let mut json = serde_json::Deserializer::from_slice(bytes);
        let mut track = serde_path_to_error::Track::new();
        let followed = serde_path_to_error::Deserializer::new(&mut json, &mut track);
        let mut fault = match from_slot::<T, _>(followed) {
            Ok(_) => DecodeFault::whole(plain.to_string()),
            Err(error) => DecodeFault {
                pointer: pointer(&track.path()),
                message: error.to_string(),
            },
        };
        if let Some(other) = media_type(headers).filter(|name| !is_json(name)) {
            fault.message = format!("`{other}` came instead of JSON: {}", fault.message);
        }
        fault
    })
}

/// Reads a text. One in another encoding than UTF-8 is read only if it holds nothing but
/// ASCII, which is then the same in both.
pub(super) fn text(headers: &HeaderMap, bytes: &[u8]) -> Result<String, DecodeFault> {
    let is_ascii = bytes.is_ascii() && !bytes.contains(&0);
    match charset(headers) {
        Some(other) if !is_ascii && !matches!(other.as_str(), "utf-8" | "utf8") => {
            let message = format!("the text is encoded in `{other}`, and only UTF-8 is read");
            Err(DecodeFault::whole(message))
        }
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => Ok(text.to_owned()),
            Err(error) => Err(DecodeFault::whole(format!("the text is no UTF-8: {error}"))),
        },
    }
}

/// Type and subtype of the `Content-Type`, in lower case.
fn media_type(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(CONTENT_TYPE)?.to_str().ok()?;
    name(value.split(';').next()?)
}

/// The encoding that the `Content-Type` names, in lower case.
fn charset(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(CONTENT_TYPE)?.to_str().ok()?;
    let parameters = value.split(';').skip(1);
    let mut parameters = parameters.filter_map(|parameter| parameter.split_once('='));
    let charset = parameters.find(|(name, _)| name.trim().eq_ignore_ascii_case("charset"));
    name(charset?.1.trim().trim_matches('"'))
}

/// A short name as it is shown; anything else in its place is not.
fn name(text: &str) -> Option<String> {
    let text = text.trim().to_ascii_lowercase();
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/+-._:".contains(c);
    ((1..=80).contains(&text.len()) && text.chars().all(is_plain)).then_some(text)
}

fn is_json(media_type: &str) -> bool {
    media_type.ends_with("/json") || media_type.ends_with("+json")
}

/// A path as a JSON Pointer (RFC 6901).
fn pointer(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;

    path.iter()
        .map(|segment| match segment {
            Segment::Seq { index } => format!("/{index}"),
            Segment::Map { key } => format!("/{}", key.replace('~', "~0").replace('/', "~1")),
            Segment::Enum { .. } | Segment::Unknown => String::new(),
        })
        .collect()
}
