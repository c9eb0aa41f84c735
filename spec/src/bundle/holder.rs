//! What stands at a place of a file, as far as it takes to find the schemas there. A file
//! that is no document of its own may be anything, and is read by what it looks like.

use crate::outline::{Kind, Member};
use crate::source::Node;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Holder {
    Object(Kind),
    /// A list of objects, or objects by names that their author chose.
    Objects(Kind),
    /// A part of a file that nothing says the kind of.
    Unknown,
}

/// Methods whose operations tell a path item.
const METHODS: [&str; 5] = ["get", "put", "post", "delete", "patch"];

/// Keywords that a schema is known by where they hold a text or a list.
const TEXTS_AND_LISTS: [&str; 9] = [
    "$id",
    "$anchor",
    "$dynamicAnchor",
    "$ref",
    "type",
    "allOf",
    "anyOf",
    "oneOf",
    "enum",
];

/// Keywords that a schema is known by where they hold schemas.
const MAPS: [&str; 3] = ["$defs", "properties", "patternProperties"];

impl Holder {
    /// What a node is, when its parent says that it is this.
    pub(super) fn of(self, node: &Node) -> Holder {
        match self {
            Holder::Unknown => likely(node).map_or(Holder::Unknown, Holder::Object),
            // Old schemas list items by their place where others have one for all.
            Holder::Object(kind) if node.as_sequence().is_some() => Holder::Objects(kind),
            known => known,
        }
    }

    /// What a member is; none where no schema can be.
    pub(super) fn member(self, name: &str) -> Option<Holder> {
        match self {
            Holder::Object(kind) => Some(match kind.member(name)? {
                Member::One(kind) => Holder::Object(kind),
                Member::List(kind) | Member::Map(kind) => Holder::Objects(kind),
            }),
            Holder::Objects(kind) => Some(Holder::Object(kind)),
            Holder::Unknown => {
                Some(Kind::of_section(name).map_or(Holder::Unknown, Holder::Objects))
            }
        }
    }
}

fn likely(node: &Node) -> Option<Kind> {
    let has = |name: &str| node.get(name).is_some();
    let is_text_or_list = |name: &&str| {
        node.get(name)
            .is_some_and(|value| value.as_str().is_some() || value.as_sequence().is_some())
    };
    let is_operation = |name: &&str| {
        node.get(name)
            .is_some_and(|value| value.get("responses").is_some())
    };
    Some(match () {
        () if has("openapi") => Kind::Document,
        () if TEXTS_AND_LISTS.iter().any(is_text_or_list) => Kind::Schema,
        () if MAPS.iter().any(|name| has(name)) => Kind::Schema,
        () if METHODS.iter().any(is_operation) => Kind::PathItem,
        // Parameters, headers and media types have it alike.
        () if has("schema") => Kind::Parameter,
        () if has("content") => Kind::Response,
        () => return None,
    })
}
