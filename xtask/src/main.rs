//! The command line: the only place with exit codes, a wall clock, an environment
//! and writes outside test folders.
//!
//! It builds when `generated/` does not, so that one bad emission cannot lock the
//! tool that mends it: it knows neither the emitted crate nor the mock store.

mod bundle;
mod ci;
mod cli;
mod conformance;
mod corpus;
mod diagnostics;
mod generate;
mod lint;
mod mock;
mod outcome;
mod settings;
mod tidy;
mod tolerance;
mod workspace;

use std::process::ExitCode;

use clap::Parser;

use cli::{Cli, Command};

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Generate(arguments) => generate::run(&arguments),
        Command::Bundle(arguments) => bundle::run(&arguments),
        Command::Lint(arguments) => lint::run(&arguments),
        Command::Conformance(arguments) => conformance::run(&arguments),
        Command::Corpus(arguments) => corpus::run(&arguments),
        Command::CorpusDocument(arguments) => corpus::run_in_child(&arguments),
        Command::Mock(arguments) => mock::run(&arguments),
        Command::Tidy => tidy::run(),
        Command::Ci => ci::run(),
    };
    match result {
        Ok(outcome) => outcome.into(),
        Err(error) => {
            outcome::complain(&error);
            outcome::Outcome::Unusable.into()
        }
    }
}
