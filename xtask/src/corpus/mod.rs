//! `corpus`: every document of a folder is generated, and what it made is compiled.
//!
//! Each document is read in a child process, so that a panic, a stack overflow or a
//! hang is a row of the table and not its end. Rows are kept: a run that was
//! interrupted goes on where it stopped.

mod check;
mod documents;
mod generate;
mod process;
mod row;
mod store;
mod table;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context, bail};

use crate::cli::CorpusArguments;
use crate::outcome::{Outcome, say_as_it_is, warn};
use crate::workspace;
use documents::Document;
pub(crate) use generate::run_in_child;
use process::Starter;
use row::Row;
use store::Store;

pub(crate) fn run(arguments: &CorpusArguments) -> anyhow::Result<Outcome> {
    let documents = documents::below(&arguments.folder)?;
    if documents.is_empty() {
        bail!("`{}` holds no JSON or YAML", arguments.folder.display());
    }
    let home = match &arguments.out {
        Some(out) => out.clone(),
        None => home(&arguments.folder)?,
    };
    let store = Store::open(&home, arguments.fresh)?;
    let jobs = usize::from(arguments.jobs.get());
    let starter = Starter::this_program()?;
    let mut rows = generate_all(&documents, &store, &starter, jobs)?;
    if arguments.check {
        check::check(&mut rows, &store)?;
    }
    let report = table::Report::new(&arguments.folder, rows);
    report.write(&home)?;
    say_as_it_is(&report.to_text());
    Ok(match report.is_fine() {
        true => Outcome::Fine,
        false => Outcome::Findings,
    })
}

/// The folder of a corpus's results: two corpora of one name are two.
fn home(folder: &Path) -> anyhow::Result<PathBuf> {
    let whole = folder
        .canonicalize()
        .with_context(|| format!("there is no folder `{}`", folder.display()))?;
    let name = whole.file_name().unwrap_or_default().to_string_lossy();
    let name = format!(
        "{name}-{}",
        store::hash(whole.as_os_str().as_encoded_bytes())
    );
    Ok(workspace::root().join("target/corpus").join(name))
}

/// The rows of all documents, in their order, several made at a time.
fn generate_all(
    documents: &[Document],
    store: &Store,
    starter: &Starter,
    jobs: usize,
) -> anyhow::Result<Vec<Row>> {
    let next = AtomicUsize::new(0);
    let rows = Mutex::new(vec![None; documents.len()]);
    let work = || -> anyhow::Result<()> {
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(document) = documents.get(index) else {
                return Ok(());
            };
            let row = match store.find(document) {
                Some(row) => row,
                None => {
                    warn(format_args!(
                        "{}/{} {}",
                        index + 1,
                        documents.len(),
                        document.name
                    ));
                    let row = starter.generate(document, store)?;
                    store.keep(&row)?;
                    row
                }
            };
            if let Ok(mut rows) = rows.lock() {
                rows[index] = Some(row);
            }
        }
    };
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..jobs).map(|_| scope.spawn(work)).collect();
        workers
            .into_iter()
            .try_for_each(|worker| match worker.join() {
                Ok(result) => result,
                Err(_) => bail!("a worker of this run panicked"),
            })
    })?;
    let rows = rows.into_inner().unwrap_or_default();
    Ok(rows.into_iter().flatten().collect())
}
