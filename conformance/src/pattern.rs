//! Where in a body something stands, with names that are data taken out, and
//! indexes where they do not matter: `/*/labels/{key}`.

use std::fmt::Write as _;

use serde_json::Value;

use crate::described::{Described, Member};

/// Stands for the items of a list.
pub(crate) const ITEM: &str = "*";
/// Stands for members whose names are data.
pub(crate) const KEY: &str = "{key}";

/// A token of a pattern for a member, and what the document says of it.
pub(crate) fn member<'d>(described: &Described<'d>, name: &str) -> (String, Described<'d>) {
    let nothing = described.nothing();
    match described.member(name) {
        Member::Named(below) => (name.to_owned(), below),
        Member::Mapped(below) => (KEY.to_owned(), below),
        Member::Undocumented(_) | Member::Forbidden
            if is_name(name) && !described.has_data_keys() =>
        {
            (name.to_owned(), nothing)
        }
        Member::Undocumented(_) | Member::Forbidden | Member::Free => (KEY.to_owned(), nothing),
    }
}

/// A name as people give them; an order number or an address is none.
pub(crate) fn is_name(text: &str) -> bool {
    let mut bytes = text.bytes();
    let starts = bytes
        .next()
        .is_some_and(|b| b.is_ascii_alphabetic() || b == b'_');
    starts && text.len() <= 64 && bytes.all(|b| b.is_ascii_alphanumeric() || b"_.-".contains(&b))
}

/// `pattern` and one token more.
pub(crate) fn join(pattern: &str, token: &str) -> String {
    let mut joined = pattern.to_owned();
    // Writing to a string cannot fail.
    let _ = write!(joined, "/{}", token.replace('~', "~0").replace('/', "~1"));
    joined
}

/// The tokens of a pointer or pattern, unescaped.
pub(crate) fn tokens(pointer: &str) -> Vec<String> {
    let tokens = pointer.split('/').skip(1);
    tokens
        .map(|token| token.replace("~1", "/").replace("~0", "~"))
        .collect()
}

/// What becomes of the index of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Index {
    /// It stays.
    Kept,
    /// It becomes `*`.
    Starred,
}

/// A pointer into `body`, of which `described` speaks, without names that are data.
pub(crate) fn of_pointer(
    pointer: &str,
    body: Option<&Value>,
    described: &Described<'_>,
    index: Index,
) -> String {
    let mut pattern = String::new();
    let (mut body, mut described) = (body, described.clone());
    for token in tokens(pointer) {
        let is_item = match body {
            Some(body) => body.is_array(),
            // Below a name that was taken out before, nothing is known but its form.
            None => is_index(&token) && !matches!(described.member(&token), Member::Named(_)),
        };
        let (shown, below) = match is_item {
            true if index == Index::Kept => (token.clone(), described.items()),
            true => (ITEM.to_owned(), described.items()),
            false => member(&described, &token),
        };
        body = match body {
            Some(Value::Array(items)) => token.parse::<usize>().ok().and_then(|at| items.get(at)),
            body => body.and_then(|body| body.get(&token)),
        };
        pattern = join(&pattern, &shown);
        described = below;
    }
    pattern
}

/// The same pointer with `*` for whatever looks like an index.
pub(crate) fn without_indexes(pointer: &str) -> String {
    let tokens = pointer.split('/');
    let tokens = tokens.map(|token| if is_index(token) { ITEM } else { token });
    tokens.collect::<Vec<_>>().join("/")
}

fn is_index(token: &str) -> bool {
    !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_digit())
}

/// What the document says of the part of `body` at `pointer`.
pub(crate) fn described_at<'d>(
    pointer: &str,
    body: &Value,
    described: &Described<'d>,
) -> Described<'d> {
    let (mut body, mut described) = (Some(body), described.clone());
    for token in tokens(pointer) {
        (body, described) = match body {
            Some(Value::Array(items)) => {
                let at = token.parse::<usize>().unwrap_or_default();
                (items.get(at), described.item(at))
            }
            body => (
                body.and_then(|body| body.get(&token)),
                member(&described, &token).1,
            ),
        };
    }
    described
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn list_indexes_are_no_part_of_an_identity() {
        assert_eq!(without_indexes("/0/lines/12/id"), "/*/lines/*/id");
        assert_eq!(without_indexes("/address2"), "/address2");
        assert_eq!(without_indexes(""), "");
    }
}
