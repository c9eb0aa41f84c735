//! Commands and their arguments.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// Writes a typed client from an OpenAPI document and judges services by it.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Write the client crate of a document.
    Generate(GenerateArguments),
    /// Say what a document could say better.
    Lint(LintArguments),
    /// Run the embedded store until it is interrupted.
    Mock(MockArguments),
    /// Check the conventions of this repository that no compiler knows.
    Tidy,
    /// Run everything that continuous integration runs, in its order.
    Ci,
}

#[derive(Debug, Args)]
pub(crate) struct GenerateArguments {
    /// Write nothing; fail if anything would change.
    #[arg(long)]
    pub(crate) check: bool,
    /// The document. The project's own if nothing is said.
    #[arg(long, value_name = "FILE", requires = "out")]
    pub(crate) spec: Option<PathBuf>,
    /// The folder of the crate. It stands alone, outside of this workspace.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct LintArguments {
    /// The document. The project's own if nothing is said.
    #[arg(value_name = "FILE")]
    pub(crate) spec: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct MockArguments {
    /// Arguments of the store, such as `--port 8080` or `--fault new-field`;
    /// `--help` after `--` lists them.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    pub(crate) arguments: Vec<String>,
}
