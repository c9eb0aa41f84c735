//! One operation: a method on a path.

use indexmap::IndexMap;

use super::fields::entries;
use super::{
    Callback, Context, Extensions, Fields, Parameter, Parse, RefOr, RequestBody, Response,
    SecurityRequirement, Server,
};
use crate::source::{Node, Span};

/// One operation.
#[derive(Debug, Clone)]
pub struct Operation {
    /// Its name, and where that stands.
    pub operation_id: Option<(String, Span)>,
    /// Groups it belongs to.
    pub tags: Vec<String>,
    /// One line.
    pub summary: Option<String>,
    /// Markdown.
    pub description: Option<String>,
    /// Whether callers should look for another.
    pub is_deprecated: bool,
    /// Its own parameters.
    pub parameters: Vec<RefOr<Parameter>>,
    /// What it is sent.
    pub request_body: Option<RefOr<RequestBody>>,
    /// What it answers.
    pub responses: Vec<StatusEntry>,
    /// What the service sends to addresses that this operation tells it, by name.
    pub callbacks: IndexMap<String, RefOr<Callback>>,
    /// Its own security; `None` where the document's holds.
    pub security: Option<Vec<SecurityRequirement>>,
    /// Its own servers, instead of the path's.
    pub servers: Vec<Server>,
    /// `x-` members.
    pub extensions: Extensions,
    /// Where it stands.
    pub span: Span,
}

/// One entry of `responses`.
#[derive(Debug, Clone)]
pub struct StatusEntry {
    /// The status as written: `200`, `4XX`, `default`.
    pub status: String,
    /// Where that stands.
    pub status_span: Span,
    /// The answer.
    pub response: RefOr<Response>,
}

struct Responses(Vec<StatusEntry>);

impl Parse for Responses {
    fn parse(node: &Node, cx: &mut Context<'_>) -> Option<Self> {
        let entries = entries(node, "responses", cx)?.into_iter();
        let entries = entries.filter_map(|(status, entry)| {
            Some(StatusEntry {
                status: status.clone(),
                status_span: entry.key_span,
                response: RefOr::parse(&entry.node, cx)?,
            })
        });
        Some(Responses(entries.collect()))
    }
}

impl Parse for Operation {
    fn parse(node: &Node, cx: &mut Context<'_>) -> Option<Self> {
        let mut fields = Fields::open(node, "operation", cx)?;
        fields.ignore(&["externalDocs"]);
        let operation_id = fields
            .take("operationId")
            .and_then(|node| Some((String::parse(node, cx)?, node.span)));
        Some(Operation {
            operation_id,
            tags: fields.list("tags", cx),
            summary: fields.item("summary", cx),
            description: fields.item("description", cx),
            is_deprecated: fields.flag("deprecated", cx),
            parameters: fields.list("parameters", cx),
            request_body: fields.item("requestBody", cx),
            responses: fields
                .item("responses", cx)
                .map_or_else(Vec::new, |Responses(entries)| entries),
            callbacks: fields.map("callbacks", cx),
            security: fields.item("security", cx),
            servers: fields.list("servers", cx),
            extensions: fields.finish(cx),
            span: node.span,
        })
    }
}
