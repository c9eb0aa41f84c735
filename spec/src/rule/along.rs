//! A pointer followed through a schema instead of a value.

use std::collections::BTreeSet;

use crate::document::AdditionalProperties;
use crate::resolve::{ResolvedDocument, SchemaId};
use crate::source::Pointer;

/// The schemas of what a pointer leads to in values of a schema, through every part
/// of a combination; none if no value has such a place. The token `*`, and any index,
/// stands for each item of a list.
#[must_use]
pub fn schemas_along(
    document: &ResolvedDocument,
    schema: SchemaId,
    pointer: &Pointer,
) -> BTreeSet<SchemaId> {
    let mut schemas = parts(document, schema);
    for token in pointer.tokens() {
        let below = schemas.iter().flat_map(|id| children(document, *id, token));
        schemas = below.flat_map(|id| parts(document, id)).collect();
    }
    schemas
}

/// A schema and all that it combines.
fn parts(document: &ResolvedDocument, schema: SchemaId) -> BTreeSet<SchemaId> {
    let mut found = BTreeSet::new();
    let mut stack = vec![schema];
    while let Some(id) = stack.pop() {
        if found.insert(id) {
            let shape = &document.schema(id).shape;
            stack.extend(
                shape
                    .all_of
                    .iter()
                    .chain(&shape.any_of)
                    .chain(&shape.one_of),
            );
        }
    }
    found
}

fn children(document: &ResolvedDocument, schema: SchemaId, token: &str) -> Vec<SchemaId> {
    let shape = &document.schema(schema).shape;
    let is_item = token == "*" || token.parse::<usize>().is_ok();
    let mut children: Vec<SchemaId> = shape.properties.get(token).copied().into_iter().collect();
    if children.is_empty()
        && let Some(AdditionalProperties::Schema(any)) = &shape.additional_properties
    {
        children.push(**any);
    }
    children.extend(shape.items.as_deref().copied().filter(|_| is_item));
    children
}
