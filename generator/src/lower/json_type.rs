//! Which types of JSON several schemas allow together.

use countersign_spec::document::{JsonType, SchemaOf};
use countersign_spec::resolve::SchemaId;

/// The types that all of the schemas allow: none if there is no such type, empty if
/// every one of them allows any.
pub(super) fn common_types<'s>(
    shapes: impl IntoIterator<Item = &'s SchemaOf<SchemaId>>,
) -> Option<Vec<JsonType>> {
    let mut common: Vec<JsonType> = Vec::new();
    for shape in shapes {
        let types = own_types(shape);
        if common.is_empty() {
            common = types;
        } else if !types.is_empty() {
            let both = common.iter().flat_map(|one| {
                let other = types.iter().find_map(|other| narrower(*one, *other));
                other.into_iter()
            });
            common = both.collect();
            if common.is_empty() {
                return None;
            }
        }
    }
    Some(common)
}

/// The types that a schema has or, by what it says of members and items, means.
fn own_types(shape: &SchemaOf<SchemaId>) -> Vec<JsonType> {
    match shape.types[..] {
        [] if !shape.properties.is_empty() => vec![JsonType::Object],
        [] if shape.items.is_some() => vec![JsonType::Array],
        _ => shape.types.clone(),
    }
}

/// The type that is both: every integer is a number.
fn narrower(one: JsonType, other: JsonType) -> Option<JsonType> {
    match (one, other) {
        (JsonType::Integer, JsonType::Number) | (JsonType::Number, JsonType::Integer) => {
            Some(JsonType::Integer)
        }
        _ => (one == other).then_some(one),
    }
}
