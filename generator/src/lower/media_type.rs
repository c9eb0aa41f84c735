//! What a media type says of how a body is read and written.

use countersign_spec::Diagnostic;
use countersign_spec::resolve::{MediaType, Operation};
use indexmap::IndexMap;

use super::Lowering;
use super::naming::NameHint;
use crate::diagnostic::XML_AS_TEXT;
use crate::ir::{Content, TypeRef};

/// What a media type holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Json,
    /// Text in UTF-8.
    Text,
    /// Text for whoever has a reader of XML.
    Xml,
    /// Pairs of names and values.
    Form,
    /// Parts with names.
    Parts,
    Bytes,
}

impl Class {
    /// The class of a media type, with or without parameters (RFC 9110, 8.3.1).
    pub(super) fn of(name: &str) -> Class {
        let essence = essence(name);
        let (kind, subtype) = essence.split_once('/').unwrap_or((&essence, ""));
        match (kind, subtype) {
            ("application", "json") | ("*", "*") => Class::Json,
            // RFC 6839: what a suffix says holds for the whole.
            (_, subtype) if subtype.ends_with("+json") => Class::Json,
            ("multipart", "form-data" | "*") => Class::Parts,
            ("application", "x-www-form-urlencoded") => Class::Form,
            // A Rust text is UTF-8, so another encoding is the caller's business.
            _ if !is_utf8(name) => Class::Bytes,
            (_, subtype) if subtype == "xml" || subtype.ends_with("+xml") => Class::Xml,
            ("text", _) => Class::Text,
            _ => Class::Bytes,
        }
    }
}

/// Whether a name is a range of media types, of which none can be sent (`image/*`).
pub(super) fn is_range(name: &str) -> bool {
    essence(name).ends_with("/*")
}

/// Whether a name is that of server-sent events.
pub(super) fn is_event_stream(name: &str) -> bool {
    essence(name) == "text/event-stream"
}

/// The first media type that is JSON, by its name.
pub(super) fn json(content: &IndexMap<String, MediaType>) -> Option<(&String, &MediaType)> {
    let mut content = content.iter();
    content.find(|(name, _)| Class::of(name) == Class::Json)
}

/// The media types of an answer that its body is read from: those of JSON, or all where
/// none is.
pub(super) fn accepted(content: &IndexMap<String, MediaType>) -> Vec<&str> {
    let has_json = json(content).is_some();
    let names = content.keys().map(String::as_str);
    names
        .filter(|name| !has_json || Class::of(name) == Class::Json)
        .collect()
}

/// Type and subtype in lower case, without parameters.
fn essence(name: &str) -> String {
    let essence = name.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

/// Whether a media type names no other encoding than UTF-8, of which ASCII is a part.
fn is_utf8(name: &str) -> bool {
    let mut parameters = name.split(';').skip(1);
    parameters.all(|parameter| match parameter.split_once('=') {
        Some((name, value)) if name.trim().eq_ignore_ascii_case("charset") => {
            let value = value.trim().trim_matches('"').to_ascii_lowercase();
            matches!(value.as_str(), "utf-8" | "utf8" | "us-ascii")
        }
        _ => true,
    })
}

impl Lowering<'_> {
    /// What a body holds under one media type; none for forms.
    pub(super) fn content(
        &mut self,
        operation: &Operation,
        (name, media_type): (&str, &MediaType),
        hint: &NameHint,
    ) -> Option<Content> {
        let schema = media_type
            .schema
            .map(|schema| &self.doc.schema(schema).shape);
        let is_binary = schema.is_some_and(|shape| shape.format.as_deref() == Some("binary"));
        match Class::of(name) {
            // Any media type at all, and a schema that says which kind.
            Class::Json if is_range(name) && is_binary => Some(Content::Bytes),
            Class::Json => Some(Content::Json(match media_type.schema {
                Some(schema) => self.schema(schema, hint).ty,
                None => TypeRef::Any,
            })),
            Class::Text => Some(Content::Text),
            Class::Xml => {
                self.problems.push(
                    Diagnostic::warning(
                        XML_AS_TEXT,
                        media_type.span,
                        format_args!("`{name}` of `{}` is a text for the caller", operation.id),
                    )
                    .help("XML is read and written by a library of your own"),
                );
                Some(Content::Text)
            }
            Class::Form | Class::Parts => None,
            Class::Bytes => Some(Content::Bytes),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_media_type_says_how_its_body_is_read() {
        for (name, class) in [
            ("application/json; charset=utf-8", Class::Json),
            ("application/vnd.api+JSON", Class::Json),
            ("*/*", Class::Json),
            ("text/csv", Class::Text),
            ("text/*", Class::Text),
            ("Text/Plain; Charset=\"UTF-8\"", Class::Text),
            ("text/plain; charset=iso-8859-1", Class::Bytes),
            ("application/xml", Class::Xml),
            ("text/xml", Class::Xml),
            ("application/atom+xml", Class::Xml),
            ("application/atom+xml; charset=utf-16", Class::Bytes),
            ("application/x-www-form-urlencoded", Class::Form),
            ("Multipart/Form-Data", Class::Parts),
            ("image/*", Class::Bytes),
            ("nonsense", Class::Bytes),
        ] {
            assert_eq!(Class::of(name), class, "{name}");
        }
    }
}
