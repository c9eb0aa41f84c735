//! Operations: a method that begins one, and a builder that sends it.

use proc_macro2::TokenStream;
use quote::quote;

use super::format::Item;
use super::imports::with_imports;
use super::parameter::{argument, setting};
use super::type_ref::{body_kind, ident, prefix, rust_type};
use super::{answer, doc, errors, server};
use crate::ir::{Api, Content, MediaTypeDef, OperationDef, ParameterDef, RequestBodyDef, Sent};

pub(super) fn emit(api: &Api, operations: &[usize]) -> Vec<Item> {
    let operations = || operations.iter().map(|index| &api.operations[*index]);
    let has_parameters = operations().any(|operation| !operation.parameters.is_empty());
    let parameter = has_parameters.then(|| quote!(, parameter));
    let mut items = vec![Item::Tokens(quote!(
        use crate::{
            Client,
            runtime::{Error, RawResponse, Request, Response, errors #parameter},
            types,
        };
    ))];
    for operation in operations() {
        items.push(Item::Tokens(beginning(api, operation)));
        items.push(Item::Tokens(builder(operation)));
        items.push(Item::Tokens(methods(api, operation)));
        items.push(Item::Tokens(answer::read(api, operation)));
        items.extend(answer::several(api, operation).map(Item::Tokens));
        items.push(errors::emit(api, &operation.error, &operation.id));
    }
    with_imports(api, items)
}

/// The client's method, with an argument for everything required.
fn beginning(api: &Api, operation: &OperationDef) -> TokenStream {
    let method = ident(&operation.method_name);
    let builder = ident(&operation.builder);
    let body = operation.request_body.as_ref().filter(|b| b.is_required);
    let doc = followed(operation.doc.as_deref(), asked(body));
    let doc = doc::attributes(doc.as_deref());
    let deprecated = operation.is_deprecated.then(|| quote!(#[deprecated]));
    let (id, http_method) = (&operation.id, operation.http_method);
    let (path, accept) = (&operation.path_template, &operation.accept);
    let required: Vec<&ParameterDef> = operation
        .parameters
        .iter()
        .filter(|parameter| parameter.is_required)
        .collect();
    let arguments = required.iter().map(|parameter| argument(api, parameter));
    let settings = required.iter().map(|parameter| {
        let setting = setting(api, parameter);
        quote!(request.#setting;)
    });
    let body_arguments = body.and_then(|body| body_arguments(api, body));
    let body_arguments = body_arguments.map(|arguments| quote!(, #arguments));
    let body_setting = body.map(|body| {
        let setting = body_setting(api, body);
        quote!(request.#setting;)
    });
    let differing = server::of_operation(operation);
    let mutable = (!required.is_empty() || body.is_some()).then(|| quote!(mut));
    quote! {
        impl Client {
            #doc
            #deprecated
            pub fn #method(&self #(, #arguments)* #body_arguments) -> #builder<'_> {
                let #mutable request = Request::new(#id, #http_method, #path, #accept) #differing;
                #(#settings)*
                #body_setting
                #builder { client: self, request }
            }
        }
    }
}

/// The body as an argument, and its media type where the caller says it.
/// Fields of a form are arguments by themselves.
fn body_arguments(api: &Api, body: &RequestBodyDef) -> Option<TokenStream> {
    let ty = match body.sent.whole()? {
        Content::Json(ty) => {
            let ty = rust_type(api, ty, &prefix());
            quote!(&#ty)
        }
        Content::Text => quote!(impl Into<String>),
        Content::Bytes => quote!(impl Into<bytes::Bytes>),
    };
    let media_type = match &body.media_type {
        MediaTypeDef::Fixed(_) => None,
        MediaTypeDef::Asked(name, _) => {
            let name = ident(name);
            Some(quote!(, #name: &str))
        }
    };
    Some(quote!(body: #ty #media_type))
}

/// The call on the request that sets the body.
fn body_setting(api: &Api, body: &RequestBodyDef) -> TokenStream {
    let media_type = match &body.media_type {
        MediaTypeDef::Fixed(name) => quote!(#name),
        MediaTypeDef::Asked(name, _) => {
            let name = ident(name);
            quote!(#name.to_owned())
        }
    };
    match &body.sent {
        Sent::Whole(Content::Json(ty)) => match body_kind(api, ty) {
            Some(kind) => quote!(json_of(#media_type, #kind, body)),
            None => quote!(json(#media_type, body)),
        },
        Sent::Whole(Content::Text) => quote!(text(#media_type, body)),
        Sent::Whole(Content::Bytes) => quote!(bytes(#media_type, body)),
        Sent::Form => quote!(form()),
        Sent::Parts => quote!(parts()),
    }
}

/// What documentation says of a media type that the caller gives.
fn asked(body: Option<&RequestBodyDef>) -> Option<String> {
    match &body?.media_type {
        MediaTypeDef::Fixed(_) => None,
        MediaTypeDef::Asked(name, range) => Some(format!(
            "`{name}` is the media type of what is sent, one of `{range}`."
        )),
    }
}

/// A text of the document, and a sentence of our own after it.
fn followed(text: Option<&str>, sentence: Option<String>) -> Option<String> {
    let parts = text.map(str::trim_end).into_iter();
    let parts: Vec<&str> = parts.chain(sentence.as_deref()).collect();
    (!parts.is_empty()).then(|| parts.join("\n\n"))
}

fn builder(operation: &OperationDef) -> TokenStream {
    let builder = ident(&operation.builder);
    let text = format!(
        " A call of [`Client::{}`] while it is put together.",
        operation.method_name
    );
    quote! {
        #[doc = #text]
        #[derive(Debug, Clone)]
        #[must_use = "nothing is sent until `send` is called"]
        pub struct #builder<'c> {
            client: &'c Client,
            request: Request,
        }
    }
}

fn methods(api: &Api, operation: &OperationDef) -> TokenStream {
    let builder = ident(&operation.builder);
    let setters = operation
        .parameters
        .iter()
        .filter(|parameter| !parameter.is_required)
        .map(|parameter| setter(api, parameter));
    let body = operation.request_body.as_ref().filter(|b| !b.is_required);
    let body_setter = body.and_then(|body| {
        let arguments = body_arguments(api, body)?;
        let setting = body_setting(api, body);
        let text = body.doc.as_deref().or(Some("Sets the body."));
        let doc = doc::attributes(followed(text, asked(Some(body))).as_deref());
        Some(quote! {
            #doc
            pub fn body(mut self, #arguments) -> Self {
                self.request.#setting;
                self
            }
        })
    });
    let send = answer::send(api, operation);
    quote! {
        impl #builder<'_> {
            #(#setters)*
            #body_setter
            #send
        }
    }
}

fn setter(api: &Api, parameter: &ParameterDef) -> TokenStream {
    let name = ident(&parameter.name);
    let doc = doc::attributes(parameter.doc.as_deref().or(Some("Sets this parameter.")));
    let argument = argument(api, parameter);
    let setting = setting(api, parameter);
    quote! {
        #doc
        pub fn #name(mut self, #argument) -> Self {
            self.request.#setting;
            self
        }
    }
}
