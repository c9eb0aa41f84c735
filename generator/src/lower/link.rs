//! Links, as sentences: which part of an answer another operation takes.

use countersign_spec::document::{Link, MessagePart, RuntimeExpression};
use countersign_spec::resolve::Operation;
use countersign_spec::source::Node;

/// A sentence for each link of an operation's answers.
pub(super) fn told(operation: &Operation) -> Vec<String> {
    let mut sentences = Vec::new();
    for response in &operation.responses {
        for (_, link) in &response.links {
            let sentence = sentence(link);
            // An answer of each status may have the same.
            sentences.extend(sentence.filter(|sentence| !sentences.contains(sentence)));
        }
    }
    sentences
}

/// None for a link that passes nothing on.
fn sentence(link: &Link) -> Option<String> {
    let target = link.operation_id.as_ref().or(link.operation_ref.as_ref())?;
    let parameters = link.parameters.iter();
    let parameters = parameters.map(|(name, value)| (format!("`{name}`"), value));
    let body = link
        .request_body
        .iter()
        .map(|value| ("body".to_owned(), value));
    let passed = parameters.chain(body).filter_map(|(name, value)| {
        let value = value_of(value)?;
        Some(format!("its {name} is {value}"))
    });
    let passed: Vec<String> = passed.collect();
    (!passed.is_empty()).then(|| format!("Leads to `{target}`: {}.", passed.join(", ")))
}

/// What an expression means. A constant means itself, and what is no expression nothing.
fn value_of(value: &Node) -> Option<String> {
    let text = match value.as_str() {
        Some(text) if text.starts_with('$') => text,
        _ => return Some(format!("`{}`", value.to_json())),
    };
    let (whose, part) = match RuntimeExpression::parse(text).ok()? {
        RuntimeExpression::Url => return Some("this URL".to_owned()),
        RuntimeExpression::Method => return Some("this method".to_owned()),
        RuntimeExpression::StatusCode => return Some("the answer's status".to_owned()),
        RuntimeExpression::Request(part) => ("this request's", part),
        RuntimeExpression::Response(part) => ("the answer's", part),
    };
    Some(match part {
        MessagePart::Header(name) => format!("{whose} header `{name}`"),
        MessagePart::Query(name) | MessagePart::Path(name) => format!("{whose} `{name}`"),
        MessagePart::Body(_) => match text.split_once('#') {
            Some((_, pointer)) if !pointer.is_empty() => format!("{whose} `{pointer}`"),
            _ => format!("{whose} body"),
        },
    })
}
