//! An extension is specified somewhere.

use indexmap::IndexMap;

use super::{LintOptions, Rule};
use crate::diagnostic::{Code, Diagnostic};
use crate::nearest::nearest;
use crate::outline;
use crate::resolve::ResolvedDocument;
use crate::rule::KNOWN;
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    code: Code::UNDOCUMENTED_EXTENSION,
    asks: "Every member that begins with `x-` is in the vocabulary of this project, or is\n\
           declared in `countersign.toml` beside the document. Each name is told of once.",
    why: "Nobody reads an extension that is specified nowhere, and a misspelt one says nothing\n\
          at all, without a word from any tool.",
    bad: "\
paths:
  /orders:
    get:
      operationId: listOrders
      x-scope: [orders_read]
      responses:
        '200': { description: The orders. }
",
    mend: "Correct its spelling, remove it, or declare it:\n\
           \n\
           [lint]\n\
           extensions = [\"x-scope\"]    # say in a comment where it is specified.",
    good: "\
paths:
  /orders:
    get:
      operationId: listOrders
      x-scopes: [orders_read]
      responses:
        '200': { description: The orders. }
",
    check,
};

fn check(document: &ResolvedDocument, options: &LintOptions) -> Vec<Diagnostic> {
    let mut found: IndexMap<String, Vec<Span>> = IndexMap::new();
    outline::visit(&document.tree, &mut |visit| {
        let members = visit.node.as_mapping().into_iter().flatten();
        for (name, entry) in members.filter(|(name, _)| name.starts_with("x-")) {
            let is_known = KNOWN.iter().any(|known| known.name == name);
            if !is_known && !options.extensions.contains(name) {
                found.entry(name.clone()).or_default().push(entry.key_span);
            }
        }
    });
    let found = found.into_iter();
    found
        .map(|(name, places)| {
            let more = match places.len() {
                1 => String::new(),
                2 => " (and at one more place)".to_owned(),
                count => format!(" (and at {} more places)", count - 1),
            };
            Diagnostic::warning(
                Code::UNDOCUMENTED_EXTENSION,
                places[0],
                format_args!("`{name}` is an extension that nothing declares{more}"),
            )
            .help(help(&name))
        })
        .collect()
}

fn help(name: &str) -> String {
    match nearest(name, KNOWN.iter().map(|known| known.name)) {
        Some(known) => format!("did you mean `{known}`?"),
        None => "remove it, or declare it in `countersign.toml`, under `[lint] extensions`".into(),
    }
}
