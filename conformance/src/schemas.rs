//! Schemas made ready to judge values, each once for all interactions.
//!
//! Every schema is held twice: as written, and with its enumerations opened. A
//! value that only the first refuses is a member that nobody documented.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use countersign_spec::ResolvedDocument;
use countersign_spec::json_schema::{
    Direction, JsonSchema, Validator, Violation, describe, json_schema,
};
use countersign_spec::resolve::SchemaId;
use countersign_spec::source::Span;
use serde_json::Value;

use crate::pattern;

/// The schemas of one document that answers were judged by so far.
#[derive(Debug)]
pub(crate) struct Schemas<'d> {
    document: &'d ResolvedDocument,
    ready: Mutex<BTreeMap<SchemaId, Arc<Outcome>>>,
}

type Outcome = Result<Pair, Unusable>;

#[derive(Debug)]
struct Pair {
    as_written: Validator,
    opened: Validator,
}

/// A schema that no value can be judged by.
#[derive(Debug, Clone)]
pub(crate) struct Unusable {
    pub(crate) why: String,
    pub(crate) span: Option<Span>,
}

/// What a schema says of a value.
#[derive(Debug, Default)]
pub(crate) struct Judgement {
    /// Parts that it refuses.
    pub(crate) violations: Vec<Counted>,
    /// Parts that it refuses only because an enumeration does not list them.
    pub(crate) unlisted: Vec<Counted>,
}

/// A violation, and how often it is one of its like: the same keyword refuses the
/// same members at the same place, list indexes aside.
#[derive(Debug)]
pub(crate) struct Counted {
    pub(crate) violation: Violation,
    pub(crate) count: usize,
}

/// A value of more parts than this is judged by its beginning if that is wrong too:
/// the validator lists every violation before the first can be looked at.
const MOST_PARTS: usize = 200_000;

/// So many items of each list are its beginning.
const MOST_ITEMS: usize = 1000;

/// The first of each kind: an answer of a million wrong items breaks one rule.
fn counted(violations: impl Iterator<Item = Violation>) -> Vec<Counted> {
    let mut indexes = BTreeMap::new();
    let mut all: Vec<Counted> = Vec::new();
    for violation in violations {
        let place = pattern::without_indexes(&violation.pointer);
        let key = (place, violation.keyword.clone(), violation.members.clone());
        let index = *indexes.entry(key).or_insert(all.len());
        match all.get_mut(index) {
            Some(known) => known.count += 1,
            None => all.push(Counted {
                violation,
                count: 1,
            }),
        }
    }
    all
}

impl<'d> Schemas<'d> {
    pub(crate) fn new(document: &'d ResolvedDocument) -> Schemas<'d> {
        Schemas {
            document,
            ready: Mutex::default(),
        }
    }

    /// Judges a value of an answer.
    pub(crate) fn judge(&self, schema: SchemaId, value: &Value) -> Result<Judgement, Unusable> {
        match &*self.ready(schema) {
            Ok(pair) => Ok(pair.judge(value)),
            Err(unusable) => Err(unusable.clone()),
        }
    }

    fn ready(&self, schema: SchemaId) -> Arc<Outcome> {
        // A panic elsewhere leaves at worst a schema that is made ready again.
        let mut ready = self.ready.lock().unwrap_or_else(PoisonError::into_inner);
        let outcome = ready
            .entry(schema)
            .or_insert_with(|| Arc::new(Pair::of(self.document, schema)));
        Arc::clone(outcome)
    }
}

impl Pair {
    fn of(document: &ResolvedDocument, schema: SchemaId) -> Outcome {
        let as_written = json_schema(document, schema, Direction::Response);
        let opened = open_enumerations(as_written.clone());
        let ready = |schema| {
            Validator::new(schema).map_err(|problem| Unusable {
                why: problem.message.clone(),
                span: problem.span,
            })
        };
        Ok(Pair {
            as_written: ready(as_written)?,
            opened: ready(opened)?,
        })
    }

    fn judge(&self, value: &Value) -> Judgement {
        if self.as_written.is_valid(value) {
            return Judgement::default();
        }
        // A beginning that is wrong too says enough; else the whole is asked.
        let (asked, all) = match self.wrong_beginning(value) {
            Some((beginning, all)) => (Cow::Owned(beginning), all),
            None => (Cow::Borrowed(value), self.as_written.violations(value)),
        };
        let opened = self.opened.violations(&asked);
        let (types, opened_types) = (wrong_types(&all), wrong_types(&opened));
        let opened: BTreeSet<_> = opened.iter().map(sort).collect();
        let stays = |violation: &Violation| {
            let pointer = violation.pointer.as_str();
            // Without a type beside it the list alone says what kinds are allowed.
            let is_wrong_type = violation.keyword == "enum"
                && opened_types.contains(pointer)
                && !types.contains(pointer);
            is_wrong_type || opened.contains(&sort(violation))
        };
        let stays: Vec<bool> = all.iter().map(stays).collect();
        // A number where a listed string belongs is a wrong type, said once.
        let refused = all.iter().zip(&stays).filter(|(_, stays)| **stays);
        let refused: BTreeSet<&str> = refused.map(|(one, _)| one.pointer.as_str()).collect();
        let is_new = |one: &Violation| !refused.contains(one.pointer.as_str());
        let is_new: Vec<bool> = all.iter().map(is_new).collect();
        let (mut violations, mut unlisted) = (Vec::new(), Vec::new());
        for (violation, (stays, is_new)) in all.into_iter().zip(stays.into_iter().zip(is_new)) {
            if stays {
                violations.push(violation);
            } else if is_new {
                unlisted.push(violation);
            }
        }
        Judgement {
            violations: counted(violations.into_iter()),
            unlisted: counted(unlisted.into_iter()),
        }
    }
}

impl Pair {
    /// The beginning of a value of very many parts, and how it breaks the schema by
    /// more than being no more than a beginning.
    fn wrong_beginning(&self, value: &Value) -> Option<(Value, Vec<Violation>)> {
        let beginning = (parts(value) > MOST_PARTS).then(|| beginning(value))?;
        let mut all = self.as_written.violations(&beginning);
        all.retain(|one| !is_of_length(one));
        for violation in &mut all {
            let whole = value.pointer(&violation.pointer);
            violation.seen = whole.map(describe).unwrap_or_default();
        }
        (!all.is_empty()).then_some((beginning, all))
    }
}

/// How many values there are in a value.
fn parts(value: &Value) -> usize {
    let below: usize = match value {
        Value::Array(items) => items.iter().map(parts).sum(),
        Value::Object(members) => members.values().map(parts).sum(),
        _ => 0,
    };
    below + 1
}

/// A value with no more of each list than its first items.
fn beginning(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().take(MOST_ITEMS).map(beginning).collect(),
        Value::Object(members) => {
            let members = members.iter();
            let members = members.map(|(name, member)| (name.clone(), beginning(member)));
            Value::Object(members.collect())
        }
        _ => value.clone(),
    }
}

/// What a list may break only for being cut.
fn is_of_length(violation: &Violation) -> bool {
    matches!(
        violation.keyword.as_str(),
        "minItems" | "contains" | "minContains"
    )
}

/// What makes two violations of one value the same.
fn sort(violation: &Violation) -> (&str, &str, &str) {
    (&violation.pointer, &violation.keyword, &violation.message)
}

fn wrong_types(violations: &[Violation]) -> BTreeSet<&str> {
    let types = violations.iter().filter(|one| one.keyword == "type");
    types.map(|one| one.pointer.as_str()).collect()
}

/// The same schema with every enumeration of more than one value opened to all
/// values of its type. A single value is a constant, often one that tells
/// alternatives apart, and stays.
fn open_enumerations(mut schema: JsonSchema) -> JsonSchema {
    let definitions = schema
        .schema
        .get_mut("$defs")
        .and_then(Value::as_object_mut);
    for definition in definitions.into_iter().flat_map(|all| all.values_mut()) {
        open(definition);
        // A nullable combination stands behind a condition on null.
        definition.get_mut("else").into_iter().for_each(open);
    }
    schema
}

fn open(schema: &mut Value) {
    let Some(schema) = schema.as_object_mut() else {
        return;
    };
    let listed = schema.get("enum").and_then(Value::as_array);
    let count = listed.map_or(0, |listed| listed.iter().filter(|v| !v.is_null()).count());
    if count > 1 {
        let closed = schema.shift_remove("enum");
        // Without a type of its own an enumeration still says what kinds it holds.
        if !schema.contains_key("type") {
            let listed = closed.iter().filter_map(Value::as_array).flatten();
            let mut kinds: Vec<Value> = listed.map(|value| kind(value).into()).collect();
            kinds.sort_by_key(|kind| kind.to_string());
            kinds.dedup();
            schema.insert("type".to_owned(), kinds.into());
        }
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::testing;

    /// Asserts which keywords refuse the value, and which only for its list.
    fn check(schema: &str, value: Value, violations: &[&str], unlisted: &[&str]) {
        let document = testing::document(&format!(
            "
  /a:
    get:
      operationId: a
      responses:
        '200': {{description: a, content: {{application/json: {{schema: {schema}}}}}}}
"
        ));
        let response = &document.operations()[0].responses[0];
        let schema = response.content[0].schema.unwrap();
        let judgement = Schemas::new(&document).judge(schema, &value).unwrap();
        let keywords = |all: &[Counted]| {
            let all = all.iter();
            all.map(|one| format!("{} {}", one.violation.keyword, one.violation.pointer))
                .collect::<Vec<_>>()
        };
        assert_eq!(keywords(&judgement.violations), violations);
        assert_eq!(keywords(&judgement.unlisted), unlisted);
    }

    #[test]
    fn a_value_that_is_not_listed_is_told_from_a_wrong_one() {
        let schema = "{type: string, enum: [a, b]}";
        check(schema, json!("a"), &[], &[]);
        check(schema, json!("c"), &[], &["enum "]);
        check(schema, json!(1), &["type "], &[]);
        check("{enum: [a, b]}", json!("c"), &[], &["enum "]);
        check("{enum: [a, b]}", json!(1), &["enum "], &[]);
    }

    #[test]
    fn a_list_inside_a_combination_is_a_list_all_the_same() {
        let nullable = "{nullable: true, allOf: [{type: string, enum: [a, b]}]}";
        check(nullable, json!(null), &[], &[]);
        check(nullable, json!("c"), &[], &["enum "]);
        check(nullable, json!(1), &["type "], &[]);
    }

    #[test]
    fn a_list_of_one_is_a_constant() {
        check("{type: string, enum: [a]}", json!("c"), &["enum "], &[]);
        let choice = "{anyOf: [{type: string, format: date}, {type: string, enum: ['']}]}";
        check(choice, json!("soon"), &["anyOf "], &[]);
    }
}
