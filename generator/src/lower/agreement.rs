//! What two parts of an `allOf` say of one member, compared.

use std::collections::BTreeSet;

use countersign_spec::ResolvedDocument;
use countersign_spec::document::SchemaOf;
use countersign_spec::resolve::SchemaId;
use indexmap::IndexMap;

use super::json_type::common_types;
use super::members::{can_be_object, parts_of};

/// How deep two descriptions of a member are compared before they pass for agreed.
const MAX_DEPTH: usize = 8;

/// Whether a schema describes objects with members, in one part or in several.
pub(super) fn are_objects(doc: &ResolvedDocument, id: SchemaId) -> bool {
    let parts = parts_of(doc, id).into_iter();
    let mut shapes = parts.map(|part| &doc.schema(part).shape).peekable();
    let mut have_names = false;
    shapes.all(|shape| {
        have_names |= !shape.properties.is_empty();
        can_be_object(doc, shape) && shape.enumeration.is_none() && shape.constant.is_none()
    }) && have_names
}

/// Whether of two objects the later has every member of the earlier, and so have the
/// objects within.
pub(super) fn says_all(doc: &ResolvedDocument, earlier: SchemaId, later: SchemaId) -> bool {
    let comparison = &mut Comparison {
        doc,
        seen: BTreeSet::new(),
    };
    comparison.says_all(earlier, later, 0)
}

struct Comparison<'d> {
    doc: &'d ResolvedDocument,
    /// What is being compared, or was: each two once, since they may lead to each other.
    seen: BTreeSet<(SchemaId, SchemaId)>,
}

impl Comparison<'_> {
    fn says_all(&mut self, earlier: SchemaId, later: SchemaId, depth: usize) -> bool {
        let (doc, parts) = (self.doc, parts_of(self.doc, later));
        if parts.contains(&earlier) || !self.seen.insert((earlier, later)) {
            return true;
        }
        // Too deep to tell; merging loses nothing where they agree after all.
        if depth == MAX_DEPTH {
            return false;
        }
        let shapes = parts.iter().map(|part| &doc.schema(*part).shape);
        let mut new: IndexMap<&String, SchemaId> = IndexMap::new();
        for shape in shapes {
            new.extend(shape.properties.iter().map(|(name, id)| (name, *id)));
        }
        parts_of(doc, earlier).into_iter().all(|part| {
            let mut old = doc.schema(part).shape.properties.iter();
            old.all(|(name, old)| {
                let new = new.get(name).copied();
                new.is_some_and(|new| *old == new || self.member_says_all(*old, new, depth + 1))
            })
        })
    }

    /// Of what is no object, whether two agree is asked where they are merged.
    fn member_says_all(&mut self, earlier: SchemaId, later: SchemaId, depth: usize) -> bool {
        !are_objects(self.doc, earlier)
            || !are_objects(self.doc, later)
            || self.says_all(earlier, later, depth)
    }
}

/// Whether a later description can be of the same thing as an earlier one, and
/// says as much.
pub(super) fn agree(
    doc: &ResolvedDocument,
    old: &SchemaOf<SchemaId>,
    new: &SchemaOf<SchemaId>,
    depth: usize,
) -> bool {
    if common_types([old, new]).is_none() {
        return false;
    }
    // A struct of the later members only would lose those of the earlier.
    let loses = |name: &String| !new.properties.contains_key(name);
    if new.all_of.is_empty() && !new.properties.is_empty() && old.properties.keys().any(loses) {
        return false;
    }
    match (&old.items, &new.items) {
        (Some(old), Some(new)) if old != new && depth < MAX_DEPTH => {
            let (old, new) = (&doc.schema(**old).shape, &doc.schema(**new).shape);
            agree(doc, old, new, depth + 1)
        }
        _ => true,
    }
}
