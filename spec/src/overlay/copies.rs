//! Copies told apart: an action with several targets writes the same node into each, and
//! a later one may change a single of them. A span identifies its node, so that all but
//! the first get spans in a file that is the same once more.

use std::collections::{HashMap, HashSet};

use crate::source::{FileId, Node, Sources, Span, Value};

/// Gives every node of a tree a span of its own.
pub(crate) fn tell_apart(tree: &mut Node, sources: &mut Sources) {
    let mut copies = Copies {
        sources,
        seen: HashSet::new(),
        again: HashMap::new(),
    };
    copies.node(tree);
}

struct Copies<'s> {
    sources: &'s mut Sources,
    seen: HashSet<Span>,
    /// The copies of each file that were made so far.
    again: HashMap<FileId, Vec<FileId>>,
}

impl Copies<'_> {
    // As deep as the tree, which its readers bound.
    fn node(&mut self, node: &mut Node) {
        if !self.seen.insert(node.span) {
            node.span = self.another(node.span);
        }
        match &mut node.value {
            Value::Mapping(members) => members
                .values_mut()
                .for_each(|entry| self.node(&mut entry.node)),
            Value::Sequence(items) => items.iter_mut().for_each(|item| self.node(item)),
            _ => {}
        }
    }

    /// The same place in the first copy of its file in which no node stands there yet.
    fn another(&mut self, span: Span) -> Span {
        let copies = self.again.entry(span.file).or_default();
        for copy in copies.iter() {
            let other = Span {
                file: *copy,
                ..span
            };
            if self.seen.insert(other) {
                return other;
            }
        }
        let copy = self.sources.again(span.file);
        copies.push(copy);
        let other = Span { file: copy, ..span };
        self.seen.insert(other);
        other
    }
}
