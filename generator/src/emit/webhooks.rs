//! What the service sends by itself: a name for each event and its payload.

use proc_macro2::TokenStream;
use quote::quote;

use super::doc;
use super::format::Item;
use super::imports::with_imports;
use super::type_ref::{ident, rust_type};
use crate::ir::{Api, WebhookDef};

pub(super) fn emit(api: &Api) -> Vec<Item> {
    let names = api.webhooks.iter().map(|webhook| &webhook.event);
    let events = quote! {
        /// The names of all events, in the order of the document.
        pub const EVENTS: &[&str] = &[#(#names),*];
    };
    let uses = quote! {
        use crate::types;
    };
    let payloads = api.webhooks.iter().map(|webhook| payload(api, webhook));
    with_imports(api, [uses, events].into_iter().chain(payloads))
}

fn payload(api: &Api, webhook: &WebhookDef) -> TokenStream {
    let WebhookDef {
        event,
        name,
        doc,
        ty,
    } = webhook;
    let about = doc.as_deref().unwrap_or_default();
    let doc = doc::attributes(Some(&format!("`{event}`: {about}")));
    let name = ident(name);
    let ty = rust_type(api, ty, &quote!(types::));
    quote! {
        #doc
        pub type #name = #ty;
    }
}
