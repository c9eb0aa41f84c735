//! How a parameter's value is written: OpenAPI's styles, which are those of
//! RFC 6570 and a few older ones (3.0.3, Style Values).

use countersign_spec::document::{Location, Style};
use countersign_spec::resolve::Parameter;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

use crate::case::Inputs;

/// Everything but RFC 3986's unreserved characters.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Adds the value to what is sent, in the place of an earlier one of that name.
pub(super) fn write(parameter: &Parameter, value: &Value, inputs: &mut Inputs) {
    match parameter.location {
        Location::Path => inputs
            .path
            .push((parameter.name.clone(), path(parameter, value))),
        Location::Query => inputs.query.extend(query(parameter, value)),
        Location::Header => {
            let text = joined(value, parameter.explode, ",", &str::to_owned);
            inputs.headers.push((parameter.name.clone(), text));
        }
        Location::Cookie => {
            let text = joined(value, parameter.explode, ",", &encoded);
            inputs
                .headers
                .push(("Cookie".to_owned(), format!("{}={text}", parameter.name)));
        }
    }
}

/// The value as a name for people.
pub(super) fn plain(value: &Value) -> String {
    joined(value, true, ",", &str::to_owned)
}

fn path(parameter: &Parameter, value: &Value) -> String {
    let name = &parameter.name;
    match (parameter.style, parameter.explode) {
        (Style::Label, true) => format!(".{}", joined(value, true, ".", &encoded)),
        (Style::Label, false) => format!(".{}", joined(value, false, ",", &encoded)),
        (Style::Matrix, true) => {
            let pairs = exploded(&encoded(name), value);
            pairs
                .iter()
                .map(|(name, value)| format!(";{name}={value}"))
                .collect()
        }
        (Style::Matrix, false) => {
            format!(";{}={}", encoded(name), joined(value, false, ",", &encoded))
        }
        (_, explode) => joined(value, explode, ",", &encoded),
    }
}

fn query(parameter: &Parameter, value: &Value) -> Vec<(String, String)> {
    let name = encoded(&parameter.name);
    if parameter.media_type.is_some() {
        return vec![(name, encoded(&value.to_string()))];
    }
    let separator = match parameter.style {
        // Neither a space nor `|` may stand in a query as it is (RFC 3986, 3.4 and A).
        Style::SpaceDelimited => "%20",
        Style::PipeDelimited => "%7C",
        _ => ",",
    };
    match value {
        Value::Object(members) if parameter.style == Style::DeepObject => members
            .iter()
            .map(|(member, value)| {
                (
                    format!("{name}%5B{}%5D", encoded(member)),
                    encoded(&scalar(value)),
                )
            })
            .collect(),
        Value::Array(_) | Value::Object(_) if parameter.explode => exploded(&name, value),
        _ => vec![(name, joined(value, false, separator, &encoded))],
    }
}

/// One pair for each item or member.
fn exploded(name: &str, value: &Value) -> Vec<(String, String)> {
    match value {
        Value::Array(items) => {
            let items = items.iter();
            items
                .map(|item| (name.to_owned(), encoded(&scalar(item))))
                .collect()
        }
        Value::Object(members) => {
            let members = members.iter();
            members
                .map(|(name, value)| (encoded(name), encoded(&scalar(value))))
                .collect()
        }
        _ => vec![(name.to_owned(), encoded(&scalar(value)))],
    }
}

/// Items, or names and values of members, with `separator` between them.
fn joined(value: &Value, explode: bool, separator: &str, write: &dyn Fn(&str) -> String) -> String {
    let parts: Vec<String> = match value {
        Value::Array(items) => items.iter().map(|item| write(&scalar(item))).collect(),
        Value::Object(members) => {
            let joint = if explode { "=" } else { separator };
            let members = members.iter();
            members
                .map(|(name, value)| format!("{}{joint}{}", write(name), write(&scalar(value))))
                .collect()
        }
        _ => vec![write(&scalar(value))],
    };
    parts.join(separator)
}

/// What is nested deeper no style defines; it is written as JSON.
fn scalar(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        _ => value.to_string(),
    }
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}
