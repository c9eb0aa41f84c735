//! Inputs outside the body.

use countersign_spec::document;
use countersign_spec::resolve::{Operation, Parameter};

use super::Lowering;
use super::media_type::Class;
use super::naming::NameHint;
use crate::ir::{FieldName, Given, Location, ParameterDef, Placement, Taken, TypeRef};

/// Names that a call's own methods and variables have.
pub(super) const BUILDER_NAMES: [&str; 7] = [
    "body",
    "body_as",
    "read_headers",
    "request",
    "send",
    "send_events",
    "send_streamed",
];

impl Lowering<'_> {
    pub(super) fn parameters(
        &mut self,
        operation: &Operation,
        hint: &NameHint,
    ) -> Vec<ParameterDef> {
        let mut names = Taken::of(BUILDER_NAMES.map(FieldName::new));
        let mut parameters = Vec::new();
        for parameter in &operation.parameters {
            let ty = match parameter.schema {
                Some(schema) if is_written(parameter) => {
                    self.schema(schema, &hint.part(&parameter.name)).ty
                }
                _ => TypeRef::Text,
            };
            let name = names.distinct(FieldName::new(&parameter.name));
            parameters.push(ParameterDef {
                name,
                wire_name: parameter.name.clone(),
                doc: self.parameter_documentation(parameter),
                ty,
                is_required: parameter.is_required,
                placement: placement(parameter),
                given: Given::Value,
                example: self.example(&parameter.examples, parameter.schema),
            });
        }
        parameters
    }

    /// The description, and what the document says of values in numbers.
    fn parameter_documentation(&self, parameter: &Parameter) -> Option<String> {
        let Some(schema) = parameter.schema else {
            return parameter.description.clone();
        };
        let shape = &self.doc.schema(schema).shape;
        let assertion = |name: &str| Some(shape.assertions.get(name)?.as_number()?.as_str());
        let mut facts: Vec<String> = Vec::new();
        facts.extend(assertion("minimum").map(|bound| format!("at least {bound}")));
        facts.extend(assertion("maximum").map(|bound| format!("at most {bound}")));
        // A default that is not sent is the service's own business to apply.
        let default = shape.default.as_ref().map(|default| default.to_json());
        facts.extend(default.map(|default| format!("{default} if it is not sent")));
        let mut doc = parameter.description.clone().unwrap_or_default();
        if let Some((first, rest)) = facts.split_first() {
            let mut sentence = first.clone();
            sentence[..1].make_ascii_uppercase();
            for fact in rest {
                sentence.push_str(&format!(", {fact}"));
            }
            doc = format!("{}\n\n{sentence}.", doc.trim());
        }
        (!doc.trim().is_empty()).then_some(doc)
    }
}

/// Reading has seen to it that its place has the style.
fn placement(parameter: &Parameter) -> Placement {
    Placement {
        location: match parameter.location {
            document::Location::Path => Location::Path,
            document::Location::Query => Location::Query,
            document::Location::Header => Location::Header,
            document::Location::Cookie => Location::Cookie,
        },
        style: parameter.style,
        is_exploded: parameter.explode,
        is_reserved: parameter.allow_reserved,
        is_json: parameter.media_type.as_deref().is_some_and(is_json),
        media_type: None,
    }
}

/// Whether a value is written by its schema: one of another media type than JSON is a
/// text that the caller has made.
fn is_written(parameter: &Parameter) -> bool {
    parameter.media_type.as_deref().is_none_or(is_json)
}

fn is_json(media_type: &str) -> bool {
    Class::of(media_type) == Class::Json
}
