//! An example keeps to its own schema: it becomes a test case and a line of
//! documentation. Defaults are judged whenever a document is read.

use std::collections::{BTreeMap, HashSet};

use indexmap::IndexMap;

use super::Rule;
use crate::diagnostic::{Code, Diagnostic};
use crate::json_schema::{Direction, Validator, Violation, json_schema};
use crate::resolve::{Example, Operation, ResolvedDocument, SchemaId};
use crate::source::{Node, Pointer, Span};

pub(super) const RULE: Rule = Rule {
    code: Code::EXAMPLE_INVALID,
    asks: "Every example keeps to its own schema: those of parameters, of bodies in their\n\
           direction, and of schemas.",
    why: "Either the example is wrong, and whoever copies it gets an error, or the schema is,\n\
          and refuses what the service really sends. Examples are sent as test cases, too.",
    bad: "\
paths: {}
components:
  schemas:
    Colour: { type: string, maxLength: 4, example: green }
",
    mend: "Find out which of the two is wrong, and correct that one.",
    good: "\
paths: {}
components:
  schemas:
    Colour: { type: string, maxLength: 5, example: green }
",
    check: |document, _| check(document),
};

fn check(document: &ResolvedDocument) -> Vec<Diagnostic> {
    let mut judge = Judge {
        document,
        validators: BTreeMap::new(),
        judged: HashSet::new(),
        said: HashSet::new(),
        problems: Vec::new(),
    };
    for operation in document.operations() {
        judge.operation(operation, Direction::Request, Direction::Response);
    }
    // What a webhook sends comes from the service.
    for webhook in document.webhooks() {
        judge.operation(webhook, Direction::Response, Direction::Request);
    }
    for (id, _) in document.schemas() {
        judge.own_values(id);
    }
    judge.problems
}

struct Judge<'d> {
    document: &'d ResolvedDocument,
    /// None for a schema that cannot judge; that was reported once.
    validators: BTreeMap<(SchemaId, Direction), Option<Validator>>,
    /// One response or body may be shared by many operations.
    judged: HashSet<(SchemaId, Direction, Span)>,
    said: HashSet<Diagnostic>,
    problems: Vec<Diagnostic>,
}

impl Judge<'_> {
    fn operation(&mut self, operation: &Operation, there: Direction, back: Direction) {
        for parameter in &operation.parameters {
            self.examples(parameter.schema, there, &parameter.examples);
        }
        let request = operation.request_body.iter();
        for media_type in request.flat_map(|body| body.content.values()) {
            self.examples(media_type.schema, there, &media_type.examples);
        }
        let responses = operation.responses.iter();
        for media_type in responses.flat_map(|response| response.content.values()) {
            self.examples(media_type.schema, back, &media_type.examples);
        }
    }

    fn examples(&mut self, schema: Option<SchemaId>, direction: Direction, examples: &[Example]) {
        let Some(schema) = schema else { return };
        for example in examples {
            self.value(schema, direction, &example.value);
        }
    }

    /// Examples that a schema has itself, in the direction in which nothing is left out.
    fn own_values(&mut self, id: SchemaId) {
        let shape = &self.document.schema(id).shape;
        for example in &shape.examples {
            self.value(id, Direction::Response, example);
        }
    }

    fn value(&mut self, schema: SchemaId, direction: Direction, value: &Node) {
        if !self.judged.insert((schema, direction, value.span)) {
            return;
        }
        let problems = &mut self.problems;
        let validator = self
            .validators
            .entry((schema, direction))
            .or_insert_with(|| {
                Validator::new(json_schema(self.document, schema, direction))
                    .map_err(|problem| problems.push(*problem))
                    .ok()
            });
        let Some(validator) = validator else { return };
        // What breaks one keyword of one schema again and again is one mistake.
        let mut faults: IndexMap<(Option<Span>, String), Vec<Violation>> = IndexMap::new();
        for violation in validator.violations(&value.to_json()) {
            let key = (violation.span, violation.keyword.clone());
            faults.entry(key).or_default().push(violation);
        }
        for violations in faults.values() {
            let problem = problem(value, violations);
            // Both directions, or two schemas, may refuse it alike.
            if self.said.insert(problem.clone()) {
                self.problems.push(problem);
            }
        }
    }
}

/// One fault of a value, at its first place.
fn problem(value: &Node, violations: &[Violation]) -> Diagnostic {
    let first = &violations[0];
    let at = Pointer::parse(&first.pointer);
    let span = at.find(value).map_or(value.span, |part| part.span);
    let place = match first.pointer.as_str() {
        "" => String::new(),
        pointer => format!(" at `{pointer}`"),
    };
    let more = match violations.len() {
        1 => String::new(),
        count => format!(" (and {} more like it)", count - 1),
    };
    let problem = Diagnostic::error(
        Code::EXAMPLE_INVALID,
        span,
        format_args!(
            "the example breaks its schema{place}: {}{more}",
            first.message
        ),
    )
    .help("correct the example, or the schema if the example is what is documented");
    match first.span {
        Some(span) => problem.related(span, "the schema"),
        None => problem,
    }
}
