//! What the service sends by itself: a name for each event, its payload and its answer.

use proc_macro2::TokenStream;
use quote::quote;

use super::doc;
use super::format::Item;
use super::imports::with_imports;
use super::type_ref::{ident, rust_type};
use crate::ir::{Api, TypeName, TypeRef, WebhookDef};

pub(super) fn emit(api: &Api) -> Vec<Item> {
    let webhooks = api.webhooks.iter().filter(|it| it.asked.is_none());
    let names: Vec<&String> = webhooks.map(|webhook| &webhook.event).collect();
    let events = (!names.is_empty()).then(|| {
        quote! {
            /// The names of all events, in the order of the document.
            pub const EVENTS: &[&str] = &[#(#names),*];
        }
    });
    let uses = quote! {
        use crate::types;
    };
    let types = api.webhooks.iter().flat_map(|webhook| types(api, webhook));
    let items = std::iter::once(uses).chain(events).chain(types);
    with_imports(api, items)
}

/// The payload, and what is to be answered.
fn types(api: &Api, webhook: &WebhookDef) -> Vec<TokenStream> {
    let WebhookDef { event, name, .. } = webhook;
    let about = webhook.doc.as_deref().unwrap_or_default();
    let about = match &webhook.asked {
        None => format!("`{event}`: {about}"),
        Some(asked) => {
            let by: Vec<String> = asked.by.iter().map(|id| format!("`{id}`")).collect();
            let (by, url) = (by.join(", "), &asked.url);
            format!("`{event}`, asked for by {by} and sent to `{url}`: {about}")
        }
    };
    let answer = webhook.answer.as_ref().map(|(answer, ty)| {
        let about = format!("What the service wants to be answered to [`{name}`].");
        alias(api, answer, ty, &about)
    });
    let payload = alias(api, name, &webhook.ty, &about);
    std::iter::once(payload).chain(answer).collect()
}

fn alias(api: &Api, name: &TypeName, ty: &TypeRef, about: &str) -> TokenStream {
    let doc = doc::attributes(Some(about));
    let name = ident(name);
    let ty = rust_type(api, ty, &quote!(types::));
    quote! {
        #doc
        pub type #name = #ty;
    }
}
