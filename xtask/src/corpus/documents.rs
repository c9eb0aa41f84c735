//! Which files of a folder are run.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::Context;

/// A file that may be an OpenAPI document.
#[derive(Debug, Clone)]
pub(super) struct Document {
    pub(super) path: PathBuf,
    /// Its path below the corpus's folder.
    pub(super) name: String,
    /// The name of the crate that it becomes.
    pub(super) package: String,
}

/// Every JSON and YAML file below a folder, in the order of their names.
///
/// # Errors
/// When a folder cannot be read.
pub(super) fn below(folder: &Path) -> anyhow::Result<Vec<Document>> {
    let mut paths = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = std::fs::read_dir(&folder)
            .with_context(|| format!("cannot read the folder `{}`", folder.display()))?;
        for entry in entries {
            let entry = entry?;
            // Links to folders are not followed: one may lead back here.
            if entry.file_type()?.is_dir() {
                folders.push(entry.path());
            } else if is_document(&entry.path()) {
                paths.push(entry.path());
            }
        }
    }
    paths.sort();
    let mut taken = BTreeSet::new();
    Ok(paths
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(folder).unwrap_or(&path);
            let name = name.to_string_lossy().replace('\\', "/");
            let package = package(&name, &mut taken);
            Document {
                path,
                name,
                package,
            }
        })
        .collect())
}

fn is_document(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    matches!(extension, Some("json" | "yaml" | "yml"))
}

/// A package name of a path; the prefix keeps it apart from every dependency's.
fn package(name: &str, taken: &mut BTreeSet<String>) -> String {
    let legal = |c: char| {
        if c.is_ascii_alphanumeric() {
            c.to_ascii_lowercase()
        } else {
            '-'
        }
    };
    let base = format!("of-{}", name.chars().map(legal).collect::<String>());
    let numbered = (2..).map(|number| format!("{base}-{number}"));
    let mut names = std::iter::once(base.clone()).chain(numbered);
    // The numbers do not end before the documents do.
    let free = names.find(|name| taken.insert(name.clone()));
    free.unwrap_or(base)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_differ_in_signs_only_are_two_packages() {
        let mut taken = BTreeSet::new();
        assert_eq!(package("a/b.json", &mut taken), "of-a-b-json");
        assert_eq!(package("a-b.json", &mut taken), "of-a-b-json-2");
    }
}
