//! The `use` lines that a module's items need.

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

use super::format::Item;
use crate::ir::Api;

/// Puts before the items a `use` for each foreign type that they name. No type of
/// a document has one of these names: [`TypeName`](crate::ir::TypeName) sees to it.
pub(super) fn with_imports(
    api: &Api,
    items: impl IntoIterator<Item = impl Into<Item>>,
) -> Vec<Item> {
    let items: Vec<Item> = items.into_iter().map(Into::into).collect();
    let imports = [
        (
            "Patch",
            quote!(
                use crate::runtime::Patch;
            ),
        ),
        (
            "setters",
            quote!(
                use crate::runtime::model::setters;
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
        .filter(|(name, _)| items.iter().any(|item| uses(item, name)))
        .map(|(_, import)| Item::Tokens(import));
    let mut whole: Vec<Item> = needed.collect();
    whole.extend(items);
    whole
}

fn uses(item: &Item, name: &str) -> bool {
    match item {
        Item::Tokens(tokens) => names(tokens, name),
        // Literals may hold the word as well; mostly nothing does.
        Item::Text(text) if text.contains(name) => {
            let tokens = text.parse::<TokenStream>();
            tokens.is_ok_and(|tokens| names(&tokens, name))
        }
        Item::Text(_) => false,
    }
}

fn names(tokens: &TokenStream, name: &str) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == name,
        TokenTree::Group(group) => names(&group.stream(), name),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}
