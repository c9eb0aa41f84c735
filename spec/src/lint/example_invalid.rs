//! An example keeps to its own schema: it becomes a test case and a line of
//! documentation.

use std::collections::{BTreeMap, HashSet};

use crate::diagnostic::{Code, Diagnostic};
use crate::json_schema::{Direction, Validator, json_schema};
use crate::resolve::{Example, ResolvedDocument, SchemaId};
use crate::source::Span;

pub(super) fn check(document: &ResolvedDocument) -> Vec<Diagnostic> {
    let mut rule = Rule {
        document,
        validators: BTreeMap::new(),
        judged: HashSet::new(),
        said: HashSet::new(),
        problems: Vec::new(),
    };
    for operation in document.operations() {
        for parameter in &operation.parameters {
            rule.examples(parameter.schema, Direction::Request, &parameter.examples);
        }
        let request = operation.request_body.iter();
        for media_type in request.flat_map(|body| body.content.values()) {
            rule.examples(media_type.schema, Direction::Request, &media_type.examples);
        }
        let responses = operation.responses.iter();
        for media_type in responses.flat_map(|response| response.content.values()) {
            rule.examples(media_type.schema, Direction::Response, &media_type.examples);
        }
    }
    rule.problems
}

struct Rule<'d> {
    document: &'d ResolvedDocument,
    /// None for a schema that cannot judge; that was reported once.
    validators: BTreeMap<(SchemaId, Direction), Option<Validator>>,
    /// One response or body may be shared by many operations.
    judged: HashSet<(SchemaId, Direction, Span)>,
    said: HashSet<Diagnostic>,
    problems: Vec<Diagnostic>,
}

impl Rule<'_> {
    fn examples(&mut self, schema: Option<SchemaId>, direction: Direction, examples: &[Example]) {
        let Some(schema) = schema else { return };
        for example in examples {
            if !self.judged.insert((schema, direction, example.value.span)) {
                continue;
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
            let Some(validator) = validator else { continue };
            for violation in validator.violations(&example.value.to_json()) {
                let problem = Diagnostic::error(
                    Code::EXAMPLE_INVALID,
                    example.value.span,
                    format_args!(
                        "at `{}` the example breaks its schema: {}",
                        violation.pointer, violation.message
                    ),
                )
                .help("correct the example, or the schema if the example is what is documented");
                let problem = match violation.span {
                    Some(span) => problem.related(span, "the schema"),
                    None => problem,
                };
                // Both directions, or two schemas, may refuse it alike.
                if self.said.insert(problem.clone()) {
                    self.problems.push(problem);
                }
            }
        }
    }
}
