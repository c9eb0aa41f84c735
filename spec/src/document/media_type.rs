//! The content of a body under one media type.

use indexmap::IndexMap;

use super::{Context, Example, Fields, Parse, RefOr, SchemaRef};
use crate::source::{Node, Span};

/// What a body looks like under one media type.
#[derive(Debug, Clone)]
pub struct MediaType {
    /// The shape.
    pub schema: Option<SchemaRef>,
    /// One value.
    pub example: Option<Node>,
    /// Several, by name.
    pub examples: IndexMap<String, RefOr<Example>>,
    /// How the parts of a form are written.
    pub encoding: IndexMap<String, Encoding>,
    /// Where it stands.
    pub span: Span,
}

/// How one property of a form is written.
#[derive(Debug, Clone)]
pub struct Encoding {
    /// The media type of a part.
    pub content_type: Option<String>,
    /// How lists and objects are written, if that is said.
    pub style: Option<String>,
    /// Whether lists and objects become several fields.
    pub explode: Option<bool>,
    /// Whether reserved characters stay as they are.
    pub allow_reserved: bool,
}

impl Parse for MediaType {
    fn parse(node: &Node, cx: &mut Context<'_>) -> Option<Self> {
        let mut fields = Fields::open(node, "media type", cx)?;
        let media_type = MediaType {
            schema: fields.item("schema", cx),
            example: fields.item("example", cx),
            examples: fields.map("examples", cx),
            encoding: fields.map("encoding", cx),
            span: node.span,
        };
        fields.finish(cx);
        Some(media_type)
    }
}

impl Parse for Encoding {
    fn parse(node: &Node, cx: &mut Context<'_>) -> Option<Self> {
        let mut fields = Fields::open(node, "encoding", cx)?;
        fields.ignore(&["headers"]);
        let encoding = Encoding {
            content_type: fields.item("contentType", cx),
            style: fields.item("style", cx),
            explode: fields.item("explode", cx),
            allow_reserved: fields.flag("allowReserved", cx),
        };
        fields.finish(cx);
        Some(encoding)
    }
}
