//! Whether a file refers to another: a document of one file needs no bundling.

use crate::outline::{Kind, Member};
use crate::source::{Entry, Node};

/// Whether any reference leaves the file.
pub(super) fn leads_elsewhere(node: &Node, kind: Kind) -> bool {
    let reference = kind.reference(node).or_else(|| external_value(node, kind));
    let target = reference.and_then(Node::as_str);
    if target.is_some_and(|target| !target.starts_with('#')) {
        return true;
    }
    let mut entries = node.as_mapping().into_iter().flatten();
    entries.any(|(key, entry)| match kind.member(key) {
        None => false,
        Some(Member::One(Kind::Discriminator)) => {
            mapping_targets(&entry.node).any(|(_, entry)| entry.node.as_str().is_some_and(is_path))
        }
        Some(Member::One(kind)) if entry.node.as_sequence().is_none() => {
            leads_elsewhere(&entry.node, kind)
        }
        // Old schemas list items by their place where others have one for all.
        Some(Member::One(kind) | Member::List(kind)) => {
            let mut items = entry.node.as_sequence().into_iter().flatten();
            items.any(|item| leads_elsewhere(item, kind))
        }
        Some(Member::Map(kind)) => {
            let mut entries = entry.node.as_mapping().into_iter().flatten();
            entries.any(|(_, entry)| leads_elsewhere(&entry.node, kind))
        }
    })
}

fn external_value(node: &Node, kind: Kind) -> Option<&Node> {
    (kind == Kind::Example).then(|| node.get("externalValue"))?
}

fn mapping_targets(discriminator: &Node) -> impl Iterator<Item = (&String, &Entry)> {
    let mapping = discriminator.get("mapping").and_then(Node::as_mapping);
    mapping.into_iter().flatten()
}

/// Whether the target of a discriminator's value is a path and not a name, nor a
/// place in its own file.
pub(super) fn is_path(target: &str) -> bool {
    !target.starts_with('#') && target.contains(['/', '.'])
}
