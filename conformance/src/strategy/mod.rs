//! Values that are valid by a schema, as `proptest` strategies.
//!
//! ```text
//! demand     schemas that hold together -> alternatives without combinations
//! listed     enum and const
//! number     bounds and multiples        text, format, pattern   strings
//! array      items and their count       object                  members and their presence
//! ```
//!
//! Each strategy is held against the validator of `countersign_spec::json_schema`, so
//! that a value which comes out is valid by more than this module's own opinion. A
//! schema that no value is made for is told with the reason; so is an optional member
//! that is therefore always absent. Members that no schema speaks of are never made up.
//!
//! Numbers keep to 15 significant digits unless their format says `double`: beyond that
//! readers of JSON differ (RFC 8259, 6).

mod any;
mod array;
mod count;
mod demand;
mod format;
mod listed;
mod number;
mod object;
mod pattern;
mod seed;
#[cfg(test)]
mod tests;
mod text;
mod unmade;

use std::collections::BTreeMap;
use std::rc::Rc;

use countersign_spec::ResolvedDocument;
use countersign_spec::document::{JsonType, SchemaOf};
use countersign_spec::json_schema::{Direction, Validator, json_schema};
use countersign_spec::resolve::SchemaId;
use proptest::strategy::{BoxedStrategy, Just, Strategy, Union};
use serde_json::Value;

pub use seed::Seed;
pub use unmade::{Unmade, Why};

use demand::Demand;

type Shape = SchemaOf<SchemaId>;

/// A strategy for JSON values.
pub type Values = BoxedStrategy<Value>;

/// How many levels a value may have.
const DEPTH: u32 = 9;
/// With so few levels left only what has to be there is made.
const SPARSE: u32 = 4;

/// The strategies of one document, for one direction.
pub struct Strategies<'d> {
    document: &'d ResolvedDocument,
    direction: Direction,
    made: BTreeMap<(Vec<SchemaId>, u32), Result<Values, Unmade>>,
    validators: BTreeMap<SchemaId, Result<Rc<Validator>, Unmade>>,
    left_out: Vec<Unmade>,
}

impl<'d> Strategies<'d> {
    /// Strategies for values that travel in `direction`.
    #[must_use]
    pub fn new(document: &'d ResolvedDocument, direction: Direction) -> Strategies<'d> {
        Strategies {
            document,
            direction,
            made: BTreeMap::new(),
            validators: BTreeMap::new(),
            left_out: Vec::new(),
        }
    }

    /// A strategy for valid values of a schema.
    ///
    /// # Errors
    /// When no valid value can be made; with the reason.
    pub fn of(&mut self, schema: SchemaId) -> Result<Values, Unmade> {
        let values = self.value(&[schema], DEPTH)?;
        self.filtered(values, &[schema])
    }

    /// What no value was made for, so that it is absent from all values: optional
    /// members, additional ones, and alternatives beside others.
    #[must_use]
    pub fn left_out(&self) -> &[Unmade] {
        &self.left_out
    }

    fn shape(&self, id: SchemaId) -> &'d Shape {
        &self.document.schema(id).shape
    }

    fn unmade(&self, schemas: &[SchemaId], why: Why) -> Unmade {
        let place = schemas.first().map(|id| self.shape(*id).span);
        let place = place.map(|span| self.document.sources.place(span));
        Unmade {
            place: place.unwrap_or_default(),
            why,
        }
    }

    fn leave_out(&mut self, unmade: Unmade) {
        if unmade.why != Why::TooDeep && !self.left_out.contains(&unmade) {
            self.left_out.push(unmade);
        }
    }

    /// Values by which all of the schemas hold. What is made for one depth is kept:
    /// schemas meet again in many places.
    fn value(&mut self, schemas: &[SchemaId], depth: u32) -> Result<Values, Unmade> {
        let key = (schemas.to_vec(), depth);
        if let Some(made) = self.made.get(&key) {
            return made.clone();
        }
        let made = self.alternatives(schemas, depth);
        self.made.insert(key, made.clone());
        made
    }

    fn alternatives(&mut self, schemas: &[SchemaId], depth: u32) -> Result<Values, Unmade> {
        let alternatives = demand::alternatives(self.document, schemas);
        let needs_filter = alternatives
            .iter()
            .any(|demand| demand.is_more_than_made(self.document));
        let (mut made, mut unmade) = (Vec::new(), Vec::new());
        for demand in &alternatives {
            // Null is one of few alternatives and would be half of all values.
            let weight = if demand.is_null { 1 } else { 4 };
            match self.alternative(demand, schemas, depth) {
                Ok(values) if needs_filter => match self.filtered(values, schemas) {
                    Ok(values) => made.push((weight, values)),
                    Err(why) => unmade.push(why),
                },
                Ok(values) => made.push((weight, values)),
                Err(why) => unmade.push(why),
            }
        }
        if made.is_empty() {
            let reason = unmade.iter().find(|unmade| unmade.why != Why::TooDeep);
            let reason = reason.or(unmade.first()).cloned();
            return Err(reason.unwrap_or_else(|| self.unmade(schemas, Why::NothingInCommon)));
        }
        // Alternatives that rule themselves out beside others are what combinations are for.
        let is_told = |unmade: &Unmade| {
            let Unmade { why, .. } = unmade;
            *why != Why::NothingInCommon
                && *why != Why::NothingListed
                && *why != Why::HardlyEverValid
        };
        for unmade in unmade.into_iter().filter(is_told) {
            self.leave_out(unmade);
        }
        Ok(Union::new_weighted(made).boxed())
    }

    fn alternative(
        &mut self,
        demand: &Demand,
        schemas: &[SchemaId],
        depth: u32,
    ) -> Result<Values, Unmade> {
        let kinds = demand.kinds(self.document);
        if let Some(values) = listed::values(self.document, &demand.schemas) {
            let fitting = values
                .into_iter()
                .filter(|value| listed::is_of(value, &kinds));
            let values: Vec<Values> = fitting.map(|value| Just(value).boxed()).collect();
            if values.is_empty() {
                return Err(self.unmade(schemas, Why::NothingListed));
            }
            return Ok(Union::new(values).boxed());
        }
        if demand.says_nothing(self.document) && kinds.len() == JsonType::ALL.len() {
            return Ok(any::values());
        }
        let (mut made, mut unmade) = (Vec::new(), None);
        for kind in kinds {
            match self.of_kind(kind, demand, schemas, depth) {
                Ok(values) => made.push(values),
                Err(why) => unmade = Some(why),
            }
        }
        match made.is_empty() {
            false => Ok(Union::new(made).boxed()),
            true => Err(unmade.unwrap_or_else(|| self.unmade(schemas, Why::NothingInCommon))),
        }
    }

    fn of_kind(
        &mut self,
        kind: JsonType,
        demand: &Demand,
        schemas: &[SchemaId],
        depth: u32,
    ) -> Result<Values, Unmade> {
        let shapes: Vec<&Shape> = demand.schemas.iter().map(|id| self.shape(*id)).collect();
        let made = match kind {
            JsonType::Null => Ok(Just(Value::Null).boxed()),
            JsonType::Boolean => Ok(proptest::bool::ANY.prop_map(Value::Bool).boxed()),
            JsonType::Integer => number::integers(&shapes),
            JsonType::Number => number::numbers(&shapes),
            JsonType::String => text::texts(&shapes),
            JsonType::Array => return self.array(demand, schemas, depth),
            JsonType::Object => return self.object(demand, schemas, depth),
        };
        made.map_err(|why| self.unmade(schemas, why))
    }

    /// The same values without those that one of the schemas refuses.
    fn filtered(&mut self, values: Values, schemas: &[SchemaId]) -> Result<Values, Unmade> {
        let validators: Result<Vec<_>, _> = schemas.iter().map(|id| self.validator(*id)).collect();
        let validators = validators?;
        let is_valid = move |value: &Value| validators.iter().all(|by| by.is_valid(value));
        let filtered = values
            .prop_filter("refused by its schema", is_valid)
            .boxed();
        // Asked once now, so that what is never valid is known before values are.
        match seed::probe(&filtered) {
            true => Ok(filtered),
            false => Err(self.unmade(schemas, Why::HardlyEverValid)),
        }
    }

    fn validator(&mut self, id: SchemaId) -> Result<Rc<Validator>, Unmade> {
        if let Some(ready) = self.validators.get(&id) {
            return ready.clone();
        }
        let ready = Validator::new(json_schema(self.document, id, self.direction))
            .map(Rc::new)
            .map_err(|problem| self.unmade(&[id], Why::Unusable(problem.message.clone())));
        self.validators.insert(id, ready.clone());
        ready
    }
}
