//! Defaults that their own schema refuses (3.0.3, Schema Object: a default conforms to the
//! type beside it).

use std::collections::BTreeSet;

use super::listed::{is_of_type, types};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{JsonType, SchemaOf};
use crate::json_schema::{Direction, Validator, Violation, json_schema};
use crate::resolve::{ResolvedDocument, SchemaId};
use crate::source::{Node, Number, Pointer};

/// How many schemas one schema may lead to and be asked. A validator takes time for each
/// of them and stack for each step, and few defaults need more than their own schema.
const MAX_PARTS: usize = 200;

/// How many schemas are looked at in all; what is left is judged by its type only.
const ALLOWANCE: usize = 10_000;

pub(super) fn check(document: &ResolvedDocument) -> Vec<Diagnostic> {
    let mut allowance = ALLOWANCE;
    let mut problems = Vec::new();
    for (id, schema) in document.schemas() {
        let shape = &schema.shape;
        let Some(default) = &shape.default else {
            continue;
        };
        if !is_of_type(shape, default) {
            problems.push(wrong_type(shape, default));
        } else if !is_plainly_valid(shape, default) {
            let limit = allowance.min(MAX_PARTS);
            let parts = parts(document, id, limit);
            // Those that are too many were looked at, too.
            allowance -= parts.unwrap_or(limit);
            problems.extend(parts.and_then(|_| refused(document, id, default)));
        }
    }
    problems
}

fn wrong_type(shape: &SchemaOf<SchemaId>, default: &Node) -> Diagnostic {
    let problem = Diagnostic::warning(
        Code::DEFAULT_INVALID,
        default.span,
        format_args!(
            "the default is {} where the type is {}",
            default.kind(),
            types(shape)
        ),
    )
    .help(match default.is_null() {
        true => "leave the default out, or let the type allow null",
        false => "correct the default, or the type",
    });
    match shape.keyword_spans.get("type") {
        Some(span) => problem.related(*span, "the type"),
        None => problem,
    }
}

/// Whether a default of the right type is valid at a glance, as most are.
fn is_plainly_valid(shape: &SchemaOf<SchemaId>, default: &Node) -> bool {
    if default.is_null() && shape.is_nullable && !shape.is_null_judged {
        return true;
    }
    let is_listed = shape.enumeration.as_ref().is_none_or(|listed| {
        let default = default.to_json();
        listed.iter().any(|value| value.to_json() == default)
    });
    let has_format = shape.format.is_some() && shape.types.contains(&JsonType::String);
    is_listed
        && !has_format
        && shape.constant.is_none()
        && are_within_bounds(shape, default)
        && (shape.extensions.is_empty() || default.as_mapping().is_none())
        && shape.required.is_empty()
        && shape.additional_properties.is_none()
        && shape.parts().next().is_none()
}

/// Whether all that refuses values is bounds of whole numbers, and the default keeps to
/// them. A validator for these alone would be most of what reading a document costs.
fn are_within_bounds(shape: &SchemaOf<SchemaId>, default: &Node) -> bool {
    let whole = |node: &Node| node.as_number().and_then(Number::as_i64);
    shape.assertions.iter().all(|(keyword, bound)| {
        let (Some(value), Some(bound)) = (whole(default), whole(bound)) else {
            return false;
        };
        match keyword.as_str() {
            "minimum" => value >= bound,
            "maximum" => value <= bound,
            _ => false,
        }
    })
}

/// How many schemas a schema leads to, itself among them; none if more than `limit`.
fn parts(document: &ResolvedDocument, id: SchemaId, limit: usize) -> Option<usize> {
    let mut seen = BTreeSet::from([id]);
    let mut stack = vec![id];
    while let Some(id) = stack.pop() {
        if seen.len() > limit {
            return None;
        }
        let parts = document.schema(id).shape.parts();
        stack.extend(parts.filter(|part| seen.insert(**part)).copied());
    }
    (seen.len() <= limit).then_some(seen.len())
}

/// What a schema refuses of its default in both directions: a default that lacks a member
/// which only answers have is one of requests, and the reverse.
fn refused(document: &ResolvedDocument, id: SchemaId, default: &Node) -> Option<Diagnostic> {
    let value = default.to_json();
    let mut first = None;
    for direction in [Direction::Response, Direction::Request] {
        // A schema that judges nothing is the linter's to tell.
        let validator = Validator::new(json_schema(document, id, direction)).ok()?;
        if validator.is_valid(&value) {
            return None;
        }
        let mut violations = validator.violations(&value).into_iter();
        first = first.or_else(|| violations.next());
    }
    first.map(|violation| problem(default, &violation))
}

fn problem(default: &Node, violation: &Violation) -> Diagnostic {
    let at = Pointer::parse(&violation.pointer);
    let span = at.find(default).map_or(default.span, |part| part.span);
    let place = match violation.pointer.as_str() {
        "" => String::new(),
        pointer => format!(" at `{pointer}`"),
    };
    let problem = Diagnostic::warning(
        Code::DEFAULT_INVALID,
        span,
        format_args!(
            "the default breaks its schema{place}: {}",
            violation.message
        ),
    )
    .help("correct the default, or the schema");
    match violation.span {
        Some(span) => problem.related(span, "the schema"),
        None => problem,
    }
}
