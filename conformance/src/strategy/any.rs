//! Any value: what a schema that says nothing allows.

use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use serde_json::{Map, Value};

use super::{Values, text};

/// Values of every kind, two levels deep at most.
pub(super) fn values() -> Values {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        // A fraction in binary is exact in decimal.
        (-1_000_000_i32..1_000_000).prop_map(|eighths| Value::from(f64::from(eighths) / 8.0)),
        text::free(0, 12).prop_map(Value::from),
    ];
    leaf.prop_recursive(2, 12, 4, |inner| {
        let members = vec((text::free(0, 6), inner.clone()), 0..4);
        prop_oneof![
            vec(inner, 0..4).prop_map(Value::Array),
            members.prop_map(|members| Value::Object(members.into_iter().collect::<Map<_, _>>())),
        ]
    })
    .boxed()
}
