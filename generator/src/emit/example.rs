//! The call that an operation's documentation shows: a file of Markdown for each, which the
//! operation's call includes. It is Rust that compiles.

use proc_macro2::{Literal, TokenStream, TokenTree};
use quote::quote;
use rayon::prelude::*;

use super::parameter::is_lent;
use super::sample::Samples;
use super::type_ref::ident;
use crate::ir::{
    Api, Body, Content, Given, MediaTypeDef, OperationDef, ParameterDef, RequestBodyDef, Sample,
    TypeRef,
};

/// The file of each operation: its path, and its text or why that is no Rust.
pub(super) fn files(api: &Api, crate_name: &str) -> Vec<(String, Result<String, syn::Error>)> {
    let operations = api.operations.par_iter();
    operations
        .map(|operation| (path(operation), text(api, operation, crate_name)))
        .collect()
}

/// Where the file stands in the crate.
fn path(operation: &OperationDef) -> String {
    format!("docs/{}.md", operation.method_name)
}

/// The file's text. `crate_name` is the package's.
///
/// # Errors
/// When tokens of our own are no Rust, which is a fault of this program.
fn text(api: &Api, operation: &OperationDef, crate_name: &str) -> Result<String, syn::Error> {
    let steps = steps(api, operation);
    let uses = uses(&steps, &ident(crate_name.replace('-', "_")));
    let file: syn::File = syn::parse2(quote! {
        #uses
        async fn example(client: &Client) -> Result<(), Box<dyn std::error::Error>> {
            #steps
            Ok(())
        }
    })?;
    let code = prettyplease::unparse(&file);
    let (uses, function) = code.split_once("async fn").unwrap_or(("", &code));
    let (method, path) = (
        operation.http_method,
        operation.path_template.replace('`', ""),
    );
    Ok(format!(
        "`{method} {path}`\n\n```no_run\n{uses}\nasync fn{function}```\n"
    ))
}

/// What the example names of the crate and of libraries.
fn uses(steps: &TokenStream, crate_ident: &proc_macro2::Ident) -> TokenStream {
    let own = ["Client", "Date", "Decimal", "Patch", "Timestamp", "types"];
    let own = own
        .into_iter()
        .filter(|it| *it == "Client" || begins_path(steps, it));
    let own = own.map(ident);
    let maps = begins_path(steps, "BTreeMap").then(|| {
        quote!(
            use std::collections::BTreeMap;
        )
    });
    quote! {
        #maps
        use ::#crate_ident::{#(#own),*};
    }
}

/// Whether a path begins with a name: a variant may have the same one.
fn begins_path(tokens: &TokenStream, name: &str) -> bool {
    let mut is_within = false;
    tokens.clone().into_iter().any(|token| {
        let is_behind = std::mem::take(&mut is_within);
        match token {
            TokenTree::Ident(ident) => ident == name && !is_behind,
            TokenTree::Group(group) => begins_path(&group.stream(), name),
            TokenTree::Punct(punct) => {
                is_within = punct.as_char() == ':';
                false
            }
            TokenTree::Literal(_) => false,
        }
    })
}

/// The statements: the body first, where it is made of parts, then the call.
fn steps(api: &Api, operation: &OperationDef) -> TokenStream {
    let samples = Samples { api };
    let method = ident(&operation.method_name);
    let required = operation.parameters.iter().filter(|it| it.is_required);
    let required = required.zip(&operation.shown.arguments);
    let arguments = required.map(|(it, sample)| argument(samples, it, sample));
    let set = operation.shown.set.iter().map(|(index, sample)| {
        let parameter = &operation.parameters[*index];
        let (name, value) = (ident(&parameter.name), argument(samples, parameter, sample));
        quote!(.#name(#value))
    });
    let body = operation.request_body.as_ref();
    let body = body.and_then(|body| Some((body, self::body(samples, body, operation)?)));
    let made = body.as_ref().and_then(|(_, body)| body.made.clone());
    let asked = body.as_ref().map(|(_, body)| &body.arguments);
    let (of_method, of_setter) = match &body {
        Some((body, _)) if body.is_required => (asked, None),
        _ => (None, asked.map(|arguments| quote!(.body(#arguments)))),
    };
    let arguments = arguments.chain(of_method.cloned());
    let call = quote!(client.#method(#(#arguments),*) #(#set)* #of_setter .send().await?);
    match operation.success.body {
        Body::Nothing => quote!(#made #call;),
        _ => quote! {
            #made
            let answer = #call;
            println!("{:?}", answer.body());
        },
    }
}

/// A body as a call takes it.
struct ShownBody {
    /// The statement that makes it.
    made: Option<TokenStream>,
    arguments: TokenStream,
}

fn body(
    samples: Samples<'_>,
    body: &RequestBodyDef,
    operation: &OperationDef,
) -> Option<ShownBody> {
    let sample = operation.shown.body.as_ref()?;
    let (made, value) = match body.sent.whole()? {
        Content::Json(ty) => {
            let value = samples.owned(ty, sample);
            match sample {
                Sample::Object(..) => (Some(quote!(let body = #value;)), quote!(&body)),
                _ => (None, quote!(&#value)),
            }
        }
        Content::Text | Content::Bytes => (None, samples.lent_text(sample)),
    };
    let arguments = match &body.media_type {
        MediaTypeDef::Fixed(_) => value,
        MediaTypeDef::Asked(_, range) => {
            let media_type = one_of(range);
            quote!(#value, #media_type)
        }
    };
    Some(ShownBody { made, arguments })
}

/// A media type of a range of them.
fn one_of(range: &str) -> String {
    match range {
        "*/*" => "application/octet-stream".to_owned(),
        "text/*" => "text/plain".to_owned(),
        range => range.replace("/*", "/example"),
    }
}

/// A value as the argument for a parameter.
fn argument(samples: Samples<'_>, parameter: &ParameterDef, sample: &Sample) -> TokenStream {
    let content = Literal::string("content");
    match parameter.given {
        Given::File => return quote!(#content),
        Given::Files => return quote!([#content.into()]),
        Given::Parts => return quote!([("file".to_owned(), #content.into())]),
        Given::Value => {}
    }
    match (&parameter.ty, sample) {
        (TypeRef::Text, sample) => samples.lent_text(sample),
        (TypeRef::List(item), Sample::List(items)) => {
            let items = items.iter().map(|it| samples.owned(item, it));
            quote!([#(#items),*])
        }
        (ty, sample) => {
            let value = samples.owned(ty, sample);
            match is_lent(samples.api, ty) {
                true => quote!(&#value),
                false => value,
            }
        }
    }
}
