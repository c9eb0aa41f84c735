//! Where in the document the rows of each section of part B live.

use std::collections::BTreeMap;
use std::path::Path;

use countersign_catalogue::Field;
use serde::Deserialize;

/// A section of part B, or some of its rows, and the components that hold them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Place {
    /// `B.7`.
    section: String,
    /// The type of fault whose rows are meant.
    variant: Option<String>,
    /// The rows that are meant; without it, all that no other place names.
    rows: Option<Vec<String>>,
    /// What the names of these rows leave out at their beginning.
    abbreviated: Option<Abbreviation>,
    /// Components of responses. Each has every row.
    #[serde(default)]
    pub(crate) response: Vec<String>,
    /// Components of creations.
    #[serde(default)]
    pub(crate) post: Vec<String>,
    /// Components of updates.
    #[serde(default)]
    pub(crate) put: Vec<String>,
    /// Members that the note of a row names beside it, by row.
    #[serde(default)]
    also: BTreeMap<String, Vec<String>>,
}

/// A text at the beginning of names, and what it stands for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Abbreviation {
    text: String,
    stands_for: String,
}

#[expect(clippy::disallowed_methods, reason = "a test reads the repository")]
pub(crate) fn read(folder: &Path) -> Result<Vec<Place>, String> {
    let text = std::fs::read_to_string(folder.join("places.yaml"));
    let text = text.map_err(|error| error.to_string())?;
    serde_yaml::from_str(&text).map_err(|error| format!("places.yaml: {error}"))
}

/// The places of a row: those that name it, else those that name none.
pub(crate) fn of<'p>(places: &'p [Place], field: &Field) -> Vec<&'p Place> {
    let of_section = |place: &&Place| {
        place.section == field.section && place.variant.as_deref() == field.variant.as_deref()
    };
    let names = |place: &&Place| {
        let mut rows = place.rows.iter().flatten();
        rows.any(|row| *row == field.name)
    };
    let places = || places.iter().filter(of_section);
    let naming: Vec<&Place> = places().filter(names).collect();
    if naming.is_empty() {
        places().filter(|place| place.rows.is_none()).collect()
    } else {
        naming
    }
}

impl Place {
    /// The path of a row from the place's components.
    pub(crate) fn path(&self, field: &Field) -> String {
        let spelt_out = self.abbreviated.as_ref().and_then(|abbreviated| {
            let rest = field.name.strip_prefix(&abbreviated.text)?;
            Some(format!("{}{rest}", abbreviated.stands_for))
        });
        spelt_out.unwrap_or_else(|| field.name.clone())
    }

    /// The paths of the members that its note names, of which only the presence is
    /// stated.
    pub(crate) fn also(&self, field: &Field) -> impl Iterator<Item = &String> {
        self.also.get(&field.name).into_iter().flatten()
    }

    /// Rows that the place names and the section does not have.
    pub(crate) fn unknown_rows<'p>(&'p self, fields: &'p [Field]) -> Vec<&'p String> {
        let is_known = |row: &String| {
            let mut fields = fields.iter();
            fields.any(|field| field.section == self.section && field.name == *row)
        };
        let rows = self.rows.iter().flatten().chain(self.also.keys());
        rows.filter(|row| !is_known(row)).collect()
    }
}
