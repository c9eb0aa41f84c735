//! The type of a member: that of its schema, or of all the objects that parts of an `allOf`
//! say it is, merged as if they were an `allOf` themselves.

use countersign_spec::resolve::SchemaId;

use super::Lowering;
use super::members::{Members, parts_of};
use super::naming::NameHint;
use super::schema::Lowered;
use crate::ir::TypeRef;

/// How many types are made of several schemas: schemas that lead to each other can be put
/// together in more ways than anyone means. Beyond, the last description is taken.
const MAX_MERGED: usize = 1_000;

impl Lowering<'_> {
    pub(super) fn member(&mut self, members: &Members, name: &str, hint: &NameHint) -> Lowered {
        let ids = members.descriptions(name);
        let Some(last) = ids.last().copied() else {
            return TypeRef::Any.into();
        };
        let is_whole = ids.len() == 1 || self.chosen_for(last).is_some();
        if is_whole || self.merged.len() >= MAX_MERGED {
            return self.schema(last, hint);
        }
        let is_nullable = |id: &SchemaId| self.doc.schema(*id).shape.is_nullable;
        Lowered {
            is_nullable: ids.iter().all(is_nullable),
            ..self.merged_type(ids, last, hint).into()
        }
    }

    /// The struct of what several objects describe; the same several are one type, so that
    /// those which contain themselves come to an end.
    fn merged_type(&mut self, ids: Vec<SchemaId>, last: SchemaId, hint: &NameHint) -> TypeRef {
        if let Some(known) = self.merged.get(&ids) {
            return TypeRef::Named(*known);
        }
        let mut members = Members::default();
        for part in ids.iter().flat_map(|id| parts_of(self.doc, *id)) {
            members.add(self.doc, self.doc.schema(part));
        }
        self.report_conflicts(&members);
        if let Some(map) = self.too_many(self.doc.schema(last), &members) {
            return map;
        }
        let type_id = self.wait_as_merged(last, hint, members);
        self.merged.insert(ids, type_id);
        TypeRef::Named(type_id)
    }
}
