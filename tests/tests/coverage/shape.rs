//! What a schema of the document says, whichever way it is put together.

use std::collections::BTreeSet;

use countersign_spec::ResolvedDocument;
use countersign_spec::document::JsonType;
use countersign_spec::resolve::SchemaId;
use countersign_spec::source::Node;

use crate::stated_type::Kind;

/// The component of that name.
pub(crate) fn component(document: &ResolvedDocument, name: &str) -> Option<SchemaId> {
    let mut schemas = document.schemas();
    schemas
        .find(|(_, schema)| schema.name.as_deref() == Some(name))
        .map(|(id, _)| id)
}

/// A schema and all that it is put together from, itself first.
pub(crate) fn parts(document: &ResolvedDocument, id: SchemaId) -> Vec<SchemaId> {
    let mut parts = vec![id];
    let mut next = 0;
    while let Some(part) = parts.get(next).copied() {
        next += 1;
        let shape = &document.schema(part).shape;
        for of in [&shape.all_of, &shape.any_of, &shape.one_of] {
            for part in of {
                if !parts.contains(part) {
                    parts.push(*part);
                }
            }
        }
    }
    parts
}

/// The schemas at a path such as `[].details.errors[].type`, and the schemas that
/// hold its last member.
pub(crate) struct Found {
    pub(crate) owners: Vec<SchemaId>,
    pub(crate) member: String,
    pub(crate) schemas: Vec<SchemaId>,
}

pub(crate) fn find(document: &ResolvedDocument, root: SchemaId, path: &str) -> Found {
    let mut schemas = vec![root];
    let mut found = Found {
        owners: Vec::new(),
        member: String::new(),
        schemas: Vec::new(),
    };
    for step in path.replace("[]", ".[]").split('.') {
        let parts: Vec<SchemaId> = schemas
            .iter()
            .flat_map(|schema| parts(document, *schema))
            .collect();
        let shapes = parts.iter().map(|part| &document.schema(*part).shape);
        if step.is_empty() {
            continue;
        }
        found.owners.clone_from(&schemas);
        step.clone_into(&mut found.member);
        schemas = match step {
            "[]" => shapes
                .filter_map(|shape| shape.items.as_deref().copied())
                .collect(),
            name => shapes
                .filter_map(|shape| shape.properties.get(name).copied())
                .collect(),
        };
    }
    found.schemas = schemas;
    found
}

/// The JSON types that a value may have.
pub(crate) fn types(document: &ResolvedDocument, id: SchemaId) -> BTreeSet<JsonType> {
    types_within(document, id, &mut Vec::new())
}

fn types_within(
    document: &ResolvedDocument,
    id: SchemaId,
    around: &mut Vec<SchemaId>,
) -> BTreeSet<JsonType> {
    let shape = &document.schema(id).shape;
    let mut types: BTreeSet<JsonType> = shape.types.iter().copied().collect();
    if around.contains(&id) {
        return types;
    }
    // Values that are all null leave no other type, whatever stands beside them.
    let listed = shape.enumeration.iter().flatten();
    if shape.enumeration.is_some() && listed.clone().all(Node::is_null) {
        return BTreeSet::from([JsonType::Null]);
    }
    around.push(id);
    for part in &shape.all_of {
        let part = types_within(document, *part, around);
        types = match types.is_empty() {
            true => part,
            false => types.intersection(&part).copied().collect(),
        };
    }
    if types.is_empty() {
        for part in shape.any_of.iter().chain(&shape.one_of) {
            types.extend(types_within(document, *part, around));
        }
    }
    around.pop();
    if shape.is_nullable {
        types.insert(JsonType::Null);
    }
    if types.contains(&JsonType::Number) {
        types.remove(&JsonType::Integer);
    }
    types
}

/// Whether some part of the schema is of that kind.
pub(crate) fn is_of_kind(document: &ResolvedDocument, id: SchemaId, kind: Kind) -> bool {
    parts(document, id).into_iter().any(|part| {
        let shape = &document.schema(part).shape;
        let format = shape.format.as_deref();
        match kind {
            Kind::Decimal => format == Some("decimal"),
            Kind::Rfc2822 => format == Some("rfc2822"),
            Kind::Iso8601 => format == Some("date-time"),
            Kind::Uuid => format == Some("uuid"),
            Kind::Link => ["url", "resource"]
                .into_iter()
                .all(|member| shape.properties.contains_key(member)),
        }
    })
}

/// Whether every value of the schema needs the member.
pub(crate) fn requires(document: &ResolvedDocument, id: SchemaId, member: &str) -> bool {
    let shape = &document.schema(id).shape;
    let is_in = |part: &SchemaId| requires(document, *part, member);
    shape.required.iter().any(|name| name == member)
        || shape.all_of.iter().any(is_in)
        || (!shape.any_of.is_empty() && shape.any_of.iter().all(is_in))
        || (!shape.one_of.is_empty() && shape.one_of.iter().all(is_in))
}

/// Types in words.
pub(crate) fn names(types: &BTreeSet<JsonType>) -> String {
    if types.is_empty() {
        return "anything".to_owned();
    }
    let names: Vec<&str> = types.iter().map(|json_type| json_type.as_str()).collect();
    names.join(" or ")
}
