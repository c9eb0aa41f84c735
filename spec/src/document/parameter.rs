//! An input of an operation outside its body.

use indexmap::IndexMap;

use super::{Context, Example, Extensions, MediaType, Parse, RefOr, SchemaRef, from_openapiv3};
use crate::source::{Node, Span};

/// An input in the path, the query, a header or a cookie.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// Its name on the wire.
    pub name: String,
    /// Where it goes.
    pub location: Location,
    /// Markdown.
    pub description: Option<String>,
    /// Whether a request needs it; always so in a path.
    pub is_required: bool,
    /// Whether callers should leave it out.
    pub is_deprecated: bool,
    /// How lists and objects are written.
    pub style: Style,
    /// Whether each item of a list becomes a parameter of its own.
    pub explode: bool,
    /// Whether reserved characters stay as they are.
    pub allow_reserved: bool,
    /// The shape of its value.
    pub schema: Option<SchemaRef>,
    /// The shape of its value where it is a serialised media type.
    pub content: IndexMap<String, MediaType>,
    /// One value.
    pub example: Option<Node>,
    /// Several, by name.
    pub examples: IndexMap<String, RefOr<Example>>,
    /// `x-` members.
    pub extensions: Extensions,
    /// Where it stands.
    pub span: Span,
}

/// Where a parameter goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Location {
    /// In the path template.
    Path,
    /// In the query string.
    Query,
    /// In a header.
    Header,
    /// In a cookie.
    Cookie,
}

/// How lists and objects are written (RFC 6570 and its cousins).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Style {
    /// `;name=1,2`
    Matrix,
    /// `.1.2`
    Label,
    /// `1,2`
    Simple,
    /// `name=1,2` or `name=1&name=2`
    Form,
    /// `name=1%202`
    SpaceDelimited,
    /// `name=1|2`
    PipeDelimited,
    /// `name[a]=1`
    DeepObject,
}

impl Parse for Parameter {
    fn parse(node: &Node, cx: &mut Context<'_>) -> Option<Self> {
        from_openapiv3::parameter(node, cx)
    }
}
