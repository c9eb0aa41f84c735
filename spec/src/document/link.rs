//! `links`: a way from an answer to another operation.

use indexmap::IndexMap;

use super::{Context, Fields, Parse};
use crate::source::{Node, Span};

/// A way from an answer to another operation.
#[derive(Debug, Clone)]
pub struct Link {
    /// The operation's id.
    pub operation_id: Option<String>,
    /// The operation by a reference to its place, instead.
    pub operation_ref: Option<String>,
    /// What its parameters get: constants, or runtime expressions such as
    /// `$response.body#/id`.
    pub parameters: IndexMap<String, Node>,
    /// What its body gets.
    pub request_body: Option<Node>,
    /// Markdown.
    pub description: Option<String>,
    /// Where it stands.
    pub span: Span,
}

impl Parse for Link {
    fn parse(node: &Node, cx: &mut Context<'_>) -> Option<Self> {
        let mut fields = Fields::open(node, "link", cx)?;
        fields.ignore(&["server"]);
        let link = Link {
            operation_id: fields.item("operationId", cx),
            operation_ref: fields.item("operationRef", cx),
            parameters: fields.map("parameters", cx),
            request_body: fields.item("requestBody", cx),
            description: fields.item("description", cx),
            span: node.span,
        };
        fields.finish(cx);
        Some(link)
    }
}
