//! Which Rust type a schema is.

use countersign_spec::Diagnostic;
use countersign_spec::document::JsonType;
use countersign_spec::resolve::{Schema, SchemaId};

use super::Lowering;
use super::documentation::documentation;
use super::members::is_silent;
use super::naming::NameHint;
use super::rules::{self, with_rules};
use super::scalar::text;
use crate::diagnostic::{ENDLESS_TYPE, NEGATION_NOT_TYPED, TYPE_READ_AS_ANY};
use crate::ir::{TypeDef, TypeId, TypeKind, TypeName, TypeRef, Usage};
use crate::options::EmptyText;

/// How deep lists, maps and unions of each other may lead before the rest is read
/// as any value. Objects wait in a queue and count for nothing.
const MAX_DEPTH: usize = 64;

/// A schema's type, and in which ways there may be none.
#[derive(Debug, Clone)]
pub(super) struct Lowered {
    pub(super) ty: TypeRef,
    pub(super) is_nullable: bool,
    /// Whether an empty text stands for none.
    pub(super) may_be_empty: bool,
}

impl From<TypeRef> for Lowered {
    fn from(ty: TypeRef) -> Lowered {
        Lowered {
            ty,
            is_nullable: false,
            may_be_empty: false,
        }
    }
}

impl Lowering<'_> {
    /// The type of a schema. `hint` names it if it needs a name and has none.
    pub(super) fn schema(&mut self, id: SchemaId, hint: &NameHint) -> Lowered {
        if let Some(lowered) = self.by_schema.get(&id) {
            return lowered.clone();
        }
        let schema = self.doc.schema(id);
        if self.open.len() >= MAX_DEPTH || !self.open.insert(id) {
            self.problems.push(
                Diagnostic::warning(
                    ENDLESS_TYPE,
                    schema.shape.span,
                    "this schema leads back to itself, or too deep, with no object between; it is read as any value",
                )
                .help("put an object between, or remove the circle"),
            );
            return TypeRef::Any.into();
        }
        let own = NameHint {
            module: match &schema.name {
                Some(name) => super::naming::module(name),
                None => hint.module.clone(),
            },
            name: schema.name.clone().unwrap_or_else(|| hint.name.clone()),
        };
        let is_scalar = matches!(
            schema.shape.types[..],
            [JsonType::Integer | JsonType::Number | JsonType::String]
        );
        let of_format = self.chosen_for_format(schema.shape.format.as_deref());
        let choice = self.chosen_for(id).or(of_format.filter(|_| is_scalar));
        let mut lowered = match choice.and_then(|choice| choice.ty) {
            Some(ty) => TypeRef::from(ty).into(),
            None => self.shape(id, schema, &own),
        };
        lowered.is_nullable |= schema.shape.is_nullable;
        lowered.may_be_empty |= choice.is_some_and(|choice| choice.empty == EmptyText::None);
        self.open.remove(&id);
        self.by_schema.insert(id, lowered.clone());
        lowered
    }

    pub(super) fn shape(&mut self, id: SchemaId, schema: &Schema, hint: &NameHint) -> Lowered {
        let shape = &schema.shape;
        self.report_negation(schema);
        if let Some(lowered) = self.enumeration(id, schema, hint) {
            return lowered;
        }
        if let Some(lowered) = self.all_of(id, schema, hint) {
            return lowered;
        }
        if let Some(lowered) = self.union(id, schema, hint) {
            return lowered;
        }
        match shape.types[..] {
            [JsonType::Boolean] => TypeRef::Boolean.into(),
            [JsonType::Integer] => self.integer(shape).into(),
            [JsonType::Number] => self.number(shape).into(),
            [JsonType::String] => text(shape.format.as_deref()).into(),
            [JsonType::Array] => self.list(schema, hint).into(),
            [] | [JsonType::Object] if !shape.properties.is_empty() => {
                self.object(id, schema, hint).into()
            }
            [JsonType::Object] => self.map(schema, hint).into(),
            [] if !shape.pattern_properties.is_empty() => self.map(schema, hint).into(),
            [] if shape.items.is_some() || !shape.prefix_items.is_empty() => {
                self.list(schema, hint).into()
            }
            [] => TypeRef::Any.into(),
            [JsonType::Null] => Lowered {
                is_nullable: true,
                ..TypeRef::Any.into()
            },
            _ => {
                self.problems.push(
                    Diagnostic::warning(
                        TYPE_READ_AS_ANY,
                        shape.span,
                        "several types of JSON are read as any value",
                    )
                    .help("write them as `anyOf`, one schema for each, to have an enum"),
                );
                TypeRef::Any.into()
            }
        }
    }

    /// Says that the type has room for what `not` refuses.
    fn report_negation(&mut self, schema: &Schema) {
        let Some(negated) = schema.shape.other_schemas.get("not") else {
            return;
        };
        let negated = &self.doc.schema(*negated).shape;
        // What only says which members go together, or refuses all, has no type to lose.
        if !is_silent(negated) {
            self.problems.push(
                Diagnostic::warning(
                    NEGATION_NOT_TYPED,
                    negated.span,
                    "the type has room for what this `not` refuses",
                )
                .help("say what is allowed rather than what is not, to have a type of just that"),
            );
        }
    }

    /// Gives a schema a named type: its id at once, so that parts can refer back to
    /// it, and its kind now. For kinds whose parts are lowered on the spot.
    pub(super) fn define(
        &mut self,
        id: SchemaId,
        hint: &NameHint,
        is_nullable: bool,
        kind: impl FnOnce(&mut Self, &NameHint) -> TypeKind,
    ) -> TypeRef {
        let (type_id, own) = self.reserve(id, hint, is_nullable);
        let kind = kind(self, &own);
        self.finish(type_id, id, &own, kind);
        TypeRef::Named(type_id)
    }

    /// Takes an id and a name for a schema's type.
    pub(super) fn reserve(
        &mut self,
        id: SchemaId,
        hint: &NameHint,
        is_nullable: bool,
    ) -> (TypeId, NameHint) {
        let type_id = TypeId::new(self.types.len());
        self.types.push(None);
        let name = self.names.of_type(id, hint);
        let lowered = Lowered {
            is_nullable: is_nullable || self.doc.schema(id).shape.is_nullable,
            ..TypeRef::Named(type_id).into()
        };
        self.by_schema.insert(id, lowered);
        let own = NameHint {
            name: name.to_string(),
            module: hint.module.clone(),
        };
        (type_id, own)
    }

    /// Fills the slot of a type.
    pub(super) fn finish(&mut self, type_id: TypeId, id: SchemaId, own: &NameHint, kind: TypeKind) {
        let schema = self.doc.schema(id);
        self.types[type_id.index()] = Some(TypeDef {
            name: TypeName::new(&own.name),
            module: own.module.clone(),
            group: None,
            doc: with_rules(
                documentation(schema),
                &rules::of_object(&schema.shape.extensions),
            ),
            origin: self.doc.sources.place(schema.shape.span),
            is_deprecated: schema.shape.is_deprecated,
            usage: Usage::default(),
            kind,
        });
    }
}
