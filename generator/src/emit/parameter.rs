//! Parameters: the argument that callers give, and the call that puts it in its place; for
//! those that may be left out, a row with both.

use std::fmt::Write;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::doc;
use super::format::tokens;
use super::type_ref::{ident, kind_text, path_text, prefix, rust_type};
use crate::ir::{
    Api, FieldName, Given, Location, ParameterDef, Placement, Style, TypeKind, TypeRef,
};

/// `name: type`, in the form that callers have at hand.
pub(super) fn argument(api: &Api, parameter: &ParameterDef) -> TokenStream {
    let name = ident(&parameter.name);
    let part = quote!(crate::runtime::Part);
    match parameter.given {
        Given::Value => {}
        Given::File => return quote!(#name: impl Into<#part>),
        Given::Files => return quote!(#name: impl IntoIterator<Item = #part>),
        Given::Parts => return quote!(#name: impl IntoIterator<Item = (String, #part)>),
    }
    let ty = match &parameter.ty {
        TypeRef::Text => quote!(impl AsRef<str>),
        TypeRef::Decimal(_) => quote!(impl Into<Decimal>),
        TypeRef::List(item) => {
            let item = rust_type(api, item, &prefix());
            quote!(impl IntoIterator<Item = #item>)
        }
        other => {
            let reference = is_lent(api, other).then(|| quote!(&));
            let ty = rust_type(api, other, &prefix());
            quote!(#reference #ty)
        }
    };
    quote!(#name: #ty)
}

/// Whether callers keep the value, since it may be large.
pub(super) fn is_lent(api: &Api, ty: &TypeRef) -> bool {
    match ty {
        TypeRef::Any | TypeRef::Map(_) => true,
        TypeRef::Named(id) => !matches!(api.type_def(*id).kind, TypeKind::Enum(_)),
        _ => false,
    }
}

/// The call on the request that sets a parameter.
pub(super) fn setting(api: &Api, parameter: &ParameterDef) -> TokenStream {
    let place = tokens(&place(api, parameter));
    let place = quote!(parameter::#place);
    let name = ident(&parameter.name);
    match parameter.given {
        Given::Value => {
            let value = value(api, &parameter.name, &parameter.ty);
            quote!(set(#place, #value))
        }
        Given::File => quote!(files(#place, [#name.into()])),
        Given::Files => quote!(files(#place, #name)),
        Given::Parts => quote!(parts().extend(#name)),
    }
}

/// One row for the method that sets an optional parameter: its documentation, its name, how
/// its value is taken, and its place.
pub(super) fn row(api: &Api, parameter: &ParameterDef) -> String {
    let doc = doc::text(parameter.doc.as_deref(), "    ");
    let type_text = |ty| path_text(&rust_type(api, ty, &prefix()));
    let how = match (parameter.given, &parameter.ty) {
        (Given::File, _) => "file".to_owned(),
        (Given::Files, _) => "files".to_owned(),
        (Given::Parts, _) => "parts".to_owned(),
        (Given::Value, TypeRef::Text) => "text".to_owned(),
        (Given::Value, ty @ TypeRef::Decimal(_)) => format!("into {}", type_text(ty)),
        (Given::Value, TypeRef::List(item)) => format!("list {}", type_text(item)),
        (Given::Value, ty) if is_lent(api, ty) => format!("lent {}", type_text(ty)),
        (Given::Value, ty) => format!("value {}", type_text(ty)),
    };
    let place = place(api, parameter);
    format!("{doc}    {}: {how} = {place},\n", parameter.name)
}

/// The place as a row has it, with what is not as it is by itself.
fn place(api: &Api, parameter: &ParameterDef) -> String {
    let Placement {
        location,
        style,
        is_exploded,
        is_reserved,
        is_json,
        media_type,
    } = &parameter.placement;
    let (is_exploded, is_json) = (*is_exploded, *is_json);
    let (beginning, own_style) = match location {
        Location::Path => ("path", Style::Simple),
        Location::Query => ("query", Style::Form),
        Location::Header => ("header", Style::Simple),
        Location::Cookie => ("cookie", Style::Form),
        Location::Form => ("form", Style::Form),
        Location::Part => ("part", Style::Form),
    };
    let mut place = format!("{beginning}({})", Literal::string(&parameter.wire_name));
    if *style != own_style {
        let _ = write!(place, ".style(parameter::Style::{style:?})");
    }
    place.push_str(match (own_style == Style::Form, is_exploded) {
        _ if *style == Style::DeepObject || is_json || *location == Location::Part => "",
        (true, false) => ".joined()",
        (false, true) => ".exploded()",
        _ => "",
    });
    if *is_reserved {
        place.push_str(".reserved()");
    }
    if is_json {
        place.push_str(".json()");
    }
    if let Some(name) = media_type {
        let _ = write!(place, ".media_type({})", Literal::string(name));
    }
    let is_in_a_form = matches!(
        parameter.ty.innermost(),
        TypeRef::Moment(_) | TypeRef::Day | TypeRef::Decimal(_)
    );
    let kind = kind_text(api, &parameter.ty).filter(|_| is_in_a_form);
    if let Some(kind) = kind {
        let _ = write!(place, ".of(const {{ &{kind} }})");
    }
    place
}

fn value(api: &Api, name: &FieldName, ty: &TypeRef) -> TokenStream {
    let name = ident(name);
    match ty {
        TypeRef::Text => quote!(#name.as_ref()),
        TypeRef::Decimal(_) => quote!(&Into::<Decimal>::into(#name)),
        TypeRef::List(_) => quote!(&Vec::from_iter(#name)),
        other if is_lent(api, other) => quote!(#name),
        _ => quote!(&#name),
    }
}
