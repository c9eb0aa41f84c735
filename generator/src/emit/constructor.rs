//! How a value to be sent is made: `new` asks for what is required, and a method for each
//! other member sets it. The methods are rows of a macro, since all of a kind are alike.

use std::fmt::Write;

use proc_macro2::TokenStream;
use quote::quote;

use super::format::Item;
use super::type_ref::{Holder, has_default, holder, ident, path_text, rust_type};
use crate::ir::{Api, FieldDef, ObjectDef, Presence, Travel, TypeDef, TypeRef};

pub(super) fn emit(api: &Api, def: &TypeDef, object: &ObjectDef) -> Vec<Item> {
    let mut items = vec![Item::Tokens(new(api, def, object))];
    let is_set = |field: &&FieldDef| !is_asked(def, field) && field.travel != Travel::OnlyAnswered;
    let setters = object.fields.iter().filter(is_set);
    let rows = setters.map(|field| setter(api, def, field));
    let rest = object.rest.iter().map(|rest| {
        let ty = type_text(api, &rest.ty);
        format!("    {}: all {ty},\n", rest.name)
    });
    let rows: String = rows.chain(rest).collect();
    if !rows.is_empty() {
        items.push(Item::Text(format!(
            "setters!({} {{\n{rows}}});\n",
            def.name
        )));
    }
    items
}

fn new(api: &Api, def: &TypeDef, object: &ObjectDef) -> TokenStream {
    let name = ident(&def.name);
    let is_asked = |field: &&FieldDef| is_asked(def, field);
    let arguments = object.fields.iter().filter(is_asked).map(|field| {
        let name = ident(&field.name);
        let ty = argument_type(api, def, field);
        quote!(#name: #ty)
    });
    // Arguments of one type side by side are easily swapped.
    let asked: Vec<&str> = object
        .fields
        .iter()
        .filter(is_asked)
        .map(|field| field.name.as_str())
        .collect();
    let order = (asked.len() > 1).then(|| {
        let text = format!(" In this order: `{}`.", asked.join("`, `"));
        quote!(#[doc = ""] #[doc = #text])
    });
    // A setter of that name would be called instead.
    let has_setter = object
        .fields
        .iter()
        .any(|field| field.name.as_str() == "default");
    let value = match asked.is_empty() && has_default(def, object) && !has_setter {
        true => quote!(Self::default()),
        false => {
            let values = values(def, object);
            quote!(Self { #(#values),* })
        }
    };
    quote! {
        impl #name {
            /// A value with what is required. The methods set the rest.
            #order
            #[must_use]
            pub fn new(#(#arguments),*) -> Self {
                #value
            }
        }
    }
}

/// What `new` gives each field.
fn values(def: &TypeDef, object: &ObjectDef) -> Vec<TokenStream> {
    let values = object.fields.iter().map(|field| {
        let name = ident(&field.name);
        match holder(def, field) {
            Holder::Patch if is_asked(def, field) => quote!(#name: #name.into()),
            Holder::Plain if converts(&field.ty) => quote!(#name: #name.into()),
            Holder::Plain => quote!(#name),
            Holder::Option => quote!(#name: None),
            Holder::Patch => quote!(#name: Patch::Absent),
        }
    });
    let rest = object.rest.iter().map(|rest| {
        let name = ident(&rest.name);
        quote!(#name: BTreeMap::new())
    });
    values.chain(rest).collect()
}

/// Whether a value cannot be made without this member: a required one that may be
/// null has to be said to be so.
fn is_asked(def: &TypeDef, field: &FieldDef) -> bool {
    let is_required = field.presence == Presence::Required;
    is_required && holder(def, field) != Holder::Option
}

/// One row: the field, how its method takes the value, and the value's type.
fn setter(api: &Api, def: &TypeDef, field: &FieldDef) -> String {
    let mut row = format!("    {}", field.name);
    // `new` is taken by the constructor.
    if field.name.as_str() == "new" {
        row.push_str(" as new_");
    }
    let how = match holder(def, field) {
        Holder::Patch => "patch",
        _ if converts(&field.ty) => "into",
        _ => "set",
    };
    let _ = writeln!(row, ": {how} {},", type_text(api, &field.ty));
    row
}

fn argument_type(api: &Api, def: &TypeDef, field: &FieldDef) -> TokenStream {
    let inner = rust_type(api, &field.ty, &quote!(super::));
    match holder(def, field) {
        Holder::Patch => quote!(impl Into<Patch<#inner>>),
        _ if converts(&field.ty) => quote!(impl Into<#inner>),
        _ => inner,
    }
}

/// Types that callers have in more than one form.
fn converts(ty: &TypeRef) -> bool {
    matches!(ty, TypeRef::Text | TypeRef::Decimal(_))
}

fn type_text(api: &Api, ty: &TypeRef) -> String {
    path_text(&rust_type(api, ty, &quote!(super::)))
}
