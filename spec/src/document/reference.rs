//! `$ref` beside the thing it may stand for.

use super::{Context, Parse};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Node, Span};

/// A `$ref` as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The text after `$ref:`.
    pub target: String,
    /// Where that text stands; relative paths start from its file.
    pub span: Span,
}

/// A thing, or a reference to one.
#[derive(Debug, Clone)]
pub enum RefOr<T> {
    /// `$ref: …`
    Ref(Reference),
    /// The thing itself.
    Item(T),
}

/// Members that OpenAPI lets stand beside a `$ref` and that change nothing here.
const HARMLESS_SIBLINGS: [&str; 3] = ["$ref", "summary", "description"];

pub(super) fn report_siblings(node: &Node, cx: &mut Context<'_>) {
    let siblings =
        node.as_mapping().into_iter().flatten().filter(|(key, _)| {
            !HARMLESS_SIBLINGS.contains(&key.as_str()) && !key.starts_with("x-")
        });
    for (key, entry) in siblings {
        cx.report(
            Diagnostic::warning(
                Code::IGNORED_REF_SIBLINGS,
                entry.key_span,
                format_args!("`{key}` beside `$ref` has no effect"),
            )
            .help("move it to the target, or wrap the reference in `allOf`"),
        );
    }
}

impl<T: Parse> Parse for RefOr<T> {
    fn parse(node: &Node, cx: &mut Context<'_>) -> Option<Self> {
        match node.get("$ref") {
            Some(target) => {
                report_siblings(node, cx);
                Reference::parse(target, cx).map(RefOr::Ref)
            }
            None => T::parse(node, cx).map(RefOr::Item),
        }
    }
}

impl Parse for Reference {
    fn parse(node: &Node, cx: &mut Context<'_>) -> Option<Self> {
        Some(Reference {
            target: String::parse(node, cx)?,
            span: node.span,
        })
    }
}
