//! `mock`: the embedded store, as a process of its own.
//!
//! It is built and run by Cargo, so that this program never depends on it.

use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdin, Command, Stdio};

use anyhow::{Context, bail};

use crate::cli::MockArguments;
use crate::outcome::{Outcome, say};
use crate::workspace;

/// The token that the store takes unless it is told another.
pub(crate) const TOKEN: &str = "mock-store-token";

/// What the store prints before its URL.
const READY: &str = "mock-store listening on ";

pub(crate) fn run(arguments: &MockArguments) -> anyhow::Result<Outcome> {
    let asks_for_help = arguments
        .arguments
        .iter()
        .any(|argument| argument == "--help");
    let names_token = arguments
        .arguments
        .iter()
        .any(|argument| argument.starts_with("--token"));
    if !asks_for_help && !names_token {
        say(format_args!("X-Auth-Token: {TOKEN}"));
    }
    let status = command()
        .args(&arguments.arguments)
        .status()
        .context("cargo cannot be started")?;
    Ok(match status.success() {
        true => Outcome::Fine,
        false => Outcome::Unusable,
    })
}

/// A store that runs as long as this value lives, also when this program is
/// killed: it ends with its standard input.
pub(crate) struct EmbeddedStore {
    pub(crate) base_url: String,
    child: Child,
    stdin: Option<ChildStdin>,
}

impl EmbeddedStore {
    /// Builds and starts the store, and waits for its URL.
    ///
    /// # Errors
    /// When it cannot be built or does not start.
    pub(crate) fn start(arguments: &[String]) -> anyhow::Result<EmbeddedStore> {
        let mut child = command()
            .args(["--port", "0", "--exit-with-stdin"])
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("cargo cannot be started")?;
        let stdin = child.stdin.take();
        let stdout = child.stdout.take().context("the store has no output")?;
        let mut line = String::new();
        BufReader::new(stdout).read_line(&mut line)?;
        let Some(base_url) = line.trim().strip_prefix(READY) else {
            let _ = child.kill();
            bail!("the embedded store did not start");
        };
        Ok(EmbeddedStore {
            base_url: base_url.to_owned(),
            child,
            stdin,
        })
    }
}

impl Drop for EmbeddedStore {
    fn drop(&mut self) {
        drop(self.stdin.take());
        // It ends by itself; waiting keeps no zombie.
        let _ = self.child.wait();
    }
}

fn command() -> Command {
    let mut command = Command::new(env!("CARGO"));
    command
        .args(["run", "--quiet", "--package", "mock-store", "--"])
        .current_dir(workspace::root());
    command
}
