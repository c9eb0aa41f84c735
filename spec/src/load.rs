//! From a path to a resolved document, through every stage.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::bundle::bundle;
use crate::contradiction::contradictions;
use crate::diagnostic::{Code, Diagnostic};
use crate::document;
use crate::overlay::{self, AppliedAction};
use crate::resolve::{ResolvedDocument, resolve};
use crate::source::{FileId, Limits, Node, Sources};

/// Reads the document at `path` and every file it refers to below its folder.
///
/// The document is whole only if [`has_errors`](crate::has_errors) says no of the
/// diagnostics; otherwise it holds what could be read, which may be nothing.
#[must_use]
pub fn load(path: &Path, limits: &Limits) -> (ResolvedDocument, Vec<Diagnostic>) {
    load_with_overlays(path, &[], limits)
}

/// Reads the document at `path` and applies overlays to it, in their order.
#[must_use]
pub fn load_with_overlays(
    path: &Path,
    overlays: &[PathBuf],
    limits: &Limits,
) -> (ResolvedDocument, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut sources = Sources::in_folder(folder, limits);
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        // `..` and `/` name folders, and are refused as such.
        .unwrap_or_else(|| path.display().to_string());
    let file = sources.open(&name, None, &mut problems);
    if file.is_none() {
        name_whole_path(path, &mut problems);
    }
    (read(sources, file, overlays, &mut problems), problems)
}

/// Says of a document that is not there where it was looked for: its caller knows
/// no folder of the document yet.
fn name_whole_path(path: &Path, problems: &mut [Diagnostic]) {
    for problem in problems {
        if problem.code == Code::UNREADABLE_FILE {
            let why = problem
                .message
                .split_once("`: ")
                .map(|(_, why)| why.to_owned());
            let why = why.unwrap_or_else(|| "there is no such file".to_owned());
            problem.message = format!("cannot open `{}`: {why}", path.display());
            problem.help = Some("check the path; it is relative to where you are".to_owned());
        }
    }
}

/// Reads a document from its text. References to other files are refused.
#[must_use]
pub fn load_text(name: &str, text: &str, limits: &Limits) -> (ResolvedDocument, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let mut sources = Sources::in_memory(limits);
    let file = sources.add_text(name, text, &mut problems);
    (read(sources, Some(file), &[], &mut problems), problems)
}

fn read(
    mut sources: Sources,
    file: Option<FileId>,
    overlays: &[PathBuf],
    problems: &mut Vec<Diagnostic>,
) -> ResolvedDocument {
    let tree = file.and_then(|file| bundle(file, &mut sources, problems));
    let mut actions = Vec::new();
    let document = tree.and_then(|mut tree| {
        for path in overlays {
            actions.extend(overlay_one(path, &mut tree, &mut sources, problems));
        }
        if !actions.is_empty() {
            overlay::tell_apart(Arc::make_mut(&mut tree), &mut sources);
        }
        sources.set_tree(Arc::clone(&tree));
        Some((document::parse(&tree, problems)?, tree))
    });
    let resolved = match document {
        Some((document, tree)) => {
            let mut resolved = resolve(document, tree, sources, problems);
            resolved.actions = actions;
            problems.extend(contradictions(&resolved));
            resolved
        }
        None => ResolvedDocument::empty(sources),
    };
    say_once(problems);
    resolved
}

fn overlay_one(
    path: &Path,
    tree: &mut Arc<Node>,
    sources: &mut Sources,
    problems: &mut Vec<Diagnostic>,
) -> Vec<AppliedAction> {
    let file = sources.open_path(path, problems);
    let root = file.and_then(|file| sources.root(file).cloned());
    match root.and_then(|root| overlay::parse(&root, problems)) {
        Some(overlay) => overlay::apply(&overlay, Arc::make_mut(tree), problems),
        None => Vec::new(),
    }
}

/// A part is parsed again by each reference to it, and complains each time.
fn say_once(problems: &mut Vec<Diagnostic>) {
    let mut said = HashSet::new();
    problems.retain(|problem| said.insert(problem.clone()));
}
