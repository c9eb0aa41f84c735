//! `allOf`: the one schema that the other parts only narrow, or the members of all.

use std::collections::BTreeSet;

use countersign_spec::Diagnostic;
use countersign_spec::document::JsonType;
use countersign_spec::resolve::{Schema, SchemaId};

use super::Lowering;
use super::json_type::common_types;
use super::members::{Members, can_be_object, has_structure, is_silent, parts_of};
use super::naming::NameHint;
use super::schema::Lowered;
use crate::diagnostic::{ALL_OF_CONFLICT, ALL_OF_NOT_MERGED};
use crate::ir::TypeRef;

impl Lowering<'_> {
    pub(super) fn all_of(
        &mut self,
        id: SchemaId,
        schema: &Schema,
        hint: &NameHint,
    ) -> Option<Lowered> {
        if schema.shape.all_of.is_empty() {
            return None;
        }
        let parts = parts_of(self.doc, id);
        let shapes = parts.iter().map(|part| &self.doc.schema(*part).shape);
        let Some(types) = common_types(shapes) else {
            self.report_no_common_type(schema);
            return Some(TypeRef::Any.into());
        };
        let lowered = match self.narrowed(id, schema, &parts) {
            Some(only) => self.schema(only, hint),
            None if self.are_scalars(&parts) => self.scalar_of(id, schema, hint, &parts, types),
            None => self.merged(id, schema, hint, &parts),
        };
        // A part that says nothing else may still say that there can be none.
        let says_null = parts.iter().any(|part| {
            let shape = &self.doc.schema(*part).shape;
            is_silent(shape) && shape.is_nullable
        });
        Some(Lowered {
            is_nullable: lowered.is_nullable || says_null,
            ..lowered
        })
    }

    /// The members that a schema and the parts of its `allOf` describe.
    pub(super) fn members_of(&self, id: SchemaId) -> Members {
        let mut members = Members::default();
        for part in parts_of(self.doc, id) {
            members.add(self.doc, self.doc.schema(part));
        }
        members
    }

    /// The one part that says what a value is, if the others only narrow it and
    /// require no member that it leaves open.
    fn narrowed(&self, id: SchemaId, schema: &Schema, parts: &[SchemaId]) -> Option<SchemaId> {
        let own = &schema.shape;
        let is_own_bare = own.properties.is_empty()
            && own.one_of.is_empty()
            && own.any_of.is_empty()
            && own.items.is_none()
            && own.enumeration.is_none()
            && own.format.is_none();
        let direct = &own.all_of;
        let telling: Vec<SchemaId> = direct
            .iter()
            .copied()
            .filter(|part| self.is_telling(*part))
            .collect();
        let speaking = || {
            let is_silent = |part: &&SchemaId| !is_silent(&self.doc.schema(**part).shape);
            direct.iter().filter(is_silent).copied().collect()
        };
        let telling = match telling.is_empty() {
            true => speaking(),
            false => telling,
        };
        let [only] = telling[..] else {
            return None;
        };
        let of_it = parts_of(self.doc, only);
        let required = |parts: &[SchemaId]| -> BTreeSet<&str> {
            let shapes = parts.iter().map(|part| &self.doc.schema(*part).shape);
            let required = shapes.flat_map(|shape| &shape.required);
            required.map(String::as_str).collect()
        };
        let is_member = |name: &str| {
            let mut shapes = of_it.iter().map(|part| &self.doc.schema(*part).shape);
            shapes.any(|shape| shape.properties.contains_key(name))
        };
        let theirs = required(&of_it);
        let mut added = required(parts)
            .into_iter()
            .filter(|name| !theirs.contains(name));
        let is_narrowed = is_own_bare && only != id && !added.any(is_member);
        is_narrowed.then_some(only)
    }

    /// Whether a schema says more than a type, or the user chose what it is.
    fn is_telling(&self, id: SchemaId) -> bool {
        let shape = &self.doc.schema(id).shape;
        self.chosen_for(id).is_some()
            || shape.enumeration.is_some()
            || shape.constant.is_some()
            || has_structure(shape)
    }

    fn are_scalars(&self, parts: &[SchemaId]) -> bool {
        parts.iter().all(|part| {
            let mut shape = self.doc.schema(*part).shape.clone();
            shape.all_of.clear();
            !has_structure(&shape)
        })
    }

    /// A scalar of which each part says something: its type, its format, its bounds.
    fn scalar_of(
        &mut self,
        id: SchemaId,
        schema: &Schema,
        hint: &NameHint,
        parts: &[SchemaId],
        types: Vec<JsonType>,
    ) -> Lowered {
        let mut whole = schema.clone();
        let shape = &mut whole.shape;
        shape.all_of.clear();
        shape.types = types;
        for part in parts {
            let part = &self.doc.schema(*part).shape;
            shape.format = shape.format.take().or_else(|| part.format.clone());
            shape.constant = shape.constant.take().or_else(|| part.constant.clone());
            let listed = part.enumeration.as_ref();
            let is_shorter = |listed: &&Vec<_>| {
                let known = shape.enumeration.as_ref();
                known.is_none_or(|known| listed.len() < known.len())
            };
            if let Some(listed) = listed.filter(is_shorter) {
                shape.enumeration = Some(listed.clone());
            }
            let bounds = part.assertions.iter();
            shape
                .assertions
                .extend(bounds.map(|(name, bound)| (name.clone(), bound.clone())));
        }
        self.shape(id, &whole, hint)
    }

    /// One struct of the members of every part.
    fn merged(
        &mut self,
        id: SchemaId,
        schema: &Schema,
        hint: &NameHint,
        parts: &[SchemaId],
    ) -> Lowered {
        let mut members = Members::default();
        let mut are_objects = true;
        for part in parts {
            let part = self.doc.schema(*part);
            members.add(self.doc, part);
            are_objects &= can_be_object(self.doc, &part.shape);
        }
        if !are_objects || members.properties.is_empty() {
            self.problems.push(
                Diagnostic::warning(
                    ALL_OF_NOT_MERGED,
                    schema.shape.span,
                    "the parts of this `allOf` are not all objects; it is read as any value",
                )
                .help("let each part be an object with properties"),
            );
            return TypeRef::Any.into();
        }
        self.report_conflicts(&members);
        for part in parts {
            self.report_unsaid(self.doc.schema(*part));
        }
        self.define_object(id, schema, hint, members).into()
    }

    pub(super) fn report_conflicts(&mut self, members: &Members) {
        for conflict in &members.conflicts {
            let problem = Diagnostic::warning(
                ALL_OF_CONFLICT,
                conflict.later,
                format_args!(
                    "two parts of an `allOf` describe `{}` as different things; this one is taken",
                    conflict.name
                ),
            )
            .related(conflict.earlier, "the other one")
            .help("let them agree, or leave the member out of one");
            // Another `allOf` may hold the same two parts.
            if !self.problems.contains(&problem) {
                self.problems.push(problem);
            }
        }
    }

    fn report_no_common_type(&mut self, schema: &Schema) {
        self.problems.push(
            Diagnostic::warning(
                ALL_OF_CONFLICT,
                schema.shape.span,
                "the parts of this `allOf` have no type in common; it is read as any value",
            )
            .help("no value is valid; write `oneOf` if either may come"),
        );
    }
}
