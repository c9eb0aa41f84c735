//! Operations: a method that begins one, a builder, and what may come back.

use countersign_spec::resolve::StatusPattern;
use proc_macro2::TokenStream;
use quote::quote;

use super::doc;
use super::imports::with_imports;
use super::type_ref::{ident, rust_type};
use crate::ir::{
    Api, Body, ErrorDef, ErrorVariant, FieldName, OperationDef, ParameterDef, Placement,
    ResponseDef, TypeRef, VariantName,
};

pub(super) fn emit(api: &Api, operations: &[usize]) -> Vec<TokenStream> {
    let mut items = vec![quote!(
        use crate::{
            Client,
            runtime::{Error, ErrorBody, Request, Response},
            types,
        };
    )];
    for operation in operations.iter().map(|index| &api.operations[*index]) {
        items.push(beginning(api, operation));
        items.push(builder(operation));
        items.push(methods(api, operation));
        items.extend(several(api, operation));
        items.extend(error(api, &operation.error, &operation.id));
    }
    with_imports(items)
}

fn prefix() -> TokenStream {
    quote!(types::)
}

/// The client's method, with an argument for everything required.
fn beginning(api: &Api, operation: &OperationDef) -> TokenStream {
    let method = ident(&operation.method_name);
    let builder = ident(&operation.builder);
    let doc = doc::attributes(operation.doc.as_deref());
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
        let setting = setting(parameter);
        quote!(request.#setting;)
    });
    let body = operation.request_body.as_ref().filter(|b| b.is_required);
    let body_argument = body.map(|body| {
        let ty = rust_type(api, &body.ty, &prefix());
        quote!(, body: &#ty)
    });
    let body_setting = body.map(|body| {
        let media_type = &body.media_type;
        quote!(request.json(#media_type, body);)
    });
    let mutable = (!required.is_empty() || body.is_some()).then(|| quote!(mut));
    quote! {
        impl Client {
            #doc
            #deprecated
            pub fn #method(&self #(, #arguments)* #body_argument) -> #builder<'_> {
                let #mutable request = Request::new(#id, #http_method, #path, #accept);
                #(#settings)*
                #body_setting
                #builder { client: self, request }
            }
        }
    }
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
    let body_setter = body.map(|body| {
        let ty = rust_type(api, &body.ty, &prefix());
        let media_type = &body.media_type;
        let doc = doc::attributes(body.doc.as_deref().or(Some("Sets the body.")));
        quote! {
            #doc
            pub fn body(mut self, body: &#ty) -> Self {
                self.request.json(#media_type, body);
                self
            }
        }
    });
    let send = send(api, operation);
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
    let setting = setting(parameter);
    quote! {
        #doc
        pub fn #name(mut self, #argument) -> Self {
            self.request.#setting;
            self
        }
    }
}

/// `name: type`, in the form that callers have at hand.
fn argument(api: &Api, parameter: &ParameterDef) -> TokenStream {
    let name = ident(&parameter.name);
    let ty = match &parameter.ty {
        TypeRef::Text => quote!(impl AsRef<str>),
        TypeRef::Decimal(_) => quote!(impl Into<Decimal>),
        TypeRef::List(item) => {
            let item = rust_type(api, item, &prefix());
            quote!(impl IntoIterator<Item = #item>)
        }
        other => rust_type(api, other, &prefix()),
    };
    quote!(#name: #ty)
}

/// The call on the request that sets a parameter.
fn setting(parameter: &ParameterDef) -> TokenStream {
    let wire_name = &parameter.wire_name;
    let value = value(&parameter.name, &parameter.ty);
    match parameter.placement {
        Placement::Path => quote!(path(#wire_name, &#value)),
        Placement::Header => quote!(header(#wire_name, &#value)),
        Placement::Query => quote!(query(#wire_name, &#value)),
        Placement::QueryJoined(separator) => quote!(query_joined(#wire_name, #separator, &#value)),
    }
}

fn value(name: &FieldName, ty: &TypeRef) -> TokenStream {
    let name = ident(name);
    match ty {
        TypeRef::Text => quote!(#name.as_ref()),
        TypeRef::Decimal(_) => quote!(Into::<Decimal>::into(#name)),
        TypeRef::List(_) => quote!(#name.into_iter().collect::<Vec<_>>()),
        _ => quote!(#name),
    }
}

fn send(api: &Api, operation: &OperationDef) -> TokenStream {
    let error = ident(&operation.error.name);
    let ty = success_type(api, operation);
    let mut arms: Vec<(StatusPattern, TokenStream)> = Vec::new();
    for (index, response) in operation.success.responses.iter().enumerate() {
        let arm = success_arm(&operation.success.body, response, index);
        arms.push((response.status, arm));
    }
    for variant in &operation.error.variants {
        arms.push((
            variant.response.status,
            error_arm(&operation.error, variant),
        ));
    }
    // The most exact pattern holds (3.0.3, Responses Object).
    arms.sort_by_key(|(status, _)| *status);
    let has_default = arms
        .iter()
        .any(|(status, _)| *status == StatusPattern::Default);
    let arms = arms.iter().map(|(status, arm)| {
        let pattern = pattern(*status);
        quote!(#pattern => #arm,)
    });
    let rest = (!has_default).then(|| quote!(_ => Err(answer.undocumented()),));
    let doc = format!(
        " A status of the document other than success is [`{error}`]; everything else that goes\n wrong is told by [`Error::kind`](crate::Error::kind)."
    );
    let doc = doc.lines();
    quote! {
        /// Sends the request.
        ///
        /// # Errors
        #(#[doc = #doc])*
        pub async fn send(self) -> Result<Response<#ty>, Error<#error>> {
            let answer = self.client.transport().send(self.request).await?;
            match answer.status().as_u16() {
                #(#arms)*
                #rest
            }
        }
    }
}

fn success_type(api: &Api, operation: &OperationDef) -> TokenStream {
    match &operation.success.body {
        Body::Nothing => quote!(()),
        Body::Always(ty) | Body::ListOrEmpty(ty) => rust_type(api, ty, &prefix()),
        Body::Sometimes(ty) => {
            let ty = rust_type(api, ty, &prefix());
            quote!(Option<#ty>)
        }
        Body::Several(name, _) => {
            let name = ident(name);
            quote!(#name)
        }
    }
}

fn success_arm(body: &Body, response: &ResponseDef, index: usize) -> TokenStream {
    match (body, &response.ty) {
        (Body::Several(name, variants), ty) => {
            let (name, variant) = (ident(name), ident(&variants[index]));
            match ty {
                Some(_) => quote!(answer.json_as(#name::#variant)),
                None => quote!(Ok(answer.without_body(#name::#variant))),
            }
        }
        (_, Some(_)) => quote!(answer.json()),
        (Body::ListOrEmpty(_), None) => quote!(Ok(answer.without_body(Vec::new()))),
        (Body::Sometimes(_), None) => quote!(Ok(answer.without_body(None))),
        (_, None) => quote!(Ok(answer.without_body(()))),
    }
}

fn error_arm(error: &ErrorDef, variant: &ErrorVariant) -> TokenStream {
    let (name, variant_name) = (ident(&error.name), ident(&variant.name));
    match variant.response.ty {
        Some(_) => quote!(Err(answer.documented(#name::#variant_name))),
        None => quote!(Err(answer.documented_without_body(#name::#variant_name))),
    }
}

fn pattern(status: StatusPattern) -> TokenStream {
    let number = proc_macro2::Literal::u16_unsuffixed;
    match status {
        StatusPattern::Exact(status) => {
            let status = number(status);
            quote!(#status)
        }
        StatusPattern::Class(class) => {
            let first = number(u16::from(class) * 100);
            let last = number(u16::from(class) * 100 + 99);
            quote!(#first..=#last)
        }
        StatusPattern::Default => quote!(_),
    }
}

/// The enum of successful bodies, where they differ.
fn several(api: &Api, operation: &OperationDef) -> Option<TokenStream> {
    let Body::Several(name, names) = &operation.success.body else {
        return None;
    };
    let text = format!(" What `{}` answers, by status.", operation.id);
    let variants = operation.success.responses.iter().zip(names);
    let variants = variants.map(|(response, name)| variant(api, name, None, response));
    let name = ident(name);
    Some(quote! {
        #[doc = #text]
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants),*
        }
    })
}

fn error(api: &Api, error: &ErrorDef, id: &str) -> [TokenStream; 2] {
    let name = ident(&error.name);
    let text = format!(" The documented errors of `{id}`, by status.");
    let variants = error.variants.iter().map(|documented| {
        variant(
            api,
            &documented.name,
            documented.doc.as_deref(),
            &documented.response,
        )
    });
    [
        quote! {
            #[doc = #text]
            #[derive(Debug, Clone, PartialEq)]
            #[non_exhaustive]
            pub enum #name {
                #(#variants),*
            }
        },
        quote!(impl ErrorBody for #name {}),
    ]
}

fn variant(
    api: &Api,
    name: &VariantName,
    about: Option<&str>,
    response: &ResponseDef,
) -> TokenStream {
    let status = response.status.to_string();
    let text = match about {
        Some(about) => format!("{status}: {}", about.trim()),
        None => format!("{status}."),
    };
    let doc = doc::attributes(Some(&text));
    let name = ident(name);
    match &response.ty {
        Some(ty) => {
            let ty = rust_type(api, ty, &prefix());
            quote!(#doc #name(#ty))
        }
        None => quote!(#doc #name),
    }
}
