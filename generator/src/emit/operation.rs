//! Operations: a method that begins a call, and rows for what the call can be asked and what it
//! may be answered.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::format::Item;
use super::imports::with_imports;
use super::parameter::{argument, row, setting};
use super::type_ref::{body_kind, ident, prefix, rust_type};
use super::{answer, doc, server};
use crate::ir::{
    Api, Content, MediaTypeDef, OperationDef, ParameterDef, RequestBodyDef, Sent, Streaming,
};

/// The media type that a request's body and its answers have if nothing else is said.
const JSON: &str = "application/json";

pub(super) fn emit(api: &Api, operations: &[usize]) -> Vec<Item> {
    let operations = || operations.iter().map(|index| &api.operations[*index]);
    let has_parameters = operations().any(|operation| !operation.parameters.is_empty());
    let parameter = has_parameters.then(|| quote!(, parameter, parameters));
    let streaming = |way| operations().any(|operation| operation.streams.contains(&way));
    let events = streaming(Streaming::Events).then(|| quote!(events,));
    let streamed = streaming(Streaming::Pieces).then(|| quote!(, streamed));
    let has_others = operations().any(|it| others_row(it).is_some());
    let body_as = has_others.then(|| quote!(body_as,));
    let mut items = vec![Item::Tokens(quote!(
        use crate::{
            Client,
            runtime::{Request, #body_as #events operation #parameter #streamed},
            types,
        };
    ))];
    for operation in operations() {
        items.push(Item::Tokens(beginning(api, operation)));
        items.extend(body_setter(api, operation).map(Item::Tokens));
        items.extend(parameters(api, operation));
        items.push(answer::emit(api, operation));
        items.extend(others_row(operation));
        items.extend(
            operation
                .streams
                .iter()
                .map(|way| streaming_row(operation, *way)),
        );
        items.extend(answer::several(api, operation).map(Item::Tokens));
    }
    with_imports(api, items)
}

/// The media types that a body may be in beside the one that it has a type for.
fn others_row(operation: &OperationDef) -> Option<Item> {
    let others = &operation.request_body.as_ref()?.others;
    let names: Vec<String> = others.iter().map(|name| format!("`{name}`")).collect();
    let names = Literal::string(&names.join(", "));
    let row = || Item::Text(format!("body_as!({}, {names});\n", operation.builder));
    (!others.is_empty()).then(row)
}

/// How an answer can be read as it comes.
fn streaming_row(operation: &OperationDef, way: Streaming) -> Item {
    let name = match way {
        Streaming::Pieces => "streamed",
        Streaming::Events => "events",
    };
    Item::Text(format!("{name}!({});\n", operation.builder))
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
    let path = &operation.path_template;
    let accept = Some(&operation.accept).filter(|it| !matches!(it.as_str(), "" | JSON));
    let is_more_set = accept.is_some();
    let accept = accept.map(|accept| quote!(request.accept(#accept);));
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
    let is_more_set = is_more_set || !required.is_empty() || body.is_some();
    let mutable = is_more_set.then(|| quote!(mut));
    quote! {
        impl Client {
            #doc
            #deprecated
            pub fn #method(&self #(, #arguments)* #body_arguments) -> #builder<'_> {
                let #mutable request = Request::new(#id, #http_method, #path) #differing;
                #accept
                #(#settings)*
                #body_setting
                #builder(self, request)
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
        Content::Bytes => quote!(impl Into<crate::runtime::Payload>),
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
        Sent::Whole(Content::Json(ty)) => match (body_kind(api, ty), &body.media_type) {
            (Some(kind), _) => quote!(json_of(#media_type, #kind, body)),
            (None, MediaTypeDef::Fixed(name)) if name == JSON => quote!(json(body)),
            (None, _) => quote!(json_as(#media_type, body)),
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

/// The method that sets a body that may be left out.
fn body_setter(api: &Api, operation: &OperationDef) -> Option<TokenStream> {
    let builder = ident(&operation.builder);
    let body = operation.request_body.as_ref().filter(|b| !b.is_required)?;
    let arguments = body_arguments(api, body)?;
    let setting = body_setting(api, body);
    let text = body.doc.as_deref().or(Some("Sets the body."));
    let doc = doc::attributes(followed(text, asked(Some(body))).as_deref());
    Some(quote! {
        impl #builder<'_> {
            #doc
            pub fn body(mut self, #arguments) -> Self {
                self.1.#setting;
                self
            }
        }
    })
}

/// The methods that set the other parameters that may be left out.
fn parameters(api: &Api, operation: &OperationDef) -> Option<Item> {
    let optional = operation.parameters.iter().filter(|it| !it.is_required);
    let rows: String = optional.map(|parameter| row(api, parameter)).collect();
    let text = format!("parameters!({} {{\n{rows}}});\n", operation.builder);
    (!rows.is_empty()).then_some(Item::Text(text))
}
