//! Values of `enum` and `const` that the type beside them refuses: no value can be one.

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{JsonType, SchemaOf};
use crate::resolve::{ResolvedDocument, SchemaId};
use crate::source::Node;

pub(super) fn check(document: &ResolvedDocument) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (_, schema) in document.schemas() {
        let shape = &schema.shape;
        let listed = shape.enumeration.iter().flatten();
        let listed = listed.map(|value| (value, "listed"));
        let constant = shape.constant.iter().map(|value| (value, "the constant"));
        let wrong = listed
            .chain(constant)
            .filter(|(value, _)| !is_of_type(shape, value));
        problems.extend(wrong.map(|(value, what)| problem(shape, value, what)));
    }
    problems
}

fn problem(shape: &SchemaOf<SchemaId>, value: &Node, what: &str) -> Diagnostic {
    let problem = Diagnostic::warning(
        Code::VALUE_NOT_OF_TYPE,
        value.span,
        format_args!(
            "{} is {what} where the type is {}: no value can be it",
            value.kind(),
            types(shape)
        ),
    )
    .help(match (value.is_null(), &shape.types[..]) {
        (true, _) => "let the type allow null, or take null out",
        (_, [JsonType::String]) => "put it in quotes, or correct the type",
        _ => "correct the value, or the type",
    });
    match shape.keyword_spans.get("type") {
        Some(span) => problem.related(*span, "the type"),
        None => problem,
    }
}

/// Whether the types of a schema allow a value, whatever its other keywords say.
pub(super) fn is_of_type(shape: &SchemaOf<SchemaId>, value: &Node) -> bool {
    shape.types.is_empty()
        || (shape.is_nullable && value.is_null())
        || shape.types.iter().any(|json_type| json_type.holds(value))
}

/// The types of a schema in a sentence.
pub(super) fn types(shape: &SchemaOf<SchemaId>) -> String {
    let types = shape.types.iter();
    let names: Vec<&str> = types.map(|json_type| json_type.as_str()).collect();
    names.join(" or ")
}
