//! The catalogue of behaviours: what the vendor's documents say, as tables.
//!
//! It is written in Markdown by whoever reads those documents. [`read`] takes its
//! tables out by their headings and columns; the program `catalogue` writes them
//! as data into `spec/bigcommerce/catalogue/`, where tests hold the document
//! against them. [`committed()`] reads that data back, and [`Curated`] is the list of
//! sentences that is kept by hand beside it.
//!
//! Which rows are read:
//!
//! - operations: every row of A.1 (36) and of A.4 (16), 52 in all;
//! - parameters: every row of A.2; statuses: every row of A.3;
//! - fields: every row of every table of part B, 405 in all. The one row that is
//!   not a field is left out: in B.4 a row in parentheses says that the rows of
//!   B.3 hold there, too. A row counts once, whatever further names its note gives;
//! - behaviours: every row of part C (263); contradictions: every row of part D (53).

mod behaviours;
mod cell;
mod committed;
mod contradictions;
mod curated;
mod fields;
mod markdown;
mod names;
mod operations;
mod parameters;
mod problem;
mod scopes;
mod statuses;

pub use behaviours::{Behaviour, Class, Standing};
pub use committed::{File, committed, files};
pub use contradictions::Contradiction;
pub use curated::{Curated, Needs, curated};
pub use fields::Field;
pub use names::{Name, names};
pub use operations::Operation;
pub use parameters::Parameter;
pub use problem::Problem;
pub use scopes::Scope;
pub use statuses::Statuses;

/// The tables of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalogue {
    /// A.1 and A.4: what can be called.
    pub operations: Vec<Operation>,
    /// The second table of A.1: which scopes the words of the first stand for.
    pub scopes: Vec<Scope>,
    /// A.2: query parameters.
    pub parameters: Vec<Parameter>,
    /// A.3: bodies and statuses.
    pub statuses: Vec<Statuses>,
    /// B: members of bodies.
    pub fields: Vec<Field>,
    /// C: what can be checked.
    pub behaviours: Vec<Behaviour>,
    /// D: where the documents differ, and what is done.
    pub contradictions: Vec<Contradiction>,
}

/// Takes the tables out of the catalogue's text; `file` names it in problems.
///
/// # Errors
///
/// Every place where a table is not as expected.
pub fn read(file: &str, text: &str) -> Result<Catalogue, Vec<Problem>> {
    let page = markdown::Page::read(file, text)?;
    Ok(Catalogue {
        operations: operations::read(&page)?,
        scopes: scopes::read(&page)?,
        parameters: parameters::read(&page)?,
        statuses: statuses::read(&page)?,
        fields: fields::read(&page)?,
        behaviours: behaviours::read(&page)?,
        contradictions: contradictions::read(&page)?,
    })
}
