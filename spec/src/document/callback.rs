//! `callbacks`: requests that the service sends to an address that it was told.

use super::fields::entries;
use super::{Context, Parse, PathItem, RefOr};
use crate::source::{Node, Span};

/// Requests that the service sends to addresses that an operation tells it.
#[derive(Debug, Clone)]
pub struct Callback {
    /// Path items by the runtime expression of their URL, in the order written.
    pub items: Vec<(String, RefOr<PathItem>)>,
    /// Where it stands.
    pub span: Span,
}

impl Parse for Callback {
    fn parse(node: &Node, cx: &mut Context<'_>) -> Option<Self> {
        let items = entries(node, "callback", cx)?.into_iter();
        let items = items.filter_map(|(url, entry)| {
            let item = RefOr::parse(&entry.node, cx)?;
            Some((url.clone(), item))
        });
        Some(Callback {
            items: items.collect(),
            span: node.span,
        })
    }
}
