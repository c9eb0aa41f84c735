//! From the text of a `$ref` to the node it means.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Reference, Version, version_of};
use crate::source::{FileId, Node, Pointer, Sources, leaves_folder};

/// References followed on the way to one target before it is called a cycle.
const MAX_HOPS: usize = 64;

/// Bytes of one reference; every one that goes through a longer one would have to
/// walk and print all of it.
const MAX_BYTES: usize = 4096;

/// The node a reference means, by the way to it.
pub(crate) struct Target {
    root: Arc<Node>,
    /// The place of the node below its file's root.
    pub(crate) pointer: Pointer,
    /// A component's name or a file's stem; none for a place within one.
    pub(crate) name: Option<String>,
}

impl Target {
    pub(crate) fn node(&self) -> &Node {
        self.pointer.find(&self.root).unwrap_or(&self.root)
    }
}

/// Finds a reference's target, through other references on the pointer's way.
pub(crate) fn find(
    reference: &Reference,
    sources: &mut Sources,
    problems: &mut Vec<Diagnostic>,
) -> Option<Target> {
    let mut next = Next {
        reference: reference.clone(),
        rest: Pointer::default(),
    };
    for _ in 0..MAX_HOPS {
        match step(&next, reference, sources, problems)? {
            Step::Found(target) => return Some(target),
            Step::Through(through) => next = through,
        }
    }
    problems.push(cycle(reference));
    None
}

pub(super) fn cycle(reference: &Reference) -> Diagnostic {
    Diagnostic::error(
        Code::REF_CYCLE,
        reference.span,
        format_args!("`{}` leads back to itself", reference.target),
    )
    .help("one of the references on the way has to name a value")
}

struct Next {
    reference: Reference,
    /// What is left of the pointer after the reference's own target.
    rest: Pointer,
}

enum Step {
    Found(Target),
    Through(Next),
}

fn step(
    next: &Next,
    asked: &Reference,
    sources: &mut Sources,
    problems: &mut Vec<Diagnostic>,
) -> Option<Step> {
    if next.reference.target.len() > MAX_BYTES {
        problems.push(
            Diagnostic::error(
                Code::UNKNOWN_REF,
                asked.span,
                format_args!("a reference of more than {MAX_BYTES} bytes is not followed"),
            )
            .help("refer to a component by its name"),
        );
        return None;
    }
    let (path, fragment) = match next.reference.target.split_once('#') {
        Some((path, fragment)) => (path, fragment),
        None => (next.reference.target.as_str(), ""),
    };
    let file = open(path, &next.reference, sources, problems)?;
    // A file that could not be read as a tree was reported when it was read.
    let root = match (path, sources.tree()) {
        // In a bundled document all that has no path is a place in the whole of it.
        ("", Some(tree)) => Arc::clone(tree),
        _ => Arc::clone(sources.root(file)?),
    };
    let pointer = Pointer::parse(fragment).extended(next.rest.tokens());
    if !fragment.is_empty() && !fragment.starts_with('/') {
        problems.push(
            unknown(asked, "no schema there has this `$anchor`").help(match version(&root, sources) {
                Some(Version::V3_0) => "OpenAPI 3.0 has no `$anchor`; refer to a place, such as `#/components/schemas/Order`",
                _ => "check the spelling; an anchor within a schema with `$id` is found from there only, or as `ID#ANCHOR`",
            }),
        );
        return None;
    }
    if pointer.find(&root).is_some() {
        let name = name(&pointer, path);
        return Some(Step::Found(Target {
            root,
            pointer,
            name,
        }));
    }
    if let Some(through) = blocking_reference(&root, &pointer) {
        return Some(Step::Through(through));
    }
    problems.push(
        unknown(
            asked,
            format_args!("`{}` has no `{pointer}`", sources.file(file).name()),
        )
        .help("check the spelling; in a pointer `/` is written `~1` and `~` is written `~0`"),
    );
    None
}

/// The version of the document that a reference belongs to.
fn version(root: &Node, sources: &Sources) -> Option<Version> {
    version_of(sources.tree().map_or(root, Arc::as_ref))
}

/// The `$ref` that stands where the pointer wants to go deeper.
fn blocking_reference(root: &Node, pointer: &Pointer) -> Option<Next> {
    let (node, depth) = pointer.walk(root).err()?;
    let target = node.get("$ref")?;
    Some(Next {
        reference: Reference {
            target: target.as_str()?.to_owned(),
            span: target.span,
        },
        rest: Pointer::default().extended(&pointer.tokens()[depth..]),
    })
}

fn open(
    path: &str,
    reference: &Reference,
    sources: &mut Sources,
    problems: &mut Vec<Diagnostic>,
) -> Option<FileId> {
    let base = reference.span.file;
    if path.is_empty() {
        return Some(base);
    }
    if path.contains("://") || path.starts_with("urn:") {
        problems.push(
            Diagnostic::error(
                Code::REMOTE_REF,
                reference.span,
                format_args!("`{}` is a URL; only files are read", reference.target),
            )
            .help(match sources.tree().and_then(|tree| version_of(tree)) {
                Some(Version::V3_1) => "copy the file beside the document and refer to the copy; one that has this URL as its `$id` is found where its path ends as the URL does",
                _ => "copy the file beside the document and refer to the copy",
            }),
        );
        return None;
    }
    match sources.relative(base, path) {
        Ok(name) => sources.open(&name, Some(reference.span), problems),
        Err(_) => {
            problems.push(leaves_folder(Some(reference.span), path));
            None
        }
    }
}

fn unknown(reference: &Reference, why: impl std::fmt::Display) -> Diagnostic {
    Diagnostic::error(
        Code::UNKNOWN_REF,
        reference.span,
        format_args!("`{}` leads nowhere: {why}", reference.target),
    )
}

fn name(pointer: &Pointer, path: &str) -> Option<String> {
    match pointer.tokens() {
        [] => stem(path),
        [name] => Some(name.clone()),
        [.., holder, name] if ["schemas", "definitions", "$defs"].contains(&holder.as_str()) => {
            Some(name.clone())
        }
        _ => None,
    }
}

fn stem(path: &str) -> Option<String> {
    let file = path.rsplit('/').next()?;
    let stem = file.split('.').next()?;
    (!stem.is_empty()).then(|| stem.to_owned())
}
