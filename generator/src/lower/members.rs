//! Members of one object, gathered from every part of an `allOf`.

use std::collections::BTreeSet;

use countersign_spec::ResolvedDocument;
use countersign_spec::document::{AdditionalProperties, JsonType, SchemaOf};
use countersign_spec::resolve::{Schema, SchemaId};
use countersign_spec::source::Span;
use indexmap::IndexMap;

use super::agreement::{agree, are_objects, says_all};

/// Members, and what two parts say of one.
#[derive(Default)]
pub(super) struct Members {
    pub(super) properties: IndexMap<String, SchemaId>,
    /// What parts before the one in `properties` say of members that are objects to both,
    /// where the last does not say all of it again.
    before: IndexMap<String, Vec<SchemaId>>,
    pub(super) required: Vec<String>,
    /// What members without a name of their own are, in the words of each part.
    pub(super) rest: Vec<SchemaId>,
    /// Members that two parts describe as different things.
    pub(super) conflicts: Vec<Conflict>,
}

/// A member that no value can be to both parts.
pub(super) struct Conflict {
    pub(super) name: String,
    pub(super) earlier: Span,
    pub(super) later: Span,
}

impl Members {
    /// Adds what one part says.
    pub(super) fn add(&mut self, doc: &ResolvedDocument, schema: &Schema) {
        for (name, later) in &schema.shape.properties {
            match self.properties.get(name).copied() {
                Some(earlier) if earlier == *later => {}
                Some(earlier) => self.add_again(doc, name, earlier, *later),
                None => {
                    self.properties.insert(name.clone(), *later);
                }
            }
        }
        self.required.extend(schema.shape.required.iter().cloned());
        self.rest.extend(rest(doc, schema));
    }

    /// A part that describes a member anew mostly narrows it, so the later one is
    /// taken, unless it says nothing of what the member is.
    fn add_again(
        &mut self,
        doc: &ResolvedDocument,
        name: &str,
        earlier: SchemaId,
        later: SchemaId,
    ) {
        let (old, new) = (&doc.schema(earlier).shape, &doc.schema(later).shape);
        if is_silent(new) {
            return;
        }
        if are_objects(doc, earlier) && are_objects(doc, later) {
            if !says_all(doc, earlier, later) {
                let before = self.before.entry(name.to_owned()).or_default();
                before.push(earlier);
            }
            self.properties.insert(name.to_owned(), later);
            return;
        }
        self.before.shift_remove(name);
        if !agree(doc, old, new, 0) {
            self.conflicts.push(Conflict {
                name: name.to_owned(),
                earlier: old.span,
                later: new.span,
            });
        }
        self.properties.insert(name.to_owned(), later);
    }

    /// Every schema that says what a member is, the last one last.
    pub(super) fn descriptions(&self, name: &str) -> Vec<SchemaId> {
        let before = self.before.get(name).into_iter().flatten();
        before.chain(self.properties.get(name)).copied().collect()
    }
}

/// Every part of a schema, those of the innermost parts first and itself last.
pub(super) fn parts_of(doc: &ResolvedDocument, id: SchemaId) -> Vec<SchemaId> {
    let mut parts = Vec::new();
    let mut seen = BTreeSet::from([id]);
    // A schema is taken when its parts are behind it.
    let mut stack = vec![(id, false)];
    while let Some((id, parts_are_done)) = stack.pop() {
        if parts_are_done {
            parts.push(id);
            continue;
        }
        stack.push((id, true));
        let inner = doc.schema(id).shape.all_of.iter().rev();
        let inner = inner.filter(|part| seen.insert(**part));
        stack.extend(inner.map(|part| (*part, false)));
    }
    parts
}

/// Whether a part of an `allOf` leaves its values to be objects of which it names members.
pub(super) fn can_be_object(doc: &ResolvedDocument, shape: &SchemaOf<SchemaId>) -> bool {
    matches!(shape.types[..], [] | [JsonType::Object])
        && !have_members(doc, &shape.one_of)
        && !have_members(doc, &shape.any_of)
        && shape.items.is_none()
}

/// Whether the parts of a combination have members. Those without any of their
/// own say which members go together.
pub(super) fn have_members(doc: &ResolvedDocument, parts: &[SchemaId]) -> bool {
    let mut parts = parts.iter().map(|id| &doc.schema(*id).shape);
    parts.any(|part| part.required.is_empty() || !part.properties.is_empty())
}

/// What members are that no property names, if every one of them is described. Any value
/// at all is what an object may hold unless it is said not to.
pub(super) fn rest(doc: &ResolvedDocument, schema: &Schema) -> Vec<SchemaId> {
    let shape = &schema.shape;
    let patterns = shape.pattern_properties.values().copied();
    match &shape.additional_properties {
        Some(AdditionalProperties::Forbidden) => patterns.collect(),
        Some(AdditionalProperties::Schema(rest)) if denies_all(doc, **rest) => patterns.collect(),
        Some(AdditionalProperties::Schema(rest)) if !is_silent(&doc.schema(**rest).shape) => {
            patterns.chain([**rest]).collect()
        }
        _ => Vec::new(),
    }
}

/// Whether a schema has parts, values or members: more than a type with bounds.
pub(super) fn has_structure(shape: &SchemaOf<SchemaId>) -> bool {
    !shape.properties.is_empty()
        || !shape.pattern_properties.is_empty()
        || !shape.prefix_items.is_empty()
        || !shape.one_of.is_empty()
        || !shape.any_of.is_empty()
        || !shape.all_of.is_empty()
        || shape.items.is_some()
        || matches!(
            shape.additional_properties,
            Some(AdditionalProperties::Schema(_))
        )
}

/// Whether a schema says nothing of what its values are: only how many, how long,
/// which members must be there, or what they mean.
pub(super) fn is_silent(shape: &SchemaOf<SchemaId>) -> bool {
    !has_structure(shape)
        && shape.types.is_empty()
        && shape.format.is_none()
        && shape.enumeration.is_none()
        && shape.constant.is_none()
}

/// Whether a schema is `false`: no value is valid.
pub(super) fn denies_all(doc: &ResolvedDocument, id: SchemaId) -> bool {
    let negated = doc.schema(id).shape.other_schemas.get("not");
    negated.is_some_and(|negated| {
        let shape = &doc.schema(*negated).shape;
        is_silent(shape)
            && shape.required.is_empty()
            && shape.assertions.is_empty()
            && shape.other_schemas.is_empty()
    })
}
