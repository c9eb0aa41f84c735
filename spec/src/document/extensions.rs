//! `x-` members, kept as nodes until something that knows them asks.

use indexmap::IndexMap;

use crate::source::Node;

/// `x-` members by name, in the order written.
pub type Extensions = IndexMap<String, Node>;
