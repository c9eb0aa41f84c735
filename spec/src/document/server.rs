//! `servers`: where an API is served.

use indexmap::IndexMap;

use super::{Context, Extensions, Parse, from_openapiv3};
use crate::source::{Node, Span};

/// A base URL, perhaps with variables in braces.
#[derive(Debug, Clone)]
pub struct Server {
    /// The URL template.
    pub url: String,
    /// Markdown.
    pub description: Option<String>,
    /// The variables of the template.
    pub variables: IndexMap<String, ServerVariable>,
    /// `x-` members.
    pub extensions: Extensions,
    /// Where it stands.
    pub span: Span,
}

/// A variable of a server's URL.
#[derive(Debug, Clone)]
pub struct ServerVariable {
    /// The value where nothing else is said.
    pub default: String,
    /// The only values allowed, if not empty.
    pub allowed: Vec<String>,
    /// Markdown.
    pub description: Option<String>,
}

impl Parse for Server {
    fn parse(node: &Node, cx: &mut Context<'_>) -> Option<Self> {
        from_openapiv3::server(node, cx)
    }
}
