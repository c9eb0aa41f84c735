//! Texts of which some are documented.

use countersign_spec::document::JsonType;
use countersign_spec::resolve::{Schema, SchemaId};
use countersign_spec::source::Node;

use super::Lowering;
use super::naming::{NameHint, distinct};
use super::schema::Lowered;
use crate::ir::{EnumDef, EnumVariant, TypeKind, VariantName};

/// The variant that keeps every other text.
pub(super) const UNDOCUMENTED: &str = "Undocumented";

impl Lowering<'_> {
    /// An enum, if the schema lists texts. A single text is no choice: it stays
    /// text, and the document's value is told in the documentation.
    pub(super) fn enumeration(
        &mut self,
        id: SchemaId,
        schema: &Schema,
        hint: &NameHint,
    ) -> Option<Lowered> {
        let shape = &schema.shape;
        let is_text = matches!(shape.types[..], [] | [JsonType::String]);
        let listed = shape.enumeration.as_deref().unwrap_or_default();
        let texts: Vec<&str> = listed.iter().filter_map(Node::as_str).collect();
        let has_null = listed.iter().any(Node::is_null);
        let others = listed.len() - texts.len() - usize::from(has_null);
        if !is_text || texts.len() < 2 || others > 0 {
            return None;
        }
        let ty = self.define(id, hint, has_null, |_, _| {
            let mut names = vec![VariantName::new(UNDOCUMENTED)];
            let variants = texts.iter().map(|text| {
                let name = distinct(VariantName::new(text), &names, VariantName::numbered);
                names.push(name.clone());
                EnumVariant {
                    name,
                    wire_name: (*text).to_owned(),
                }
            });
            TypeKind::Enum(EnumDef {
                variants: variants.collect(),
            })
        });
        Some(Lowered {
            is_nullable: has_null,
            ..ty.into()
        })
    }
}

/// Whether a schema allows nothing but the empty text, which services use to say
/// that there is none.
pub(super) fn is_empty_text(schema: &Schema) -> bool {
    let shape = &schema.shape;
    let listed = shape.enumeration.iter().flatten().chain(&shape.constant);
    let mut texts = listed.map(Node::as_str);
    texts.next() == Some(Some("")) && texts.next().is_none()
}

/// The enum's single text, if that is what the schema lists.
pub(super) fn single_text(schema: &Schema) -> Option<&str> {
    let shape = &schema.shape;
    match shape.enumeration.as_deref() {
        Some([only]) => only.as_str(),
        Some(_) => None,
        None => shape.constant.as_ref().and_then(Node::as_str),
    }
}
