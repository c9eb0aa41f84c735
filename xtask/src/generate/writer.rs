//! The one writer of emitted crates, which can be killed at any step.
//!
//! A manifest names the files that are ours. It is written first, as *unfinished*
//! and with the files of before and of now; each changed file is written aside and
//! renamed; files of before that are no longer emitted go last; then the manifest
//! is written as finished. Whatever a killed run leaves, the next one knows what
//! is its own, and files of others are never touched.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use countersign_generator::FileSet;

use super::difference;

/// The manifest's name inside the crate.
const MANIFEST: &str = ".emitted";
const FINISHED: &str = "# Files written by cargo xtask generate.";
const UNFINISHED: &str = "# Unfinished: run cargo xtask generate again.";
/// What a file is called while it is written aside.
const ASIDE: &str = ".countersign-new";

/// A step of a run, after which it may be killed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    /// The manifest says that a run has begun.
    Begun,
    /// A file stands beside its place.
    WrittenAside(String),
    /// A file stands in its place.
    Replaced(String),
    /// A file that is no longer emitted is gone.
    Removed(String),
    /// The manifest says that the run is over.
    Finished,
}

/// Called after each step; tests stop a run with it.
pub(super) type Observer<'a> = dyn FnMut(&Step) -> ControlFlow<()> + 'a;

/// An emitted crate on disk.
pub(super) struct Crate {
    folder: PathBuf,
}

/// What the manifest says.
#[derive(Default)]
struct Manifest {
    is_finished: bool,
    files: BTreeSet<String>,
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place that writes emitted crates"
)]
impl Crate {
    pub(super) fn at(folder: &Path) -> Crate {
        Crate {
            folder: folder.to_owned(),
        }
    }

    /// Makes the crate on disk what `files` says.
    ///
    /// # Errors
    /// When the folder holds files of others and no manifest, or cannot be written.
    pub(super) fn write(&self, files: &FileSet, observe: &mut Observer<'_>) -> anyhow::Result<()> {
        let before = self.manifest()?;
        let before = match before {
            Some(manifest) => manifest,
            None if self.is_empty()? => Manifest::default(),
            None => bail!(
                "`{}` holds files that were not written by this program; name an empty folder",
                self.folder.display()
            ),
        };
        let now: BTreeSet<String> = files.iter().map(|(path, _)| path.to_owned()).collect();
        let changed: Vec<(&str, &str)> = files
            .iter()
            .filter(|(path, text)| self.read(path).as_deref() != Some(*text))
            .collect();
        let is_anothers = |path: &str| !before.files.contains(path) && self.read(path).is_some();
        let anothers: Vec<&str> = changed
            .iter()
            .map(|(path, _)| *path)
            .filter(|path| is_anothers(path))
            .collect();
        if !anothers.is_empty() {
            bail!(
                "`{}` holds files of others where these would go: {}; move them, or rename the tag or schema",
                self.folder.display(),
                anothers.join(", ")
            );
        }
        let stale: Vec<&String> = before.files.difference(&now).collect();
        if before.is_finished && before.files == now && changed.is_empty() {
            return Ok(());
        }
        let both = before.files.union(&now).cloned().collect();
        self.write_manifest(UNFINISHED, &both)?;
        if observe(&Step::Begun).is_break() {
            return Ok(());
        }
        for (path, text) in changed {
            let aside = format!("{path}{ASIDE}");
            self.put(&aside, text)?;
            if observe(&Step::WrittenAside(path.to_owned())).is_break() {
                return Ok(());
            }
            std::fs::rename(self.folder.join(&aside), self.folder.join(path))?;
            if observe(&Step::Replaced(path.to_owned())).is_break() {
                return Ok(());
            }
        }
        for path in stale {
            self.remove(path)?;
            if observe(&Step::Removed(path.clone())).is_break() {
                return Ok(());
            }
        }
        for path in &both {
            self.remove(&format!("{path}{ASIDE}"))?;
        }
        self.write_manifest(FINISHED, &now)?;
        let _ = observe(&Step::Finished);
        Ok(())
    }

    /// Says in what the crate on disk differs from `files`; nothing if in nothing.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub(super) fn check(&self, files: &FileSet) -> anyhow::Result<Vec<String>> {
        let mut problems = Vec::new();
        let manifest = self.manifest()?;
        match &manifest {
            None => problems.push(format!("{MANIFEST} is missing: nothing was emitted here")),
            Some(manifest) if !manifest.is_finished => {
                problems.push("an earlier run was interrupted".to_owned());
            }
            Some(_) => {}
        }
        for (path, expected) in files.iter() {
            match self.read(path) {
                None => problems.push(format!("{path} is missing")),
                Some(found) if found != expected => {
                    problems.push(difference::short(path, &found, expected));
                }
                Some(_) => {}
            }
        }
        let listed = manifest.map(|manifest| manifest.files).unwrap_or_default();
        for path in listed.iter().filter(|path| files.get(path).is_none()) {
            problems.push(format!("{path} is no longer emitted"));
        }
        for (path, _) in files.iter().filter(|(path, _)| !listed.contains(*path)) {
            problems.push(format!("{path} is not in {MANIFEST}"));
        }
        Ok(problems)
    }

    fn manifest(&self) -> anyhow::Result<Option<Manifest>> {
        let Some(text) = self.read(MANIFEST) else {
            return Ok(None);
        };
        let mut lines = text.lines();
        let state = lines.next().unwrap_or_default();
        let mut files = BTreeSet::new();
        for line in lines {
            // The list decides what is removed, so it is read with suspicion.
            let is_inside = Path::new(line)
                .components()
                .all(|part| matches!(part, std::path::Component::Normal(_)));
            if !is_inside {
                bail!("{MANIFEST} names `{line}`, which is not inside the crate");
            }
            files.insert(line.to_owned());
        }
        Ok(Some(Manifest {
            is_finished: state == FINISHED,
            files,
        }))
    }

    fn write_manifest(&self, state: &str, files: &BTreeSet<String>) -> anyhow::Result<()> {
        let lines: Vec<&str> = files.iter().map(String::as_str).collect();
        let aside = format!("{MANIFEST}{ASIDE}");
        self.put(&aside, &format!("{state}\n{}\n", lines.join("\n")))?;
        std::fs::rename(self.folder.join(aside), self.folder.join(MANIFEST))?;
        Ok(())
    }

    fn is_empty(&self) -> anyhow::Result<bool> {
        if !self.folder.exists() {
            return Ok(true);
        }
        let mut entries = std::fs::read_dir(&self.folder)
            .with_context(|| format!("`{}` is no folder", self.folder.display()))?;
        // A run that was killed before its first manifest leaves only that, aside.
        Ok(entries.all(|entry| {
            entry.is_ok_and(|entry| {
                entry.file_name().to_string_lossy() == format!("{MANIFEST}{ASIDE}")
            })
        }))
    }

    fn read(&self, path: &str) -> Option<String> {
        std::fs::read_to_string(self.folder.join(path)).ok()
    }

    fn put(&self, path: &str, text: &str) -> anyhow::Result<()> {
        let path = self.folder.join(path);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::write(&path, text).with_context(|| format!("cannot write `{}`", path.display()))
    }

    fn remove(&self, path: &str) -> anyhow::Result<()> {
        match std::fs::remove_file(self.folder.join(path)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests;
