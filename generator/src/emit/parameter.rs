//! Parameters: the argument that callers give, and the call that puts it in its place.

use proc_macro2::TokenStream;
use quote::quote;

use super::type_ref::{body_kind, ident, prefix, rust_type};
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
fn is_lent(api: &Api, ty: &TypeRef) -> bool {
    match ty {
        TypeRef::Any | TypeRef::Map(_) => true,
        TypeRef::Named(id) => !matches!(api.type_def(*id).kind, TypeKind::Enum(_)),
        _ => false,
    }
}

/// The call on the request that sets a parameter.
pub(super) fn setting(api: &Api, parameter: &ParameterDef) -> TokenStream {
    let place = place(api, parameter);
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

/// What of the place is not as it is by itself.
fn place(api: &Api, parameter: &ParameterDef) -> TokenStream {
    let name = &parameter.wire_name;
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
        Location::Path => (quote!(path), Style::Simple),
        Location::Query => (quote!(query), Style::Form),
        Location::Header => (quote!(header), Style::Simple),
        Location::Cookie => (quote!(cookie), Style::Form),
        Location::Form => (quote!(form), Style::Form),
        Location::Part => (quote!(part), Style::Form),
    };
    let style_call = (*style != own_style).then(|| {
        let style = ident(format!("{style:?}"));
        quote!(.style(parameter::Style::#style))
    });
    let explode = match (own_style == Style::Form, is_exploded) {
        _ if *style == Style::DeepObject || is_json || *location == Location::Part => None,
        (true, false) => Some(quote!(.joined())),
        (false, true) => Some(quote!(.exploded())),
        _ => None,
    };
    let reserved = is_reserved.then(|| quote!(.reserved()));
    let media_type = media_type.as_ref().map(|name| quote!(.media_type(#name)));
    let json = is_json.then(|| quote!(.json()));
    let is_in_a_form = matches!(
        parameter.ty.innermost(),
        TypeRef::Moment(_) | TypeRef::Day | TypeRef::Decimal(_)
    );
    let kind = body_kind(api, &parameter.ty).filter(|_| is_in_a_form);
    let kind = kind.map(|kind| quote!(.of(#kind)));
    quote!(parameter::#beginning(#name) #style_call #explode #reserved #json #media_type #kind)
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
