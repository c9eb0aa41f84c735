//! What may come back of an operation: a function that reads it, and an enum of bodies that
//! differ.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::type_ref::{body_kind, content_type, ident, prefix, rust_type};
use crate::ir::{
    Api, Body, Content, ErrorVariant, OperationDef, ResponseDef, StatusPattern, VariantName,
};

/// The function that reads an operation's answers. It stands beside the builder, whose own
/// names are the document's.
pub(super) fn reader(operation: &OperationDef) -> Ident {
    ident(format!("read_{}", operation.method_name))
}

/// Reads an answer by its status, whether it was just sent for or not.
pub(super) fn read(api: &Api, operation: &OperationDef) -> TokenStream {
    let reader = reader(operation);
    let error = ident(&operation.error.name);
    let ty = success_type(api, operation);
    let mut arms: Vec<(StatusPattern, TokenStream)> = Vec::new();
    for (index, response) in operation.success.responses.iter().enumerate() {
        let arm = success_arm(api, &operation.success.body, response, index);
        arms.push((response.status, arm));
    }
    for variant in &operation.error.variants {
        arms.push((variant.response.status, error_arm(api, variant)));
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
    let rest = (!has_default).then(|| quote!(_ => answer.undocumented(),));
    let short = (!operation.error.variants.is_empty()).then(|| quote!(use #error as E;));
    quote! {
        pub(crate) fn #reader(answer: RawResponse) -> Result<Response<#ty>, Error<#error>> {
            #short
            match answer.status().as_u16() {
                #(#arms)*
                #rest
            }
        }
    }
}

/// The builder's method that sends the request and reads what is answered.
pub(super) fn send(api: &Api, operation: &OperationDef) -> TokenStream {
    let reader = reader(operation);
    let error = ident(&operation.error.name);
    let ty = success_type(api, operation);
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
            #reader(self.client.transport().send(self.request).await?)
        }
    }
}

fn success_type(api: &Api, operation: &OperationDef) -> TokenStream {
    match &operation.success.body {
        Body::Nothing => quote!(()),
        Body::Always(content) => content_type(api, content),
        Body::ListOrEmpty(ty) => rust_type(api, ty, &prefix()),
        Body::Sometimes(content) => {
            let ty = content_type(api, content);
            quote!(Option<#ty>)
        }
        Body::Several(name, _) => {
            let name = ident(name);
            quote!(#name)
        }
    }
}

fn success_arm(api: &Api, body: &Body, response: &ResponseDef, index: usize) -> TokenStream {
    let answer = answer(api, response);
    // What the body is made into, and what stands for none; a plain body is left as it is.
    let (made, none) = match body {
        Body::Several(name, variants) => {
            let (name, variant) = (ident(name), ident(&variants[index]));
            (Some(quote!(#name::#variant)), quote!(#name::#variant))
        }
        Body::Sometimes(_) => (Some(quote!(Some)), quote!(None)),
        Body::ListOrEmpty(_) => (None, quote!(Vec::new())),
        Body::Nothing | Body::Always(_) => (None, quote!(())),
    };
    match (&response.content, made) {
        (None, _) => quote!(Ok(answer.without_body(#none))),
        // An optional body may be null, too.
        (Some(Content::Json(_)), Some(made)) if !matches!(body, Body::Sometimes(_)) => {
            quote!(#answer.json_as(#made))
        }
        (Some(Content::Json(_)), _) => quote!(#answer.json()),
        (Some(Content::Text), None) => quote!(answer.text()),
        (Some(Content::Text), Some(made)) => quote!(answer.text_as(#made)),
        (Some(Content::Bytes), None) => quote!(Ok(answer.whole())),
        (Some(Content::Bytes), Some(made)) => quote!(Ok(answer.whole_as(#made))),
    }
}

/// The answer with what its body is, where that is told nowhere else.
fn answer(api: &Api, response: &ResponseDef) -> TokenStream {
    let ty = response.content.as_ref().and_then(Content::ty);
    match ty.and_then(|ty| body_kind(api, ty)) {
        Some(kind) => quote!(answer.of(#kind)),
        None => quote!(answer),
    }
}

fn error_arm(api: &Api, variant: &ErrorVariant) -> TokenStream {
    let answer = answer(api, &variant.response);
    let name = ident(&variant.name);
    match variant.response.content {
        Some(Content::Json(_)) => quote!(#answer.documented(E::#name)),
        Some(Content::Text) => quote!(answer.documented_text(E::#name)),
        Some(Content::Bytes) => quote!(answer.documented_whole(E::#name)),
        None => quote!(answer.documented_without_body(E::#name)),
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
pub(super) fn several(api: &Api, operation: &OperationDef) -> Option<TokenStream> {
    let Body::Several(name, names) = &operation.success.body else {
        return None;
    };
    let text = format!(" What `{}` answers, by status.", operation.id);
    let variants = operation.success.responses.iter().zip(names);
    let variants = variants.map(|(response, name)| variant(api, name, response));
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

fn variant(api: &Api, name: &VariantName, response: &ResponseDef) -> TokenStream {
    let doc = format!(" {}.", response.status);
    let name = ident(name);
    let body = response.content.as_ref().map(|content| {
        let ty = content_type(api, content);
        quote!((#ty))
    });
    quote!(#[doc = #doc] #name #body)
}
