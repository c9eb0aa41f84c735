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
pub use options::{Choices, EmptyText, Options, Package, ScalarType, TypeChoice, is_package_name};
pub use report::TypeReport;

use countersign_spec::bundle;
use countersign_spec::{Diagnostic, ResolvedDocument, has_errors};

/// What came of a document.
#[derive(Debug)]
pub struct Outcome {
    /// The crate's files; none if any diagnostic is an error.
    pub files: Option<FileSet>,
    /// How many operations the client has.
    pub operations: usize,
    /// The types it has; empty where there are no files.
    pub types: Vec<TypeReport>,
    /// The ids of those that were left out, each reported.
    pub left_out: Vec<String>,
    /// How many schemas of the components are reached by no operation, webhook or callback, and
    /// so have no type; none where they were asked for.
    pub untyped_schemas: usize,
    /// How many members of objects have a type of their own.
    pub members: MemberCounts,
    /// What the document holds that Rust cannot say, or that is wrong.
    pub diagnostics: Vec<Diagnostic>,
}

/// Members of the objects that the client reads or writes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MemberCounts {
    /// All of them.
    pub all: usize,
    /// Those that are any value, or a list or a map of such, although their schema says
    /// more. A schema that constrains nothing, such as `{}`, has no better type.
    pub any: usize,
}

/// Writes the client crate of a document, as text.
#[must_use]
pub fn generate(document: &ResolvedDocument, options: &Options) -> Outcome {
    let lowered = lower::lower(document, options);
    let (mut api, mut diagnostics) = (lowered.api, lowered.problems);
    let rendered = match has_errors(&diagnostics) {
        true => None,
        false => render(&mut api, document, options, &mut diagnostics),
    };
    Outcome {
        operations: rendered.as_ref().map_or(0, |_| api.operations.len()),
        types: match rendered {
            Some(_) => report::types(&api),
            None => Vec::new(),
        },
        files: rendered,
        left_out: lowered.left_out,
        untyped_schemas: lowered.untyped_schemas,
        members: lowered.members,
        diagnostics,
    }
}

fn render(
    api: &mut ir::Api,
    document: &ResolvedDocument,
    options: &Options,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<FileSet> {
    pass::run(api, options);
    let plans = emit::plan(api);
    match emit::render(api, &plans, options) {
        Ok(mut files) => {
            files.insert("openapi.yaml", bundle::text(document, bundle::Format::Yaml));
            Some(files)
        }
        Err(problems) => {
            diagnostics.extend(problems);
            None
        }
    }
}
