//! One path and its operations.

use indexmap::IndexMap;

use super::fields::entries;
use super::{Context, Fields, Operation, Parameter, Parse, RefOr, Server};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Node, Span};

/// The methods that OpenAPI knows, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// GET
    Get,
    /// PUT
    Put,
    /// POST
    Post,
    /// DELETE
    Delete,
    /// OPTIONS
    Options,
    /// HEAD
    Head,
    /// PATCH
    Patch,
    /// TRACE
    Trace,
}

impl Method {
    /// Every method with its key in a path item.
    pub const ALL: [(Method, &'static str); 8] = [
        (Method::Get, "get"),
        (Method::Put, "put"),
        (Method::Post, "post"),
        (Method::Delete, "delete"),
        (Method::Options, "options"),
        (Method::Head, "head"),
        (Method::Patch, "patch"),
        (Method::Trace, "trace"),
    ];

    /// The name on the wire, in capitals.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Method::Get => "GET",
            Method::Put => "PUT",
            Method::Post => "POST",
            Method::Delete => "DELETE",
            Method::Options => "OPTIONS",
            Method::Head => "HEAD",
            Method::Patch => "PATCH",
            Method::Trace => "TRACE",
        }
    }

    /// Whether RFC 9110 (9.2.1) calls the method safe: it asks for no change.
    #[must_use]
    pub fn is_safe(self) -> bool {
        matches!(
            self,
            Method::Get | Method::Head | Method::Options | Method::Trace
        )
    }
}

/// One path and its operations.
#[derive(Debug, Clone)]
pub struct PathItem {
    /// Operations in the order written.
    pub operations: IndexMap<Method, Operation>,
    /// Parameters of every operation here.
    pub parameters: Vec<RefOr<Parameter>>,
    /// Servers of every operation here, instead of the document's.
    pub servers: Vec<Server>,
    /// Where it stands.
    pub span: Span,
}

/// Path items by path template.
pub(super) struct Paths(pub(super) IndexMap<String, RefOr<PathItem>>);

impl Parse for Paths {
    fn parse(node: &Node, cx: &mut Context<'_>) -> Option<Self> {
        let entries = entries(node, "paths", cx)?;
        for (template, entry) in &entries {
            if !template.starts_with('/') {
                cx.report(
                    Diagnostic::error(
                        Code::INVALID_VALUE,
                        entry.key_span,
                        format_args!("the path `{template}` does not begin with `/`"),
                    )
                    .help("begin it with `/`; it is appended to the server's URL"),
                );
            }
        }
        let items = entries.into_iter();
        let items = items.filter_map(|(template, entry)| {
            let item = RefOr::parse(&entry.node, cx)?;
            Some((template.clone(), item))
        });
        Some(Paths(items.collect()))
    }
}

impl Parse for PathItem {
    fn parse(node: &Node, cx: &mut Context<'_>) -> Option<Self> {
        let mut fields = Fields::open(node, "path item", cx)?;
        // `query` and `additionalOperations` of 3.2 hold operations, and are told of
        // as unknown.
        fields.ignore(&["summary", "description"]);
        let mut operations: Vec<_> = Method::ALL
            .into_iter()
            .filter_map(|(method, key)| Some((method, fields.item::<Operation>(key, cx)?)))
            .collect();
        operations.sort_by_key(|(_, operation)| operation.span.start);
        let item = PathItem {
            operations: operations.into_iter().collect(),
            parameters: fields.list("parameters", cx),
            servers: fields.list("servers", cx),
            span: node.span,
        };
        fields.finish(cx);
        Some(item)
    }
}
