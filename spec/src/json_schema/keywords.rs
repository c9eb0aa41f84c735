//! One schema's keywords, as 2020-12 writes them.

use serde_json::{Map, Value, json};

use super::Direction;
use crate::document::{AdditionalProperties, SchemaOf};
use crate::resolve::{ResolvedDocument, SchemaId};
use crate::rule::{DependentRequired, MutuallyExclusive, Rule};
use crate::source::Node;

/// Where [`write`] puts the keywords of a shape, below the shape's own pointer.
///
/// Null beside a combination, a constant or a schema such as `not` goes around
/// all of them, since any may refuse it. A condition and not a choice: a choice
/// hides what is wrong within it.
pub(super) fn inner_pointer(shape: &SchemaOf<SchemaId>) -> &'static str {
    let is_plain = shape.all_of.is_empty()
        && shape.any_of.is_empty()
        && shape.one_of.is_empty()
        && shape.other_schemas.is_empty()
        && shape.constant.is_none();
    if is_plain || !is_null_beside(shape) {
        ""
    } else {
        "/else"
    }
}

/// Whether null is allowed whatever the other keywords say of it.
fn is_null_beside(shape: &SchemaOf<SchemaId>) -> bool {
    shape.is_nullable && !shape.is_null_judged
}

/// Writes the keywords of `shape`; `part` gives what stands for each part.
pub(super) fn write(
    document: &ResolvedDocument,
    shape: &SchemaOf<SchemaId>,
    direction: Direction,
    part: &mut impl FnMut(SchemaId) -> Value,
) -> Value {
    let mut schema = Map::new();
    values(&mut schema, shape);
    for (keyword, node) in &shape.assertions {
        schema.insert(keyword.clone(), node.to_json());
    }
    object(&mut schema, document, shape, direction, part);
    array(&mut schema, shape, part);
    for (keyword, parts) in [
        ("allOf", &shape.all_of),
        ("anyOf", &shape.any_of),
        ("oneOf", &shape.one_of),
    ] {
        if !parts.is_empty() {
            let parts = parts.iter().map(|id| part(*id)).collect();
            schema.insert(keyword.to_owned(), parts);
        }
    }
    for (keyword, id) in &shape.other_schemas {
        schema.insert(keyword.clone(), part(*id));
    }
    if !shape.dependent_schemas.is_empty() {
        let schemas = shape.dependent_schemas.iter();
        let schemas: Map<_, _> = schemas
            .map(|(name, id)| (name.clone(), part(*id)))
            .collect();
        schema.insert("dependentSchemas".to_owned(), schemas.into());
    }
    rules(&mut schema, shape);
    match inner_pointer(shape) {
        "" => schema.into(),
        _ => json!({ "if": { "type": "null" }, "else": schema }),
    }
}

/// Extensions that JSON Schema can say, and the keyword that says it.
pub(super) const RULES: [(&str, &str); 2] = [
    (DependentRequired::NAME, "dependentRequired"),
    (MutuallyExclusive::NAME, "dependentSchemas"),
];

fn rules(schema: &mut Map<String, Value>, shape: &SchemaOf<SchemaId>) {
    if let Some(DependentRequired(members)) = Rule::of(&shape.extensions) {
        // A 3.1 document may have the keyword itself, which says the same.
        let said = schema
            .entry("dependentRequired")
            .or_insert_with(|| json!({}));
        if let Value::Object(said) = said {
            for (name, needed) in members {
                let said = said.entry(name).or_insert_with(|| json!([]));
                if let Value::Array(said) = said {
                    said.extend(needed.into_iter().map(Value::from));
                }
            }
        }
    }
    if let Some(exclusive) = MutuallyExclusive::of(&shape.extensions) {
        for (first, second) in exclusive.pairs() {
            let forbidden = json!({ "not": { "required": [second] } });
            let schemas = schema
                .entry("dependentSchemas")
                .or_insert_with(|| json!({}));
            let Value::Object(schemas) = schemas else {
                continue;
            };
            match schemas.get_mut(first) {
                None => {
                    schemas.insert(first.to_owned(), json!({ "allOf": [forbidden] }));
                }
                Some(said) => {
                    let both = [said.take(), forbidden];
                    *said = json!({ "allOf": both });
                }
            }
        }
    }
}

fn values(schema: &mut Map<String, Value>, shape: &SchemaOf<SchemaId>) {
    let mut types: Vec<&str> = shape.types.iter().map(|t| t.as_str()).collect();
    if shape.is_nullable && !types.is_empty() {
        types.push("null");
    }
    match types[..] {
        [] => {}
        [only] => {
            schema.insert("type".to_owned(), only.into());
        }
        _ => {
            schema.insert("type".to_owned(), types.into());
        }
    }
    if let Some(format) = &shape.format {
        schema.insert("format".to_owned(), format.as_str().into());
    }
    if let Some(allowed) = &shape.enumeration {
        let mut allowed: Vec<Value> = allowed.iter().map(Node::to_json).collect();
        if is_null_beside(shape) && !allowed.contains(&Value::Null) {
            allowed.push(Value::Null);
        }
        schema.insert("enum".to_owned(), allowed.into());
    }
    if let Some(constant) = &shape.constant {
        schema.insert("const".to_owned(), constant.to_json());
    }
}

fn object(
    schema: &mut Map<String, Value>,
    document: &ResolvedDocument,
    shape: &SchemaOf<SchemaId>,
    direction: Direction,
    part: &mut impl FnMut(SchemaId) -> Value,
) {
    for (keyword, members) in [
        ("properties", &shape.properties),
        ("patternProperties", &shape.pattern_properties),
    ] {
        if !members.is_empty() {
            let members = members.iter();
            let members: Map<_, _> = members
                .map(|(name, id)| (name.clone(), part(*id)))
                .collect();
            schema.insert(keyword.to_owned(), members.into());
        }
    }
    let travels = |name: &&String| {
        shape.properties.get(name.as_str()).is_none_or(|id| {
            let member = &document.schema(*id).shape;
            match direction {
                Direction::Request => !member.is_read_only,
                Direction::Response => !member.is_write_only,
            }
        })
    };
    let required: Vec<&str> = shape
        .required
        .iter()
        .filter(travels)
        .map(String::as_str)
        .collect();
    if !required.is_empty() {
        schema.insert("required".to_owned(), required.into());
    }
    let additional = match &shape.additional_properties {
        Some(AdditionalProperties::Forbidden) => Value::Bool(false),
        Some(AdditionalProperties::Schema(id)) => part(**id),
        Some(AdditionalProperties::Any) | None => return,
    };
    schema.insert("additionalProperties".to_owned(), additional);
}

fn array(
    schema: &mut Map<String, Value>,
    shape: &SchemaOf<SchemaId>,
    part: &mut impl FnMut(SchemaId) -> Value,
) {
    if let Some(items) = &shape.items {
        schema.insert("items".to_owned(), part(**items));
    }
    if !shape.prefix_items.is_empty() {
        let items = shape.prefix_items.iter().map(|id| part(*id)).collect();
        schema.insert("prefixItems".to_owned(), items);
    }
}
