//! Schemas with ids in the place of references.

use indexmap::IndexMap;

use super::resolver::Resolver;
use crate::document::{self, Discriminator, JsonType, SchemaOf, SchemaRef};

/// A schema of one resolved document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchemaId(pub(super) u32);

impl SchemaId {
    /// The schema's place in the document's arena.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A schema whose parts are ids.
#[derive(Debug, Clone)]
pub struct Schema {
    /// The component's name, or that of the file it stands in; none for a
    /// schema written in place.
    pub name: Option<String>,
    /// Its keywords. `Null` is never among the types when another type is: that
    /// is what `is_nullable` says.
    pub shape: SchemaOf<SchemaId>,
    /// The discriminator's mapping, resolved.
    pub mapping: IndexMap<String, SchemaId>,
}

/// Resolves the parts of one schema. Only what is written inside it is walked;
/// targets of references wait in the resolver's queue.
pub(super) fn resolve(schema: document::Schema, resolver: &mut Resolver<'_>) -> Schema {
    let mapping = schema
        .discriminator
        .as_ref()
        .map(|discriminator| mapping(discriminator, resolver))
        .unwrap_or_default();
    let mut shape = schema.map_parts(|part: SchemaRef| resolver.schema(part));
    let is_null = |json_type: &JsonType| *json_type == JsonType::Null;
    if shape.types.iter().any(is_null) && !shape.types.iter().all(is_null) {
        shape.types.retain(|json_type| *json_type != JsonType::Null);
        shape.is_null_judged = !shape.is_nullable;
        shape.is_nullable = true;
    }
    Schema {
        name: None,
        shape,
        mapping,
    }
}

fn mapping(
    discriminator: &Discriminator,
    resolver: &mut Resolver<'_>,
) -> IndexMap<String, SchemaId> {
    let entries = discriminator.mapping.iter();
    entries
        .map(|(value, target)| {
            // A value may be the name of a component, whichever file the mapping
            // stands in, or a reference (3.0.3, Discriminator Object).
            let id = resolver
                .named_component(target)
                .unwrap_or_else(|| resolver.schema(SchemaRef::Ref(target.clone())));
            (value.clone(), id)
        })
        .collect()
}
