//! What the emitted types stand for, told to those who test or document a crate.

use crate::ir::{Api, TypeDef};

/// An emitted type and the schema that it is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeReport {
    /// Its path within the crate: `types::Order`.
    pub path: String,
    /// Where its schema stands, as `Sources::place` tells it: `file#/json/pointer`.
    pub schema: String,
    /// Whether values of it are sent.
    pub is_sent: bool,
    /// Whether values of it are answered.
    pub is_answered: bool,
}

/// One report for each type, in the order of the IR.
pub(crate) fn types(api: &Api) -> Vec<TypeReport> {
    api.types.iter().map(TypeReport::of).collect()
}

impl TypeReport {
    fn of(def: &TypeDef) -> TypeReport {
        TypeReport {
            path: format!("types::{}", def.name),
            schema: def.origin.clone(),
            is_sent: def.usage.in_requests,
            is_answered: def.usage.in_responses,
        }
    }
}
