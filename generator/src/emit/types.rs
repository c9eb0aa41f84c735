//! Structs and enums, plain to read.

use proc_macro2::TokenStream;
use quote::quote;

use super::doc;
use super::imports::with_imports;
use super::type_ref::{Holder, field_type, holder, ident, rust_type};
use crate::ir::{
    Api, EnumDef, FieldDef, ObjectDef, Presence, Travel, TypeDef, TypeId, TypeKind, TypeRef,
    UnionDef,
};

/// One module of types.
pub(super) fn emit(api: &Api, ids: &[TypeId]) -> Vec<TokenStream> {
    let items = ids
        .iter()
        .flat_map(|id| {
            let def = api.type_def(*id);
            match &def.kind {
                TypeKind::Object(object) => self::object(api, def, object),
                TypeKind::Enum(enum_) => vec![self::enum_(def, enum_)],
                TypeKind::Union(union) => self::union(api, def, union),
            }
        })
        .collect();
    with_imports(api, items)
}

/// Said of members that have no name and no text of their own in the document.
const REST: &str = "Members that the document does not name, by their names.";

fn attributes(def: &TypeDef) -> TokenStream {
    let text = def.doc.clone().unwrap_or_default();
    let origin = format!("Documented in `{}`.", def.origin);
    let text = match text.trim() {
        "" => origin,
        text => format!("{text}\n\n{origin}"),
    };
    let doc = doc::attributes(Some(&text));
    let deprecated = def.is_deprecated.then(|| quote!(#[deprecated]));
    quote!(#doc #deprecated)
}

fn object(api: &Api, def: &TypeDef, object: &ObjectDef) -> Vec<TokenStream> {
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
    let mut items = vec![quote! {
        #attributes
        #[derive(Debug, Clone, PartialEq #default)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields),*
        }
    }];
    if def.usage.in_requests {
        items.push(constructors(api, def, object));
    }
    items
}

/// Whether a value can be made of nothing.
fn has_default(def: &TypeDef, object: &ObjectDef) -> bool {
    let is_optional = |field: &FieldDef| holder(def, field) != Holder::Plain;
    object.fields.iter().all(is_optional)
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

/// `new` asks for what is required; a method for each other member sets it.
fn constructors(api: &Api, def: &TypeDef, object: &ObjectDef) -> TokenStream {
    let name = ident(&def.name);
    let is_asked = |field: &&FieldDef| is_asked(def, field);
    let arguments = object.fields.iter().filter(is_asked).map(|field| {
        let name = ident(&field.name);
        let ty = argument_type(api, def, field);
        quote!(#name: #ty)
    });
    let values = object.fields.iter().map(|field| {
        let name = ident(&field.name);
        match holder(def, field) {
            Holder::Patch if is_asked(&field) => quote!(#name: #name.into()),
            Holder::Plain if converts(&field.ty) => quote!(#name: #name.into()),
            Holder::Plain => quote!(#name),
            Holder::Option => quote!(#name: None),
            Holder::Patch => quote!(#name: Patch::Absent),
        }
    });
    let rest = object.rest.as_ref().map(|rest| {
        let name = ident(&rest.name);
        quote!(#name: BTreeMap::new())
    });
    let values = values.chain(rest);
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
    let setters = object
        .fields
        .iter()
        .filter(|field| !is_asked(field) && field.travel != Travel::OnlyAnswered)
        .map(|field| setter(api, def, field));
    let rest = object.rest.as_ref().map(|rest| {
        let name = ident(&rest.name);
        let ty = rust_type(api, &rest.ty, &quote!(super::));
        let doc = doc::attributes(Some(REST));
        quote! {
            #doc
            #[must_use]
            pub fn #name(mut self, #name: #ty) -> Self {
                self.#name = #name;
                self
            }
        }
    });
    let setters = setters.chain(rest);
    quote! {
        impl #name {
            /// A value with what is required. The methods set the rest.
            #order
            #[must_use]
            pub fn new(#(#arguments),*) -> Self {
                Self { #(#values),* }
            }
            #(#setters)*
        }
    }
}

/// Whether a value cannot be made without this member: a required one that may be
/// null has to be said to be so.
fn is_asked(def: &TypeDef, field: &FieldDef) -> bool {
    let is_required = field.presence == Presence::Required;
    is_required && holder(def, field) != Holder::Option
}

fn setter(api: &Api, def: &TypeDef, field: &FieldDef) -> TokenStream {
    let name = ident(&field.name);
    // `new` is taken by the constructor.
    let method = match field.name.as_str() {
        "new" => ident("new_"),
        _ => name.clone(),
    };
    // The field has the rest.
    let about = field.doc.as_deref().map(doc::first_sentence);
    let doc = doc::attributes(about.or(Some("Sets this member.")));
    let inner = rust_type(api, &field.ty, &quote!(super::));
    let (ty, value) = match holder(def, field) {
        Holder::Patch => (quote!(impl Into<Patch<#inner>>), quote!(#name.into())),
        _ if converts(&field.ty) => (quote!(impl Into<#inner>), quote!(Some(#name.into()))),
        _ => (inner, quote!(Some(#name))),
    };
    quote! {
        #doc
        #[must_use]
        pub fn #method(mut self, #name: #ty) -> Self {
            self.#name = #value;
            self
        }
    }
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
