//! How much of a document's members ends as *any value*: what a corpus is measured by.

use countersign_spec::document::{AdditionalProperties, SchemaOf};
use countersign_spec::resolve::SchemaId;

use super::Lowering;
use super::members::is_silent;
use crate::MemberCounts;
use crate::ir::TypeRef;

/// How deep lists and maps of each other are looked into.
const MAX_DEPTH: usize = 16;

impl Lowering<'_> {
    /// Counts a member that became a field of the type.
    pub(super) fn count_member(&mut self, id: SchemaId, ty: &TypeRef) {
        let is_lost = self.is_lost(id, ty, MAX_DEPTH);
        let MemberCounts { all, any } = &mut self.members;
        *all += 1;
        *any += usize::from(is_lost);
    }

    /// Whether the type, or a part of it, is any value where the schema says more.
    fn is_lost(&self, id: SchemaId, ty: &TypeRef, depth: usize) -> bool {
        let shape = &self.doc.schema(id).shape;
        match ty {
            TypeRef::Any => !is_empty(shape),
            // An object of too many members is a map, and its members are lost.
            TypeRef::Map(_) if !shape.properties.is_empty() => true,
            TypeRef::List(inner) | TypeRef::Map(inner) | TypeRef::Nullable(inner) if depth > 0 => {
                let is_item = !matches!(ty, TypeRef::Nullable(_));
                let combined = [&shape.all_of, &shape.any_of, &shape.one_of];
                let mut same = combined.into_iter().flatten();
                // A combination says of the whole value what a list says of its items.
                same.any(|part| self.is_lost(*part, ty, depth - 1))
                    || match is_item {
                        true => items(shape).any(|item| self.is_lost(item, inner, depth - 1)),
                        false => self.is_lost(id, inner, depth - 1),
                    }
            }
            _ => false,
        }
    }
}

/// The schemas of what a list or a map holds.
fn items(shape: &SchemaOf<SchemaId>) -> impl Iterator<Item = SchemaId> {
    let rest = match &shape.additional_properties {
        Some(AdditionalProperties::Schema(rest)) => Some(**rest),
        _ => None,
    };
    let listed = shape.prefix_items.iter().chain(shape.items.as_deref());
    let by_pattern = shape.pattern_properties.values();
    listed.chain(by_pattern).copied().chain(rest)
}

/// Whether a schema constrains nothing: `{}`, `true`, or words only.
fn is_empty(shape: &SchemaOf<SchemaId>) -> bool {
    is_silent(shape)
        && shape.required.is_empty()
        && shape.assertions.is_empty()
        && shape.other_schemas.is_empty()
        && shape.dependent_schemas.is_empty()
        && shape.additional_properties.is_none()
}
