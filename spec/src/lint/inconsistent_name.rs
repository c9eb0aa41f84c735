//! Names of one kind are spelt in one style.

mod style;

use indexmap::IndexMap;

use super::Rule;
use crate::diagnostic::{Code, Diagnostic};
use crate::outline::{self, Kind, Visit};
use crate::resolve::ResolvedDocument;
use crate::source::{Node, Span};
use style::Style;

pub(super) const RULE: Rule = Rule {
    code: Code::INCONSISTENT_NAME,
    asks: "Within a document all operationIds are spelt in one style, such as camelCase or\n\
           snake_case; so are all names of properties, and all names of query parameters. Names\n\
           of one word fit every style.",
    why: "Callers guess names. Each one that is spelt otherwise is found by an error.",
    bad: "\
paths:
  /orders:
    get:
      operationId: listOrders
      responses:
        '200': { description: The orders. }
    post:
      operationId: createOrder
      responses:
        '201': { description: The new order. }
  /orders/count:
    get:
      operationId: count_orders
      responses:
        '200': { description: How many orders there are. }
",
    mend: "Rename what is yours to name, such as operationIds. Where the service asks for the odd\n\
           name, the document is right and the finding says something of the service.",
    good: "\
paths:
  /orders:
    get:
      operationId: listOrders
      responses:
        '200': { description: The orders. }
    post:
      operationId: createOrder
      responses:
        '201': { description: The new order. }
  /orders/count:
    get:
      operationId: countOrders
      responses:
        '200': { description: How many orders there are. }
",
    check: |document, _| check(document),
};

fn check(document: &ResolvedDocument) -> Vec<Diagnostic> {
    let mut names = [
        Names::of("operationId", "operationIds"),
        Names::of("property", "properties"),
        Names::of("query parameter", "query parameters"),
    ];
    let [operations, properties, parameters] = &mut names;
    outline::visit(&document.tree, &mut |visit| match visit.kind {
        Kind::Operation => operations.add(visit.node.get("operationId")),
        Kind::Schema => properties.add_keys(visit.node.get("properties")),
        Kind::Parameter if is_in_query(&visit) => parameters.add(visit.node.get("name")),
        _ => {}
    });
    names.iter().flat_map(Names::minority).collect()
}

fn is_in_query(visit: &Visit<'_>) -> bool {
    visit.node.get("in").and_then(Node::as_str) == Some("query")
}

/// All names of one kind, each with its first place.
struct Names {
    one: &'static str,
    many: &'static str,
    places: IndexMap<String, Span>,
}

impl Names {
    fn of(one: &'static str, many: &'static str) -> Names {
        Names {
            one,
            many,
            places: IndexMap::new(),
        }
    }

    fn add(&mut self, name: Option<&Node>) {
        if let Some((node, name)) = name.and_then(|node| Some((node, node.as_str()?))) {
            self.places.entry(name.to_owned()).or_insert(node.span);
        }
    }

    fn add_keys(&mut self, properties: Option<&Node>) {
        let properties = properties.and_then(Node::as_mapping);
        for (name, entry) in properties.into_iter().flatten() {
            self.places.entry(name.clone()).or_insert(entry.key_span);
        }
    }

    /// A finding for each name that is not of the style of most.
    fn minority(&self) -> Vec<Diagnostic> {
        let names = self.places.iter();
        let styled: Vec<(&String, Span, Style)> = names
            .filter_map(|(name, span)| Some((name, *span, Style::of(name)?)))
            .collect();
        let mut counts: IndexMap<Style, usize> = IndexMap::new();
        for (_, _, style) in &styled {
            *counts.entry(*style).or_default() += 1;
        }
        // Of two styles of as many names the one that comes first is the document's.
        let most = counts.iter().rev().max_by_key(|(_, count)| **count);
        let Some((style, count)) = most.filter(|(style, _)| **style != Style::Mixed) else {
            return Vec::new();
        };
        let odd = styled.into_iter().filter(|(_, _, own)| own != style);
        odd.map(|(name, span, own)| self.problem(name, span, own, (*style, *count)))
            .collect()
    }

    fn problem(
        &self,
        name: &str,
        span: Span,
        own: Style,
        (style, count): (Style, usize),
    ) -> Diagnostic {
        let others = match count {
            1 => format!("another {} is {style}", self.one),
            count => format!("{count} {} are {style}", self.many),
        };
        Diagnostic::warning(
            Code::INCONSISTENT_NAME,
            span,
            format_args!("the {} `{name}` is {own}, while {others}", self.one),
        )
        .help(format_args!(
            "spell it in {style}, if the name is the document's to choose"
        ))
    }
}
