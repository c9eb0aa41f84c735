//! Objects with documented members, and `allOf` of them.

use countersign_spec::Diagnostic;
use countersign_spec::resolve::{Schema, SchemaId};
use indexmap::IndexMap;

use super::Lowering;
use super::naming::{NameHint, distinct};
use super::schema::{Lowered, documentation};
use crate::diagnostic::ALL_OF_NOT_MERGED;
use crate::ir::{FieldDef, FieldName, ObjectDef, Presence, TypeKind, TypeRef};

/// Members of one object, gathered from every part of an `allOf`.
#[derive(Default)]
struct Members {
    properties: IndexMap<String, SchemaId>,
    required: Vec<String>,
}

impl Members {
    fn add(&mut self, schema: &Schema) {
        let properties = schema.shape.properties.iter();
        self.properties
            .extend(properties.map(|(name, id)| (name.clone(), *id)));
        self.required.extend(schema.shape.required.iter().cloned());
    }
}

impl Lowering<'_> {
    pub(super) fn object(&mut self, id: SchemaId, schema: &Schema, hint: &NameHint) -> TypeRef {
        let mut members = Members::default();
        members.add(schema);
        self.define_object(id, schema, hint, members)
    }

    fn define_object(
        &mut self,
        id: SchemaId,
        schema: &Schema,
        hint: &NameHint,
        members: Members,
    ) -> TypeRef {
        self.define(id, schema, hint, |lowering, name| {
            let own = NameHint {
                name: name.to_string(),
                module: hint.module.clone(),
            };
            let mut names: Vec<FieldName> = Vec::new();
            let fields = members.properties.iter().map(|(wire_name, id)| {
                let name = distinct(FieldName::new(wire_name), &names, FieldName::numbered);
                names.push(name.clone());
                let presence = match members.required.contains(wire_name) {
                    true => Presence::Required,
                    false => Presence::Optional,
                };
                lowering.field(name, wire_name, *id, presence, &own)
            });
            TypeKind::Object(ObjectDef {
                fields: fields.collect(),
            })
        })
    }

    fn field(
        &mut self,
        name: FieldName,
        wire_name: &str,
        id: SchemaId,
        presence: Presence,
        owner: &NameHint,
    ) -> FieldDef {
        let lowered = self.schema(id, &owner.part(wire_name));
        let schema = self.doc.schema(id);
        FieldDef {
            name,
            wire_name: wire_name.to_owned(),
            doc: documentation(schema),
            ty: lowered.ty,
            presence,
            is_nullable: lowered.is_nullable,
            is_deprecated: schema.shape.is_deprecated,
        }
    }

    /// What an `allOf` is: the one part that says something, or the union of the
    /// members of all parts.
    pub(super) fn all_of(
        &mut self,
        id: SchemaId,
        schema: &Schema,
        hint: &NameHint,
    ) -> Option<Lowered> {
        let shape = &schema.shape;
        if shape.all_of.is_empty() {
            return None;
        }
        if let [only] = shape.all_of[..]
            && shape.properties.is_empty()
            && shape.required.is_empty()
        {
            return Some(self.schema(only, hint));
        }
        let mut members = Members::default();
        let mut is_mergeable = true;
        let mut seen = vec![id];
        self.gather(id, &mut members, &mut is_mergeable, &mut seen);
        if !is_mergeable || members.properties.is_empty() {
            self.problems.push(
                Diagnostic::warning(
                    ALL_OF_NOT_MERGED,
                    shape.span,
                    "the parts of this `allOf` are not all objects; it is read as any value",
                )
                .help("let each part be an object with properties"),
            );
            return Some(TypeRef::Any.into());
        }
        Some(self.define_object(id, schema, hint, members).into())
    }

    fn gather(
        &self,
        id: SchemaId,
        members: &mut Members,
        is_mergeable: &mut bool,
        seen: &mut Vec<SchemaId>,
    ) {
        let schema = self.doc.schema(id);
        for part in &schema.shape.all_of {
            if !seen.contains(part) {
                seen.push(*part);
                self.gather(*part, members, is_mergeable, seen);
            }
        }
        members.add(schema);
        let shape = &schema.shape;
        *is_mergeable &=
            shape.one_of.is_empty() && shape.any_of.is_empty() && shape.items.is_none();
    }
}
