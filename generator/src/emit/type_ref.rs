//! How types are spelt in fields, arguments and tables.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use crate::ir::{
    Api, DecimalForm, FieldDef, IntegerWidth, Listing, MomentForm, Presence, TypeDef, TypeId,
    TypeKind, TypeRef,
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
pub(super) fn table(def: &TypeDef) -> Ident {
    use heck::ToShoutySnakeCase;

    ident(def.name.as_str().to_shouty_snake_case())
}

/// What the table says of a value.
pub(super) fn kind(api: &Api, ty: &TypeRef) -> TokenStream {
    match ty {
        TypeRef::Any => quote!(Kind::Any),
        TypeRef::Boolean => quote!(Kind::Boolean),
        TypeRef::Integer(_) => quote!(Kind::Integer),
        TypeRef::IntegerOrText(_) => quote!(Kind::IntegerOrText),
        TypeRef::Float => quote!(Kind::Float),
        TypeRef::Decimal(DecimalForm::Text) => quote!(Kind::DecimalText),
        TypeRef::Decimal(DecimalForm::Number) => quote!(Kind::DecimalNumber),
        TypeRef::Decimal(DecimalForm::TextOrNumber) => quote!(Kind::DecimalTextOrNumber),
        TypeRef::Decimal(DecimalForm::NumberOrText) => quote!(Kind::DecimalNumberOrText),
        TypeRef::Text => quote!(Kind::Text),
        TypeRef::Moment(MomentForm::Rfc2822) => quote!(Kind::Rfc2822),
        TypeRef::Moment(MomentForm::Rfc3339) => quote!(Kind::Rfc3339),
        TypeRef::Day => quote!(Kind::Day),
        TypeRef::List(item) => {
            let item = kind(api, item);
            quote!(Kind::List(&#item))
        }
        TypeRef::Map(value) => {
            let value = kind(api, value);
            quote!(Kind::Map(&#value))
        }
        TypeRef::Nullable(inner) => {
            let inner = kind(api, inner);
            quote!(Kind::Nullable(&#inner))
        }
        TypeRef::Named(id) | TypeRef::Boxed(id) => named_kind(api, *id),
    }
}

fn named_kind(api: &Api, id: TypeId) -> TokenStream {
    let def = api.type_def(id);
    let module = format_ident!("{}", def.module.as_str());
    let table = table(def);
    match &def.kind {
        TypeKind::Object(_) => quote!(Kind::Object(&super::#module::#table)),
        TypeKind::Union(_) => quote!(Kind::Union(&super::#module::#table)),
        // Any other text is documented as well, so there is none to tolerate.
        TypeKind::Enum(enum_) if enum_.listing == Listing::Open => quote!(Kind::Text),
        TypeKind::Enum(_) => {
            let name = ident(&def.name);
            quote!(Kind::Choice(types::#name::DOCUMENTED))
        }
    }
}
