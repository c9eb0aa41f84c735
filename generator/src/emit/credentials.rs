//! One function for each security scheme.

use proc_macro2::TokenStream;
use quote::quote;

use super::doc;
use super::type_ref::ident;
use crate::ir::{Api, CredentialDef, CredentialKind};

pub(super) fn emit(api: &Api) -> Vec<TokenStream> {
    let functions = api.credentials.iter().map(function);
    std::iter::once(quote!(
        use crate::runtime::Credentials;
    ))
    .chain(functions)
    .collect()
}

fn function(credential: &CredentialDef) -> TokenStream {
    let name = ident(&credential.function);
    let doc = doc::attributes(credential.doc.as_deref());
    let (arguments, value) = match &credential.kind {
        CredentialKind::Header(header) => (
            quote!(key: impl Into<String>),
            quote!(Credentials::header(#header, key)),
        ),
        CredentialKind::Query(parameter) => (
            quote!(key: impl Into<String>),
            quote!(Credentials::query(#parameter, key)),
        ),
        CredentialKind::Cookie(cookie) => (
            quote!(key: impl Into<String>),
            quote!(Credentials::cookie(#cookie, key)),
        ),
        CredentialKind::Basic => (
            quote!(user: impl Into<String>, password: impl Into<String>),
            quote!(Credentials::basic(user, password)),
        ),
        CredentialKind::Bearer => (
            quote!(token: impl Into<String>),
            quote!(Credentials::bearer(token)),
        ),
    };
    quote! {
        #doc
        #[must_use]
        pub fn #name(#arguments) -> Credentials {
            #value
        }
    }
}
