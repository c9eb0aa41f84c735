//! One function for each security scheme, and one more for tokens that are provided.

use proc_macro2::TokenStream;
use quote::quote;

use super::doc;
use super::type_ref::ident;
use crate::ir::{Api, CredentialDef, CredentialKind, MethodName};

pub(super) fn emit(api: &Api) -> Vec<TokenStream> {
    let credentials = api.credentials.iter();
    let is_provided = credentials.clone().any(|it| it.provided.is_some());
    let provider = is_provided.then(|| quote!(, TokenProvider));
    let functions = credentials.flat_map(|credential| {
        let provided = credential.provided.as_ref();
        let provided = provided.map(|name| provided_function(credential, name));
        std::iter::once(function(credential)).chain(provided)
    });
    std::iter::once(quote!(
        use crate::runtime::{Credentials #provider};
    ))
    .chain(functions)
    .collect()
}

fn function(credential: &CredentialDef) -> TokenStream {
    let name = ident(&credential.function);
    let scheme = &credential.scheme;
    let doc = doc::attributes(credential.doc.as_deref());
    let (arguments, value) = match &credential.kind {
        CredentialKind::Header(header) => (quote!(key), quote!(header(#header, key))),
        CredentialKind::Query(parameter) => (quote!(key), quote!(query(#parameter, key))),
        CredentialKind::Cookie(cookie) => (quote!(key), quote!(cookie(#cookie, key))),
        CredentialKind::Basic => (
            quote!(user: impl Into<String>, password),
            quote!(basic(user, password)),
        ),
        CredentialKind::Bearer => (quote!(token), quote!(bearer(token))),
        CredentialKind::Http(scheme) => (quote!(credentials), quote!(http(#scheme, credentials))),
    };
    quote! {
        #doc
        #[must_use]
        pub fn #name(#arguments: impl Into<String>) -> Credentials {
            Credentials::#value.of(#scheme)
        }
    }
}

fn provided_function(credential: &CredentialDef, name: &MethodName) -> TokenStream {
    let (name, scheme) = (ident(name), &credential.scheme);
    let doc = format!(
        "As [`{}`], with tokens that do not last: `provider` is asked before each call.",
        credential.function
    );
    let doc = doc::attributes(Some(&doc));
    quote! {
        #doc
        #[must_use]
        pub fn #name(provider: impl TokenProvider) -> Credentials {
            Credentials::provided(provider).of(#scheme)
        }
    }
}
