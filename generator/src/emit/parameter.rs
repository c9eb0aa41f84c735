//! Parameters: the argument that callers give, and the call that puts it in its place.

use proc_macro2::TokenStream;
use quote::quote;

use super::operation::prefix;
use super::type_ref::{body_kind, ident, rust_type};
use crate::ir::{Api, FieldName, Location, ParameterDef, Placement, Style, TypeKind, TypeRef};

/// `name: type`, in the form that callers have at hand.
pub(super) fn argument(api: &Api, parameter: &ParameterDef) -> TokenStream {
    let name = ident(&parameter.name);
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
    let value = value(api, &parameter.name, &parameter.ty);
    quote!(set(#place, #value))
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
    } = parameter.placement;
    let (beginning, own_style) = match location {
        Location::Path => (quote!(path), Style::Simple),
        Location::Query => (quote!(query), Style::Form),
        Location::Header => (quote!(header), Style::Simple),
        Location::Cookie => (quote!(cookie), Style::Form),
    };
    let style_call = (style != own_style).then(|| {
        let style = ident(format!("{style:?}"));
        quote!(.style(parameter::Style::#style))
    });
    let explode = match (own_style == Style::Form, is_exploded) {
        _ if style == Style::DeepObject || is_json => None,
        (true, false) => Some(quote!(.joined())),
        (false, true) => Some(quote!(.exploded())),
        _ => None,
    };
    let reserved = is_reserved.then(|| quote!(.reserved()));
    let json = is_json.then(|| quote!(.json()));
    let is_in_a_form = matches!(
        parameter.ty.innermost(),
        TypeRef::Moment(_) | TypeRef::Day | TypeRef::Decimal(_)
    );
    let kind = body_kind(api, &parameter.ty).filter(|_| is_in_a_form);
    let kind = kind.map(|kind| quote!(.of(#kind)));
    quote!(parameter::#beginning(#name) #style_call #explode #reserved #json #kind)
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
