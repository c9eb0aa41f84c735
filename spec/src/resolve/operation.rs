//! Operations with everything that holds for them gathered in one place.

use std::fmt;

use indexmap::IndexMap;

use super::body::{RequestBody, Response};
use super::callback::{self, Callback};
use super::operation_names::Names;
use super::operation_rules::{self, Schemes};
use super::parameter::{self, Parameter};
use super::resolver::Resolver;
use super::status::StatusPattern;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{
    self, Extensions, Method, PathItem, RefOr, SecurityRequirement, Server, StatusEntry,
};
use crate::source::Span;

/// The name of an operation, unique in its document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OperationId(pub(super) String);

impl OperationId {
    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OperationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A method on a path, with all that holds for it.
#[derive(Debug, Clone)]
pub struct Operation {
    /// Its name: the `operationId`, or one made from method and path.
    pub id: OperationId,
    /// The method.
    pub method: Method,
    /// The path template, as written.
    pub path_template: String,
    /// Groups it belongs to.
    pub tags: Vec<String>,
    /// One line.
    pub summary: Option<String>,
    /// Markdown.
    pub description: Option<String>,
    /// Whether callers should look for another.
    pub is_deprecated: bool,
    /// The path's parameters and its own; its own win by name and location.
    pub parameters: Vec<Parameter>,
    /// What it is sent.
    pub request_body: Option<RequestBody>,
    /// What it answers, in the order written.
    pub responses: Vec<Response>,
    /// What the service sends to addresses that this operation tells it.
    pub callbacks: Vec<Callback>,
    /// Any one of these will do; empty means that no credentials are needed.
    pub security: Vec<SecurityRequirement>,
    /// Where it is served.
    pub servers: Vec<Server>,
    /// `x-` members.
    pub extensions: Extensions,
    /// Where it stands.
    pub span: Span,
}

impl Operation {
    /// The documented response for a status: the exact one, else its class, else
    /// the default.
    #[must_use]
    pub fn response_for(&self, status: u16) -> Option<&Response> {
        self.responses
            .iter()
            .filter(|response| response.status.matches(status))
            .min_by_key(|response| response.status)
    }

    /// Whether a request without credentials should be refused.
    #[must_use]
    pub fn needs_credentials(&self) -> bool {
        !self.security.is_empty()
            && self
                .security
                .iter()
                .all(|requirement| !requirement.schemes.is_empty())
    }
}

/// What operations inherit from the root.
pub(super) struct Inherited<'a> {
    pub(super) servers: Vec<Server>,
    pub(super) security: Vec<SecurityRequirement>,
    pub(super) schemes: Schemes<'a>,
}

pub(super) fn resolve_paths(
    paths: IndexMap<String, RefOr<PathItem>>,
    inherited: &Inherited<'_>,
    resolver: &mut Resolver<'_>,
) -> Vec<Operation> {
    let mut operations: Vec<Operation> = Vec::new();
    let paths: Vec<_> = paths
        .into_iter()
        .filter_map(|(template, item)| Some((template, resolver.follow(item)?)))
        .collect();
    let mut names = Names::of(paths.iter().map(|(_, item)| item));
    for (template, item) in paths {
        for (method, operation) in item.operations {
            let (id, is_second) = names.take(method, &template, &operation, resolver.problems);
            let path = Path {
                template: &template,
                parameters: &item.parameters,
                servers: &item.servers,
                place: Place::Path,
            };
            let operation = resolve_one(id, method, operation, &path, inherited, resolver);
            // The second of one name is read for its own faults only.
            operations.extend((!is_second).then_some(operation));
        }
    }
    operations
}

/// What an operation inherits from its path.
pub(super) struct Path<'a> {
    pub(super) template: &'a str,
    pub(super) parameters: &'a [RefOr<document::Parameter>],
    pub(super) servers: &'a [Server],
    pub(super) place: Place,
}

/// Where an operation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// On a path, or under the name of a webhook.
    Path,
    /// In a callback, where braces hold runtime expressions.
    Callback,
}

pub(super) fn resolve_one(
    id: OperationId,
    method: Method,
    operation: document::Operation,
    path: &Path<'_>,
    inherited: &Inherited<'_>,
    resolver: &mut Resolver<'_>,
) -> Operation {
    let parameters = parameter::merge(path.parameters, operation.parameters, resolver);
    let callbacks = match path.place {
        Place::Path => {
            operation_rules::template(
                path.template,
                &parameters,
                operation.span,
                resolver.problems,
            );
            callback::resolve(operation.callbacks, inherited, resolver)
        }
        Place::Callback => Vec::new(),
    };
    let responses = responses(operation.responses, resolver);
    let security = match operation.security {
        Some(own) => inherited.schemes.usable(own, resolver.problems),
        None => inherited.security.clone(),
    };
    let servers = [&operation.servers[..], path.servers, &inherited.servers]
        .into_iter()
        .find(|servers| !servers.is_empty())
        .unwrap_or_default()
        .to_vec();
    Operation {
        id,
        method,
        path_template: path.template.to_owned(),
        tags: operation.tags,
        summary: operation.summary,
        description: operation.description,
        is_deprecated: operation.is_deprecated,
        parameters,
        request_body: operation
            .request_body
            .and_then(|body| resolver.request_body(body)),
        responses,
        callbacks,
        security,
        servers,
        extensions: operation.extensions,
        span: operation.span,
    }
}

fn responses(entries: Vec<StatusEntry>, resolver: &mut Resolver<'_>) -> Vec<Response> {
    let mut resolved = Vec::new();
    for entry in entries {
        match StatusPattern::parse(&entry.status) {
            Some(status) => resolved.extend(resolver.response(status, entry.response)),
            None => resolver.problems.push(
                Diagnostic::error(
                    Code::INVALID_VALUE,
                    entry.status_span,
                    format_args!("`{}` is no status", entry.status),
                )
                .help("statuses are three digits, a class such as `4XX`, or `default`"),
            ),
        }
    }
    resolved
}
