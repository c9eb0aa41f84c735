//! Rows on disk, each under what it was made from, and the folders beside them.

use std::fs::File;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context;

use super::documents::Document;
use super::row::Row;

/// The results of one corpus.
pub(super) struct Store {
    home: PathBuf,
    /// What every row depends on: this program and the compiler.
    makers: String,
}

/// A number that tells contents apart, as text.
pub(super) fn hash(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// The hash of this program, read piece by piece: what the parent once held counts as the
/// peak memory of the children that it starts.
#[expect(
    clippy::disallowed_methods,
    reason = "rows belong to the program that made them"
)]
fn program() -> anyhow::Result<String> {
    let mut file = BufReader::new(File::open(std::env::current_exe()?)?);
    let mut hasher = DefaultHasher::new();
    loop {
        let piece = file.fill_buf()?;
        if piece.is_empty() {
            return Ok(format!("{:016x}", hasher.finish()));
        }
        hasher.write(piece);
        let length = piece.len();
        file.consume(length);
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place that keeps the results of a corpus"
)]
impl Store {
    /// Opens what an earlier run left, or begins anew.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub(super) fn open(home: &Path, is_fresh: bool) -> anyhow::Result<Store> {
        if is_fresh && home.exists() {
            std::fs::remove_dir_all(home)?;
        }
        for folder in ["rows", "scratch", "crates"] {
            std::fs::create_dir_all(home.join(folder))?;
        }
        let compiler = Command::new("rustc").arg("-vV").output();
        let compiler = compiler.context("cannot ask rustc for its version")?.stdout;
        Ok(Store {
            home: home.to_owned(),
            makers: format!("{}-{}", program()?, hash(&compiler)),
        })
    }

    /// What a row of the document is known by.
    pub(super) fn key(&self, document: &Document) -> anyhow::Result<String> {
        let text = std::fs::read(&document.path)?;
        Ok(format!("{}-{}", hash(&text), self.makers))
    }

    /// The row of an earlier run, if nothing that it was made from has changed.
    pub(super) fn find(&self, document: &Document) -> Option<Row> {
        let text = std::fs::read_to_string(self.row(&document.package)).ok()?;
        let row: Row = serde_json::from_str(&text).ok()?;
        let folder = document.path.parent()?;
        let is_same = |(name, known): (&String, &String)| {
            std::fs::read(folder.join(name)).is_ok_and(|text| hash(&text) == *known)
        };
        let parts = row.summary().map(|summary| &summary.parts);
        let is_valid = row.document == document.name
            && self.key(document).is_ok_and(|key| key == row.key)
            && parts.into_iter().flatten().all(is_same)
            && (!row.is_generated() || self.crate_folder(document).exists());
        is_valid.then_some(row)
    }

    /// Keeps a row for the next run.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn keep(&self, row: &Row) -> anyhow::Result<()> {
        let path = self.row(&row.package);
        // A run may be killed at any step, and half a row is none.
        let aside = path.with_extension("new");
        std::fs::write(&aside, serde_json::to_vec_pretty(row)?)?;
        Ok(std::fs::rename(aside, path)?)
    }

    fn row(&self, package: &str) -> PathBuf {
        self.home.join("rows").join(format!("{package}.json"))
    }

    /// A file for what the document's child says.
    pub(super) fn scratch(&self, document: &Document, end: &str) -> PathBuf {
        let name = format!("{}.{end}", document.package);
        self.home.join("scratch").join(name)
    }

    /// The folder of the document's crate.
    pub(super) fn crate_folder(&self, document: &Document) -> PathBuf {
        self.crates().join(&document.package)
    }

    /// The folder of all crates, a workspace.
    pub(super) fn crates(&self) -> PathBuf {
        self.home.join("crates")
    }
}
