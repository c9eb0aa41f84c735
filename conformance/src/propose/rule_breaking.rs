//! Bodies that break one rule of their schema, made of a documented one. They only
//! ever reach a store that the run started itself: a request that should be refused
//! may be carried out.

use countersign_spec::ResolvedDocument;
use countersign_spec::resolve::SchemaId;
use countersign_spec::rule::{DependentRequired, MutuallyExclusive, RefusedWhenSent, Rule};
use countersign_spec::source::Node;
use serde_json::{Map, Value};

use crate::described::{Described, Member};

/// A body that breaks one rule, and how.
pub(super) struct Broken {
    /// `with status`, `total_ex_tax without total_inc_tax`
    pub(super) how: String,
    pub(super) body: Value,
}

/// Every way to break a rule of the body's own schema that the document has values for.
pub(super) fn bodies(document: &ResolvedDocument, schema: SchemaId, sound: &Value) -> Vec<Broken> {
    let Some(members) = sound.as_object() else {
        return Vec::new();
    };
    let described = Described::by(document, schema);
    let mut broken = Vec::new();
    let _: Option<()> = described.first(|shape| {
        if let Some(RefusedWhenSent(names)) = Rule::of(&shape.extensions) {
            for name in names.iter().filter(|name| !members.contains_key(*name)) {
                // Any value will do: what is refused is that it is there.
                let value = value_of(&described, name).unwrap_or_else(|| Value::from(1));
                broken.push(with(
                    members,
                    format!("with {name}"),
                    [(name.as_str(), value)],
                ));
            }
        }
        if let Some(DependentRequired(needs)) = Rule::of(&shape.extensions) {
            for (name, needed) in &needs {
                broken.extend(
                    needed
                        .iter()
                        .filter_map(|missing| without(members, &described, name, missing)),
                );
            }
        }
        if let Some(exclusive) = MutuallyExclusive::of(&shape.extensions) {
            for (first, second) in exclusive.pairs() {
                let values = value_of(&described, first).zip(value_of(&described, second));
                broken.extend(values.map(|(one, other)| {
                    let how = format!("{first} beside {second}");
                    with(members, how, [(first, one), (second, other)])
                }));
            }
        }
        None
    });
    broken
}

fn with<'n>(
    sound: &Map<String, Value>,
    how: String,
    more: impl IntoIterator<Item = (&'n str, Value)>,
) -> Broken {
    let mut members = sound.clone();
    members.extend(
        more.into_iter()
            .map(|(name, value)| (name.to_owned(), value)),
    );
    Broken {
        how,
        body: members.into(),
    }
}

fn without(
    sound: &Map<String, Value>,
    described: &Described<'_>,
    name: &str,
    missing: &str,
) -> Option<Broken> {
    let mut members = sound.clone();
    members.remove(missing);
    if !members.contains_key(name) {
        members.insert(name.to_owned(), value_of(described, name)?);
    }
    Some(Broken {
        how: format!("{name} without {missing}"),
        body: members.into(),
    })
}

/// A documented value of a member.
fn value_of(described: &Described<'_>, name: &str) -> Option<Value> {
    let (Member::Named(member) | Member::Mapped(member)) = described.member(name) else {
        return None;
    };
    let value = member.first(|shape| shape.examples.first().or(shape.default.as_ref()).cloned());
    value.as_ref().map(Node::to_json)
}
