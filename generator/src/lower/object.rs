//! Objects with documented members.

use countersign_spec::Diagnostic;
use countersign_spec::resolve::{Schema, SchemaId};

use super::Lowering;
use super::documentation;
use super::members::{Members, denies_all, have_members, rest};
use super::naming::NameHint;
use super::schema::Lowered;
use crate::diagnostic::{
    ADDITIONAL_PROPERTIES_LEFT_OUT, OBJECT_NOT_WHOLE, PATTERN_PROPERTIES_LEFT_OUT, TOO_MANY_MEMBERS,
};
use crate::ir::{
    FieldDef, FieldName, ObjectDef, Presence, RestDef, Taken, Travel, TypeId, TypeKind, TypeName,
    TypeRef,
};

/// How many members a struct's table has room for.
const MAX_MEMBERS: usize = 512;

/// An object that has its name and waits for its fields.
pub(super) struct WaitingObject {
    type_id: TypeId,
    schema: SchemaId,
    own: NameHint,
    members: Members,
}

impl Lowering<'_> {
    pub(super) fn object(&mut self, id: SchemaId, schema: &Schema, hint: &NameHint) -> TypeRef {
        let mut members = Members::default();
        members.add(self.doc, schema);
        self.define_object(id, schema, hint, members)
    }

    /// Gives an object its name now. Its fields wait in a queue, so that a chain of
    /// references needs no stack.
    pub(super) fn define_object(
        &mut self,
        id: SchemaId,
        schema: &Schema,
        hint: &NameHint,
        members: Members,
    ) -> TypeRef {
        if let Some(map) = self.too_many(schema, &members) {
            return map;
        }
        self.report_unsaid(schema);
        let (type_id, own) = self.reserve(id, hint, false);
        self.waiting.push_back(WaitingObject {
            type_id,
            schema: id,
            own,
            members,
        });
        TypeRef::Named(type_id)
    }

    /// Any values, told of, for more members than a table takes.
    pub(super) fn too_many(&mut self, schema: &Schema, members: &Members) -> Option<TypeRef> {
        let count = members.properties.len();
        if count <= MAX_MEMBERS {
            return None;
        }
        self.problems.push(
            Diagnostic::warning(
                TOO_MANY_MEMBERS,
                schema.shape.span,
                format_args!("an object of {count} members is read as a map of any values"),
            )
            .help(format_args!(
                "a struct has at most {MAX_MEMBERS}; group some of them"
            )),
        );
        Some(TypeRef::Map(Box::new(TypeRef::Any)))
    }

    /// The same for members that no schema describes alone; `last` is the one that says what
    /// they are together.
    pub(super) fn wait_as_merged(
        &mut self,
        last: SchemaId,
        hint: &NameHint,
        members: Members,
    ) -> TypeId {
        let type_id = TypeId::new(self.types.len());
        self.types.push(None);
        let name = self.names.unique(TypeName::new(&hint.name));
        let own = NameHint {
            name: name.to_string(),
            module: hint.module.clone(),
        };
        self.waiting.push_back(WaitingObject {
            type_id,
            schema: last,
            own,
            members,
        });
        type_id
    }

    /// Lowers the fields of every object that waits, and of those that they name.
    pub(super) fn finish_objects(&mut self) {
        while let Some(waiting) = self.waiting.pop_front() {
            let own = &waiting.own;
            let mut names = Taken::of([]);
            let mut fields = Vec::new();
            for (wire_name, id) in &waiting.members.properties {
                // A member that may never be there is none.
                if denies_all(self.doc, *id) {
                    continue;
                }
                let name = names.distinct(FieldName::new(wire_name));
                let presence = match waiting.members.required.contains(wire_name) {
                    true => Presence::Required,
                    false => Presence::Optional,
                };
                let hint = own.part(wire_name);
                let lowered = self.member(&waiting.members, wire_name, &hint);
                fields.push(self.field(name, wire_name, *id, presence, lowered));
            }
            let rest = self.rest(&waiting, &mut names);
            let kind = TypeKind::Object(ObjectDef { fields, rest });
            self.finish(waiting.type_id, waiting.schema, own, kind);
        }
    }

    /// The field for members without names, if all that is said of them is of one type.
    fn rest(&mut self, waiting: &WaitingObject, names: &mut Taken<FieldName>) -> Option<RestDef> {
        let parts = &waiting.members.rest;
        let first = self.doc.schema(*parts.first()?);
        let hint = waiting.own.part("additional");
        let Some(value) = self.part_of_all(parts, &hint) else {
            self.problems.push(
                Diagnostic::warning(
                    ADDITIONAL_PROPERTIES_LEFT_OUT,
                    first.shape.span,
                    "members beside `properties` are of several types and stay out of the struct",
                )
                .help("`Response::bytes` has every member that came"),
            );
            return None;
        };
        let name = FieldName::new("additional");
        Some(RestDef {
            name: names.distinct(name),
            doc: documentation::of_member(first, &value),
            ty: TypeRef::Map(Box::new(value)),
        })
    }

    /// What an object says beside its members and no struct can.
    pub(super) fn report_unsaid(&mut self, schema: &Schema) {
        let shape = &schema.shape;
        let unsaid = [
            (
                !shape.pattern_properties.is_empty() && rest(self.doc, schema).is_empty(),
                PATTERN_PROPERTIES_LEFT_OUT,
                "`patternProperties`",
            ),
            (
                have_members(self.doc, &shape.one_of),
                OBJECT_NOT_WHOLE,
                "`oneOf`",
            ),
            (
                have_members(self.doc, &shape.any_of),
                OBJECT_NOT_WHOLE,
                "`anyOf`",
            ),
        ];
        for (_, code, what) in unsaid.into_iter().filter(|(is_there, ..)| *is_there) {
            let problem = Diagnostic::warning(
                code,
                shape.span,
                format_args!("members of the {what} beside `properties` stay out of the struct"),
            )
            .help("`Response::bytes` has every member that came");
            // A part of an `allOf` may be a type of its own as well.
            if !self.problems.contains(&problem) {
                self.problems.push(problem);
            }
        }
    }

    fn field(
        &mut self,
        name: FieldName,
        wire_name: &str,
        id: SchemaId,
        presence: Presence,
        lowered: Lowered,
    ) -> FieldDef {
        self.count_member(id, &lowered.ty);
        let schema = self.doc.schema(id);
        FieldDef {
            name,
            wire_name: wire_name.to_owned(),
            doc: documentation::of_member(schema, &lowered.ty),
            ty: lowered.ty,
            presence,
            travel: match (schema.shape.is_read_only, schema.shape.is_write_only) {
                (true, false) => Travel::OnlyAnswered,
                (false, true) => Travel::OnlySent,
                // Neither, or both, which is nothing that a member can be.
                _ => Travel::BothWays,
            },
            is_nullable: lowered.is_nullable,
            may_be_empty: lowered.may_be_empty,
            is_deprecated: schema.shape.is_deprecated,
        }
    }
}
