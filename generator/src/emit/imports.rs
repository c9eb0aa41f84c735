//! The `use` lines that a module's items need.

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

use crate::ir::Api;

/// Puts before the items a `use` for each foreign type that they name. No type of
/// a document has one of these names: [`TypeName`](crate::ir::TypeName) sees to it.
pub(super) fn with_imports(api: &Api, items: Vec<TokenStream>) -> Vec<TokenStream> {
    let imports = [
        (
            "Patch",
            quote!(
                use crate::runtime::Patch;
            ),
        ),
        (
            "Date",
            quote!(
                use jiff::civil::Date;
            ),
        ),
        (
            "Timestamp",
            quote!(
                use jiff::Timestamp;
            ),
        ),
        (
            "Decimal",
            quote!(
                use rust_decimal::Decimal;
            ),
        ),
        (
            "model",
            quote!(
                use crate::runtime::model;
            ),
        ),
        (
            "BTreeMap",
            quote!(
                use std::collections::BTreeMap;
            ),
        ),
    ];
    let needed = imports
        .into_iter()
        // A variant may be called `Date` where no value is one.
        .filter(|(name, _)| match *name {
            "Date" | "Timestamp" => api.needs.dates,
            "Decimal" => api.needs.decimals,
            _ => true,
        })
        .filter(|(name, _)| items.iter().any(|item| names(item, name)))
        .map(|(_, import)| import);
    needed.chain(items.iter().cloned()).collect()
}

fn names(tokens: &TokenStream, name: &str) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == name,
        TokenTree::Group(group) => names(&group.stream(), name),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}
