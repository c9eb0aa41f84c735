//! OpenAPI Overlay 1.0.0: a list of changes to a document that stays as it is.
//!
//! Targets are JSONPath (RFC 9535) into the bundled tree, so that an overlay need not
//! know in which file a thing stands. What an action brings in keeps its place in the
//! overlay's file; what it changes keeps its own.

mod apply;
mod copies;

use std::fmt;

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Context, Extensions, Fields, Parse, Version};
use crate::source::{Node, Span};
pub(crate) use apply::apply;
pub(crate) use copies::tell_apart;

/// An overlay as written.
#[derive(Debug, Clone)]
pub(crate) struct Overlay {
    actions: Vec<Action>,
}

/// One change.
#[derive(Debug, Clone)]
struct Action {
    target: Node,
    description: Option<String>,
    evidence: Option<String>,
    change: Change,
    span: Span,
}

#[derive(Debug, Clone)]
enum Change {
    /// Merged into each target that is an object, appended to each that is a list.
    Update(Node),
    /// Takes each target away.
    Remove,
    /// The action says neither, which changes nothing.
    None,
}

/// What one action did to a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppliedAction {
    /// What it is for.
    pub description: Option<String>,
    /// `x-evidence`: where what it says was seen.
    pub evidence: Option<String>,
    /// Where it stands.
    pub span: Span,
    /// The nodes that it changed or took away, as they stood before.
    pub changed: Vec<Span>,
}

/// Reads an overlay. `None` when it is none at all; an action that cannot be read
/// is reported and left out.
pub(crate) fn parse(root: &Node, problems: &mut Vec<Diagnostic>) -> Option<Overlay> {
    let version = root.get("overlay").and_then(Node::as_str);
    if !version.is_some_and(|version| version.starts_with("1.")) {
        problems.push(
            Diagnostic::error(Code::NOT_AN_OVERLAY, root.span, no_overlay(version))
                .help("begin it with `overlay: 1.0.0`"),
        );
        return None;
    }
    // Nothing in an overlay depends on the version of the document it is for.
    let mut cx = Context {
        version: Version::V3_0,
        problems,
    };
    let mut fields = Fields::open(root, "overlay", &mut cx)?;
    fields.ignore(&["overlay", "extends"]);
    let _: Option<Node> = fields.required("info", &mut cx);
    let actions = fields.required("actions", &mut cx).unwrap_or_default();
    fields.finish(&mut cx);
    Some(Overlay { actions })
}

fn no_overlay(version: Option<&str>) -> impl fmt::Display {
    match version {
        Some(version) => format!("version {version} of overlays is not known here"),
        None => "this is no OpenAPI Overlay".to_owned(),
    }
}

impl Parse for Action {
    fn parse(node: &Node, cx: &mut Context<'_>) -> Option<Self> {
        let mut fields = Fields::open(node, "action", cx)?;
        let target: Option<Node> = fields.required("target", cx);
        let description = fields.item("description", cx);
        let update: Option<Node> = fields.item("update", cx);
        let is_removal = fields.flag("remove", cx);
        let extensions: Extensions = fields.finish(cx);
        Some(Action {
            target: target?,
            description,
            evidence: extensions
                .get("x-evidence")
                .and_then(Node::as_str)
                .map(str::to_owned),
            // Overlay 1.0.0, Action Object: `update` has no effect beside `remove`.
            change: match (is_removal, update) {
                (true, _) => Change::Remove,
                (false, Some(update)) => Change::Update(update),
                (false, None) => Change::None,
            },
            span: node.span,
        })
    }
}
