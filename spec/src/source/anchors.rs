//! YAML's anchors and the aliases that repeat them, both bounded.

use std::collections::HashMap;

use super::refusal::too_deep;
use super::{Limits, Node, Span, Value};
use crate::diagnostic::{Code, Diagnostic};

/// Anchored nodes of one file.
pub(super) struct Anchors<'a> {
    limits: &'a Limits,
    by_id: HashMap<usize, Anchored>,
    /// Nodes copied so far. Anchors count as well as aliases: each anchored node
    /// is kept a second time, and anchors may stand inside one another.
    copied: usize,
}

struct Anchored {
    node: Node,
    size: Size,
}

impl<'a> Anchors<'a> {
    pub(super) fn new(limits: &'a Limits) -> Anchors<'a> {
        Anchors {
            limits,
            by_id: HashMap::new(),
            copied: 0,
        }
    }

    pub(super) fn define(&mut self, id: usize, node: &Node) -> Result<(), Box<Diagnostic>> {
        let size = Size::of(node);
        self.count(size, node.span)?;
        let node = node.clone();
        self.by_id.insert(id, Anchored { node, size });
        Ok(())
    }

    /// A copy of the anchored node, to stand `depth` collections deep.
    pub(super) fn repeat(
        &mut self,
        id: usize,
        span: Span,
        depth: usize,
    ) -> Result<Node, Box<Diagnostic>> {
        let Some(anchored) = self.by_id.get(&id) else {
            // The parser knows the anchor, so the alias stands inside it.
            return Err(
                Diagnostic::error(Code::SYNTAX, span, "an alias inside its own anchor")
                    .help("write the value out, or describe recursion with `$ref`")
                    .into(),
            );
        };
        let (node, size) = (anchored.node.clone(), anchored.size);
        self.count(size, span)?;
        if depth + size.height > self.limits.depth {
            return Err(too_deep(span, self.limits.depth).into());
        }
        Ok(node)
    }

    fn count(&mut self, size: Size, span: Span) -> Result<(), Box<Diagnostic>> {
        self.copied += size.nodes;
        if self.copied <= self.limits.aliased_nodes {
            return Ok(());
        }
        Err(Diagnostic::error(
            Code::ALIAS_BOMB,
            span,
            format_args!(
                "anchors and aliases repeat more than {} values",
                self.limits.aliased_nodes
            ),
        )
        .help("write the value out once and refer to it with `$ref`")
        .into())
    }
}

/// How much a node holds, itself included.
#[derive(Clone, Copy)]
struct Size {
    nodes: usize,
    /// Collections inside one another.
    height: usize,
}

impl Size {
    /// Recursion is bounded by the depth that the reader allows.
    fn of(node: &Node) -> Size {
        let children: Vec<Size> = match &node.value {
            Value::Sequence(items) => items.iter().map(Size::of).collect(),
            Value::Mapping(mapping) => mapping.values().map(|e| Size::of(&e.node)).collect(),
            _ => {
                return Size {
                    nodes: 1,
                    height: 0,
                };
            }
        };
        Size {
            nodes: 1 + children.iter().map(|size| size.nodes).sum::<usize>(),
            height: 1 + children.iter().map(|size| size.height).max().unwrap_or(0),
        }
    }
}
