//! Reads any OpenAPI 3.0 or 3.1 document into a resolved form that knows where
//! each of its parts stands.
//!
//! The stages, each with its own types, each total over its input:
//!
//! ```text
//! source    files            -> a tree of nodes with spans for each
//! bundle    trees            -> one tree, references kept local
//! overlay   tree             -> the tree changed, if it has overlays
//! document  nodes            -> every OpenAPI field as written
//! resolve   document         -> arenas and ids, nothing left to look up
//! contradiction  a resolved document -> what its own schemas refuse
//! json_schema  a schema id   -> JSON Schema 2020-12 for one direction
//! ```
//!
//! Problems are [`Diagnostic`]s, collected and never thrown.
//!
//! ```no_run
//! use countersign_spec::{Limits, has_errors, load};
//!
//! let (document, diagnostics) = load("openapi.yaml".as_ref(), &Limits::default());
//! for diagnostic in &diagnostics {
//!     println!("{}", diagnostic.to_text(&document.sources));
//! }
//! if !has_errors(&diagnostics) {
//!     println!("{} operations", document.operations().len());
//! }
//! ```

pub mod bundle;
mod contradiction;
pub mod diagnostic;
pub mod document;
pub mod json_schema;
pub mod lint;
mod load;
mod nearest;
pub mod outline;
pub mod overlay;
pub mod resolve;
pub mod rule;
pub mod source;

pub use diagnostic::{Code, Diagnostic, Severity, has_errors};
pub use load::{load, load_text, load_with_overlays};
pub use resolve::ResolvedDocument;
pub use source::Limits;
