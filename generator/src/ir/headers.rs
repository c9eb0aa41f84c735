//! Headers of answers.

use super::{FieldName, TypeName, TypeRef};

/// Headers that are documented together.
#[derive(Debug)]
pub(crate) struct HeadersDef {
    pub(crate) name: TypeName,
    pub(crate) headers: Vec<HeaderDef>,
}

/// One header: a value without parts, or a list of such.
#[derive(Debug)]
pub(crate) struct HeaderDef {
    pub(crate) name: FieldName,
    pub(crate) wire_name: String,
    pub(crate) doc: Option<String>,
    pub(crate) ty: TypeRef,
}
