//! The parent's side: one child process for one document, within a time limit.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use anyhow::Context;

use super::documents::Document;
use super::row::{Generation, Row};
use super::store::Store;

/// How long one document may take. The largest known take a few seconds unoptimized.
const TIME_LIMIT: Duration = Duration::from_secs(60);

/// How often a running child is looked at.
const PAUSE: Duration = Duration::from_millis(5);

/// What is started for each document, and for how long.
#[derive(Debug, Clone)]
pub(super) struct Starter {
    program: PathBuf,
    /// What stands before the document, the folder of its crate, and its name.
    arguments: Vec<String>,
    time_limit: Duration,
}

impl Starter {
    /// This program, by the command that is made for it.
    ///
    /// # Errors
    /// When nobody knows where this program is.
    pub(super) fn this_program() -> anyhow::Result<Starter> {
        let program = std::env::current_exe()?;
        Ok(Starter::of(program, &["corpus-document"], TIME_LIMIT))
    }

    pub(super) fn of(
        program: impl Into<PathBuf>,
        arguments: &[&str],
        time_limit: Duration,
    ) -> Starter {
        Starter {
            program: program.into(),
            arguments: arguments.iter().map(ToString::to_string).collect(),
            time_limit,
        }
    }

    /// Generates a document in a process of its own.
    ///
    /// # Errors
    /// When no process can be started, or the results cannot be kept.
    #[expect(clippy::disallowed_methods, reason = "a row says how long it took")]
    pub(super) fn generate(&self, document: &Document, store: &Store) -> anyhow::Result<Row> {
        let started = Instant::now();
        let [said, complained] = ["out", "err"].map(|end| store.scratch(document, end));
        let mut child = Command::new(&self.program)
            .args(&self.arguments)
            .args([&document.path, &store.crate_folder(document)])
            .arg(&document.package)
            .env("RUST_BACKTRACE", "0")
            .stdin(Stdio::null())
            // Files and no pipes: a child that says much cannot wait for its reader.
            .stdout(File::create(&said)?)
            .stderr(File::create(&complained)?)
            .spawn()
            .context("cannot start a child process")?;
        let status = wait(&mut child, started, self.time_limit)?;
        let generation = match status {
            None => Generation::TimedOut,
            Some(status) => ended(status, &said, &complained)?,
        };
        for path in [said, complained] {
            std::fs::remove_file(path)?;
        }
        Ok(Row {
            document: document.name.clone(),
            package: document.package.clone(),
            key: store.key(document)?,
            generation,
            wall_ms: started.elapsed().as_millis() as u64,
            all_features: None,
            no_features: None,
        })
    }
}

/// How the child ended; none if it had to be ended.
fn wait(
    child: &mut Child,
    started: Instant,
    time_limit: Duration,
) -> anyhow::Result<Option<ExitStatus>> {
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if started.elapsed() > time_limit {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        std::thread::sleep(PAUSE);
    }
}

#[expect(clippy::disallowed_methods, reason = "what the child said is in files")]
fn ended(status: ExitStatus, said: &Path, complained: &Path) -> anyhow::Result<Generation> {
    if status.success() {
        let summary = serde_json::from_slice(&std::fs::read(said)?);
        let unreadable = |_| Generation::Crashed("said nothing readable".to_owned());
        return Ok(summary.map_or_else(unreadable, Generation::Ended));
    }
    let text = String::from_utf8_lossy(&std::fs::read(complained)?).into_owned();
    let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    // A panic's place is followed by its message, and then by advice.
    let from = lines.iter().position(|line| line.contains("panicked at"));
    let shown = &lines[from.unwrap_or(0)..];
    let shown = shown[..shown.len().min(2)].join(" ");
    Ok(Generation::Crashed(format!("{status}: {shown}")))
}
