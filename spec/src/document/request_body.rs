//! What an operation is sent.

use indexmap::IndexMap;

use super::{Context, Fields, MediaType, Parse};
use crate::source::{Node, Span};

/// The body of a request.
#[derive(Debug, Clone)]
pub struct RequestBody {
    /// Markdown.
    pub description: Option<String>,
    /// Whether the operation needs one.
    pub is_required: bool,
    /// Its forms, by media type.
    pub content: IndexMap<String, MediaType>,
    /// Where it stands.
    pub span: Span,
}

impl Parse for RequestBody {
    fn parse(node: &Node, cx: &mut Context<'_>) -> Option<Self> {
        let mut fields = Fields::open(node, "request body", cx)?;
        let body = RequestBody {
            description: fields.item("description", cx),
            is_required: fields.flag("required", cx),
            content: fields.required("content", cx).unwrap_or_default(),
            span: node.span,
        };
        fields.finish(cx);
        Some(body)
    }
}
