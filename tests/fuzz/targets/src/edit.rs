//! Edits of a document, so that most of it stays what the later stages expect.
//!
//! The result is always JSON, which keeps a document small and is read as YAML is.

use serde_json::{Map, Value as Json, json};

use crate::load;
use crate::vocabulary::{key, odd_value};

/// What is done at one place.
#[derive(Debug, Clone, Copy)]
enum Edit {
    Remove,
    Rename,
    /// Another value stands there.
    Replace,
    /// A part of the same document stands there.
    Move,
    /// A part of the same document stands beside what is there.
    Add,
    /// A reference to a part of the same document stands there.
    Refer,
    /// What stands there becomes a part of a schema.
    Wrap,
}

const EDITS: [Edit; 7] = [
    Edit::Remove,
    Edit::Rename,
    Edit::Replace,
    Edit::Move,
    Edit::Add,
    Edit::Refer,
    Edit::Wrap,
];

/// The document of `bytes` with one to four edits, by a seed; none if it is no document,
/// or has become longer than `limit`.
#[must_use]
pub fn edited(bytes: &[u8], seed: u32, limit: usize) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?;
    let mut document = tree(text)?;
    let mut random = fastrand::Rng::with_seed(seed.into());
    for _ in 0..random.usize(1..=4) {
        edit(&mut document, &mut random);
    }
    let text = document.to_string();
    (text.len() <= limit).then_some(text)
}

/// The tree of a text, by JSON's reader where that is enough: it is the quickest.
fn tree(text: &str) -> Option<Json> {
    if let Ok(json) = serde_json::from_str(text) {
        return Some(json);
    }
    let (document, _) = load(text);
    let file = document.sources.files().next()?;
    file.root().map(|root| root.to_json())
}

fn edit(document: &mut Json, random: &mut fastrand::Rng) {
    let mut places = Vec::new();
    collect(document, &mut String::new(), &mut places);
    let (Some(place), Some(other)) = (random.choice(&places), random.choice(&places)) else {
        return;
    };
    let part = document.pointer(other).cloned().unwrap_or_default();
    match EDITS[random.usize(..EDITS.len())] {
        Edit::Remove => remove(document, place),
        Edit::Rename => rename(document, place, key(random)),
        Edit::Replace => put(document, place, odd_value(random)),
        Edit::Move => put(document, place, part),
        Edit::Add => {
            let name = match random.bool() {
                true => last(other).map_or_else(|| key(random), |(_, name)| name),
                false => key(random),
            };
            add(document, place, name, part);
        }
        Edit::Refer => put(document, place, json!({ "$ref": format!("#{other}") })),
        Edit::Wrap => {
            let there = document.pointer(place).cloned().unwrap_or_default();
            let wrapped = wrap(there, part, random);
            put(document, place, wrapped);
        }
    }
}

/// The pointers of everything below the root.
fn collect(value: &Json, at: &mut String, places: &mut Vec<String>) {
    let mut below = |step: &str, value: &Json| {
        let length = at.len();
        at.push('/');
        at.push_str(&step.replace('~', "~0").replace('/', "~1"));
        places.push(at.clone());
        collect(value, at, places);
        at.truncate(length);
    };
    match value {
        Json::Object(members) => members.iter().for_each(|(name, value)| below(name, value)),
        Json::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                below(&index.to_string(), item);
            }
        }
        _ => {}
    }
}

/// The pointer of what a place stands in, and its name there.
fn last(place: &str) -> Option<(&str, String)> {
    let (parent, name) = place.rsplit_once('/')?;
    Some((parent, name.replace("~1", "/").replace("~0", "~")))
}

fn put(document: &mut Json, place: &str, value: Json) {
    if let Some(there) = document.pointer_mut(place) {
        *there = value;
    }
}

fn remove(document: &mut Json, place: &str) {
    let Some((parent, name)) = last(place) else {
        return;
    };
    match document.pointer_mut(parent) {
        Some(Json::Object(members)) => drop(members.shift_remove(&name)),
        Some(Json::Array(items)) => {
            if let Some(index) = name.parse().ok().filter(|index| *index < items.len()) {
                items.remove(index);
            }
        }
        _ => {}
    }
}

/// Renames a member where it stands, since order has meaning.
fn rename(document: &mut Json, place: &str, to: String) {
    let Some((parent, from)) = last(place) else {
        return;
    };
    if let Some(Json::Object(members)) = document.pointer_mut(parent) {
        let renamed = std::mem::take(members).into_iter();
        let renamed = renamed.map(|(name, value)| match name == from {
            true => (to.clone(), value),
            false => (name, value),
        });
        *members = renamed.collect::<Map<_, _>>();
    }
}

fn add(document: &mut Json, place: &str, name: String, value: Json) {
    match document.pointer_mut(place) {
        Some(Json::Object(members)) => drop(members.insert(name, value)),
        Some(Json::Array(items)) => items.push(value),
        _ => {}
    }
}

/// A schema that has `there` as a part, and perhaps `other`.
fn wrap(there: Json, other: Json, random: &mut fastrand::Rng) -> Json {
    match random.u8(..9) {
        0 => json!({ "allOf": [there, other] }),
        1 => json!({ "oneOf": [there, other] }),
        2 => json!({ "anyOf": [there, other] }),
        3 => json!({ "type": "array", "items": there }),
        4 => json!({ "type": "object", "additionalProperties": there }),
        5 => json!({ "type": "object", "properties": { key(random): there, key(random): other } }),
        6 => json!({ "type": ["object", "null"], "properties": { "a": there }, "required": ["a"] }),
        7 => json!({ "not": there }),
        _ => json!([there]),
    }
}
