//! Documented values, for the calls that documentation shows.

use countersign_spec::resolve::{Example, SchemaId};
use serde_json::{Map, Value as Json};

use super::Lowering;

/// How deep a value is gathered from the examples of a schema's parts, and of how many.
const MAX_DEPTH: usize = 6;
const MAX_PARTS: usize = 200;

impl Lowering<'_> {
    /// The first documented value: of the thing itself, else of its schema.
    pub(super) fn example(&self, examples: &[Example], schema: Option<SchemaId>) -> Option<Json> {
        let own = examples.first().map(|example| example.value.to_json());
        own.or_else(|| self.example_of(schema?, MAX_DEPTH, &mut 0))
    }

    /// The value that a schema shows, or what those of its members and items make together.
    ///
    /// A default is no such value: it is what need not be sent.
    fn example_of(&self, id: SchemaId, depth: usize, parts: &mut usize) -> Option<Json> {
        let shape = &self.doc.schema(id).shape;
        if let Some(own) = shape.examples.first() {
            return Some(own.to_json());
        }
        *parts += 1;
        let depth = depth.checked_sub(1).filter(|_| *parts <= MAX_PARTS)?;
        let mut members = Map::new();
        for part in &shape.all_of {
            if let Some(Json::Object(of_part)) = self.example_of(*part, depth, parts) {
                members.extend(of_part);
            }
        }
        for (name, property) in &shape.properties {
            let value = self.example_of(*property, depth, parts);
            members.extend(value.map(|value| (name.clone(), value)));
        }
        if !members.is_empty() {
            return Some(Json::Object(members));
        }
        let item = shape.items.as_ref()?;
        let item = self.example_of(**item, depth, parts)?;
        Some(Json::Array(vec![item]))
    }
}
