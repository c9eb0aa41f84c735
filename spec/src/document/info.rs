//! `info`: what the API is called.

use super::{Context, Fields, Parse};
use crate::source::{Node, Span, Value};

/// Title, version and description of an API.
#[derive(Debug, Clone)]
pub struct Info {
    /// The API's name.
    pub title: String,
    /// The document's version, in whatever form its author chose.
    pub version: String,
    /// One line.
    pub summary: Option<String>,
    /// Markdown.
    pub description: Option<String>,
    /// Where it stands.
    pub span: Span,
}

impl Info {
    /// What stands in for an `info` that is not there.
    pub(crate) fn missing(span: Span) -> Info {
        Info {
            title: String::new(),
            version: String::new(),
            summary: None,
            description: None,
            span,
        }
    }
}

impl Parse for Info {
    fn parse(node: &Node, cx: &mut Context<'_>) -> Option<Self> {
        let mut fields = Fields::open(node, "info", cx)?;
        fields.ignore(&["termsOfService", "contact", "license"]);
        let info = Info {
            title: fields.naming("title", cx).unwrap_or_default(),
            version: fields
                .naming("version", cx)
                .map_or_else(String::new, |VersionText(text)| text),
            summary: fields.item("summary", cx),
            description: fields.item("description", cx),
            span: node.span,
        };
        fields.finish(cx);
        Some(info)
    }
}

/// `version: 1.0` without quotes is a number to YAML and a version to its author.
struct VersionText(String);

impl Parse for VersionText {
    fn parse(node: &Node, cx: &mut Context<'_>) -> Option<Self> {
        match &node.value {
            Value::Number(number) => Some(VersionText(number.as_str().to_owned())),
            _ => String::parse(node, cx).map(VersionText),
        }
    }
}
