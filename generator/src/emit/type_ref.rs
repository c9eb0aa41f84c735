//! How types are spelt in fields, arguments and tables.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::format::tokens;
use crate::ir::{
    Api, Content, DecimalForm, FieldDef, IntegerWidth, Listing, MomentForm, ObjectDef, Presence,
    TypeDef, TypeKind, TypeRef,
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

/// The Rust type of what a body holds.
pub(super) fn content_type(api: &Api, content: &Content) -> TokenStream {
    match content {
        Content::Json(ty) => rust_type(api, ty, &prefix()),
        Content::Text => quote!(String),
        Content::Bytes => quote!(bytes::Bytes),
    }
}

/// How types are named outside of their own modules.
pub(super) fn prefix() -> TokenStream {
    quote!(types::)
}

/// A type as a person writes it: it is paths and their arguments only, so every space goes
/// but for those after a comma.
pub(super) fn path_text(ty: &TokenStream) -> String {
    ty.to_string().replace(' ', "").replace(',', ", ")
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

/// Whether a value of a struct can be made of nothing.
pub(super) fn has_default(def: &TypeDef, object: &ObjectDef) -> bool {
    let is_optional = |field: &FieldDef| holder(def, field) != Holder::Plain;
    object.fields.iter().all(is_optional)
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

/// What the table of `def` says of a value, as text, with `path` before each variant of `Kind`.
pub(super) fn kind(api: &Api, def: &TypeDef, ty: &TypeRef, path: &'static str) -> String {
    let from = Some(def);
    Kinds { api, from, path }.of(ty)
}

/// Whether a name is that of a variant of `Kind`.
pub(super) fn is_kind(name: &str) -> bool {
    KINDS.contains(&name)
}

/// The variants of `Kind`.
const KINDS: [&str; 19] = [
    "Any",
    "Boolean",
    "Integer",
    "IntegerOrText",
    "Float",
    "DecimalText",
    "DecimalNumber",
    "DecimalTextOrNumber",
    "DecimalNumberOrText",
    "Text",
    "Rfc2822",
    "Rfc3339",
    "Day",
    "Choice",
    "Object",
    "Nullable",
    "List",
    "Map",
    "Union",
];

/// The kind of a body, as text; none where the table of its type tells all that there is to
/// tell.
pub(super) fn kind_text(api: &Api, ty: &TypeRef) -> Option<String> {
    let kinds = Kinds {
        api,
        from: None,
        path: "model::Kind::",
    };
    (!is_told(api, ty)).then(|| kinds.of(ty))
}

/// The same as tokens, `&'static Kind`.
pub(super) fn body_kind(api: &Api, ty: &TypeRef) -> Option<TokenStream> {
    let kind = tokens(&kind_text(api, ty)?);
    Some(quote!(const { &#kind }))
}

/// The kind of a header, as text, with the variants of `Kind` in scope.
pub(super) fn header_kind(api: &Api, ty: &TypeRef) -> String {
    let (from, path) = (None, "");
    Kinds { api, from, path }.of(ty)
}

/// Whether a value says by itself what it is made of.
fn is_told(api: &Api, ty: &TypeRef) -> bool {
    match ty {
        TypeRef::Any => true,
        TypeRef::List(inner) | TypeRef::Map(inner) => is_told(api, inner),
        TypeRef::Named(id) | TypeRef::Boxed(id) => {
            !matches!(api.type_def(*id).kind, TypeKind::Enum(_))
        }
        _ => false,
    }
}

/// How the kinds of values are spelt at one place.
#[derive(Clone, Copy)]
struct Kinds<'a> {
    api: &'a Api,
    /// The type in whose table they stand; none where they stand in no table.
    from: Option<&'a TypeDef>,
    /// What stands before a variant of `Kind`.
    path: &'static str,
}

impl Kinds<'_> {
    fn of(self, ty: &TypeRef) -> String {
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
            TypeRef::List(item) => return self.around("List", item),
            TypeRef::Map(value) => return self.around("Map", value),
            TypeRef::Nullable(inner) => return self.around("Nullable", inner),
            TypeRef::Named(id) | TypeRef::Boxed(id) => return self.named(self.api.type_def(*id)),
        };
        format!("{}{plain}", self.path)
    }

    fn around(self, variant: &str, inner: &TypeRef) -> String {
        format!("{}{variant}(&{})", self.path, self.of(inner))
    }

    fn named(self, def: &TypeDef) -> String {
        let path = self.path;
        let variant = match &def.kind {
            TypeKind::Object(_) => "Object",
            TypeKind::Union(_) => "Union",
            // Any other text is documented as well, so there is none to tolerate.
            TypeKind::Enum(it) if it.listing == Listing::Open => {
                return format!("{path}Text");
            }
            TypeKind::Enum(_) => "Choice",
        };
        let (module, table) = (&def.module, &def.name);
        let table = match (self.from, &def.group) {
            (Some(from), _) if from.module == def.module && from.group == def.group => {
                table.to_string()
            }
            (Some(from), to) if from.group == *to => format!("super::{module}::{table}"),
            (_, Some(group)) => format!("crate::wire::{group}::{module}::{table}"),
            (_, None) => format!("crate::wire::{module}::{table}"),
        };
        // The texts of an enum are a list, which is a reference by itself.
        let lent = if variant == "Choice" { "" } else { "&" };
        format!("{path}{variant}({lent}{table})")
    }
}
