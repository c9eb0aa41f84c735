//! `lib.rs`.

use proc_macro2::TokenStream;
use quote::quote;

use super::plan::{Contents, ModulePlan};
use super::type_ref::ident;
use crate::ir::Api;

pub(super) fn emit(api: &Api, plans: &[ModulePlan]) -> Vec<TokenStream> {
    let public = plans
        .iter()
        .filter(|plan| matches!(plan.contents, Contents::Operations(_)));
    let mut modules: Vec<TokenStream> = vec![quote!(
        mod client;
    )];
    if !api.credentials.is_empty() {
        modules.push(quote!(
            pub mod credentials;
        ));
    }
    modules.extend(public.map(|plan| {
        let module = ident(plan.name());
        quote!(pub mod #module;)
    }));
    modules.push(quote!(
        pub mod runtime;
    ));
    modules.push(quote!(
        pub mod types;
    ));
    if !api.webhooks.is_empty() {
        modules.push(quote!(
            pub mod webhooks;
        ));
    }
    modules.push(quote!(
        mod wire;
    ));
    let attributes = quote! {
        // A chain of many nested types overflows the default (E0320).
        #![recursion_limit = "512"]
        // Names and sizes are the document's; so is its Markdown.
        #![allow(
            clippy::enum_variant_names,
            clippy::large_enum_variant,
            clippy::module_inception,
            clippy::new_without_default,
            clippy::should_implement_trait,
            clippy::struct_field_names,
            clippy::too_many_arguments,
            clippy::wrong_self_convention,
            clippy::doc_lazy_continuation,
            clippy::doc_overindented_list_items,
            clippy::doc_markdown,
            clippy::empty_docs,
            clippy::result_large_err,
            deprecated,
            rustdoc::bare_urls,
            rustdoc::broken_intra_doc_links,
            rustdoc::invalid_html_tags,
            unused_imports
        )]
    };
    let uses = [
        quote!(
            pub use client::{Client, SERVERS};
        ),
        quote!(
            pub use jiff::{Timestamp, civil::Date};
        ),
        quote!(
            pub use reqwest::StatusCode;
        ),
        quote!(
            pub use runtime::{
                Credentials, Error, ErrorKind, Patch, Response, Tolerated, ToleratedKind,
            };
        ),
        quote!(
            pub use rust_decimal::Decimal;
        ),
    ];
    let document = quote! {
        /// The document that this client was written from, as one file.
        pub const OPENAPI: &str = include_str!("../openapi.yaml");
    };
    std::iter::once(attributes)
        .chain(modules)
        .chain(uses)
        .chain([document])
        .collect()
}
