//! Which kinds of JSON the values of a type may have: what tells variants before any member.

use countersign_spec::document::JsonType;
use countersign_spec::resolve::SchemaId;

use super::Lowering;
use crate::ir::{JsonKind, TypeKind, TypeRef};

impl Lowering<'_> {
    /// The kinds of JSON that a variant's values may have.
    pub(super) fn json_kinds(&self, id: SchemaId, ty: &TypeRef) -> Vec<JsonKind> {
        match ty {
            TypeRef::Any => JsonKind::ALL.to_vec(),
            TypeRef::Boolean => vec![JsonKind::Boolean],
            TypeRef::Integer(_) | TypeRef::Float => vec![JsonKind::Number],
            TypeRef::IntegerOrText(_) => vec![JsonKind::Text, JsonKind::Number],
            TypeRef::Decimal(_) => match self.doc.schema(id).shape.types[..] {
                [JsonType::String] => vec![JsonKind::Text],
                [JsonType::Number | JsonType::Integer] => vec![JsonKind::Number],
                _ => vec![JsonKind::Text, JsonKind::Number],
            },
            TypeRef::Text | TypeRef::Moment(_) | TypeRef::Day => vec![JsonKind::Text],
            TypeRef::List(_) => vec![JsonKind::List],
            TypeRef::Map(_) => vec![JsonKind::Object],
            TypeRef::Nullable(inner) => self.json_kinds(id, inner),
            TypeRef::Named(inner) | TypeRef::Boxed(inner) => {
                match self.types[inner.index()].as_ref().map(|def| &def.kind) {
                    Some(TypeKind::Enum(_)) => vec![JsonKind::Text],
                    Some(TypeKind::Union(union)) => {
                        let kinds = union.variants.iter().flat_map(|v| v.json.clone());
                        JsonKind::ALL
                            .into_iter()
                            .filter(|kind| kinds.clone().any(|known| known == *kind))
                            .collect()
                    }
                    // A type that is still being lowered is an object or holds one.
                    Some(TypeKind::Object(_)) | None => vec![JsonKind::Object],
                }
            }
        }
    }
}
