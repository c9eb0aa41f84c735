//! The table of each type and the place of each member.

use proc_macro2::TokenStream;
use quote::quote;

use super::plan::{Contents, ModulePlan};
use super::type_ref::{ident, kind, table};
use crate::ir::{
    Api, FieldDef, JsonKind, ObjectDef, Presence, TypeDef, TypeId, TypeKind, UnionDef, UnionVariant,
};

/// `wire/mod.rs`.
pub(super) fn emit_root(plans: &[ModulePlan]) -> Vec<TokenStream> {
    plans
        .iter()
        .filter(|plan| matches!(plan.contents, Contents::Wire(_)))
        .map(|plan| {
            let module = ident(plan.name());
            quote!(mod #module;)
        })
        .collect()
}

/// One module of tables.
pub(super) fn emit(api: &Api, ids: &[TypeId]) -> Vec<TokenStream> {
    let mut items = vec![quote!(
        use crate::{
            runtime::{model::*, choice_parameter},
            types,
        };
    )];
    for id in ids {
        let def = api.type_def(*id);
        items.extend(match &def.kind {
            TypeKind::Object(object) => self::object(api, def, object),
            TypeKind::Union(union) => self::union(api, def, union),
            TypeKind::Enum(_) => {
                let name = ident(&def.name);
                vec![
                    quote!(choice!(types::#name);),
                    quote!(choice_parameter!(types::#name);),
                ]
            }
        });
    }
    items
}

fn object(api: &Api, def: &TypeDef, object: &ObjectDef) -> Vec<TokenStream> {
    let name = ident(&def.name);
    let text = def.name.as_str();
    let table = table(def);
    let members = object.fields.iter().map(|field| member(api, field));
    let fields: Vec<_> = object.fields.iter().map(|f| ident(&f.name)).collect();
    let indices: Vec<_> = (0..fields.len())
        .map(proc_macro2::Literal::usize_unsuffixed)
        .collect();
    let out_of_table = format!("the table of {text} has {} members", fields.len());
    vec![
        quote! {
            pub(super) static #table: ObjectTable = ObjectTable::new(#text, &[#(#members),*]);
        },
        quote! {
            impl Object for types::#name {
                fn table(&self) -> &'static ObjectTable {
                    &#table
                }
                fn slot_of(&mut self, index: usize) -> Slot<'_> {
                    match index {
                        #(#indices => Value::slot(&mut self.#fields),)*
                        _ => unreachable!(#out_of_table),
                    }
                }
                fn view_of(&self, index: usize) -> View<'_> {
                    match index {
                        #(#indices => Value::view(&self.#fields),)*
                        _ => unreachable!(#out_of_table),
                    }
                }
            }
        },
        quote! {
            impl Value for types::#name {
                fn blank() -> Self {
                    Self { #(#fields: Value::blank()),* }
                }
                fn slot(&mut self) -> Slot<'_> {
                    Slot::Object(self)
                }
                fn view(&self) -> View<'_> {
                    View::Object(self)
                }
            }
        },
        quote!(object!(types::#name);),
    ]
}

fn member(api: &Api, field: &FieldDef) -> TokenStream {
    let name = &field.wire_name;
    let kind = kind(api, &field.ty);
    let nullable = field.is_nullable.then(|| quote!(.nullable()));
    let empty = field.may_be_empty.then(|| quote!(.or_empty()));
    // A member that may be null or empty is read as absent when it is; only one that
    // may be neither can be missed.
    let may_be_none = field.is_nullable || field.may_be_empty;
    match field.presence {
        Presence::Required if !may_be_none => quote!(required(#name, #kind)),
        _ => quote!(optional(#name, #kind) #nullable #empty),
    }
}

fn union(api: &Api, def: &TypeDef, union: &UnionDef) -> Vec<TokenStream> {
    let name = ident(&def.name);
    let text = def.name.as_str();
    let table = table(def);
    let rows = union.variants.iter().map(|variant| row(api, variant));
    let variants: Vec<_> = union.variants.iter().map(|v| ident(&v.name)).collect();
    let indices: Vec<_> = (0..variants.len())
        .map(proc_macro2::Literal::usize_unsuffixed)
        .collect();
    let out_of_table = format!("the table of {text} has {} variants", variants.len());
    vec![
        quote! {
            pub(super) static #table: UnionTable = UnionTable { name: #text, variants: &[#(#rows),*] };
        },
        quote! {
            impl Union for types::#name {
                fn table(&self) -> &'static UnionTable {
                    &#table
                }
                fn begin(&mut self, index: usize) -> Slot<'_> {
                    *self = match index {
                        #(#indices => Self::#variants(Value::blank()),)*
                        _ => unreachable!(#out_of_table),
                    };
                    match self {
                        #(Self::#variants(value) => Value::slot(value),)*
                        Self::Undocumented(value) => Value::slot(value),
                    }
                }
                fn set_other(&mut self, value: serde_json::Value) {
                    *self = Self::Undocumented(value);
                }
                fn current(&self) -> (Option<usize>, View<'_>) {
                    match self {
                        #(Self::#variants(value) => (Some(#indices), Value::view(value)),)*
                        Self::Undocumented(value) => (None, Value::view(value)),
                    }
                }
            }
        },
        quote!(union!(types::#name);),
    ]
}

fn row(api: &Api, variant: &UnionVariant) -> TokenStream {
    let kind = kind(api, &variant.ty);
    let json = variant.json.iter().map(|json| match json {
        JsonKind::Boolean => quote!(JsonKind::Boolean),
        JsonKind::Number => quote!(JsonKind::Number),
        JsonKind::Text => quote!(JsonKind::Text),
        JsonKind::List => quote!(JsonKind::List),
        JsonKind::Object => quote!(JsonKind::Object),
    });
    let discriminator = match &variant.discriminator {
        Some(discriminator) => {
            let (member, values) = (&discriminator.wire_name, &discriminator.values);
            quote!(Some((#member, &[#(#values),*])))
        }
        None => quote!(None),
    };
    let required = &variant.required;
    quote! {
        Variant { kind: #kind, json: &[#(#json),*], discriminator: #discriminator, required: &[#(#required),*] }
    }
}
