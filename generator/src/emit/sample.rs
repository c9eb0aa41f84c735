//! Values as expressions.

use proc_macro2::TokenStream;
use quote::quote;

use super::constructor::{is_asked, setter_name};
use super::format::tokens;
use super::type_ref::{Holder, holder, ident};
use crate::ir::{Api, FieldName, ObjectDef, Sample, TypeDef, TypeId, TypeKind, TypeRef};

/// Writes values of one API.
#[derive(Clone, Copy)]
pub(super) struct Samples<'a> {
    pub(super) api: &'a Api,
}

impl Samples<'_> {
    /// A text that is not owned; for another value what it is.
    pub(super) fn lent_text(self, sample: &Sample) -> TokenStream {
        match sample {
            Sample::Text(text) => quote!(#text),
            other => self.owned(&TypeRef::Text, other),
        }
    }

    /// A value of exactly this type.
    pub(super) fn owned(self, ty: &TypeRef, sample: &Sample) -> TokenStream {
        match (ty, sample) {
            (TypeRef::Nullable(_), Sample::Null) => return quote!(None),
            (TypeRef::Nullable(inner), sample) => {
                let value = self.owned(inner, sample);
                return quote!(Some(#value));
            }
            (TypeRef::Boxed(id), sample) => {
                let value = self.owned(&TypeRef::Named(*id), sample);
                return quote!(Box::new(#value));
            }
            _ => {}
        }
        match sample {
            Sample::Text(text) => quote!(#text.to_owned()),
            Sample::Boolean(value) => quote!(#value),
            Sample::Integer(digits) => number(digits),
            Sample::Float(value) => number(&format!("{value:?}")),
            Sample::Decimal(digits) => decimal(digits),
            Sample::Moment(text) => quote!(#text.parse::<Timestamp>()?),
            Sample::Day(text) => day(text),
            Sample::List(items) => self.list(ty, items),
            Sample::Map(entries) => self.map(ty, entries),
            Sample::Object(id, fields) => self.object(*id, fields),
            Sample::Variant(id, index, held) => self.variant(*id, *index, held.as_deref()),
            Sample::Null => quote!(Patch::Null),
            Sample::Any(value) => any(value),
            Sample::Parsed(id) => self.parsed(*id),
        }
    }

    fn list(self, ty: &TypeRef, items: &[Sample]) -> TokenStream {
        match ty {
            TypeRef::List(item) if !items.is_empty() => {
                let items = items.iter().map(|it| self.owned(item, it));
                quote!(Vec::from([#(#items),*]))
            }
            _ => quote!(Vec::new()),
        }
    }

    fn map(self, ty: &TypeRef, entries: &[(String, Sample)]) -> TokenStream {
        match ty {
            TypeRef::Map(value) if !entries.is_empty() => {
                let entries = entries.iter().map(|(name, entry)| {
                    let entry = self.owned(value, entry);
                    quote!((#name.to_owned(), #entry))
                });
                quote!(BTreeMap::from([#(#entries),*]))
            }
            _ => quote!(BTreeMap::new()),
        }
    }

    fn object(self, id: TypeId, shown: &[(FieldName, Sample)]) -> TokenStream {
        let def = self.api.type_def(id);
        let TypeKind::Object(object) = &def.kind else {
            return self.parsed(id);
        };
        let name = ident(&def.name);
        let (asked, set) = self.members(def, object, shown);
        quote!(types::#name::new(#(#asked),*) #(#set)*)
    }

    fn parsed(self, id: TypeId) -> TokenStream {
        let name = ident(&self.api.type_def(id).name);
        quote!(serde_json::from_str::<types::#name>("{}")?)
    }

    /// What `new` asks for, and the calls that set the rest.
    fn members(
        self,
        def: &TypeDef,
        object: &ObjectDef,
        shown: &[(FieldName, Sample)],
    ) -> (Vec<TokenStream>, Vec<TokenStream>) {
        let (mut asked, mut set) = (Vec::new(), Vec::new());
        for field in &object.fields {
            let Some((_, sample)) = shown.iter().find(|(name, _)| *name == field.name) else {
                continue;
            };
            let value = match (holder(def, field), &field.ty) {
                (Holder::Patch, _) if *sample == Sample::Null => quote!(Patch::Null),
                (_, TypeRef::Text) => self.lent_text(sample),
                (_, ty) => self.owned(ty, sample),
            };
            if is_asked(def, field) {
                asked.push(value);
            } else {
                let setter = ident(setter_name(field));
                set.push(quote!(.#setter(#value)));
            }
        }
        (asked, set)
    }

    fn variant(self, id: TypeId, index: usize, held: Option<&Sample>) -> TokenStream {
        let def = self.api.type_def(id);
        let ty = ident(&def.name);
        match (&def.kind, held) {
            (TypeKind::Enum(it), _) if index < it.variants.len() => {
                let variant = ident(&it.variants[index].name);
                quote!(types::#ty::#variant)
            }
            (TypeKind::Union(it), Some(held)) if index < it.variants.len() => {
                let variant = ident(&it.variants[index].name);
                let held = self.owned(&it.variants[index].ty, held);
                quote!(types::#ty::#variant(#held))
            }
            (TypeKind::Union(_), _) => quote!(types::#ty::Undocumented(serde_json::Value::Null)),
            _ => quote!(types::#ty::Undocumented("other".to_owned())),
        }
    }
}

/// Digits as a literal, perhaps with a sign before them.
fn number(digits: &str) -> TokenStream {
    tokens(digits)
}

/// A decimal of its digits and how many of them stand behind the point.
fn decimal(digits: &str) -> TokenStream {
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let negative = whole.starts_with('-');
    let all = format!("{whole}{part}");
    let all = all.trim_start_matches('-').trim_start_matches('0');
    let sign = if negative { "-" } else { "" };
    let mantissa = number(&format!("{sign}{}", if all.is_empty() { "0" } else { all }));
    let scale = number(&part.len().to_string());
    quote!(Decimal::new(#mantissa, #scale))
}

/// A day of its numbers.
fn day(text: &str) -> TokenStream {
    let parts = text.split('-').map(|part| {
        let digits = part.trim_start_matches('0');
        number(if digits.is_empty() { "0" } else { digits })
    });
    quote!(Date::constant(#(#parts),*))
}

/// Any value: a text by itself, everything else read from its text.
fn any(value: &serde_json::Value) -> TokenStream {
    match value.as_str() {
        Some(text) => quote!(serde_json::Value::from(#text)),
        None => {
            let text = value.to_string();
            quote!(serde_json::from_str::<serde_json::Value>(#text)?)
        }
    }
}
