//! Values that are listed: `enum` and `const`.

use countersign_spec::ResolvedDocument;
use countersign_spec::document::JsonType;
use countersign_spec::resolve::SchemaId;
use countersign_spec::source::Node;
use serde_json::Value;

use super::Shape;

/// The values that every list among the schemas has; none where nothing is listed.
pub(super) fn values(document: &ResolvedDocument, schemas: &[SchemaId]) -> Option<Vec<Value>> {
    let mut common: Option<Vec<Value>> = None;
    for id in schemas {
        let shape = &document.schema(*id).shape;
        let constant = shape.constant.as_ref().map(|only| vec![only.to_json()]);
        let listed = shape.enumeration.as_ref();
        let listed = listed.map(|listed| listed.iter().map(Node::to_json).collect());
        for values in constant.into_iter().chain(listed) {
            common = Some(match common {
                None => values,
                Some(common) => common.into_iter().filter(|v| values.contains(v)).collect(),
            });
        }
    }
    common
}

/// Whether a value is of one of the kinds.
pub(super) fn is_of(value: &Value, kinds: &[JsonType]) -> bool {
    let kind = match value {
        Value::Null => JsonType::Null,
        Value::Bool(_) => JsonType::Boolean,
        Value::Number(number) if number.is_f64() => JsonType::Number,
        Value::Number(_) => JsonType::Integer,
        Value::String(_) => JsonType::String,
        Value::Array(_) => JsonType::Array,
        Value::Object(_) => JsonType::Object,
    };
    kinds.contains(&kind) || kind == JsonType::Integer && kinds.contains(&JsonType::Number)
}

/// The one text that a schema lists.
pub(super) fn single_text(shape: &Shape) -> Option<String> {
    let only = match (&shape.constant, shape.enumeration.as_deref()) {
        (Some(only), _) => only,
        (None, Some([only])) => only,
        _ => return None,
    };
    only.as_str().map(str::to_owned)
}
