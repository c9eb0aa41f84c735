//! What a reader is told of a type or a member, beside its type.

use countersign_spec::resolve::Schema;
use countersign_spec::source::Node;

use super::enum_::listed;
use crate::ir::TypeRef;

/// The description, else the title.
pub(super) fn documentation(schema: &Schema) -> Option<String> {
    let shape = &schema.shape;
    shape.description.clone().or_else(|| shape.title.clone())
}

/// The same for a member, with what its type does not show: a format that has no
/// type of its own, and listed values that are no enum.
pub(super) fn of_member(schema: &Schema, ty: &TypeRef) -> Option<String> {
    let mut facts = Vec::new();
    if let (TypeRef::Text, Some(format)) = (ty, &schema.shape.format) {
        facts.push(format!("Format: {}.", code(format)));
    }
    let is_enum = ty.mentions().is_some();
    let listed = listed(schema);
    if !is_enum && !listed.is_empty() {
        facts.push(values(&listed));
    }
    let text = documentation(schema);
    if facts.is_empty() {
        return text;
    }
    let facts = facts.join(" ");
    Some(match text {
        Some(text) => format!("{}\n\n{facts}", text.trim_end()),
        None => facts,
    })
}

fn values(listed: &[&Node]) -> String {
    let values: Vec<String> = listed
        .iter()
        .map(|value| code(&value.to_json().to_string()))
        .collect();
    match &values[..] {
        [only] => format!("Always {only}."),
        several => format!("One of {}.", several.join(", ")),
    }
}

/// A text as code, whatever is in it.
fn code(text: &str) -> String {
    format!("`{}`", text.replace(['`', '\n', '\r'], " "))
}
