//! The object that carries an extension, and what is around it.

use crate::resolve::{Operation, ResolvedDocument, SchemaId};
use crate::source::Node;

/// The object that carries an extension.
#[derive(Debug, Clone, Copy)]
pub struct Holder<'d> {
    /// The document it belongs to.
    pub document: &'d ResolvedDocument,
    /// The object as written.
    pub node: &'d Node,
}

impl<'d> Holder<'d> {
    /// The operation, if the object is one.
    pub(super) fn operation(&self) -> Option<&'d Operation> {
        let mut operations = self.document.operations().iter();
        operations.find(|operation| operation.span == self.node.span)
    }

    /// The operations that have the object among their parameters.
    pub(super) fn operations_with_parameter(&self) -> impl Iterator<Item = &'d Operation> {
        let span = self.node.span;
        let has = move |operation: &&Operation| {
            let mut parameters = operation.parameters.iter();
            parameters.any(|parameter| parameter.span == span)
        };
        self.document.operations().iter().filter(has)
    }

    /// Those of `names` that are no property of the object schema. Nothing is said of
    /// a schema that is put together from others.
    pub(super) fn unknown_members<'n>(
        &self,
        names: impl IntoIterator<Item = &'n String>,
    ) -> Vec<String> {
        let is_whole = ["allOf", "anyOf", "oneOf", "$ref"]
            .iter()
            .all(|keyword| self.node.get(keyword).is_none());
        let properties = self.node.get("properties").and_then(Node::as_mapping);
        let is_unknown = |name: &&String| {
            !properties.is_some_and(|properties| properties.contains_key(name.as_str()))
        };
        let names = names.into_iter().filter(|_| is_whole).filter(is_unknown);
        names
            .map(|name| format!("the schema has no property `{name}`"))
            .collect()
    }
}

/// What is wrong with a text that should be a JSON Pointer (RFC 6901, 3).
pub(super) fn no_pointer(text: &str) -> Option<String> {
    let is_pointer = text.is_empty() || text.starts_with('/');
    (!is_pointer).then(|| format!("`{text}` is no JSON Pointer; it begins with `/`"))
}

/// The schemas of the answers of success that an operation documents.
pub(super) fn answers(operation: &Operation) -> impl Iterator<Item = SchemaId> {
    let successes = operation
        .responses
        .iter()
        .filter(|response| response.status.is_success());
    successes
        .flat_map(|response| response.content.values())
        .filter_map(|media_type| media_type.schema)
}
