//! C: what can be checked.

use serde::{Deserialize, Serialize};

use crate::cell::{Cells, is_id, rows};
use crate::markdown::Page;
use crate::problem::Problem;

/// A line of part C: one check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Behaviour {
    /// `B-001` to `B-263`.
    pub id: String,
    /// Its section, such as `C.3`.
    pub section: String,
    /// What holds.
    pub statement: String,
    /// How it shows.
    pub observed_by: String,
    /// What the check needs.
    pub class: Class,
    /// Who says so.
    pub source: String,
    /// How sure it is.
    pub standing: Standing,
    /// The entry of part D, where it is contested.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contradiction: Option<String>,
    /// What qualifies the standing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
}

/// What a check needs, the mildest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Class {
    /// Only reads.
    R,
    /// Writes, in a store kept for tests.
    W,
    /// A store that is set up for it, or a simulated one.
    C,
    /// A store whose orders may all go.
    D,
}

/// How sure a behaviour is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// One of the first five documents states it, and nothing disputes it.
    Firm,
    /// Only another document of the vendor states it.
    Official,
    /// Documents differ; see the contradiction.
    Contested,
    /// Drawn from samples, or from the sense of the text.
    Inferred,
}

pub(crate) fn read(page: &Page) -> Result<Vec<Behaviour>, Vec<Problem>> {
    let mut behaviours = Vec::new();
    for (section, table) in page.part("C") {
        behaviours.extend(rows(page, table, |cells| behaviour(cells, section))?);
    }
    Ok(behaviours)
}

fn behaviour(cells: &Cells<'_>, section: &str) -> Result<Behaviour, Problem> {
    let (standing, rest) = standing(cells)?;
    let contradiction = match standing {
        Standing::Contested if is_id(&rest, "D") => Some(rest.clone()),
        Standing::Contested => return Err(cells.problem("`contested` and an id of part D", rest)),
        _ => None,
    };
    let is_remark = contradiction.is_none() && !rest.is_empty();
    Ok(Behaviour {
        id: cells.id("Id", "B")?,
        section: section.to_owned(),
        statement: cells.text("Statement")?,
        observed_by: cells.text("Observed by")?,
        class: class(cells)?,
        source: cells.text("Source")?,
        standing,
        contradiction,
        remark: is_remark.then(|| bare(&rest)),
    })
}

/// The first word of the standing, and the rest.
fn standing(cells: &Cells<'_>) -> Result<(Standing, String), Problem> {
    let cell = cells.text("Standing")?;
    let word = cell.split([' ', ',']).next().unwrap_or_default();
    let standing = match word {
        "firm" => Standing::Firm,
        "official" => Standing::Official,
        "contested" => Standing::Contested,
        "inferred" => Standing::Inferred,
        _ => return Err(cells.problem("firm, official, contested or inferred", cell)),
    };
    let rest = cell[word.len()..].trim_start_matches([',', ' ']);
    Ok((standing, rest.to_owned()))
}

fn class(cells: &Cells<'_>) -> Result<Class, Problem> {
    let cell = cells.text("Class")?;
    match cell.as_str() {
        "R" => Ok(Class::R),
        "W" => Ok(Class::W),
        "C" => Ok(Class::C),
        "D" => Ok(Class::D),
        _ => Err(cells.problem("a class: R, W, C or D", cell)),
    }
}

/// A remark without the parentheses around it.
fn bare(text: &str) -> String {
    let inner = text
        .strip_prefix('(')
        .and_then(|text| text.strip_suffix(')'));
    inner.unwrap_or(text).to_owned()
}
