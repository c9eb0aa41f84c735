//! Names of operations: those written, and made ones where none is.

use std::collections::{HashMap, HashSet};

use super::operation::OperationId;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Method, Operation, PathItem};
use crate::source::Span;

/// The names of one document while they are given out.
pub(super) struct Names {
    /// Every `operationId`, whether its operation came already or not: a made
    /// name gives way to all of them.
    written: HashSet<String>,
    /// Names that were given out, and where.
    given: HashMap<String, Span>,
    /// How many operations would have had each made name.
    made: HashMap<String, usize>,
}

impl Names {
    pub(super) fn of<'d>(items: impl Iterator<Item = &'d PathItem>) -> Names {
        let operations = items.flat_map(|item| &item.operations);
        Names {
            written: operations
                .filter_map(|(_, operation)| Some(operation.operation_id.as_ref()?.0.clone()))
                .collect(),
            given: HashMap::new(),
            made: HashMap::new(),
        }
    }

    /// The name of an operation, and whether another has it already.
    pub(super) fn take(
        &mut self,
        method: Method,
        template: &str,
        operation: &Operation,
        problems: &mut Vec<Diagnostic>,
    ) -> (OperationId, bool) {
        let (name, span) = match &operation.operation_id {
            Some((name, span)) => (name.clone(), *span),
            None => (
                self.make(method, template, operation, problems),
                operation.span,
            ),
        };
        let first = self.given.get(&name).copied();
        match first {
            Some(first) => problems.push(
                Diagnostic::error(
                    Code::DUPLICATE_OPERATION_ID,
                    span,
                    format_args!("two operations are called `{name}`"),
                )
                .related(first, "the first")
                .help("rename one; clients and reports tell operations apart by this name"),
            ),
            None => {
                self.given.insert(name.clone(), span);
            }
        }
        (OperationId(name), first.is_some())
    }

    /// A name such as `getOrdersByOrderId`. It is legal to leave the names out, so
    /// made names that meet are numbered.
    fn make(
        &mut self,
        method: Method,
        template: &str,
        operation: &Operation,
        problems: &mut Vec<Diagnostic>,
    ) -> String {
        let made = made(method, template);
        let count = self.made.entry(made.clone()).or_default();
        let name = loop {
            *count += 1;
            let name = match *count {
                1 => made.clone(),
                count => format!("{made}{count}"),
            };
            if !self.written.contains(&name) && !self.given.contains_key(&name) {
                break name;
            }
        };
        problems.push(
            Diagnostic::warning(
                Code::MISSING_OPERATION_ID,
                operation.span,
                format_args!("this operation has no `operationId`; it is called `{name}`"),
            )
            .help("name it, so that its name does not change with its path"),
        );
        name
    }
}

fn made(method: Method, template: &str) -> String {
    let mut name = method.as_str().to_ascii_lowercase();
    for segment in template.split('/').filter(|segment| !segment.is_empty()) {
        let variable = segment
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'));
        name.push_str(if variable.is_some() { "By" } else { "" });
        for word in variable
            .unwrap_or(segment)
            .split(|c: char| !c.is_alphanumeric())
        {
            let mut chars = word.chars();
            name.extend(chars.next().into_iter().flat_map(char::to_uppercase));
            name.extend(chars);
        }
    }
    name
}
