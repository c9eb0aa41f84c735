//! A value walked together with what the document says of each part of it.

use serde_json::Value;

use crate::described::{Described, Member};

/// Calls `see` with every part of a value that the document speaks of, by its JSON
/// Pointer, the whole first. Bounded by the value's depth, which its reader bounds.
pub(crate) fn each<'d>(
    value: &Value,
    described: &Described<'d>,
    see: &mut dyn FnMut(&str, &Value, &Described<'d>),
) {
    below(value, described, &mut String::new(), see);
}

fn below<'d>(
    value: &Value,
    described: &Described<'d>,
    pointer: &mut String,
    see: &mut dyn FnMut(&str, &Value, &Described<'d>),
) {
    see(pointer, value, described);
    let length = pointer.len();
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                pointer.push_str(&format!("/{index}"));
                below(item, &described.item(index), pointer, see);
                pointer.truncate(length);
            }
        }
        Value::Object(members) => {
            for (name, member) in members {
                let (Member::Named(described) | Member::Mapped(described)) = described.member(name)
                else {
                    continue;
                };
                pointer.push('/');
                pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
                below(member, &described, pointer, see);
                pointer.truncate(length);
            }
        }
        _ => {}
    }
}
