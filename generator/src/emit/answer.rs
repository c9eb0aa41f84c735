//! What an operation's calls share, and what may come back of it: a row for each status. An
//! enum of bodies that differ stands beside.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::doc;
use super::format::Item;
use super::type_ref::{content_type, ident, kind_text, path_text, prefix, rust_type};
use crate::ir::{
    Api, Body, Content, ErrorVariant, OperationDef, ResponseDef, StatusPattern, VariantName,
};

/// The rows of an operation, behind what its calls are named by.
pub(super) fn emit(api: &Api, operation: &OperationDef) -> Item {
    let mut rows: Vec<(StatusPattern, String)> = Vec::new();
    for (index, response) in operation.success.responses.iter().enumerate() {
        let row = success_row(api, &operation.success.body, response, index);
        rows.push((response.status, row));
    }
    for variant in &operation.error.variants {
        rows.push((variant.response.status, error_row(api, variant)));
    }
    // The most exact pattern holds (3.0.3, Responses Object).
    rows.sort_by_key(|(status, _)| *status);
    let rows = rows.iter().map(|(status, row)| {
        let pattern = pattern(*status);
        format!("    {pattern} => {row},\n")
    });
    let rows: String = rows.collect();
    let (call, method, error) = (
        &operation.builder,
        &operation.method_name,
        &operation.error.name,
    );
    let (id, body) = (
        Literal::string(&operation.id),
        path_text(&success_type(api, operation)),
    );
    let end = if rows.is_empty() { "" } else { "\n" };
    let headers = operation.headers.map(|index| &api.headers[index].name);
    let headers = headers.map(|name| format!(", {name}")).unwrap_or_default();
    Item::Text(format!(
        "operation!({call}, {method}, {id} -> {body}, {error}{headers} {{{end}{rows}}});\n"
    ))
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

fn success_row(api: &Api, body: &Body, response: &ResponseDef, index: usize) -> String {
    // What the body is made into, and what stands for none; a plain body is left as it is.
    let (made, none) = match body {
        Body::Several(name, variants) => {
            let made = format!("{name}::{}", variants[index]);
            (Some(made.clone()), made)
        }
        Body::Sometimes(_) => (Some("Some".to_owned()), "None".to_owned()),
        Body::ListOrEmpty(_) => (None, "Vec::new()".to_owned()),
        Body::Nothing | Body::Always(_) => (None, "()".to_owned()),
    };
    let kind = kind(api, response);
    match (&response.content, made) {
        (None, _) => format!("without_body({none})"),
        // An optional body may be null, too.
        (Some(Content::Json(_)), Some(made)) if !matches!(body, Body::Sometimes(_)) => {
            format!("json_as{kind} ({made})")
        }
        (Some(Content::Json(_)), _) => format!("json{kind}"),
        (Some(Content::Text), None) => "text".to_owned(),
        (Some(Content::Text), Some(made)) => format!("text_as({made})"),
        (Some(Content::Bytes), None) => "whole".to_owned(),
        (Some(Content::Bytes), Some(made)) => format!("whole_as({made})"),
    }
}

/// What a body is, in brackets, where that is told nowhere else.
fn kind(api: &Api, response: &ResponseDef) -> String {
    let ty = response.content.as_ref().and_then(Content::ty);
    let kind = ty.and_then(|ty| kind_text(api, ty));
    kind.map(|kind| format!(" [{kind}]")).unwrap_or_default()
}

fn error_row(api: &Api, variant: &ErrorVariant) -> String {
    let content = variant.response.content.as_ref();
    let kind = kind(api, &variant.response);
    let read = match content {
        Some(Content::Json(_)) => "documented",
        Some(Content::Text) => "documented_text",
        Some(Content::Bytes) => "documented_whole",
        None => "documented_without_body",
    };
    let body = content.map(|content| format!("({})", path_text(&content_type(api, content))));
    let (name, body) = (&variant.name, body.unwrap_or_default());
    let about = Literal::string(&about(variant));
    format!("{read}{kind} {name}{body} = {about}")
}

/// What the document says of the error, its first sentence in one line: it is shown alone.
fn about(variant: &ErrorVariant) -> String {
    let text = doc::lines(variant.doc.as_deref().unwrap_or_default()).join("\n");
    let first = doc::first_sentence(&text);
    text.replacen(first, &doc::one_line(first), 1)
}

/// A pattern that is one token tree.
fn pattern(status: StatusPattern) -> String {
    match status {
        StatusPattern::Exact(status) => status.to_string(),
        StatusPattern::Class(class) => format!("({class}00..={class}99)"),
        StatusPattern::Default => "_".to_owned(),
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
