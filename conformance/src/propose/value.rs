//! Values that the document gives for a parameter: its examples, the ends of its
//! range, the members of its enumeration.

use countersign_spec::ResolvedDocument;
use countersign_spec::document::JsonType;
use countersign_spec::resolve::Parameter;
use countersign_spec::source::Node;
use serde_json::Value;

use crate::case::Which;
use crate::described::Described;

/// Of a longer enumeration only so many members are sent: each is a request.
const MEMBERS: usize = 16;

/// Every documented value, each with what it is; the most telling first.
pub(super) fn documented(
    document: &ResolvedDocument,
    parameter: &Parameter,
) -> Vec<(Which, Value)> {
    let mut values: Vec<(Which, Value)> = Vec::new();
    let examples = parameter.examples.iter();
    values.extend(examples.map(|example| (Which::Example, example.value.to_json())));
    let described = parameter
        .schema
        .map(|schema| Described::by(document, schema));
    if let Some(described) = &described {
        if values.is_empty() {
            let example = described.first(|shape| {
                let example = shape.examples.first().or(shape.default.as_ref());
                example.or(shape.constant.as_ref()).cloned()
            });
            values.extend(example.map(|example| (Which::Example, example.to_json())));
        }
        values.extend(ends(described));
        values.extend(members(described));
    }
    let mut distinct: Vec<(Which, Value)> = Vec::new();
    for (which, value) in values {
        if !distinct.iter().any(|(_, other)| *other == value) {
            distinct.push((which, value));
        }
    }
    distinct
}

/// The lowest and the highest value. An end that is itself excluded is known for
/// whole numbers only.
fn ends(described: &Described<'_>) -> Vec<(Which, Value)> {
    let is_whole = !described.kinds().contains(&JsonType::Number);
    let end = |inclusive: &str, exclusive: &str, step: i64| -> Option<Value> {
        let keyword =
            |name: &str| described.first(|shape| shape.assertions.get(name).map(Node::to_json));
        let next = || {
            let excluded = keyword(exclusive)?.as_i64().filter(|_| is_whole)?;
            excluded.checked_add(step).map(Value::from)
        };
        keyword(inclusive).filter(Value::is_number).or_else(next)
    };
    let lowest = end("minimum", "exclusiveMinimum", 1).map(|value| (Which::Minimum, value));
    let highest = end("maximum", "exclusiveMaximum", -1).map(|value| (Which::Maximum, value));
    lowest.into_iter().chain(highest).collect()
}

/// Members of the enumeration, or of that of the items, each in a list by itself.
fn members(described: &Described<'_>) -> Vec<(Which, Value)> {
    let listed = |described: &Described<'_>| -> Vec<Value> {
        let nodes = described.first(|shape| shape.enumeration.clone());
        let values = nodes.into_iter().flatten().map(|node| node.to_json());
        values
            .filter(|value| !value.is_null())
            .take(MEMBERS)
            .collect()
    };
    let own = listed(described).into_iter();
    let of_items = listed(&described.items()).into_iter();
    own.chain(of_items.map(|item| Value::Array(vec![item])))
        .map(|value| (Which::Member, value))
        .collect()
}
