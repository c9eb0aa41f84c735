//! What the extensions of a document say to a reader of the client's documentation.

use countersign_spec::document::Extensions;
use countersign_spec::resolve::Operation;
use countersign_spec::rule::{
    DependentRequired, MutuallyExclusive, Pagination, Recalculates, Rule, Safe, Scopes, WriteOnce,
};

/// A text and the sentences that follow from rules, as a list behind it.
pub(super) fn with_rules(text: Option<String>, rules: &[String]) -> Option<String> {
    if rules.is_empty() {
        return text;
    }
    let rules: Vec<String> = rules.iter().map(|rule| format!("- {rule}")).collect();
    let rules = rules.join("\n");
    Some(match text {
        Some(text) => format!("{}\n\n{rules}", text.trim_end()),
        None => rules,
    })
}

/// What holds for the members of an object.
pub(super) fn of_object(extensions: &Extensions) -> Vec<String> {
    let mut rules = Vec::new();
    if let Some(DependentRequired(needs)) = Rule::of(extensions) {
        rules.extend(
            needs
                .iter()
                .map(|(name, needed)| format!("`{name}` needs {}.", names(needed))),
        );
    }
    if let Some(MutuallyExclusive(lists)) = Rule::of(extensions) {
        let lists = lists
            .iter()
            .map(|list| format!("At most one of {}.", names(list)));
        rules.extend(lists);
    }
    if let Some(WriteOnce(members)) = Rule::of(extensions) {
        rules.push(format!(
            "Written once, and never changed: {}.",
            names(&members)
        ));
    }
    if let Some(Recalculates { when, members }) = Rule::of(extensions) {
        rules.push(format!(
            "Any of {} makes the service work out {} anew.",
            names(&when),
            names(&members)
        ));
    }
    rules
}

/// What holds for an operation.
pub(super) fn of_operation(operation: &Operation) -> Vec<String> {
    let extensions = &operation.extensions;
    let mut rules = Vec::new();
    if let Some(Scopes(scopes)) = Rule::of(extensions) {
        let any = if scopes.len() > 1 { "any of " } else { "" };
        rules.push(format!("Scope: {any}{}.", names(&scopes)));
    }
    match Safe::of(extensions) {
        Some(Safe(true)) => rules.push("Changes nothing, whatever its method says.".to_owned()),
        Some(Safe(false)) => rules.push("Changes something, whatever its method says.".to_owned()),
        None => {}
    }
    if let Some(pagination) = Pagination::of(extensions) {
        let parameters = [pagination.position(), pagination.size()];
        let parameters: Vec<String> = parameters
            .into_iter()
            .flatten()
            .map(str::to_owned)
            .collect();
        let empty = match pagination.empty() {
            Some(status) => format!("; status {status} when there is none"),
            None => String::new(),
        };
        rules.push(format!("In pages, by {}{empty}.", names(&parameters)));
    }
    rules
}

/// `` `a`, `b` and `c` ``
fn names(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match &quoted[..] {
        [] => "nothing".to_owned(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
