//! How far a run has come: a bar on a terminal, a line for each operation elsewhere.

use std::io::IsTerminal;

use countersign_conformance::engine::Progress;
use indicatif::{ProgressBar, ProgressStyle};

use crate::outcome::warn;

/// What is shown while a run goes on.
pub(super) struct Shown {
    /// None where nobody watches.
    bar: Option<ProgressBar>,
    operation: String,
}

impl Shown {
    pub(super) fn new() -> Shown {
        let bar = std::io::stderr().is_terminal().then(|| {
            let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}");
            ProgressBar::new(0).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        });
        Shown {
            bar,
            operation: String::new(),
        }
    }

    pub(super) fn update(&mut self, progress: &Progress<'_>) {
        if let Some(bar) = &self.bar {
            bar.set_length(progress.total as u64);
            bar.set_position(progress.done as u64);
            bar.set_message(progress.case.to_string());
            return;
        }
        // A case's id begins with its operation.
        let case = progress.case.to_string();
        let operation = case.split('/').next().unwrap_or_default();
        if operation != self.operation {
            self.operation = operation.to_owned();
            warn(format_args!(
                "{}/{} {operation}",
                progress.done, progress.total
            ));
        }
    }

    pub(super) fn finish(self) {
        if let Some(bar) = self.bar {
            bar.finish_and_clear();
        }
    }
}
