//! The second walk: over the bytes of a body that was read, beside the model that was
//! read from them and its constant table, for what was tolerated.
//!
//! Reading itself records nothing, so that nobody pays for what nobody asks. The model
//! tells which variant of a union was taken; everything else is told by the table. A body
//! that is no object has none; where its kind is not told, nothing is said of its values
//! without parts.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use super::misfit::Misfit;
use super::table::{JsonKind, Kind, Member};
use super::tolerated::{Tolerated, ToleratedKind};
use super::{ListView, MapView, Object, Union, Value, View, form, from_json, raw, union};

/// Stands in a pointer for a key that is data.
const KEY: &str = "{key}";

/// What is tolerated when bytes are read as `B`, such as those of a body that was kept:
/// what [`Response::tolerated`](crate::runtime::Response::tolerated) tells of an answer.
/// Nothing where they cannot be read.
#[must_use]
pub fn tolerated<B: Value>(bytes: &[u8]) -> Vec<Tolerated> {
    tolerated_as::<B>(None, bytes)
}

/// The same, of a body whose kind no table tells, such as a list or a number.
#[must_use]
pub fn tolerated_as<B: Value>(kind: Option<&Kind>, bytes: &[u8]) -> Vec<Tolerated> {
    from_json::<B>(bytes)
        .map(|body| walk(kind, body.view(), bytes))
        .unwrap_or_default()
}

/// What was tolerated when `body` was read from `bytes`, in the order of the bytes, but
/// for maps, which are in the order of their keys. Of bytes that it was not read from,
/// nothing useful is said.
pub(in crate::runtime) fn walk(
    kind: Option<&Kind>,
    body: View<'_>,
    bytes: &[u8],
) -> Vec<Tolerated> {
    let mut walk = Walk {
        pointer: String::new(),
        found: Vec::new(),
    };
    // Members that reading skips may be no UTF-8.
    let json = String::from_utf8_lossy(bytes);
    walk.value(kind, body, json.trim());
    walk.found
}

struct Walk {
    pointer: String,
    found: Vec<Tolerated>,
}

impl Walk {
    fn note(&mut self, kind: ToleratedKind) {
        self.note_with(kind, Vec::new());
    }

    fn note_with(&mut self, kind: ToleratedKind, misfits: Vec<Misfit>) {
        self.found.push(Tolerated {
            pointer: self.pointer.clone(),
            kind,
            misfits,
        });
    }

    /// Goes on with a part of the value.
    fn below(&mut self, segment: &str, look: impl FnOnce(&mut Walk)) {
        let length = self.pointer.len();
        self.pointer.push('/');
        if segment.contains(['~', '/']) {
            let escaped = segment.replace('~', "~0").replace('/', "~1");
            self.pointer.push_str(&escaped);
        } else {
            self.pointer.push_str(segment);
        }
        look(self);
        self.pointer.truncate(length);
    }

    /// A value, whose kind may not be known if it is the whole body or an item of it.
    fn value(&mut self, kind: Option<&Kind>, view: View<'_>, json: &str) {
        if matches!(kind, Some(Kind::Any)) || matches!(view, View::Any(_)) {
            return;
        }
        let (kind, may_be_null) = match kind {
            Some(Kind::Nullable(kind)) => (Some(*kind), true),
            kind => (kind, false),
        };
        match JsonKind::of(json) {
            JsonKind::Null if may_be_null => return,
            JsonKind::Null => return self.note(ToleratedKind::UndocumentedNull),
            _ => {}
        }
        match view {
            View::Object(object) => self.object(object, json),
            View::Union(union) => self.union(union, json),
            View::List(list) => self.list(kind, list, json),
            View::Map(entries) => self.map(kind, entries, json),
            _ => {
                if let Some(kind) = kind {
                    self.scalar(kind, view, json);
                }
            }
        }
    }

    fn scalar(&mut self, kind: &Kind, read: View<'_>, json: &str) {
        if let Some(seen) = form::tolerated(kind, read, json) {
            self.note(seen);
        }
        if form::may_lose_precision(kind, json) {
            self.note(ToleratedKind::PrecisionMayBeLost);
        }
    }

    fn object(&mut self, object: &dyn Object, json: &str) {
        let table = object.table();
        let mut expected = 0;
        let mut rest = BTreeMap::new();
        for (name, value) in raw::members(json).unwrap_or_default() {
            let Some(index) = table.find(&name, expected) else {
                if table.rest.is_some() {
                    rest.insert(name, value);
                    continue;
                }
                let shown = if is_name(&name) { &name } else { KEY };
                self.below(shown, |walk| walk.note(ToleratedKind::UndocumentedMember));
                continue;
            };
            let member = &table.members[index];
            self.below(member.name, |walk| {
                walk.member(member, object.view_of(index), value.get());
            });
            expected = index + 1;
        }
        if let (Some(kind), Some(entries)) = (&table.rest, object.rest_view()) {
            self.entries(Some(kind.of_values()), entries, &rest);
        }
    }

    fn member(&mut self, member: &Member, view: View<'_>, json: &str) {
        let is_null = JsonKind::of(json) == JsonKind::Null;
        if is_null && member.is_nullable || member.may_be_empty && form::is_empty(json) {
            return;
        }
        self.value(Some(&member.kind), view, json);
    }

    fn list(&mut self, kind: Option<&Kind>, list: &dyn ListView, json: &str) {
        let kind = match kind {
            Some(Kind::List(item)) => Some(*item),
            _ => None,
        };
        let items = raw::items(json).unwrap_or_default();
        for (index, item) in items.iter().enumerate().take(list.len()) {
            self.below(&index.to_string(), |walk| {
                walk.value(kind, list.item(index), item.get());
            });
        }
    }

    fn map(&mut self, kind: Option<&Kind>, entries: &dyn MapView, json: &str) {
        let kind = match kind {
            Some(Kind::Map(value)) => Some(*value),
            _ => None,
        };
        let members = raw::members(json).unwrap_or_default();
        self.entries(kind, entries, &members.into_iter().collect());
    }

    /// Values under names that are data; `kind` is that of each.
    fn entries(
        &mut self,
        kind: Option<&Kind>,
        entries: &dyn MapView,
        members: &BTreeMap<String, &RawValue>,
    ) {
        entries.each(&mut |key, view| {
            if let Some(value) = members.get(key) {
                self.below(KEY, |walk| walk.value(kind, view, value.get()));
            }
        });
    }

    fn union(&mut self, union: &dyn Union, json: &str) {
        match union.current() {
            (Some(index), view) => {
                let kind = &union.table().variants[index].kind;
                self.value(Some(kind), view, json);
            }
            (None, _) => {
                self.note_with(ToleratedKind::NoVariant, union::misfits(union, json));
            }
        }
    }
}

/// A name as people give them; an order number or an address is none.
fn is_name(text: &str) -> bool {
    let starts = text
        .bytes()
        .next()
        .is_some_and(|byte| byte.is_ascii_alphabetic() || byte == b'_');
    let goes_on = |byte: u8| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte);
    starts && text.len() <= 64 && text.bytes().all(goes_on)
}
