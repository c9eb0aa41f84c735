//! Copying a tree with every reference in it rewritten to a place of the bundle.

use super::elsewhere::is_path;
use super::{Bundler, MAX_INLINED_DEPTH, has_siblings};
use crate::outline::{Kind, Member};
use crate::resolve::reference::Target;
use crate::source::{Entry, Mapping, Node, Span, Value};

impl Bundler<'_> {
    /// An object with all references in it rewritten.
    pub(super) fn object(&mut self, node: &Node, kind: Kind) -> Node {
        if let Some(node) = self.with_static_reference(node, kind) {
            return self.object(&node, kind);
        }
        if let Some(target) = kind.reference(node) {
            return self.reference(node, target, kind);
        }
        let Some(mapping) = node.as_mapping() else {
            return node.clone();
        };
        let mut written = Mapping::with_capacity(mapping.len());
        for (key, entry) in mapping {
            if self.is_name(kind, key) {
                continue;
            }
            let (key, node) = match (kind, key.as_str()) {
                (Kind::Example, "externalValue") => self.example(entry),
                (Kind::Discriminator, "mapping") => {
                    (key.clone(), self.discriminator_mapping(&entry.node))
                }
                (Kind::Components, section) => (key.clone(), self.section(section, &entry.node)),
                _ => (key.clone(), self.member(&entry.node, kind.member(key))),
            };
            let key_span = entry.key_span;
            written.insert(key, Entry { key_span, node });
        }
        Node {
            value: Value::Mapping(Box::new(written)),
            span: node.span,
        }
    }

    fn member(&mut self, node: &Node, member: Option<Member>) -> Node {
        match member {
            None => node.clone(),
            // Old schemas list items by their place where others have one for all.
            Some(Member::One(kind)) if node.as_sequence().is_none() => self.object(node, kind),
            Some(Member::One(kind) | Member::List(kind)) => match &node.value {
                Value::Sequence(items) => {
                    let items = items.iter().map(|item| self.object(item, kind));
                    Node {
                        value: Value::Sequence(items.collect()),
                        span: node.span,
                    }
                }
                _ => node.clone(),
            },
            Some(Member::Map(kind)) => map_entries(node, |_, node| self.object(node, kind)),
        }
    }

    /// A section of the components. What a component refers to elsewhere is written
    /// in its place, unless that is another component.
    fn section(&mut self, section: &str, node: &Node) -> Node {
        let Some(kind) = Kind::of_section(section) else {
            return node.clone();
        };
        map_entries(node, |name, node| {
            let target = match has_siblings(node) {
                true => None,
                false => self.target_of(node, kind),
            };
            let Some(target) = target else {
                return self.object(node, kind);
            };
            if self.components.is_named(target.node().span, kind, name) {
                self.object(target.node(), kind)
            } else {
                self.object(node, kind)
            }
        })
    }

    fn reference(&mut self, node: &Node, target: &Node, kind: Kind) -> Node {
        let by_place = self.by_place(target);
        let text = by_place.as_deref().or(target.as_str()).unwrap_or_default();
        if target.span.file == self.root && text.starts_with('#') {
            return self.with_reference(node, kind, text.to_owned());
        }
        let Some(found) = self.target_of(node, kind) else {
            let target = self.with_file(target);
            return self.with_reference(node, kind, target);
        };
        if kind == Kind::PathItem {
            return self.inline(node, &found);
        }
        let local = self.components.pointer(kind, found, self.sources);
        self.with_reference(node, kind, local)
    }

    /// A reference with another target. What stands beside it is rewritten like all else:
    /// in 3.1 a schema may say more than its target does.
    fn with_reference(&mut self, node: &Node, kind: Kind, target: String) -> Node {
        let mut node = map_entries(node, |key, node| match key {
            "$ref" => text_node(target.clone(), node.span),
            _ => self.member(node, kind.member(key)),
        });
        if let Value::Mapping(members) = &mut node.value {
            members.retain(|key, _| !self.is_name(kind, key));
        }
        node
    }

    /// The reference with the name of its own file, which a place without a path
    /// would no longer be sought in.
    fn with_file(&self, target: &Node) -> String {
        let text = target.as_str().unwrap_or_default();
        let file = self.sources.file(target.span.file).name();
        match text.starts_with('#') {
            true => format!("{}{text}", file.rsplit('/').next().unwrap_or(file)),
            false => text.to_owned(),
        }
    }

    /// A path item in the place of a reference: OpenAPI 3.0 has no components for them.
    fn inline(&mut self, node: &Node, found: &Target) -> Node {
        let target = found.node();
        let values = target.count();
        // What stands beside the reference would be lost, and its reader speaks of it.
        if has_siblings(node)
            || self.inlined.contains(&target.span)
            || self.inlined.len() >= MAX_INLINED_DEPTH
            || values > self.allowance
        {
            return node.clone();
        }
        self.allowance -= values;
        self.inlined.push(target.span);
        let item = self.object(target, Kind::PathItem);
        self.inlined.pop();
        item
    }

    /// The value of an example that stands in a file of its own.
    fn example(&mut self, entry: &Entry) -> (String, Node) {
        let found = self.find(&entry.node);
        match found.filter(|target| self.may_copy(target.node())) {
            Some(target) => ("value".to_owned(), target.node().clone()),
            None => ("externalValue".to_owned(), entry.node.clone()),
        }
    }

    /// Whether a value may be written out: once for nothing, and again as long as the
    /// allowance lasts.
    fn may_copy(&mut self, value: &Node) -> bool {
        if self.copied.insert(value.span) {
            return true;
        }
        let values = value.count();
        let is_allowed = values <= self.allowance;
        self.allowance -= if is_allowed { values } else { 0 };
        is_allowed
    }

    fn discriminator_mapping(&mut self, node: &Node) -> Node {
        let root = self.root;
        map_entries(node, |_, target| {
            let is_elsewhere = target.as_str().is_some_and(|text| {
                is_path(text) || (text.starts_with('#') && target.span.file != root)
            });
            let found = is_elsewhere.then(|| self.find(target)).flatten();
            let Some(found) = found else {
                return target.clone();
            };
            let local = self.components.pointer(Kind::Schema, found, self.sources);
            text_node(local, target.span)
        })
    }
}

fn map_entries(node: &Node, mut to: impl FnMut(&str, &Node) -> Node) -> Node {
    let Some(mapping) = node.as_mapping() else {
        return node.clone();
    };
    let entries = mapping.iter().map(|(key, entry)| {
        let node = to(key, &entry.node);
        let key_span = entry.key_span;
        (key.clone(), Entry { key_span, node })
    });
    Node {
        value: Value::Mapping(Box::new(entries.collect())),
        span: node.span,
    }
}

fn text_node(text: String, span: Span) -> Node {
    Node {
        value: Value::String(text),
        span,
    }
}
