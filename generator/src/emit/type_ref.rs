//! How types are spelt in fields, arguments and tables.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::ir::{
    Api, DecimalForm, FieldDef, IntegerWidth, Listing, MomentForm, Presence, TypeDef, TypeKind,
    TypeRef,
};

/// An identifier of a name that is known to be legal.
pub(super) fn ident(name: impl std::fmt::Display) -> Ident {
    Ident::new(&name.to_string(), Span::call_site())
}

/// The Rust type, with named types behind `prefix`.
pub(super) fn rust_type(api: &Api, ty: &TypeRef, prefix: &TokenStream) -> TokenStream {
    match ty {
        TypeRef::Any => quote!(serde_json::Value),
        TypeRef::Boolean => quote!(bool),
        TypeRef::Integer(width) | TypeRef::IntegerOrText(width) => match width {
            IntegerWidth::I32 => quote!(i32),
            IntegerWidth::I64 => quote!(i64),
            IntegerWidth::U32 => quote!(u32),
            IntegerWidth::U64 => quote!(u64),
        },
        TypeRef::Float => quote!(f64),
        TypeRef::Decimal(_) => quote!(Decimal),
        TypeRef::Text => quote!(String),
        TypeRef::Moment(_) => quote!(Timestamp),
        TypeRef::Day => quote!(Date),
        TypeRef::List(item) => {
            let item = rust_type(api, item, prefix);
            quote!(Vec<#item>)
        }
        TypeRef::Map(value) => {
            let value = rust_type(api, value, prefix);
            quote!(BTreeMap<String, #value>)
        }
        TypeRef::Nullable(inner) => {
            let inner = rust_type(api, inner, prefix);
            quote!(Option<#inner>)
        }
        TypeRef::Named(id) => {
            let name = ident(&api.type_def(*id).name);
            quote!(#prefix #name)
        }
        TypeRef::Boxed(id) => {
            let name = ident(&api.type_def(*id).name);
            quote!(Box<#prefix #name>)
        }
    }
}

/// How a field holds its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holder {
    /// `T`: always there.
    Plain,
    /// `Option<T>`: perhaps not there.
    Option,
    /// `Patch<T>`: not there, null, or there.
    Patch,
}

/// Requests tell null from absent where null is legal; responses do not.
pub(super) fn holder(def: &TypeDef, field: &FieldDef) -> Holder {
    let is_always_there = field.presence == Presence::Required && !field.may_be_empty;
    match field.is_nullable {
        true if def.usage.in_requests => Holder::Patch,
        false if is_always_there => Holder::Plain,
        _ => Holder::Option,
    }
}

/// The type of a field.
pub(super) fn field_type(api: &Api, def: &TypeDef, field: &FieldDef) -> TokenStream {
    let inner = rust_type(api, &field.ty, &quote!(super::));
    match holder(def, field) {
        Holder::Plain => inner,
        Holder::Option => quote!(Option<#inner>),
        Holder::Patch => quote!(Patch<#inner>),
    }
}

/// The name of a type's table.
pub(super) fn table(def: &TypeDef) -> String {
    use heck::ToShoutySnakeCase;

    def.name.as_str().to_shouty_snake_case()
}

/// What the table of `def` says of a value, as text.
pub(super) fn kind(api: &Api, def: &TypeDef, ty: &TypeRef) -> String {
    let of = |inner: &TypeRef| kind(api, def, inner);
    let plain = match ty {
        TypeRef::Any => "Any",
        TypeRef::Boolean => "Boolean",
        TypeRef::Integer(_) => "Integer",
        TypeRef::IntegerOrText(_) => "IntegerOrText",
        TypeRef::Float => "Float",
        TypeRef::Decimal(DecimalForm::Text) => "DecimalText",
        TypeRef::Decimal(DecimalForm::Number) => "DecimalNumber",
        TypeRef::Decimal(DecimalForm::TextOrNumber) => "DecimalTextOrNumber",
        TypeRef::Decimal(DecimalForm::NumberOrText) => "DecimalNumberOrText",
        TypeRef::Text => "Text",
        TypeRef::Moment(MomentForm::Rfc2822) => "Rfc2822",
        TypeRef::Moment(MomentForm::Rfc3339) => "Rfc3339",
        TypeRef::Day => "Day",
        TypeRef::List(item) => return format!("Kind::List(&{})", of(item)),
        TypeRef::Map(value) => return format!("Kind::Map(&{})", of(value)),
        TypeRef::Nullable(inner) => return format!("Kind::Nullable(&{})", of(inner)),
        TypeRef::Named(id) | TypeRef::Boxed(id) => return named_kind(def, api.type_def(*id)),
    };
    format!("Kind::{plain}")
}

fn named_kind(from: &TypeDef, def: &TypeDef) -> String {
    let variant = match &def.kind {
        TypeKind::Object(_) => "Object",
        TypeKind::Union(_) => "Union",
        // Any other text is documented as well, so there is none to tolerate.
        TypeKind::Enum(enum_) if enum_.listing == Listing::Open => return "Kind::Text".to_owned(),
        TypeKind::Enum(_) => return format!("Kind::Choice(types::{}::DOCUMENTED)", def.name),
    };
    let (module, table) = (&def.module, table(def));
    let path = match (&from.group, &def.group) {
        _ if from.module == def.module && from.group == def.group => table,
        (from, to) if from == to => format!("super::{module}::{table}"),
        (_, Some(group)) => format!("crate::wire::{group}::{module}::{table}"),
        (_, None) => format!("crate::wire::{module}::{table}"),
    };
    format!("Kind::{variant}(&{path})")
}
