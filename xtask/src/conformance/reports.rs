//! The same report for people, for programs and for CI.

use std::io::IsTerminal;
use std::path::Path;

use countersign_conformance::report::{Report, Style};

/// The report for whoever started the run.
pub(super) fn on_terminal(report: &Report<'_>) -> String {
    let style = match std::io::stdout().is_terminal() {
        true => Style::Coloured,
        false => Style::Plain,
    };
    report.to_text(style).trim_end().to_owned()
}

/// Writes every form into `folder`; tells the files.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place that writes reports"
)]
pub(super) fn write(report: &Report<'_>, folder: &Path) -> std::io::Result<Vec<String>> {
    std::fs::create_dir_all(folder)?;
    let forms = [
        ("report.txt", report.to_text(Style::Plain)),
        ("report.json", report.to_json()),
        ("junit.xml", report.to_junit()),
    ];
    let mut written = Vec::new();
    for (name, text) in forms {
        let path = folder.join(name);
        std::fs::write(&path, text)?;
        written.push(shown(&path));
    }
    Ok(written)
}

/// A path as the user would type it from the repository's root.
fn shown(path: &Path) -> String {
    path.strip_prefix(crate::workspace::root())
        .unwrap_or(path)
        .display()
        .to_string()
}
