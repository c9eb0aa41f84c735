//! Whether a schema shows by itself what its values look like.

use std::collections::BTreeMap;

use crate::document::JsonType;
use crate::resolve::{ResolvedDocument, SchemaId};

/// How deep values are put together; a chain of references may be of any length.
const MAX_DEPTH: usize = 64;

/// Whether an example of a schema's values can be read off it: its own, one of a few
/// possible values, or one put together from those of all its parts.
pub(super) fn shows_a_value(document: &ResolvedDocument, schema: SchemaId) -> bool {
    let mut sample = Sample {
        document,
        known: BTreeMap::new(),
    };
    sample.shows(schema, 0)
}

struct Sample<'d> {
    document: &'d ResolvedDocument,
    /// What is known of a schema. While its parts are looked into it counts as shown:
    /// what holds things of its own kind can hold none.
    known: BTreeMap<SchemaId, bool>,
}

impl Sample<'_> {
    fn shows(&mut self, id: SchemaId, depth: usize) -> bool {
        if let Some(shows) = self.known.get(&id) {
            return *shows;
        }
        self.known.insert(id, true);
        let shows = depth < MAX_DEPTH && self.look(id, depth + 1);
        self.known.insert(id, shows);
        shows
    }

    fn look(&mut self, id: SchemaId, depth: usize) -> bool {
        let shape = &self.document.schema(id).shape;
        let is_one_of_few = shape.constant.is_some()
            || shape.enumeration.is_some()
            || shape.types == [JsonType::Boolean];
        if is_one_of_few || !shape.examples.is_empty() {
            return true;
        }
        let items = shape.items.as_deref().into_iter();
        let mut any_of = items.chain(&shape.one_of).chain(&shape.any_of);
        if any_of.any(|part| self.shows(*part, depth)) {
            return true;
        }
        let mut parts = shape.properties.values().chain(&shape.all_of).peekable();
        parts.peek().is_some() && parts.all(|part| self.shows(*part, depth))
    }
}
