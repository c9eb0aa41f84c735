//! `lint --explain`: what a code means.

use anyhow::bail;
use countersign_spec::Code;
use countersign_spec::lint::{explain, nearest_code};

use crate::outcome::{Outcome, say_as_it_is, warn};

/// Explains a code, or lists all of them.
///
/// # Errors
/// When there is no such code.
pub(super) fn show(code: Option<&str>) -> anyhow::Result<Outcome> {
    let Some(code) = code else {
        say_as_it_is(&list());
        return Ok(Outcome::Fine);
    };
    if let Some(page) = explain(code) {
        say_as_it_is(&page);
        return Ok(Outcome::Fine);
    }
    warn(list());
    match nearest_code(code) {
        Some(near) => bail!("there is no code `{code}`; did you mean `{near}`?"),
        None => bail!("there is no code `{code}`; all that there are stand above"),
    }
}

/// Every code with its meaning, a line each.
fn list() -> String {
    let width = Code::ALL.iter().map(|code| code.as_str().len()).max();
    let width = width.unwrap_or_default();
    let lines = Code::ALL.iter().map(|code| {
        let meaning = code.meaning().unwrap_or_default().replace('\n', "");
        format!("{:width$}  {meaning}\n", code.as_str())
    });
    lines.collect()
}
