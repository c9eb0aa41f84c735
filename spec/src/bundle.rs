//! Many files as one tree: every reference becomes one to a component.
//!
//! What has a name of JSON Schema (`$id`, `$anchor`) is referred to by its place, and the
//! names, which would change what references mean, go. What a component refers to in
//! another file is written in its place; what is no component yet becomes one, named after
//! its file. Spans stay those of the files, so that messages point to where things were
//! written. A reference that leads nowhere is left as it is, for `resolve` to complain of.

mod around;
mod by_name;
mod components;
mod elsewhere;
mod holder;
mod names;
mod text;
mod yaml;

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Severity};
use crate::document::{Reference, Version, version_of};
use crate::outline::{Kind, Member};
use crate::resolve::reference::{self, Target};
use crate::source::{Entry, FileId, Mapping, Node, Sources, Span, Value};
use components::Components;
use elsewhere::{is_path, leads_elsewhere};
use names::Names;
pub use text::{Format, text};

/// Path items within callbacks within path items; a document that goes deeper is
/// resolved reference by reference.
const MAX_INLINED_DEPTH: usize = 8;

/// The whole document as one tree. A document of one file without names for its schemas
/// is its own bundle.
///
/// What is wrong with a file that is read on the way is reported; what is wrong with
/// a reference is not.
pub(crate) fn bundle(
    file: FileId,
    sources: &mut Sources,
    problems: &mut Vec<Diagnostic>,
) -> Option<Arc<Node>> {
    let root = Arc::clone(sources.root(file)?);
    // OpenAPI 3.0 knows no names.
    let names = (version_of(&root) == Some(Version::V3_1)).then(Names::default);
    let has_names = names.is_some() && Names::are_in(file, sources);
    if !has_names && !leads_elsewhere(&root, Kind::Document) {
        return Some(root);
    }
    let allowance = sources.limits().aliased_nodes;
    let mut bundler = Bundler {
        sources,
        problems,
        root: file,
        names,
        dynamic: BTreeMap::new(),
        components: Components::default(),
        inlined: Vec::new(),
        copied: HashSet::new(),
        allowance,
    };
    bundler.register(&root);
    let mut tree = bundler.object(&root, Kind::Document);
    while let Some((kind, name, target)) = bundler.components.next() {
        let node = bundler.object(target.node(), kind);
        bundler.components.finish(kind, name, node);
    }
    bundler.tell_several_meanings();
    bundler.components.append_to(&mut tree);
    Some(Arc::new(tree))
}

struct Bundler<'s> {
    sources: &'s mut Sources,
    problems: &'s mut Vec<Diagnostic>,
    root: FileId,
    /// Names of schemas, where the document's version has them.
    names: Option<Names>,
    /// Dynamic references that were read as static ones, by where they stand.
    dynamic: BTreeMap<Span, String>,
    components: Components,
    /// Path items that are being written in place of a reference.
    inlined: Vec<Span>,
    /// Values of files that were written out already.
    copied: HashSet<Span>,
    /// How many more values may be written in place of references.
    allowance: usize,
}

impl Bundler<'_> {
    /// Learns which nodes are components of the root document.
    fn register(&mut self, root: &Node) {
        self.components.place(root.span, "#".to_owned());
        let sections = root.get("components").and_then(Node::as_mapping);
        for (section, entries) in sections.into_iter().flatten() {
            let Some(kind) = Kind::of_section(section) else {
                continue;
            };
            let entries = entries.node.as_mapping().into_iter().flatten();
            // What stands here has its name before any reference to it has.
            let (aliases, own): (Vec<_>, Vec<_>) =
                entries.partition(|(_, entry)| kind.reference(&entry.node).is_some());
            for (name, entry) in own {
                self.components.known(kind, name, entry.node.span);
            }
            for (name, entry) in aliases {
                // One that says more than its target is another schema.
                let target = match has_siblings(&entry.node) {
                    true => None,
                    false => self.target_of(&entry.node, kind),
                };
                // What stands in this file already is not written a second time.
                let elsewhere = target.map(|target| target.node().span);
                let elsewhere = elsewhere.filter(|span| span.file != self.root);
                let span = elsewhere.unwrap_or(entry.node.span);
                self.components.known(kind, name, span);
            }
        }
    }

    /// The target of a node that is a reference, through any number of others.
    fn target_of(&mut self, node: &Node, kind: Kind) -> Option<Target> {
        let mut found: Option<Target> = None;
        // As many hops as one reference may take on the way to its target.
        for _ in 0..64 {
            let node = found.as_ref().map_or(node, Target::node);
            let Some(target) = kind.reference(node) else {
                return found;
            };
            found = Some(self.find(target)?);
        }
        None
    }

    /// What is wrong with a reference is told by who resolves it; what is wrong within a
    /// file, by its first reader only.
    fn tell(&mut self, reference: Span, problems: Vec<Diagnostic>) {
        let is_told_here = |problem: &Diagnostic| {
            let span = problem.span;
            problem.severity == Severity::Warning
                || span.is_some_and(|span| span.file != reference.file)
        };
        self.problems
            .extend(problems.into_iter().filter(is_told_here));
    }

    fn find(&mut self, target: &Node) -> Option<Target> {
        let span = target.span;
        let target = self.by_place(target).unwrap_or(target.as_str()?.to_owned());
        let reference = Reference { target, span };
        let mut problems = Vec::new();
        let found = reference::find(&reference, self.sources, &mut problems);
        self.tell(span, problems);
        if let (Some(names), Some(found)) = (&mut self.names, &found) {
            names.gather(found.node().span.file, self.sources);
        }
        found
    }

    /// An object with all references in it rewritten.
    fn object(&mut self, node: &Node, kind: Kind) -> Node {
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

/// Whether a reference has members beside it that are more than words.
fn has_siblings(node: &Node) -> bool {
    let mut keys = node.as_mapping().into_iter().flatten().map(|(key, _)| key);
    keys.any(|key| !["$ref", "summary", "description"].contains(&key.as_str()))
}

fn text_node(text: String, span: Span) -> Node {
    Node {
        value: Value::String(text),
        span,
    }
}
