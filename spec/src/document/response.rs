//! What an operation answers under one status.

use indexmap::IndexMap;

use super::{Context, Fields, Header, Link, MediaType, Parse, RefOr};
use crate::source::{Node, Span};

/// The answer under one status.
#[derive(Debug, Clone)]
pub struct Response {
    /// Markdown.
    pub description: Option<String>,
    /// Its headers, by name.
    pub headers: IndexMap<String, RefOr<Header>>,
    /// Its forms, by media type; empty when it has no body.
    pub content: IndexMap<String, MediaType>,
    /// Ways to other operations, by name.
    pub links: IndexMap<String, RefOr<Link>>,
    /// Where it stands.
    pub span: Span,
}

impl Parse for Response {
    fn parse(node: &Node, cx: &mut Context<'_>) -> Option<Self> {
        let mut fields = Fields::open(node, "response", cx)?;
        let response = Response {
            description: fields.item("description", cx),
            headers: fields.map("headers", cx),
            content: fields.map("content", cx),
            links: fields.map("links", cx),
            span: node.span,
        };
        fields.finish(cx);
        Some(response)
    }
}
