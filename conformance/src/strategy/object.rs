//! Objects: which members there are, and what they hold.

use std::collections::BTreeSet;

use countersign_spec::document::AdditionalProperties;
use countersign_spec::json_schema::Direction;
use countersign_spec::resolve::SchemaId;
use indexmap::IndexMap;
use proptest::collection::vec;
use proptest::prelude::{Strategy, any as any_of};
use proptest::strategy::{BoxedStrategy, Just, Union};
use regex::Regex;
use serde_json::{Map, Value};

use super::count::bound;
use super::demand::Demand;
use super::{SPARSE, Shape, Strategies, Unmade, Values, Why, any, pattern, text};

/// A map without bounds has at most so many entries more than it must.
const MORE: usize = 3;

/// A member that may be made.
struct Member {
    name: String,
    is_required: bool,
    values: Values,
}

/// Members whose names are data: names, and what they hold.
type Entries = BoxedStrategy<(String, Value)>;

impl<'d> Strategies<'d> {
    pub(super) fn object(
        &mut self,
        demand: &Demand,
        schemas: &[SchemaId],
        depth: u32,
    ) -> Result<Values, Unmade> {
        if depth == 0 {
            return Err(self.unmade(schemas, Why::TooDeep));
        }
        let shapes: Vec<&Shape> = demand.schemas.iter().map(|id| self.shape(*id)).collect();
        let required = self.required(&shapes, demand);
        let mut members = Vec::new();
        for (name, said) in self.named(&shapes, &required) {
            let is_required = required.contains(&name);
            if !is_required && depth <= SPARSE {
                continue;
            }
            let values = match (demand.selected.get(&name), said) {
                (Some(selected), _) => Ok(select(selected)),
                (None, Some(said)) if said.is_empty() => Ok(any::values()),
                (None, Some(said)) => self.value(&said, depth - 1),
                (None, None) => Err(self.unmade(schemas, Why::NothingInCommon)),
            };
            match values {
                Ok(values) => members.push(Member {
                    name,
                    is_required,
                    values,
                }),
                Err(unmade) if is_required => return Err(unmade),
                Err(unmade) => self.leave_out(unmade),
            }
        }
        let entries = self.entries(&shapes, depth)?;
        let least = bound(&shapes, "minProperties").max().unwrap_or(0);
        let most = bound(&shapes, "maxProperties").min().unwrap_or(usize::MAX);
        Ok(objects(&members, entries, least, most))
    }

    /// The members that have to be there on the way the value travels.
    fn required(&self, shapes: &[&Shape], demand: &Demand) -> BTreeSet<String> {
        let mut required: BTreeSet<String> = demand.selected.keys().cloned().collect();
        for shape in shapes {
            let names = shape.required.iter();
            let names = names.filter(|name| self.travels(shape.properties.get(*name).copied()));
            required.extend(names.cloned());
        }
        required
    }

    fn travels(&self, member: Option<SchemaId>) -> bool {
        member.is_none_or(|id| match self.direction {
            Direction::Request => !self.shape(id).is_read_only,
            Direction::Response => !self.shape(id).is_write_only,
        })
    }

    /// Every member that a schema names, with all that is said of it; none where one
    /// of the schemas forbids it.
    fn named(
        &self,
        shapes: &[&'d Shape],
        required: &BTreeSet<String>,
    ) -> IndexMap<String, Option<Vec<SchemaId>>> {
        let properties = shapes.iter().flat_map(|shape| &shape.properties);
        let travelling = properties.filter(|(_, id)| self.travels(Some(**id)));
        let names = travelling.map(|(name, _)| name).chain(required);
        let mut named = IndexMap::new();
        for name in names {
            named
                .entry(name.clone())
                .or_insert_with(|| said_of(name, shapes));
        }
        named
    }

    /// Entries beside the named members, if the schemas speak of any.
    fn entries(&mut self, shapes: &[&Shape], depth: u32) -> Result<Vec<Entries>, Unmade> {
        if depth <= SPARSE && shapes.iter().any(|shape| !shape.properties.is_empty()) {
            return Ok(Vec::new());
        }
        let names = shapes.iter().find_map(|shape| {
            let names = shape.other_schemas.get("propertyNames")?;
            let pattern = self.shape(*names).assertions.get("pattern")?;
            pattern.as_str().map(str::to_owned)
        });
        let mut entries = Vec::new();
        for shape in shapes {
            for (pattern, id) in &shape.pattern_properties {
                let keys = pattern::texts(pattern).map_err(|why| self.unmade(&[*id], why));
                match (keys, self.value(&[*id], depth - 1)) {
                    (Ok(keys), Ok(values)) => entries.push((keys, values).boxed()),
                    (Err(unmade), _) | (_, Err(unmade)) => self.leave_out(unmade),
                }
            }
        }
        let values = match rest(shapes) {
            Rest::None => return Ok(entries),
            Rest::Any => any::values(),
            Rest::Schemas(ids) => match self.value(&ids, depth - 1) {
                Ok(values) => values,
                Err(unmade) => {
                    self.leave_out(unmade);
                    return Ok(entries);
                }
            },
        };
        let keys = match names {
            Some(names) => {
                let keys = pattern::texts(&names);
                keys.map_err(|why| self.unmade(&[], why))?
            }
            None => text::free(0, 8),
        };
        let is_named = named_by(shapes);
        let keys = keys.prop_filter("a name of a member", move |key| !is_named(key));
        entries.push((keys, values).boxed());
        Ok(entries)
    }
}

/// All that is said of a member; none where it is forbidden.
fn said_of(name: &str, shapes: &[&Shape]) -> Option<Vec<SchemaId>> {
    let mut said = Vec::new();
    for shape in shapes {
        let own = shape.properties.get(name);
        let patterns = shape.pattern_properties.iter();
        let fitting = patterns.filter(|(pattern, _)| is_match(pattern, name));
        let before = said.len();
        said.extend(own.into_iter().chain(fitting.map(|(_, id)| id)).copied());
        if said.len() == before {
            match &shape.additional_properties {
                Some(AdditionalProperties::Forbidden) => return None,
                Some(AdditionalProperties::Schema(id)) => said.push(**id),
                Some(AdditionalProperties::Any) | None => {}
            }
        }
    }
    Some(said)
}

/// What members that nobody names may hold.
enum Rest {
    None,
    Any,
    Schemas(Vec<SchemaId>),
}

fn rest(shapes: &[&Shape]) -> Rest {
    let mut ids = Vec::new();
    for shape in shapes {
        match &shape.additional_properties {
            Some(AdditionalProperties::Forbidden) => return Rest::None,
            Some(AdditionalProperties::Schema(id)) => ids.push(**id),
            Some(AdditionalProperties::Any) | None => {}
        }
    }
    // An object of which nothing is said is a map of anything. Beside members that are
    // named, leave for anything says nothing of what else there is.
    let is_open = shapes
        .iter()
        .all(|shape| shape.properties.is_empty() && shape.pattern_properties.is_empty());
    match ids.is_empty() {
        false => Rest::Schemas(ids),
        true if is_open => Rest::Any,
        true => Rest::None,
    }
}

/// Whether a key is a named member's, or one that a pattern speaks of.
fn named_by(shapes: &[&Shape]) -> impl Fn(&str) -> bool + 'static {
    let names = shapes.iter().flat_map(|shape| shape.properties.keys());
    let names: BTreeSet<String> = names.cloned().collect();
    let patterns = shapes
        .iter()
        .flat_map(|shape| shape.pattern_properties.keys());
    let patterns: Vec<String> = patterns.cloned().collect();
    move |key| names.contains(key) || patterns.iter().any(|pattern| is_match(pattern, key))
}

fn is_match(pattern: &str, name: &str) -> bool {
    Regex::new(pattern).is_ok_and(|pattern| pattern.is_match(name))
}

fn select(texts: &[String]) -> Values {
    let texts = proptest::sample::select(texts.to_vec());
    texts.prop_map(Value::String).boxed()
}

/// Objects with all members, with none that need not be there, and with some.
fn objects(members: &[Member], entries: Vec<Entries>, least: usize, most: usize) -> Values {
    let all = members.iter().map(|member| member.values.clone());
    let all: Vec<BoxedStrategy<Option<Value>>> =
        all.map(|values| values.prop_map(Some).boxed()).collect();
    let few = members.iter().map(|member| match member.is_required {
        true => member.values.clone().prop_map(Some).boxed(),
        false => Just(None).boxed(),
    });
    let few: Vec<_> = few.collect();
    let some = all
        .iter()
        .zip(&few)
        .map(|(there, few)| Union::new([there.clone(), few.clone()]).boxed());
    let some: Vec<_> = some.collect();
    let named = Union::new_weighted(vec![(1, few), (1, all), (2, some)]);
    let names: Vec<String> = members.iter().map(|member| member.name.clone()).collect();
    let entries = match entries.is_empty() || most == 0 {
        true => Just(Vec::new()).boxed(),
        false => {
            let wanted = least.saturating_sub(members.len());
            vec(Union::new(entries), wanted..=wanted + MORE).boxed()
        }
    };
    (named, entries, any_of::<bool>())
        .prop_map(move |(named, entries, has_entries)| {
            let members = names.iter().cloned().zip(named);
            let mut object: Map<String, Value> = members
                .filter_map(|(name, value)| Some((name, value?)))
                .collect();
            let mut entries = entries.into_iter();
            while (has_entries || object.len() < least) && object.len() < most {
                let Some((key, value)) = entries.next() else {
                    break;
                };
                object.insert(key, value);
            }
            Value::Object(object)
        })
        .boxed()
}
