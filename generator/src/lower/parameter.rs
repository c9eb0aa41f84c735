//! Inputs outside the body.

use countersign_spec::document::{Location, Style};
use countersign_spec::resolve::{Operation, Parameter};

use super::Lowering;
use super::naming::{NameHint, distinct};
use super::operation::LeftOut;
use crate::diagnostic::PARAMETER_NOT_WRITTEN;
use crate::ir::{FieldName, ParameterDef, Placement, TypeKind, TypeRef};

/// Names that a builder's own methods, fields and variables have.
const BUILDER_NAMES: [&str; 4] = ["body", "client", "request", "send"];

impl Lowering<'_> {
    pub(super) fn parameters(
        &mut self,
        operation: &Operation,
        hint: &NameHint,
    ) -> Result<Vec<ParameterDef>, LeftOut> {
        let mut names: Vec<FieldName> = BUILDER_NAMES.map(FieldName::new).to_vec();
        let mut parameters = Vec::new();
        for parameter in &operation.parameters {
            let ty = match parameter.schema {
                Some(schema) => self.schema(schema, &hint.part(&parameter.name)).ty,
                None => TypeRef::Text,
            };
            let Some(placement) = placement(parameter).filter(|_| self.is_writable(&ty)) else {
                self.not_written(operation, parameter)?;
                continue;
            };
            let name = distinct(FieldName::new(&parameter.name), &names, FieldName::numbered);
            names.push(name.clone());
            parameters.push(ParameterDef {
                name,
                wire_name: parameter.name.clone(),
                doc: self.parameter_documentation(parameter),
                ty,
                is_required: parameter.is_required,
                placement,
            });
        }
        Ok(parameters)
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

    fn not_written(&mut self, operation: &Operation, parameter: &Parameter) -> Result<(), LeftOut> {
        let what = format!(
            "the parameter `{}` of `{}` is an object, or in a style that is not written",
            parameter.name, operation.id
        );
        self.leave_out(
            PARAMETER_NOT_WRITTEN,
            parameter.span,
            parameter.is_required,
            &what,
        )
    }

    /// Whether a value is one part or a list of parts.
    fn is_writable(&self, ty: &TypeRef) -> bool {
        match ty {
            TypeRef::List(item) => !matches!(**item, TypeRef::List(_)) && self.is_writable(item),
            TypeRef::Named(id) | TypeRef::Boxed(id) => {
                let def = self.types[id.index()].as_ref();
                def.is_some_and(|def| matches!(def.kind, TypeKind::Enum(_)))
            }
            TypeRef::Any | TypeRef::Map(_) | TypeRef::Nullable(_) => false,
            _ => true,
        }
    }
}

fn placement(parameter: &Parameter) -> Option<Placement> {
    if parameter.media_type.is_some() {
        return None;
    }
    match (parameter.location, parameter.style, parameter.explode) {
        (Location::Path, Style::Simple, _) => Some(Placement::Path),
        (Location::Header, _, _) => Some(Placement::Header),
        (Location::Query, Style::Form, true) => Some(Placement::Query),
        (Location::Query, Style::Form, false) => Some(Placement::QueryJoined(",")),
        (Location::Query, Style::SpaceDelimited, false) => Some(Placement::QueryJoined("%20")),
        (Location::Query, Style::PipeDelimited, false) => Some(Placement::QueryJoined("|")),
        (Location::Query, Style::SpaceDelimited | Style::PipeDelimited, true) => {
            Some(Placement::Query)
        }
        _ => None,
    }
}
