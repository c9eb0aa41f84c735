//! Examples: a value, or a file that holds one.

use super::{Context, Fields, Parse, Reference};
use crate::source::{Node, Span};

/// A named example.
#[derive(Debug, Clone)]
pub struct Example {
    /// One line.
    pub summary: Option<String>,
    /// The value, written in place.
    pub value: Option<Node>,
    /// The file that holds the value, relative to this one.
    pub external_value: Option<Reference>,
    /// Where it stands.
    pub span: Span,
}

impl Parse for Example {
    fn parse(node: &Node, cx: &mut Context<'_>) -> Option<Self> {
        let mut fields = Fields::open(node, "example", cx)?;
        fields.ignore(&["description"]);
        let example = Example {
            summary: fields.item("summary", cx),
            value: fields.item("value", cx),
            external_value: fields.item("externalValue", cx),
            span: node.span,
        };
        fields.finish(cx);
        Some(example)
    }
}
