//! Files as one tree with positions: what was written, and where.
//!
//! Knows YAML and JSON, sizes and depths; knows nothing of OpenAPI. Duplicate
//! keys, alias bombs and deep nesting are refused here, so that no later stage
//! has to think of them.

mod anchors;
mod cursor;
mod deserialize;
mod disk;
mod files;
mod json;
mod node;
mod number;
mod pointer;
mod refusal;
mod scalar;
mod span;
mod yaml;

pub use deserialize::NodeError;
pub(crate) use disk::leaves_folder;
pub use files::{Limits, SourceFile, Sources};
pub use node::{Entry, Mapping, Node, Value};
pub use number::Number;
pub use pointer::Pointer;
pub use span::{FileId, Position, Span};
