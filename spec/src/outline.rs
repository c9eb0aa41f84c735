//! Which OpenAPI object stands where in a tree of nodes, for those who walk or
//! rewrite the tree as it was written. What an object means is for `document`.

mod kind;

pub use kind::{Kind, Member};

use crate::source::{Node, Pointer};

/// One object on a walk.
#[derive(Debug, Clone, Copy)]
pub struct Visit<'t> {
    /// Which OpenAPI object it is.
    pub kind: Kind,
    /// The object; a mapping with `$ref` where a reference stands for it.
    pub node: &'t Node,
    /// Where it stands in the tree.
    pub pointer: &'t Pointer,
}

impl Visit<'_> {
    /// The text of its `$ref`, if it is a reference.
    #[must_use]
    pub fn reference(&self) -> Option<&str> {
        self.kind.reference(self.node)?.as_str()
    }

    /// The key or index it stands under; empty for the root.
    #[must_use]
    pub fn name(&self) -> &str {
        self.pointer.tokens().last().map_or("", String::as_str)
    }
}

/// Calls `see` with every OpenAPI object of a document's tree, parents first, in the
/// order written. References are told of and not followed.
pub fn visit(tree: &Node, see: &mut dyn FnMut(Visit<'_>)) {
    walk(tree, Kind::Document, &Pointer::default(), see);
}

fn walk(node: &Node, kind: Kind, pointer: &Pointer, see: &mut dyn FnMut(Visit<'_>)) {
    see(Visit {
        kind,
        node,
        pointer,
    });
    for (key, entry) in node.as_mapping().into_iter().flatten() {
        let at = pointer.join(key);
        match kind.member(key) {
            None => {}
            Some(Member::One(kind)) => walk(&entry.node, kind, &at, see),
            Some(Member::List(kind)) => {
                for (index, item) in entry.node.as_sequence().into_iter().flatten().enumerate() {
                    walk(item, kind, &at.join(index.to_string()), see);
                }
            }
            Some(Member::Map(kind)) => {
                for (key, entry) in entry.node.as_mapping().into_iter().flatten() {
                    walk(&entry.node, kind, &at.join(key), see);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    #[test]
    fn every_object_is_seen_once_with_its_place() {
        let (sources, file) = Sources::of(
            "openapi: 3.0.3\npaths:\n  /a:\n    get:\n      responses:\n        '200':\n          \
             $ref: '#/components/responses/A'\n    x-note: {}\ncomponents:\n  schemas:\n    B:\n      \
             allOf: [{type: string}]\n      properties: {get: {}}\n      default: {properties: {no: {}}}\n",
        );
        let mut seen = Vec::new();
        visit(sources.root(file).unwrap(), &mut |visit| {
            seen.push(format!("{:?} {}", visit.kind, visit.pointer));
        });
        let expected = [
            "Document ",
            "Paths /paths",
            "PathItem /paths/~1a",
            "Operation /paths/~1a/get",
            "Responses /paths/~1a/get/responses",
            "Response /paths/~1a/get/responses/200",
            "Components /components",
            "Schema /components/schemas/B",
            "Schema /components/schemas/B/allOf/0",
            "Schema /components/schemas/B/properties/get",
        ];
        assert_eq!(seen, expected);
    }
}
