//! `tags`: groups of operations.

use super::{Context, Fields, Parse};
use crate::source::{Node, Span};

/// A group of operations.
#[derive(Debug, Clone)]
pub struct Tag {
    /// The name operations refer to it by.
    pub name: String,
    /// Markdown.
    pub description: Option<String>,
    /// Where it stands.
    pub span: Span,
}

impl Parse for Tag {
    fn parse(node: &Node, cx: &mut Context<'_>) -> Option<Self> {
        let mut fields = Fields::open(node, "tag", cx)?;
        fields.ignore(&["externalDocs"]);
        let tag = Tag {
            name: fields.required("name", cx)?,
            description: fields.item("description", cx),
            span: node.span,
        };
        fields.finish(cx);
        Some(tag)
    }
}
