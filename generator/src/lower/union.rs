//! `oneOf` and `anyOf`: one type where the variants agree, else an enum.

use countersign_spec::document::JsonType;
use countersign_spec::resolve::{Schema, SchemaId};
use countersign_spec::source::{Node, Number};

use super::Lowering;
use super::enum_::{is_empty_text, single_text};
use super::naming::{NameHint, distinct};
use super::scalar::format_width;
use super::schema::Lowered;
use crate::ir::{
    DecimalForm, DiscriminatorDef, IntegerWidth, JsonKind, TypeKind, TypeRef, UnionDef,
    UnionVariant, VariantName,
};

impl Lowering<'_> {
    pub(super) fn union(
        &mut self,
        id: SchemaId,
        schema: &Schema,
        hint: &NameHint,
    ) -> Option<Lowered> {
        let shape = &schema.shape;
        let parts = [&shape.one_of[..], &shape.any_of[..]].concat();
        // Parts beside properties only say which members go together.
        if parts.is_empty() || !shape.properties.is_empty() {
            return None;
        }
        let is_null = |id: &SchemaId| is_null(self.doc.schema(*id));
        let is_empty = |id: &SchemaId| {
            let schema = self.doc.schema(*id);
            is_empty_text(schema) || is_empty_object(schema)
        };
        let has_null = parts.iter().any(is_null);
        let has_empty = parts.iter().any(is_empty);
        let is_value = |id: &SchemaId| !is_null(id) && !is_empty(id);
        let variants: Vec<SchemaId> = parts.iter().copied().filter(is_value).collect();
        let lowered = match variants[..] {
            [] => TypeRef::Text.into(),
            [only] => self.schema(only, hint),
            _ => self.one_of_several(id, schema, hint, &variants, has_null),
        };
        Some(Lowered {
            is_nullable: lowered.is_nullable || has_null,
            may_be_empty: lowered.may_be_empty || has_empty,
            ..lowered
        })
    }

    fn one_of_several(
        &mut self,
        id: SchemaId,
        schema: &Schema,
        hint: &NameHint,
        variants: &[SchemaId],
        has_null: bool,
    ) -> Lowered {
        if let Some(form) = self.decimal_form(variants) {
            return TypeRef::Decimal(form).into();
        }
        if let Some(width) = self.integer_form(variants) {
            return TypeRef::IntegerOrText(width).into();
        }
        if self.are_all_text(variants) {
            return TypeRef::Text.into();
        }
        if let Some((texts, listing)) = self.texts_of_all(variants) {
            return self.enum_of(id, hint, has_null, texts, listing);
        }
        let mut is_nullable = false;
        let ty = self.define(id, hint, has_null, |lowering, own| {
            let mut names = vec![VariantName::new(super::enum_::UNDOCUMENTED)];
            let variants = variants.iter().enumerate().map(|(index, variant)| {
                let part = own.part(&format!("variant {}", index + 1));
                let lowered = lowering.schema(*variant, &part);
                is_nullable |= lowered.is_nullable;
                let name = lowering.variant_name(*variant, &lowered.ty);
                let name = distinct(name, &names, VariantName::numbered);
                names.push(name.clone());
                UnionVariant {
                    name,
                    json: lowering.json_kinds(*variant, &lowered.ty),
                    ty: lowered.ty,
                    discriminator: lowering.discriminator(schema, *variant),
                    required: lowering.answered_members(*variant),
                }
            });
            TypeKind::Union(UnionDef {
                variants: variants.collect(),
            })
        });
        Lowered {
            is_nullable,
            ..ty.into()
        }
    }

    /// A number or the same as text is one amount, written as the first form says.
    fn decimal_form(&self, variants: &[SchemaId]) -> Option<DecimalForm> {
        let form = |id: &SchemaId| {
            let shape = &self.doc.schema(*id).shape;
            match (&shape.types[..], shape.format.as_deref()) {
                ([JsonType::Number | JsonType::Integer], _) => Some(DecimalForm::Number),
                ([JsonType::String], Some("decimal")) => Some(DecimalForm::Text),
                _ => None,
            }
        };
        let forms: Option<Vec<DecimalForm>> = variants.iter().map(form).collect();
        let forms = forms?;
        let has_number = forms.contains(&DecimalForm::Number);
        match forms.first()? {
            _ if !forms.contains(&DecimalForm::Text) => None,
            DecimalForm::Text if has_number => Some(DecimalForm::TextOrNumber),
            DecimalForm::Number => Some(DecimalForm::NumberOrText),
            first => Some(*first),
        }
    }

    /// A whole number or the same as text is one number, written as a number.
    fn integer_form(&self, variants: &[SchemaId]) -> Option<IntegerWidth> {
        let width = |id: &SchemaId| {
            let shape = &self.doc.schema(*id).shape;
            let named = shape.format.as_deref().and_then(format_width);
            match shape.types[..] {
                [JsonType::Integer] => named.or(Some(IntegerWidth::I64)),
                [JsonType::String] => named,
                _ => None,
            }
        };
        let widths: Option<Vec<IntegerWidth>> = variants.iter().map(width).collect();
        let widths = widths?;
        let first = *widths.first()?;
        let is_one = widths.iter().all(|width| *width == first);
        Some(if is_one { first } else { IntegerWidth::I64 })
    }

    /// Texts that only differ in what they may hold are text.
    fn are_all_text(&self, variants: &[SchemaId]) -> bool {
        variants.iter().all(|id| {
            let shape = &self.doc.schema(*id).shape;
            shape.types == [JsonType::String] && shape.enumeration.is_none()
        })
    }

    /// The members by which a variant is known when it is read: answers need not have
    /// what is only sent.
    fn answered_members(&self, id: SchemaId) -> Vec<String> {
        let shape = &self.doc.schema(id).shape;
        let is_answered = |name: &&String| {
            let member = shape.properties.get(name.as_str());
            member.is_none_or(|id| !self.doc.schema(*id).shape.is_write_only)
        };
        shape.required.iter().filter(is_answered).cloned().collect()
    }

    fn variant_name(&self, id: SchemaId, ty: &TypeRef) -> VariantName {
        if let Some(name) = &self.doc.schema(id).name {
            return VariantName::new(name);
        }
        let title = self.doc.schema(id).shape.title.as_deref();
        VariantName::new(match ty {
            TypeRef::Boolean => "boolean",
            TypeRef::Integer(_) | TypeRef::IntegerOrText(_) => "integer",
            TypeRef::Float | TypeRef::Decimal(_) => "number",
            TypeRef::Text => "text",
            TypeRef::Moment(_) => "moment",
            TypeRef::Day => "day",
            TypeRef::List(_) => title.unwrap_or("list"),
            TypeRef::Map(_) => title.unwrap_or("map"),
            TypeRef::Any => title.unwrap_or("any"),
            TypeRef::Nullable(_) | TypeRef::Named(_) | TypeRef::Boxed(_) => {
                title.unwrap_or("variant")
            }
        })
    }

    /// The kinds of JSON that a variant's values may have.
    fn json_kinds(&self, id: SchemaId, ty: &TypeRef) -> Vec<JsonKind> {
        match ty {
            TypeRef::Any => JsonKind::ALL.to_vec(),
            TypeRef::Boolean => vec![JsonKind::Boolean],
            TypeRef::Integer(_) | TypeRef::Float => vec![JsonKind::Number],
            TypeRef::IntegerOrText(_) => vec![JsonKind::Text, JsonKind::Number],
            TypeRef::Decimal(_) => match self.doc.schema(id).shape.types[..] {
                [JsonType::String] => vec![JsonKind::Text],
                [JsonType::Number | JsonType::Integer] => vec![JsonKind::Number],
                _ => vec![JsonKind::Text, JsonKind::Number],
            },
            TypeRef::Text | TypeRef::Moment(_) | TypeRef::Day => vec![JsonKind::Text],
            TypeRef::List(_) => vec![JsonKind::List],
            TypeRef::Map(_) => vec![JsonKind::Object],
            TypeRef::Nullable(inner) => self.json_kinds(id, inner),
            TypeRef::Named(inner) | TypeRef::Boxed(inner) => {
                match self.types[inner.index()].as_ref().map(|def| &def.kind) {
                    Some(TypeKind::Enum(_)) => vec![JsonKind::Text],
                    Some(TypeKind::Union(union)) => {
                        let kinds = union.variants.iter().flat_map(|v| v.json.clone());
                        JsonKind::ALL
                            .into_iter()
                            .filter(|kind| kinds.clone().any(|known| known == *kind))
                            .collect()
                    }
                    // A type that is still being lowered is an object or holds one.
                    Some(TypeKind::Object(_)) | None => vec![JsonKind::Object],
                }
            }
        }
    }

    /// The discriminator's values for a variant: from its mapping, else from the
    /// variant's own single-valued property, else its name (3.0.3, Discriminator
    /// Object).
    fn discriminator(&self, schema: &Schema, variant: SchemaId) -> Option<DiscriminatorDef> {
        let wire_name = schema.shape.discriminator.as_ref()?.property.clone();
        let mapped = schema.mapping.iter().filter(|(_, id)| **id == variant);
        let mut values: Vec<String> = mapped.map(|(value, _)| value.clone()).collect();
        if values.is_empty() {
            let variant = self.doc.schema(variant);
            let own = variant.shape.properties.get(&wire_name);
            let value = own
                .and_then(|id| single_text(self.doc.schema(*id)))
                .or(variant.name.as_deref())?;
            values.push(value.to_owned());
        }
        Some(DiscriminatorDef { wire_name, values })
    }
}

/// Null and nothing else: by its type, or as 3.0 says it by its only value.
fn is_null(schema: &Schema) -> bool {
    let shape = &schema.shape;
    let listed = shape.enumeration.as_deref();
    let is_listed =
        listed.is_some_and(|values| !values.is_empty() && values.iter().all(Node::is_null));
    shape.types == [JsonType::Null] || is_listed
}

/// An object that can have no members, which old serializers write for what is not there.
fn is_empty_object(schema: &Schema) -> bool {
    let shape = &schema.shape;
    let most = shape
        .assertions
        .get("maxProperties")
        .and_then(Node::as_number);
    shape.types == [JsonType::Object] && most.and_then(Number::as_i64) == Some(0)
}
