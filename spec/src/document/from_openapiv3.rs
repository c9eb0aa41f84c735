//! The only place that sees the `openapiv3` crate.
//!
//! Its types serve for small objects without references, read one at a time.
//! Schemas, content and examples are cut out first: the crate loses schema
//! keywords without a word, and one wrong keyword would cost the whole object.

use std::fmt::Display;

use indexmap::IndexMap;
use openapiv3 as v3;
use serde::de::DeserializeOwned;

use super::{
    ApiKeyLocation, Context, Example, Extensions, Fields, Header, Location, MediaType, Parameter,
    Parse, RefOr, SchemaRef, SecurityScheme, Server, ServerVariable, Style, Version,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Entry, Mapping, Node, Value};

pub(super) fn server(node: &Node, cx: &mut Context<'_>) -> Option<Server> {
    let server: v3::Server = typed(node, "server", cx)?;
    let extensions = the_rest(node, "server", &["url", "description", "variables"], cx);
    let described = node.get("variables").and_then(Node::as_mapping);
    for (_, variable) in described.into_iter().flatten() {
        let known = ["default", "enum", "description"];
        the_rest(&variable.node, "server variable", &known, cx);
    }
    let variables = server.variables.unwrap_or_default().into_iter();
    Some(Server {
        url: server.url,
        description: server.description,
        variables: variables
            .map(|(name, variable)| (name, server_variable(variable)))
            .collect(),
        extensions,
        span: node.span,
    })
}

fn server_variable(variable: v3::ServerVariable) -> ServerVariable {
    ServerVariable {
        default: variable.default,
        allowed: variable.enumeration,
        description: variable.description,
    }
}

pub(super) fn security_scheme(node: &Node, cx: &mut Context<'_>) -> Option<SecurityScheme> {
    let kind = node.get("type").and_then(Node::as_str);
    if (kind, cx.version) == (Some("mutualTLS"), Version::V3_1) {
        cx.report(
            Diagnostic::warning(
                Code::UNUSABLE_SECURITY_SCHEME,
                node.span,
                "certificates of clients are not supported; this scheme is left out, and \
                 requirements that name it are read without it",
            )
            .help("give the certificate to the HTTP client itself"),
        );
        return None;
    }
    let scheme = typed(node, "security scheme", cx)?;
    the_rest(node, "security scheme", &SECURITY_MEMBERS, cx);
    if let Some(flows) = node.get("flows") {
        the_rest(flows, "OAuth flows object", &FLOWS, cx);
    }
    Some(match scheme {
        v3::SecurityScheme::APIKey {
            location,
            name,
            description,
            ..
        } => SecurityScheme::ApiKey {
            location: match location {
                v3::APIKeyLocation::Query => ApiKeyLocation::Query,
                v3::APIKeyLocation::Header => ApiKeyLocation::Header,
                v3::APIKeyLocation::Cookie => ApiKeyLocation::Cookie,
            },
            name,
            description,
        },
        v3::SecurityScheme::HTTP {
            scheme,
            description,
            ..
        } => SecurityScheme::Http {
            scheme: scheme.to_ascii_lowercase(),
            description,
        },
        v3::SecurityScheme::OAuth2 { description, .. }
        | v3::SecurityScheme::OpenIDConnect { description, .. } => {
            SecurityScheme::Token { description }
        }
    })
}

pub(super) fn parameter(node: &Node, cx: &mut Context<'_>) -> Option<Parameter> {
    let shape = Shape::cut(node, cx);
    let parameter: v3::Parameter = typed(&without_shape(node), "parameter", cx)?;
    let (location, style, allow_reserved) = match &parameter {
        v3::Parameter::Query {
            style,
            allow_reserved,
            ..
        } => (Location::Query, query_style(style), *allow_reserved),
        v3::Parameter::Header { .. } => (Location::Header, Style::Simple, false),
        v3::Parameter::Path { style, .. } => (Location::Path, path_style(style), false),
        v3::Parameter::Cookie { .. } => (Location::Cookie, Style::Form, false),
    };
    let extensions = the_rest(node, "parameter", &PARAMETER_MEMBERS, cx);
    let data = parameter.parameter_data();
    Some(Parameter {
        name: data.name,
        location,
        description: data.description,
        is_required: data.required,
        is_deprecated: data.deprecated.unwrap_or(false),
        style,
        // OpenAPI 3.0.3, Parameter Object: true for `form`, false for the rest.
        explode: data.explode.unwrap_or(style == Style::Form),
        allow_reserved,
        schema: shape.schema,
        content: shape.content,
        example: shape.example,
        examples: shape.examples,
        extensions,
        span: node.span,
    })
}

pub(super) fn header(node: &Node, cx: &mut Context<'_>) -> Option<Header> {
    let shape = Shape::cut(node, cx);
    let header: v3::Header = typed(&without_shape(node), "header", cx)?;
    // OpenAPI 3.0.3, Header Object: a parameter without `name` and `in`.
    the_rest(node, "header", &PARAMETER_MEMBERS[2..], cx);
    Some(Header {
        description: header.description,
        is_required: header.required,
        schema: shape.schema,
        content: shape.content,
        example: shape.example,
        examples: shape.examples,
        span: node.span,
    })
}

fn query_style(style: &v3::QueryStyle) -> Style {
    match style {
        v3::QueryStyle::Form => Style::Form,
        v3::QueryStyle::SpaceDelimited => Style::SpaceDelimited,
        v3::QueryStyle::PipeDelimited => Style::PipeDelimited,
        v3::QueryStyle::DeepObject => Style::DeepObject,
    }
}

fn path_style(style: &v3::PathStyle) -> Style {
    match style {
        v3::PathStyle::Matrix => Style::Matrix,
        v3::PathStyle::Label => Style::Label,
        v3::PathStyle::Simple => Style::Simple,
    }
}

/// What a parameter and a header have in common, read by our own parsers.
struct Shape {
    schema: Option<SchemaRef>,
    content: IndexMap<String, MediaType>,
    example: Option<Node>,
    examples: IndexMap<String, RefOr<Example>>,
}

const SHAPE_MEMBERS: [&str; 4] = ["schema", "content", "example", "examples"];

impl Shape {
    fn cut(node: &Node, cx: &mut Context<'_>) -> Shape {
        fn member<T: Parse>(node: &Node, key: &str, cx: &mut Context<'_>) -> Option<T> {
            T::parse(node.get(key)?, cx)
        }
        Shape {
            schema: member(node, "schema", cx),
            content: member(node, "content", cx).unwrap_or_default(),
            example: node.get("example").cloned(),
            examples: member(node, "examples", cx).unwrap_or_default(),
        }
    }
}

/// The same object with an empty schema in the place of its shape: the crate's
/// types want one.
fn without_shape(node: &Node) -> Node {
    let mut members: Mapping = node.as_mapping().cloned().unwrap_or_default();
    members.retain(|key, _| !SHAPE_MEMBERS.contains(&key.as_str()));
    let schema = Node {
        value: Value::Mapping(Box::default()),
        span: node.span,
    };
    members.insert(
        "schema".to_owned(),
        Entry {
            key_span: node.span,
            node: schema,
        },
    );
    Node {
        value: Value::Mapping(Box::new(members)),
        span: node.span,
    }
}

const PARAMETER_MEMBERS: [&str; 13] = [
    "name",
    "in",
    "description",
    "required",
    "deprecated",
    "allowEmptyValue",
    "style",
    "explode",
    "allowReserved",
    "schema",
    "content",
    "example",
    "examples",
];

const SECURITY_MEMBERS: [&str; 8] = [
    "type",
    "description",
    "name",
    "in",
    "scheme",
    "bearerFormat",
    "flows",
    "openIdConnectUrl",
];

const FLOWS: [&str; 4] = [
    "implicit",
    "password",
    "clientCredentials",
    "authorizationCode",
];

/// The `x-` members. Unknown ones are told: the crate drops them without a word.
fn the_rest(
    node: &Node,
    what: &'static str,
    known: &[&'static str],
    cx: &mut Context<'_>,
) -> Extensions {
    let Some(mut fields) = Fields::open(node, what, cx) else {
        return Extensions::default();
    };
    fields.ignore(known);
    fields.finish(cx)
}

fn typed<T: DeserializeOwned>(node: &Node, what: impl Display, cx: &mut Context<'_>) -> Option<T> {
    match node.read() {
        Ok(value) => Some(value),
        Err(error) => {
            let span = error.span.unwrap_or(node.span);
            cx.report(
                Diagnostic::error(
                    Code::INVALID_VALUE,
                    span,
                    format_args!("this {what} cannot be read: {error}"),
                )
                .help(format_args!("compare it with the OpenAPI {what} object")),
            );
            None
        }
    }
}
