//! Structs and enums, plain to read.

use proc_macro2::TokenStream;
use quote::quote;

use super::format::Item;
use super::imports::with_imports;
use super::type_ref::{field_type, has_default, ident, rust_type};
use super::{constructor, doc, place};
use crate::ir::{Api, EnumDef, FieldDef, ObjectDef, TypeDef, TypeId, TypeKind, TypeRef, UnionDef};

/// One module of types.
pub(super) fn emit(api: &Api, ids: &[TypeId]) -> Vec<Item> {
    let mut items = Vec::new();
    for def in ids.iter().map(|id| api.type_def(*id)) {
        match &def.kind {
            TypeKind::Object(object) => {
                items.push(self::object(api, def, object).into());
                if def.usage.in_requests {
                    items.push(constructor::emit(api, def, object));
                }
            }
            TypeKind::Enum(enum_) => items.push(self::enum_(def, enum_).into()),
            TypeKind::Union(union) => {
                items.extend(self::union(api, def, union).into_iter().map(Item::from));
            }
        }
    }
    with_imports(api, items)
}

/// Said of members that have no name and no text of their own in the document.
const REST: &str = "Members that the document does not name, by their names.";

fn attributes(def: &TypeDef) -> TokenStream {
    let text = def.doc.as_deref().unwrap_or_default().trim();
    let place = place::spoken(&def.origin);
    // A component of the same name is where anybody looks.
    let place = match place == def.name.as_str() {
        true if text.is_empty() => format!("The schema `{place}`."),
        true => String::new(),
        false => format!("Documented as `{place}`."),
    };
    let doc = doc::attributes(Some(&format!("{text}\n\n{place}")));
    let deprecated = def.is_deprecated.then(|| quote!(#[deprecated]));
    quote!(#doc #deprecated)
}

fn object(api: &Api, def: &TypeDef, object: &ObjectDef) -> TokenStream {
    let name = ident(&def.name);
    let attributes = attributes(def);
    let fields = object.fields.iter().map(|field| {
        let doc = doc::attributes(field.doc.as_deref());
        let deprecated = deprecated_note(field);
        let name = ident(&field.name);
        let ty = field_type(api, def, field);
        quote!(#doc #deprecated pub #name: #ty)
    });
    let rest = object.rest.as_ref().map(|rest| {
        let doc = doc::attributes(Some(rest.doc.as_deref().unwrap_or(REST)));
        let name = ident(&rest.name);
        let ty = rust_type(api, &rest.ty, &quote!(super::));
        quote!(#doc pub #name: #ty)
    });
    let fields = fields.chain(rest);
    let default = has_default(def, object).then(|| quote!(, Default));
    quote! {
        #attributes
        #[derive(Debug, Clone, PartialEq #default)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields),*
        }
    }
}

/// A deprecated member is said to be one; the attribute itself would make our own
/// code warn.
fn deprecated_note(field: &FieldDef) -> TokenStream {
    match field.is_deprecated {
        true => quote! {
            #[doc = ""]
            #[doc = " **Deprecated.**"]
        },
        false => TokenStream::new(),
    }
}

/// What its texts are stands in `wire/`.
fn enum_(def: &TypeDef, enum_: &EnumDef) -> TokenStream {
    let name = ident(&def.name);
    let attributes = attributes(def);
    let variants = enum_.variants.iter().map(|variant| {
        let doc = format!(" `{:?}`", variant.wire_name);
        let name = ident(&variant.name);
        quote!(#[doc = #doc] #name,)
    });
    quote! {
        #attributes
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            /// A value that the document does not list, as it came.
            Undocumented(String),
        }
    }
}

fn union(api: &Api, def: &TypeDef, union: &UnionDef) -> Vec<TokenStream> {
    let name = ident(&def.name);
    let attributes = attributes(def);
    let variants = union.variants.iter().map(|variant| {
        let name = ident(&variant.name);
        let ty = rust_type(api, &variant.ty, &quote!(super::));
        let told = variant.told_by.iter().map(|by| {
            let values = by.values.join("` or `");
            format!("`{}` is `{values}`", by.wire_name)
        });
        let told: Vec<_> = told.collect();
        let doc = (!told.is_empty()).then(|| {
            let text = format!(" {}.", told.join(" and "));
            quote!(#[doc = #text])
        });
        quote!(#doc #name(#ty))
    });
    let enum_ = quote! {
        #attributes
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// A value that fits none of the documented variants, as it came.
            Undocumented(serde_json::Value),
        }
    };
    std::iter::once(enum_)
        .chain(conversions(api, def, union))
        .collect()
}

/// `From` each named type that only one variant holds.
fn conversions(api: &Api, def: &TypeDef, union: &UnionDef) -> Vec<TokenStream> {
    let name = ident(&def.name);
    let is_lone = |ty: &TypeRef| union.variants.iter().filter(|v| v.ty == *ty).count() == 1;
    union
        .variants
        .iter()
        .filter(|variant| matches!(variant.ty, TypeRef::Named(_)) && is_lone(&variant.ty))
        .map(|variant| {
            let ty = rust_type(api, &variant.ty, &quote!(super::));
            let variant = ident(&variant.name);
            quote! {
                impl From<#ty> for #name {
                    fn from(value: #ty) -> Self {
                        #name::#variant(value)
                    }
                }
            }
        })
        .collect()
}
