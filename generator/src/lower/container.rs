//! Lists and maps, and what their items are.

use countersign_spec::Diagnostic;
use countersign_spec::document::{AdditionalProperties, SchemaOf};
use countersign_spec::resolve::{Schema, SchemaId};

use super::Lowering;
use super::members::denies_all;
use super::naming::NameHint;
use crate::diagnostic::{MEMBERS_BY_PATTERN, PREFIX_ITEMS};
use crate::ir::TypeRef;

impl Lowering<'_> {
    /// Items that are described place by place are items of one type if all places
    /// agree: Rust's tuples would refuse a list that grew.
    pub(super) fn list(&mut self, schema: &Schema, hint: &NameHint) -> TypeRef {
        let shape = &schema.shape;
        if has_open_rest(shape) {
            self.problems.push(
                Diagnostic::warning(
                    PREFIX_ITEMS,
                    shape.span,
                    "items after those that are described by their place may be anything, so all are read as any values",
                )
                .help("say that there are none, by `items: false` or `maxItems`"),
            );
            return TypeRef::List(Box::new(TypeRef::Any));
        }
        let rest = shape.items.as_deref().copied();
        let rest = rest.filter(|rest| !denies_all(self.doc, *rest));
        let parts: Vec<SchemaId> = shape.prefix_items.iter().copied().chain(rest).collect();
        let item = self.part_of_all(&parts, &hint.item());
        let item = item.unwrap_or_else(|| {
            self.problems.push(
                Diagnostic::warning(
                    PREFIX_ITEMS,
                    shape.span,
                    "items of several types, by their place, are read as any values",
                )
                .help("describe an object with a member for each of them, if the service can"),
            );
            TypeRef::Any
        });
        TypeRef::List(Box::new(item))
    }

    /// An object whose keys are data. What it says of keys by their pattern holds
    /// for all of them if all patterns agree.
    pub(super) fn map(&mut self, schema: &Schema, hint: &NameHint) -> TypeRef {
        let shape = &schema.shape;
        let patterns = shape.pattern_properties.values().copied();
        let parts: Vec<SchemaId> = match &shape.additional_properties {
            Some(AdditionalProperties::Schema(rest)) => patterns.chain([**rest]).collect(),
            Some(AdditionalProperties::Any) => Vec::new(),
            Some(AdditionalProperties::Forbidden) | None => patterns.collect(),
        };
        let value = self.part_of_all(&parts, &hint.part("value"));
        let value = value.unwrap_or_else(|| {
            self.problems.push(
                Diagnostic::warning(
                    MEMBERS_BY_PATTERN,
                    shape.span,
                    "values of several types, by the pattern of their key, are read as any values",
                )
                .help("let all patterns have one schema"),
            );
            TypeRef::Any
        });
        TypeRef::Map(Box::new(value))
    }

    /// The type that all of the schemas have; none if they differ.
    pub(super) fn part_of_all(&mut self, parts: &[SchemaId], hint: &NameHint) -> Option<TypeRef> {
        let mut common: Option<TypeRef> = None;
        let mut may_be_null = false;
        for part in parts {
            let lowered = self.schema(*part, hint);
            may_be_null |= lowered.is_nullable || lowered.may_be_empty;
            if common.as_ref().is_some_and(|common| *common != lowered.ty) {
                return None;
            }
            common = Some(lowered.ty);
        }
        Some(match common {
            None | Some(TypeRef::Any) => TypeRef::Any,
            Some(ty) if may_be_null => TypeRef::Nullable(Box::new(ty)),
            Some(ty) => ty,
        })
    }
}

/// Whether items that no place describes are allowed and may be anything (JSON Schema
/// 2020-12, 10.3.1.2: without `items` they are).
fn has_open_rest(shape: &SchemaOf<SchemaId>) -> bool {
    let described = shape.prefix_items.len();
    let most = shape
        .assertions
        .get("maxItems")
        .and_then(|most| most.as_number());
    let most: Option<usize> = most.and_then(|most| most.to_string().parse().ok());
    let is_full = most.is_some_and(|most| most <= described);
    described > 0 && shape.items.is_none() && !is_full
}
