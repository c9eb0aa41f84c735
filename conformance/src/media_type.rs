//! Media types as headers write them, and which documented one speaks for them.

use countersign_spec::resolve::MediaType;
use indexmap::IndexMap;

/// A media type as a header writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ContentType {
    /// Type and subtype in lower case.
    pub(crate) essence: String,
    /// The charset, in lower case.
    pub(crate) charset: Option<String>,
}

impl ContentType {
    /// Reads the value of a `Content-Type`; none when it is no media type. What
    /// passes holds only characters of tokens and is short, so that it may be shown.
    pub(crate) fn parse(text: &str) -> Option<ContentType> {
        let mut parts = text.split(';');
        let essence = parts.next()?.trim().to_ascii_lowercase();
        let (kind, subtype) = essence.split_once('/')?;
        if !is_token(kind) || !is_token(subtype) {
            return None;
        }
        let charset = parts.find_map(|part| {
            let (name, value) = part.split_once('=')?;
            let value = value.trim().trim_matches('"').to_ascii_lowercase();
            let is_charset = name.trim().eq_ignore_ascii_case("charset") && is_token(&value);
            is_charset.then_some(value)
        });
        Some(ContentType { essence, charset })
    }

    /// Whether the body is JSON (RFC 8259) or built on it (RFC 6839).
    pub(crate) fn is_json(&self) -> bool {
        is_json(&self.essence)
    }
}

/// Whether a media type is JSON or built on it.
pub(crate) fn is_json(name: &str) -> bool {
    let essence = name.split(';').next().unwrap_or(name).trim();
    essence.eq_ignore_ascii_case("application/json")
        || essence.eq_ignore_ascii_case("text/json")
        || essence.to_ascii_lowercase().ends_with("+json")
}

/// The documented entry that speaks for `essence`: itself, else a range such as
/// `text/*`, else `*/*` (OpenAPI 3.0.3, Response Object).
pub(crate) fn documented<'d>(
    content: &'d IndexMap<String, MediaType>,
    essence: &str,
) -> Option<&'d MediaType> {
    let kind = essence.split('/').next().unwrap_or_default();
    let wanted = [essence.to_owned(), format!("{kind}/*"), "*/*".to_owned()];
    wanted.iter().find_map(|wanted| {
        let entries = content.iter();
        let mut same = entries.filter(|(name, _)| {
            let name = name.split(';').next().unwrap_or(name).trim();
            name.eq_ignore_ascii_case(wanted)
        });
        same.next().map(|(_, media_type)| media_type)
    })
}

fn is_token(text: &str) -> bool {
    let is_token_byte = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$&-^_.+*".contains(&byte);
    !text.is_empty() && text.len() <= 100 && text.bytes().all(is_token_byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_no_part_of_a_media_type() {
        let parsed = ContentType::parse("Application/JSON; Charset=\"UTF-8\"").unwrap();
        assert_eq!(parsed.essence, "application/json");
        assert_eq!(parsed.charset.as_deref(), Some("utf-8"));
        assert!(parsed.is_json());
        assert!(is_json("application/problem+json"));
        assert!(!is_json("text/html"));
        assert_eq!(ContentType::parse("nonsense"), None);
        assert_eq!(ContentType::parse("a b/c"), None);
    }
}
