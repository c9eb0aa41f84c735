//! A schema of a document as JSON Schema 2020-12, for one direction, with the
//! way back to where each part was written.

mod format;
mod height;
mod keywords;
mod validator;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

pub use validator::{Validator, Violation, describe};

use crate::resolve::{ResolvedDocument, SchemaId};
use crate::source::Span;

/// Which way a value travels. `readOnly` members are not asked of requests,
/// `writeOnly` members not of responses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// From the caller to the service.
    Request,
    /// From the service to the caller.
    Response,
}

/// A self-contained JSON Schema and its origin.
#[derive(Debug, Clone)]
pub struct JsonSchema {
    /// The schema; parts stand under `$defs` by their id.
    pub schema: Value,
    /// Where the schema or keyword at a pointer of `schema` was written.
    pub places: BTreeMap<String, Span>,
    /// The longest way through parts of parts, in schemas.
    height: usize,
}

impl JsonSchema {
    /// The place of the innermost part that is known at or above `pointer`.
    #[must_use]
    pub fn place(&self, pointer: &str) -> Option<Span> {
        let mut pointer = pointer;
        loop {
            if let Some(span) = self.places.get(pointer) {
                return Some(*span);
            }
            pointer = &pointer[..pointer.rfind('/')?];
        }
    }
}

/// Writes a schema, and every schema it needs, as one JSON Schema.
#[must_use]
pub fn json_schema(document: &ResolvedDocument, id: SchemaId, direction: Direction) -> JsonSchema {
    let mut definitions = Map::new();
    let mut places = BTreeMap::new();
    let mut seen = BTreeSet::from([id]);
    let mut queue = vec![id];
    while let Some(id) = queue.pop() {
        let mut part = |part: SchemaId| {
            if seen.insert(part) {
                queue.push(part);
            }
            json!({ "$ref": format!("#/$defs/{}", part.index()) })
        };
        let shape = &document.schema(id).shape;
        let pointer = format!("/$defs/{}", id.index());
        let schema = keywords::write(document, shape, direction, &mut part);
        places.insert(pointer.clone(), shape.span);
        let inner = format!("{pointer}{}", keywords::inner_pointer(shape));
        for (keyword, node) in &shape.assertions {
            places.insert(format!("{inner}/{keyword}"), node.span);
        }
        for (keyword, span) in &shape.keyword_spans {
            places.insert(format!("{inner}/{keyword}"), *span);
        }
        for (name, keyword) in keywords::RULES {
            if let Some(node) = shape.extensions.get(name) {
                places.insert(format!("{inner}/{keyword}"), node.span);
            }
        }
        let entries = schema
            .pointer(&inner[pointer.len()..])
            .and_then(|it| it.get("required"));
        let entries = entries.and_then(Value::as_array).into_iter().flatten();
        for (index, name) in entries.enumerate() {
            let written = shape.required.iter().zip(&shape.required_spans);
            let written = written.filter(|(written, _)| name == written.as_str());
            for (_, span) in written.take(1) {
                places.insert(format!("{inner}/required/{index}"), *span);
            }
        }
        definitions.insert(id.index().to_string(), schema);
    }
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$ref": format!("#/$defs/{}", id.index()),
        "$defs": definitions,
    });
    JsonSchema {
        schema,
        places,
        height: height::height(document, id),
    }
}
