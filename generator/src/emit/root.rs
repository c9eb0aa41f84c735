//! `lib.rs`, and modules that hold nothing but modules.

use proc_macro2::TokenStream;
use quote::quote;

use super::plan::{CLIENT, Child, Exports};
use super::type_ref::ident;
use crate::ir::Api;

/// `lib.rs`.
pub(super) fn emit(api: &Api, children: &[Child]) -> Vec<TokenStream> {
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
    let document = quote! {
        /// The document that this crate was written from, as one file.
        pub const OPENAPI: &str = include_str!("../openapi.yaml");
    };
    let modules = children.iter().map(module);
    std::iter::once(attributes)
        .chain(modules)
        .chain(uses(api))
        .chain([document])
        .collect()
}

/// What users name most.
fn uses(api: &Api) -> Vec<TokenStream> {
    let (mut uses, needs) = (Vec::new(), api.needs);
    let own_servers = (!api.own_servers.is_empty()).then(|| quote!(OWN_SERVERS,));
    if needs.client {
        uses.push(quote! {
            #[cfg(feature = #CLIENT)]
            pub use client::{Client, #own_servers SERVERS, decode_response};
            #[cfg(feature = #CLIENT)]
            pub use reqwest::StatusCode;
            #[cfg(feature = #CLIENT)]
            pub use runtime::{Credentials, Error, ErrorKind, Response, TransportBuilder};
        });
    }
    if needs.dates {
        uses.push(quote!(
            pub use jiff::{Timestamp, civil::Date};
        ));
    }
    uses.push(quote!(
        pub use runtime::{Patch, Tolerated, ToleratedKind, tolerated};
    ));
    if needs.decimals {
        uses.push(quote!(
            pub use rust_decimal::Decimal;
        ));
    }
    uses
}

/// A module of modules: each of them, then what they export.
pub(super) fn folder(children: &[Child]) -> Vec<TokenStream> {
    let modules = children.iter().map(module);
    let exports = children.iter().filter_map(|child| {
        let condition = condition(&child.features);
        let module = ident(&child.module);
        match &child.exports {
            Exports::Nothing => None,
            Exports::Everything => Some(quote!(#condition pub use self::#module::*;)),
        }
    });
    modules.chain(exports).collect()
}

/// The modules of one tag, which see all that the module around them does.
pub(super) fn group(children: &[Child]) -> Vec<TokenStream> {
    let around = quote!(
        use super::*;
    );
    std::iter::once(around).chain(folder(children)).collect()
}

/// The modules of tables, with the words that tables are written in.
pub(super) fn tables(children: &[Child]) -> Vec<TokenStream> {
    let words = quote!(
        use crate::runtime::model::{*, Kind::*};
    );
    std::iter::once(words).chain(folder(children)).collect()
}

fn module(child: &Child) -> TokenStream {
    let condition = condition(&child.features);
    let visibility = child.is_public.then(|| quote!(pub));
    let module = ident(&child.module);
    quote!(#condition #visibility mod #module;)
}

fn condition(features: &[String]) -> Option<TokenStream> {
    match features {
        [] => None,
        [feature] => Some(quote!(#[cfg(feature = #feature)])),
        features => Some(quote!(#[cfg(all(#(feature = #features),*))])),
    }
}
