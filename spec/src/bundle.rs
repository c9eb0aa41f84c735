//! Many files as one tree: every reference becomes one to a component.
//!
//! What has a name of JSON Schema (`$id`, `$anchor`) is referred to by its place, and the
//! names, which would change what references mean, go. What a component refers to in
//! another file is written in its place; what is no component yet becomes one, named after
//! its file. Spans stay those of the files, so that messages point to where things were
//! written. A reference that leads nowhere is left as it is, for `resolve` to complain of.

mod around;
mod beside;
mod by_name;
mod components;
mod elsewhere;
mod holder;
mod names;
mod rewrite;
mod text;
mod yaml;

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Severity};
use crate::document::{Reference, Version, version_of};
use crate::outline::Kind;
use crate::resolve::reference::{self, Target};
use crate::source::{FileId, Node, Sources, Span};
use components::Components;
use elsewhere::leads_elsewhere;
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
}

/// Whether a reference has members beside it that are more than words.
fn has_siblings(node: &Node) -> bool {
    let mut keys = node.as_mapping().into_iter().flatten().map(|(key, _)| key);
    keys.any(|key| !["$ref", "summary", "description"].contains(&key.as_str()))
}
