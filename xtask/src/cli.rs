//! Commands and their arguments.

use std::num::NonZeroU8;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::settings;

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
    /// Write a document as one file, to standard output.
    Bundle(BundleArguments),
    /// Say what a document could say better. Exit 0: no errors; 1: errors; 2: wrong
    /// use or an unreadable document.
    Lint(LintArguments),
    /// Judge a service by its document. Exit 0: it conforms; 1: findings, or drift
    /// that nobody accepted; 2: wrong use or an unreadable document; 3: no service.
    Conformance(ConformanceArguments),
    /// Generate every document of a folder, and say what came of each. Exit 0: all were
    /// generated and compile; 1: some do not; 2: wrong use.
    Corpus(CorpusArguments),
    /// What `corpus` starts for one document.
    #[command(hide = true)]
    CorpusDocument(CorpusDocumentArguments),
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
    /// An overlay to apply, after those that `countersign.toml` names; may be given
    /// several times.
    #[arg(long, value_name = "FILE")]
    pub(crate) overlay: Vec<PathBuf>,
    /// Put up with warnings of a code, which are then not told; may be given several times.
    #[arg(long, value_name = "CODE")]
    pub(crate) allow: Vec<String>,
    /// Take warnings of a code for errors; may be given several times.
    #[arg(long, value_name = "CODE")]
    pub(crate) deny: Vec<String>,
    /// Write what can be written of a document with errors, and fail all the same.
    #[arg(long)]
    pub(crate) keep_going: bool,
    /// The folder of the crate. It stands alone, outside of this workspace.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// The crate's name; else that of `countersign.toml`, else one made of the document's title.
    #[arg(long, value_parser = package_name, requires = "out")]
    pub(crate) name: Option<String>,
}

fn package_name(name: &str) -> Result<String, String> {
    settings::package_name(name).map(str::to_owned)
}

#[derive(Debug, Args)]
pub(crate) struct BundleArguments {
    /// The document. The project's own if nothing is said.
    #[arg(value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
    /// YAML or JSON.
    #[arg(long, value_enum, default_value_t = BundleFormat::Yaml)]
    pub(crate) format: BundleFormat,
    /// With what was seen of services: the overlays that `countersign.toml` names.
    #[arg(long)]
    pub(crate) live: bool,
    /// An overlay to apply, after those; may be given several times.
    #[arg(long, value_name = "FILE")]
    pub(crate) overlay: Vec<PathBuf>,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub(crate) enum BundleFormat {
    Yaml,
    Json,
}

#[derive(Debug, Args)]
pub(crate) struct LintArguments {
    /// The document. The project's own if nothing is said.
    #[arg(value_name = "FILE", conflicts_with = "spec")]
    pub(crate) file: Option<PathBuf>,
    /// The same, as the other commands name it.
    #[arg(long, value_name = "FILE")]
    pub(crate) spec: Option<PathBuf>,
    /// For people, on standard error; or for programs, on standard output.
    #[arg(long, value_enum, default_value_t = LintFormat::Text)]
    pub(crate) format: LintFormat,
    /// Exit 1 for warnings, too.
    #[arg(long)]
    pub(crate) deny_warnings: bool,
    /// Explain the code of a problem and read no document. Without a code, list all.
    #[arg(long, value_name = "CODE",
          conflicts_with_all = ["file", "spec", "format", "deny_warnings"])]
    #[expect(clippy::option_option, reason = "the code may be left out")]
    pub(crate) explain: Option<Option<String>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum LintFormat {
    /// `file:line:column: severity[code]: message`, drawn on a terminal.
    Text,
    /// One JSON document.
    Json,
    /// SARIF 2.1.0, for code hosts and editors.
    Sarif,
}

#[derive(Debug, Args)]
pub(crate) struct CorpusArguments {
    /// The folder; every `.json`, `.yaml` and `.yml` in it and below is a document.
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
    /// Compile what is emitted, with all features and with none.
    #[arg(long)]
    pub(crate) check: bool,
    /// How many documents to generate at a time.
    #[arg(long, value_name = "N", default_value = "1")]
    pub(crate) jobs: NonZeroU8,
    /// Forget what earlier runs found.
    #[arg(long)]
    pub(crate) fresh: bool,
    /// Where results are kept; a folder of `target/corpus/` if nothing is said.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct CorpusDocumentArguments {
    /// The document.
    pub(crate) spec: PathBuf,
    /// The folder of its crate.
    pub(crate) out: PathBuf,
    /// The name of its crate.
    pub(crate) package: String,
}

#[derive(Debug, Args)]
pub(crate) struct MockArguments {
    /// Arguments of the store, such as `--port 8080` or `--fault new-field`;
    /// `--help` after `--` lists them.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    pub(crate) arguments: Vec<String>,
}

#[derive(Debug, Args)]
pub(crate) struct ConformanceArguments {
    /// A store of `conformance.toml`. Only GET and HEAD are sent to it.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["url", "spec", "fault"])]
    pub(crate) store: Option<String>,
    /// The document that the service is judged by. The project's own if nothing is said.
    #[arg(long, value_name = "FILE", requires = "url")]
    pub(crate) spec: Option<PathBuf>,
    /// The service's base URL, to which the document's paths are appended. Only GET
    /// and HEAD are sent to it.
    #[arg(long, value_name = "URL", conflicts_with = "fault")]
    pub(crate) url: Option<String>,
    /// The environment variable that holds the token or the password for `--url`.
    #[arg(long, value_name = "VARIABLE", requires = "url")]
    pub(crate) secret_env: Option<String>,
    /// The user for `--url`, where the service takes HTTP Basic.
    #[arg(long, value_name = "USER", requires = "secret_env")]
    pub(crate) user: Option<String>,
    /// What to write at the end of every path, where the service takes such a form, for
    /// example `.json`.
    #[arg(long, value_name = "SUFFIX", requires = "url")]
    pub(crate) suffix: Option<String>,
    /// Let the embedded store spoil its answers, to see what the suite catches.
    /// `cargo xtask mock -- --help` lists the faults.
    #[arg(long, value_name = "FAULT")]
    pub(crate) fault: Option<String>,
    /// Let nothing count as a known habit: what only an overlay allows is a finding.
    #[arg(long)]
    pub(crate) documented_only: bool,
    /// Where reports go. `target/conformance` if nothing is said.
    #[arg(long, value_name = "DIR")]
    pub(crate) report_dir: Option<PathBuf>,
    /// Where observations go, instead of the store's own folder.
    #[arg(long, value_name = "DIR")]
    pub(crate) observe: Option<PathBuf>,
}
