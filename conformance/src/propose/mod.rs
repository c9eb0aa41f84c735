//! From a document to cases: what it gives as examples, and the ends of what it
//! allows. Nothing is invented: an operation that needs a value of which the
//! document gives none is not asked.
//!
//! The same document gives the same cases in the same order.

mod json_text;
mod rule_breaking;
mod style;
mod value;

use bytes::Bytes;
use countersign_spec::ResolvedDocument;
use countersign_spec::document::{Location, Method};
use countersign_spec::resolve::{Example, Operation, OperationId, Parameter};

use crate::case::{Case, Inputs, Origin, Which};
use crate::described::Described;
use crate::media_type::is_json;

/// Cases of a document, and operations that gave none.
#[derive(Debug, Clone, Default)]
pub struct Proposal {
    /// Cases in the order in which they should be sent: reading before writing,
    /// creating before updating before deleting one before deleting all.
    pub cases: Vec<Case>,
    /// Operations without a case, each with what the document would have to give.
    pub missing: Vec<(OperationId, String)>,
}

/// Proposes cases for every operation.
#[must_use]
pub fn propose(document: &ResolvedDocument) -> Proposal {
    let mut operations: Vec<&Operation> = document.operations().iter().collect();
    operations.sort_by_key(|operation| rank(operation));
    let mut proposal = Proposal::default();
    for operation in operations {
        match cases(document, operation) {
            Ok(cases) => proposal.cases.extend(cases),
            Err(missing) => proposal.missing.push((operation.id.clone(), missing)),
        }
    }
    proposal
}

/// What disturbs others least comes first.
fn rank(operation: &Operation) -> u8 {
    match operation.method {
        method if method.is_safe() => 0,
        Method::Post => 1,
        Method::Put => 2,
        Method::Delete if operation.path_template.contains('{') => 4,
        Method::Delete => 5,
        _ => 3,
    }
}

fn cases(document: &ResolvedDocument, operation: &Operation) -> Result<Vec<Case>, String> {
    let bodies = bodies(document, operation)?;
    let mut required = Inputs::default();
    for parameter in operation.parameters.iter().filter(|p| p.is_required) {
        let first = value::documented(document, parameter).into_iter().next();
        let (_, value) = first.ok_or_else(|| {
            format!(
                "the required parameter `{}` has no documented value",
                parameter.name
            )
        })?;
        style::write(parameter, &value, &mut required);
    }
    let mut cases: Vec<Case> = Vec::new();
    for (name, body) in &bodies {
        let inputs = Inputs {
            body: Some(body.clone()),
            ..required.clone()
        };
        let origin = Origin::Example { name: name.clone() };
        push(&mut cases, Case::new(&operation.id, origin, inputs));
    }
    if bodies.is_empty() {
        push(
            &mut cases,
            Case::new(&operation.id, Origin::Required, required),
        );
    }
    let base = cases[0].clone();
    if operation.needs_credentials() {
        cases.push(base.without_credentials());
    }
    for case in rule_breaking(document, operation, &base) {
        push(&mut cases, case);
    }
    for parameter in operation.parameters.iter().filter(|p| is_optional(p)) {
        for (which, value) in value::documented(document, parameter) {
            push(&mut cases, with_parameter(&base, parameter, which, &value));
        }
    }
    Ok(cases)
}

/// A case whose request is sent already shows nothing new.
fn push(cases: &mut Vec<Case>, case: Case) {
    let is_sent = |other: &Case| {
        other.id == case.id
            || (other.inputs == case.inputs && other.credentials == case.credentials)
    };
    if !cases.iter().any(is_sent) {
        cases.push(case);
    }
}

fn with_parameter(
    base: &Case,
    parameter: &Parameter,
    which: Which,
    value: &serde_json::Value,
) -> Case {
    let mut inputs = base.inputs.clone();
    style::write(parameter, value, &mut inputs);
    let origin = Origin::Parameter {
        name: parameter.name.clone(),
        value: style::plain(value),
        which,
    };
    Case::new(&base.operation, origin, inputs)
}

/// Cases that break a rule of the body's schema, made of the first documented body.
fn rule_breaking(document: &ResolvedDocument, operation: &Operation, base: &Case) -> Vec<Case> {
    let content = operation.request_body.iter().flat_map(|body| &body.content);
    let schema = content
        .filter(|(name, _)| is_json(name))
        .find_map(|(_, media_type)| media_type.schema);
    let (Some(schema), Some((media_type, body))) = (schema, &base.inputs.body) else {
        return Vec::new();
    };
    let Ok(sound) = serde_json::from_slice(body) else {
        return Vec::new();
    };
    let broken = rule_breaking::bodies(document, schema, &sound).into_iter();
    broken
        .map(|broken| {
            let body = Bytes::from(broken.body.to_string());
            let inputs = Inputs {
                body: Some((media_type.clone(), body)),
                ..base.inputs.clone()
            };
            let origin = Origin::BrokenRule { how: broken.how };
            Case::new(&base.operation, origin, inputs)
        })
        .collect()
}

fn is_optional(parameter: &Parameter) -> bool {
    !parameter.is_required && matches!(parameter.location, Location::Query | Location::Header)
}

/// An example's name, and the media type and bytes it is sent as.
type NamedBody = (String, (String, Bytes));

/// Documented request bodies. Only JSON is written.
fn bodies(document: &ResolvedDocument, operation: &Operation) -> Result<Vec<NamedBody>, String> {
    let Some(body) = &operation.request_body else {
        return Ok(Vec::new());
    };
    let json = body.content.iter().find(|(name, _)| is_json(name));
    let Some((name, media_type)) = json else {
        return match body.is_required {
            true => Err("no documented request body is JSON".to_owned()),
            false => Ok(Vec::new()),
        };
    };
    let of_schema = media_type.schema.and_then(|schema| {
        let described = Described::by(document, schema);
        let value = described.first(|shape| shape.examples.first().cloned())?;
        Some(Example {
            name: None,
            summary: None,
            value,
        })
    });
    let examples = match media_type.examples.is_empty() {
        true => of_schema.into_iter().collect(),
        false => media_type.examples.clone(),
    };
    if examples.is_empty() && body.is_required {
        return Err("the required request body has no example".to_owned());
    }
    let written = examples.into_iter().map(|example| {
        let text = json_text::write(&example.value);
        let label = example.name.unwrap_or_else(|| "example".to_owned());
        (label, (name.clone(), Bytes::from(text)))
    });
    Ok(written.collect())
}

#[cfg(test)]
mod tests;
