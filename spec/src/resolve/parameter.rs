//! Inputs outside the body, those of a path merged with those of its operation.

use indexmap::IndexMap;

use super::body::Example;
use super::resolver::Resolver;
use super::schema::SchemaId;
use crate::document::{self, Location, RefOr, Style};
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
    /// The shape of its value.
    pub schema: Option<SchemaId>,
    /// The media type it is written as, where it is one.
    pub media_type: Option<String>,
    /// Documented values.
    pub examples: Vec<Example>,
    /// Where it stands.
    pub span: Span,
}

/// Those of the path, then those of the operation, which win by name and location.
pub(super) fn merge(
    of_path: &[RefOr<document::Parameter>],
    own: Vec<RefOr<document::Parameter>>,
    resolver: &mut Resolver<'_>,
) -> Vec<Parameter> {
    let mut merged: IndexMap<(Location, String), Parameter> = IndexMap::new();
    for parameter in of_path.iter().cloned().chain(own) {
        let Some(parameter) = resolver.follow(parameter) else {
            continue;
        };
        let key = (parameter.location, parameter.name.clone());
        let parameter = resolve(parameter, resolver);
        merged.insert(key, parameter);
    }
    merged.into_values().collect()
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
        schema: parameter
            .schema
            .or(content_schema)
            .map(|schema| resolver.schema(schema)),
        media_type,
        examples: resolver.examples(parameter.example, parameter.examples),
        span: parameter.span,
    }
}
