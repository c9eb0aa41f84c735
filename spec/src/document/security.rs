//! Security schemes, and which of them an operation asks for.

use indexmap::IndexMap;

use super::{Context, Parse, from_openapiv3};
use crate::source::{Node, Span};

/// How a caller proves who it is.
#[derive(Debug, Clone)]
pub enum SecurityScheme {
    /// A key in a header, the query or a cookie.
    ApiKey {
        /// Where the key goes.
        location: ApiKeyLocation,
        /// The header, parameter or cookie.
        name: String,
        /// Markdown.
        description: Option<String>,
    },
    /// An HTTP authentication scheme by its registered name, in lower case:
    /// `basic`, `bearer`, …
    Http {
        /// The scheme.
        scheme: String,
        /// Markdown.
        description: Option<String>,
    },
    /// OAuth 2 or OpenID Connect: a bearer token from elsewhere.
    Token {
        /// Markdown.
        description: Option<String>,
    },
}

/// Where an API key goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ApiKeyLocation {
    /// The query string.
    Query,
    /// A header.
    Header,
    /// A cookie.
    Cookie,
}

impl SecurityScheme {
    /// Markdown.
    #[must_use]
    pub fn description(&self) -> Option<&str> {
        match self {
            SecurityScheme::ApiKey { description, .. }
            | SecurityScheme::Http { description, .. }
            | SecurityScheme::Token { description } => description.as_deref(),
        }
    }
}

impl Parse for SecurityScheme {
    fn parse(node: &Node, cx: &mut Context<'_>) -> Option<Self> {
        from_openapiv3::security_scheme(node, cx)
    }
}

/// Schemes that must all be satisfied, with the scopes asked of each. An empty
/// one means that no credentials are needed.
#[derive(Debug, Clone)]
pub struct SecurityRequirement {
    /// Scopes by scheme name.
    pub schemes: IndexMap<String, Vec<String>>,
    /// Where it stands.
    pub span: Span,
}

impl Parse for SecurityRequirement {
    fn parse(node: &Node, cx: &mut Context<'_>) -> Option<Self> {
        Some(SecurityRequirement {
            schemes: Parse::parse(node, cx)?,
            span: node.span,
        })
    }
}
