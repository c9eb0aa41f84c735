//! A header of a response.

use indexmap::IndexMap;

use super::{Context, Example, MediaType, Parse, RefOr, SchemaRef, from_openapiv3};
use crate::source::{Node, Span};

/// A header of a response; its name is the key it stands under.
#[derive(Debug, Clone)]
pub struct Header {
    /// Markdown.
    pub description: Option<String>,
    /// Whether every such response carries it.
    pub is_required: bool,
    /// The shape of its value.
    pub schema: Option<SchemaRef>,
    /// The shape of its value where it is a serialised media type.
    pub content: IndexMap<String, MediaType>,
    /// One value.
    pub example: Option<Node>,
    /// Several, by name.
    pub examples: IndexMap<String, RefOr<Example>>,
    /// Where it stands.
    pub span: Span,
}

impl Parse for Header {
    fn parse(node: &Node, cx: &mut Context<'_>) -> Option<Self> {
        from_openapiv3::header(node, cx)
    }
}
