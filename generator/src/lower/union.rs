//! `oneOf` and `anyOf`: one type where the variants agree, else an enum.

use countersign_spec::document::JsonType;
use countersign_spec::resolve::{Schema, SchemaId};
use countersign_spec::source::{Node, Number};

use super::Lowering;
use super::enum_::is_empty_text;
use super::naming::NameHint;
use super::scalar::format_width;
use super::schema::Lowered;
use super::variant::of_kind;
use crate::ir::{
    DecimalForm, IntegerWidth, Taken, TypeKind, TypeRef, UnionDef, UnionVariant, VariantName,
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
            let told = lowering.tell_apart(schema, variants);
            let mut names = Taken::of([VariantName::new(super::enum_::UNDOCUMENTED)]);
            let variants = variants.iter().zip(told).enumerate();
            let variants = variants.map(|(index, (variant, told))| {
                let word = lowering.variant_word(*variant, &told);
                let number = format!("variant {}", index + 1);
                let part = own.part(word.as_deref().unwrap_or(&number));
                let lowered = lowering.schema(*variant, &part);
                is_nullable |= lowered.is_nullable;
                let name = word.unwrap_or_else(|| of_kind(&lowered.ty).to_owned());
                let name = names.distinct(VariantName::new(&name));
                UnionVariant {
                    name,
                    json: lowering.json_kinds(*variant, &lowered.ty),
                    ty: lowered.ty,
                    told_by: told.by,
                    hinted_by: told.hints,
                    required: told.required,
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
