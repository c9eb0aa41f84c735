//! Turns a resolved OpenAPI document into the text of a Rust client crate.
//!
//! ```text
//! lower   resolved document -> ir::Api, Rust-shaped and named
//! pass    ir::Api -> ir::Api, one concern each
//! plan    which things stand in which module
//! emit    module -> tokens -> text
//! files   path -> text, in order
//! ```
//!
//! Nothing here touches a disk, a clock or the environment: the same document
//! gives the same bytes.

mod diagnostic;
mod emit;
mod files;
mod ir;
mod lower;
mod options;
mod pass;
mod report;
#[cfg(test)]
mod tests;

pub use diagnostic::CODES;
pub use files::FileSet;
pub use options::{Choices, EmptyText, Options, Package, ScalarType, TypeChoice};
pub use report::TypeReport;

use countersign_spec::bundle;
use countersign_spec::{Diagnostic, ResolvedDocument, has_errors};

/// What came of a document.
#[derive(Debug)]
pub struct Outcome {
    /// The crate's files; none if any diagnostic is an error.
    pub files: Option<FileSet>,
    /// How many operations the client has; the rest was left out, and reported.
    pub operations: usize,
    /// The types it has; empty where there are no files.
    pub types: Vec<TypeReport>,
    /// What the document holds that Rust cannot say, or that is wrong.
    pub diagnostics: Vec<Diagnostic>,
}

/// Writes the client crate of a document, as text.
#[must_use]
pub fn generate(document: &ResolvedDocument, options: &Options) -> Outcome {
    let (mut api, mut diagnostics) = lower::lower(document, &options.choices);
    if has_errors(&diagnostics) {
        return Outcome {
            files: None,
            operations: 0,
            types: Vec::new(),
            diagnostics,
        };
    }
    pass::run(&mut api, options);
    let plans = emit::plan(&api);
    match emit::render(&api, &plans, options) {
        Ok(mut files) => {
            files.insert("openapi.yaml", bundle::text(document, bundle::Format::Yaml));
            Outcome {
                files: Some(files),
                operations: api.operations.len(),
                types: report::types(&api),
                diagnostics,
            }
        }
        Err(problems) => {
            diagnostics.extend(problems);
            Outcome {
                files: None,
                operations: 0,
                types: Vec::new(),
                diagnostics,
            }
        }
    }
}
