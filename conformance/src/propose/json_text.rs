//! A documented value as JSON text, each number with the digits it was written with.

use countersign_spec::source::{Node, Value};

/// Writes the value without white space.
pub(super) fn write(node: &Node) -> String {
    let mut text = String::new();
    value(node, &mut text);
    text
}

// As deep as the document, which its reader bounds.
fn value(node: &Node, text: &mut String) {
    match &node.value {
        Value::Null => text.push_str("null"),
        Value::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
        Value::Number(number) => text.push_str(number.as_str()),
        Value::String(value) => string(value, text),
        Value::Sequence(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                comma(index, text);
                value(item, text);
            }
            text.push(']');
        }
        Value::Mapping(members) => {
            text.push('{');
            for (index, (name, member)) in members.iter().enumerate() {
                comma(index, text);
                string(name, text);
                text.push(':');
                value(&member.node, text);
            }
            text.push('}');
        }
    }
}

fn comma(index: usize, text: &mut String) {
    if index > 0 {
        text.push(',');
    }
}

fn string(value: &str, text: &mut String) {
    text.push_str(&serde_json::Value::from(value).to_string());
}
