//! The members of a body are those that the document names.
//!
//! # What it asks
//! Whether each member of each object is named by a property, a pattern or
//! `additionalProperties` of any schema that speaks of the object, alternatives
//! among them. An object of which no schema names a member is free-form.
//!
//! # Why it matters
//! JSON Schema lets unnamed members pass, and so do clients. But a member that
//! nobody documented is either news for the document or a leak.
//!
//! # Example of a finding
//! At `/0/internal_cost` there is an integer that the document does not name.
//!
//! # When it is wrong
//! It is a notice, never a violation: the document is silent, not broken.

use std::collections::BTreeMap;

use countersign_spec::json_schema::describe;
use serde_json::Value;

use super::{Context, Observed};
use crate::described::{Described, Member};
use crate::evidence::Evidence;
use crate::finding::CheckId;
use crate::pattern;

pub(crate) const ID: CheckId = CheckId::new("response-property-undocumented");

pub(crate) fn ask(cx: &Context<'_>) -> Vec<Observed> {
    let Some((schema, value)) = cx.json() else {
        return Vec::new();
    };
    let mut walk = Walk {
        cx,
        pointer: String::new(),
        known: BTreeMap::new(),
        observed: Vec::new(),
    };
    walk.value(value, &Described::by(cx.document, schema));
    walk.observed
}

struct Walk<'a> {
    cx: &'a Context<'a>,
    pointer: String,
    /// What was observed where, list indexes aside, so that it is observed once.
    known: BTreeMap<String, usize>,
    observed: Vec<Observed>,
}

impl Walk<'_> {
    // As deep as the body, which the reader of JSON bounds.
    fn value(&mut self, value: &Value, described: &Described<'_>) {
        match value {
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    let described = described.item(index);
                    self.below(&index.to_string(), |walk| walk.value(item, &described));
                }
            }
            Value::Object(members) => {
                for (name, member) in members {
                    let said = described.member(name);
                    self.below(name, |walk| walk.member(member, said));
                }
            }
            _ => {}
        }
    }

    fn member(&mut self, value: &Value, said: Member<'_>) {
        match said {
            Member::Named(described) | Member::Mapped(described) => self.value(value, &described),
            Member::Undocumented(span) => {
                let place = pattern::without_indexes(&self.pointer);
                let known = *self.known.entry(place).or_insert(self.observed.len());
                if let Some(observed) = self.observed.get_mut(known) {
                    observed.count += 1;
                    return;
                }
                let evidence = Evidence::UndocumentedProperty {
                    pointer: self.cx.shown_pointer(&self.pointer),
                    seen: describe(value),
                };
                self.observed.push(Observed::notice(evidence, span));
            }
            // The schema refuses it by itself.
            Member::Forbidden | Member::Free => {}
        }
    }

    fn below(&mut self, token: &str, walk: impl FnOnce(&mut Self)) {
        let length = self.pointer.len();
        self.pointer.push('/');
        self.pointer
            .push_str(&token.replace('~', "~0").replace('/', "~1"));
        walk(self);
        self.pointer.truncate(length);
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::trial;

    pub(in crate::check) const TRIALS: trial::Trials = trial::Trials {
        passes: members_that_any_schema_names_pass,
        fails: other_members_are_noticed_at_any_depth,
    };

    #[test]
    fn members_that_any_schema_names_pass() {
        trial::body(
            r#"[{"id": 1, "labels": {"any": "x"}, "free": {"any": 1}}]"#,
            &[],
        );
        trial::body(r#"[{"id": 1, "either": {"a": 1, "b": 2}}]"#, &[]);
    }

    #[test]
    fn other_members_are_noticed_at_any_depth() {
        trial::body(
            r#"[{"id": 1, "extra": "hidden", "either": {"c/d": true}}]"#,
            &[
                "notice response-property-undocumented at /0/extra: expected only members that are documented, seen a string of 6 characters (small.yaml#/paths/~1orders/get/responses/200/content/application~1json/schema/items)",
                "notice response-property-undocumented at /0/either/{key}: expected only members that are documented, seen a boolean (small.yaml#/paths/~1orders/get/responses/200/content/application~1json/schema/items/properties/either/anyOf/0)",
            ],
        );
    }
}
