//! What has to hold of one value: schemas with their combinations taken apart.
//!
//! `allOf` adds its parts, `oneOf` and `anyOf` add one of theirs each, and null that a
//! schema allows whatever else it says stands by itself.

use std::collections::{BTreeMap, BTreeSet};

use countersign_spec::ResolvedDocument;
use countersign_spec::document::JsonType;
use countersign_spec::resolve::{Schema, SchemaId};
use countersign_spec::rule::{DependentRequired, MutuallyExclusive, Rule};

use super::{Shape, listed};

/// Combinations within combinations multiply; so many alternatives say enough.
const MOST_ALTERNATIVES: usize = 48;

/// Schemas that hold together, each by its own keywords.
#[derive(Debug, Clone, Default)]
pub(super) struct Demand {
    pub(super) schemas: Vec<SchemaId>,
    /// Whether the value is null, by a schema that allows it whatever else it says.
    pub(super) is_null: bool,
    /// The values of discriminators, by their property.
    pub(super) selected: BTreeMap<String, Vec<String>>,
    seen: BTreeSet<SchemaId>,
    pending: Vec<SchemaId>,
}

/// Every way in which all of the schemas can hold.
pub(super) fn alternatives(document: &ResolvedDocument, schemas: &[SchemaId]) -> Vec<Demand> {
    let mut queue = vec![Demand {
        pending: schemas.iter().rev().copied().collect(),
        ..Demand::default()
    }];
    let mut done = Vec::new();
    while let Some(mut demand) = queue.pop() {
        let Some(id) = demand.pending.pop() else {
            done.push(demand);
            continue;
        };
        // A schema that is a part of itself adds nothing the second time.
        if !demand.seen.insert(id) {
            queue.push(demand);
            continue;
        }
        let schema = document.schema(id);
        let mut ways = demand.with(id, schema, document);
        if done.len() + queue.len() + ways.len() > MOST_ALTERNATIVES {
            ways.truncate(1);
        }
        queue.extend(ways.into_iter().rev());
    }
    done
}

impl Demand {
    /// The ways in which one more schema holds.
    fn with(self, id: SchemaId, schema: &Schema, document: &ResolvedDocument) -> Vec<Demand> {
        let shape = &schema.shape;
        let null = (shape.is_nullable && !shape.is_null_judged).then(|| Demand {
            is_null: true,
            ..self.clone()
        });
        let mut base = self;
        base.schemas.push(id);
        base.pending.extend(shape.all_of.iter().rev());
        let mut ways = vec![base];
        for parts in [&shape.one_of, &shape.any_of] {
            if !parts.is_empty() {
                let each = ways.iter().flat_map(|way| {
                    let parts = parts.iter();
                    parts.map(|part| way.and(*part).selecting(schema, *part, document))
                });
                ways = each.collect();
            }
        }
        if let Some(condition) = shape.other_schemas.get("if") {
            let branch = |name: &str| shape.other_schemas.get(name).copied();
            ways = ways
                .iter()
                .flat_map(|way| {
                    let mut holds = way.and(*condition);
                    holds.pending.extend(branch("then"));
                    let mut holds_not = way.clone();
                    holds_not.pending.extend(branch("else"));
                    [holds, holds_not]
                })
                .collect();
        }
        ways.truncate(MOST_ALTERNATIVES);
        ways.extend(null);
        ways
    }

    fn and(&self, part: SchemaId) -> Demand {
        let mut both = self.clone();
        both.pending.push(part);
        both
    }

    /// The same, with the discriminator's value for the part (3.0.3, Discriminator Object).
    fn selecting(mut self, schema: &Schema, part: SchemaId, document: &ResolvedDocument) -> Demand {
        let Some(discriminator) = &schema.shape.discriminator else {
            return self;
        };
        let mapped = schema.mapping.iter().filter(|(_, id)| **id == part);
        let mut values: Vec<String> = mapped.map(|(value, _)| value.clone()).collect();
        if values.is_empty() {
            let part = document.schema(part);
            let own = part.shape.properties.get(&discriminator.property);
            let own = own.and_then(|id| listed::single_text(&document.schema(*id).shape));
            values.extend(own.or_else(|| part.name.clone()));
        }
        if !values.is_empty() {
            self.selected.insert(discriminator.property.clone(), values);
        }
        self
    }

    /// The kinds of value that all of the schemas allow.
    pub(super) fn kinds(&self, document: &ResolvedDocument) -> Vec<JsonType> {
        let mut kinds: Vec<JsonType> = JsonType::ALL.iter().map(|(kind, _)| *kind).collect();
        if self.is_null {
            kinds = vec![JsonType::Null];
        }
        for id in &self.schemas {
            let own = own_kinds(&document.schema(*id).shape);
            kinds.retain(|kind| own.is_empty() || own.contains(kind));
        }
        // Every integer is a number as well: one of the two is enough.
        if kinds.contains(&JsonType::Number) && kinds.len() < JsonType::ALL.len() {
            kinds.retain(|kind| *kind != JsonType::Integer);
        }
        kinds
    }

    /// Whether the schemas leave open what a value is.
    pub(super) fn says_nothing(&self, document: &ResolvedDocument) -> bool {
        self.selected.is_empty()
            && self.schemas.iter().all(|id| {
                let shape = &document.schema(*id).shape;
                shape.required.is_empty() && shape.assertions.is_empty()
            })
    }

    /// Whether keywords hold that values are not made by.
    pub(super) fn is_more_than_made(&self, document: &ResolvedDocument) -> bool {
        self.schemas.iter().any(|id| {
            let shape = &document.schema(*id).shape;
            let is_combined = !shape.one_of.is_empty() || !shape.any_of.is_empty();
            is_combined
                || shape.enumeration.is_some()
                || shape.constant.is_some()
                || !shape.assertions.is_empty()
                || !shape.other_schemas.is_empty()
                || !shape.dependent_schemas.is_empty()
                || !shape.pattern_properties.is_empty()
                || DependentRequired::of(&shape.extensions).is_some()
                || MutuallyExclusive::of(&shape.extensions).is_some()
        })
    }
}

/// The types that a schema has or, by what it says of members and items, means; empty
/// for any.
fn own_kinds(shape: &Shape) -> Vec<JsonType> {
    let mut kinds = match shape.types[..] {
        [] if !shape.properties.is_empty() || !shape.pattern_properties.is_empty() => {
            vec![JsonType::Object]
        }
        [] if shape.items.is_some() || !shape.prefix_items.is_empty() => vec![JsonType::Array],
        _ => shape.types.clone(),
    };
    if kinds.contains(&JsonType::Number) {
        kinds.push(JsonType::Integer);
    }
    if shape.is_nullable && shape.is_null_judged && !kinds.is_empty() {
        kinds.push(JsonType::Null);
    }
    kinds
}
