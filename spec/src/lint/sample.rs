//! Whether a schema shows by itself what its values look like.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::JsonType;
use crate::resolve::{ResolvedDocument, SchemaId};

/// How deep values are put together; a chain of references may be of any length.
const MAX_DEPTH: usize = 64;

/// Tells of schemas whether an example of their values can be read off them: their own,
/// one of a few possible values, or one put together from those of all their parts.
pub(super) struct Samples<'d> {
    document: &'d ResolvedDocument,
    /// What is known of a schema. While its parts are looked into it counts as shown:
    /// what holds things of its own kind can hold none.
    known: BTreeMap<SchemaId, bool>,
    /// Whether anything was answered from a schema that was still being looked into, so
    /// that a yes holds for this question only.
    is_assumed: bool,
    open: BTreeSet<SchemaId>,
}

impl<'d> Samples<'d> {
    pub(super) fn of(document: &'d ResolvedDocument) -> Samples<'d> {
        Samples {
            document,
            known: BTreeMap::new(),
            is_assumed: false,
            open: BTreeSet::new(),
        }
    }

    pub(super) fn show(&mut self, schema: SchemaId) -> bool {
        let shows = self.shows(schema, 0);
        if std::mem::take(&mut self.is_assumed) {
            self.known.retain(|_, shows| !*shows);
        }
        shows
    }

    fn shows(&mut self, id: SchemaId, depth: usize) -> bool {
        if self.open.contains(&id) {
            self.is_assumed = true;
            return true;
        }
        if let Some(shows) = self.known.get(&id) {
            return *shows;
        }
        if depth == MAX_DEPTH {
            return false;
        }
        self.open.insert(id);
        let shows = self.look(id, depth + 1);
        self.open.remove(&id);
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
