//! Inputs outside the body, those of a path merged with those of its operation.

use std::collections::HashMap;

use indexmap::IndexMap;

use super::body::Example;
use super::resolver::Resolver;
use super::schema::SchemaId;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{self, Extensions, Location, RefOr, Style};
use crate::source::Span;

/// An input outside the body.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// Its name on the wire.
    pub name: String,
    /// Where it goes.
    pub location: Location,
    /// Markdown.
    pub description: Option<String>,
    /// Whether a request needs it.
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
    pub schema: Option<SchemaId>,
    /// The media type it is written as, where it is one.
    pub media_type: Option<String>,
    /// Documented values.
    pub examples: Vec<Example>,
    /// `x-` members.
    pub extensions: Extensions,
    /// Where it stands.
    pub span: Span,
}

/// Header parameters that OpenAPI tells readers to ignore, since media types and
/// security schemes say the same (3.0.3, Parameter Object).
const IGNORED_HEADERS: [&str; 3] = ["accept", "content-type", "authorization"];

/// Those of the path, then those of the operation, which win by name and location.
pub(super) fn merge(
    of_path: &[RefOr<document::Parameter>],
    own: Vec<RefOr<document::Parameter>>,
    resolver: &mut Resolver<'_>,
) -> Vec<Parameter> {
    let mut merged: IndexMap<(Location, String), Parameter> = IndexMap::new();
    for list in [of_path.to_vec(), own] {
        for parameter in of_one_list(list, resolver) {
            merged.insert((parameter.location, parameter.name.clone()), parameter);
        }
    }
    merged.into_values().collect()
}

fn of_one_list(
    list: Vec<RefOr<document::Parameter>>,
    resolver: &mut Resolver<'_>,
) -> Vec<Parameter> {
    let mut first: HashMap<(Location, String), Span> = HashMap::new();
    let mut parameters = Vec::new();
    for parameter in list {
        let written = match &parameter {
            RefOr::Ref(reference) => reference.span,
            RefOr::Item(parameter) => parameter.span,
        };
        let parameter = resolver.once(
            parameter,
            |shared| &mut shared.parameters,
            |resolver, parameter| (!is_ignored(&parameter)).then(|| resolve(parameter, resolver)),
        );
        let Some(parameter) = parameter else { continue };
        let key = (parameter.location, parameter.name.clone());
        if let Some(first) = first.insert(key, written) {
            resolver.problems.push(
                Diagnostic::warning(
                    Code::DUPLICATE_PARAMETER,
                    written,
                    format_args!(
                        "`{}` is listed twice for one place; this one holds",
                        parameter.name
                    ),
                )
                .related(first, "the other")
                .help("remove one of the two"),
            );
        }
        parameters.push(parameter);
    }
    parameters
}

fn is_ignored(parameter: &document::Parameter) -> bool {
    let mut names = IGNORED_HEADERS.iter();
    parameter.location == Location::Header
        && names.any(|name| parameter.name.eq_ignore_ascii_case(name))
}

fn resolve(parameter: document::Parameter, resolver: &mut Resolver<'_>) -> Parameter {
    let content = parameter.content.into_iter().next();
    let (media_type, content_schema) = match content {
        Some((name, media_type)) => (Some(name), media_type.schema),
        None => (None, None),
    };
    Parameter {
        // OpenAPI 3.0.3, Parameter Object: a path parameter is always required.
        is_required: parameter.is_required || parameter.location == Location::Path,
        name: parameter.name,
        location: parameter.location,
        description: parameter.description,
        is_deprecated: parameter.is_deprecated,
        style: parameter.style,
        explode: parameter.explode,
        allow_reserved: parameter.allow_reserved,
        schema: parameter
            .schema
            .or(content_schema)
            .map(|schema| resolver.schema(schema)),
        media_type,
        examples: resolver.examples(parameter.example, parameter.examples),
        extensions: parameter.extensions,
        span: parameter.span,
    }
}
