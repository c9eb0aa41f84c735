//! Where in a body something stands, with indexes and names that are data taken
//! out: `/*/labels/{key}`.

use std::fmt::Write as _;

use serde_json::Value;

use crate::described::{Described, Member};

/// Stands for the items of a list.
pub(super) const ITEM: &str = "*";
/// Stands for members whose names are data.
pub(super) const KEY: &str = "{key}";

/// A token of a pattern for a member, and what the document says of it.
pub(super) fn member<'d>(described: &Described<'d>, name: &str) -> (String, Described<'d>) {
    let nothing = described.nothing();
    match described.member(name) {
        Member::Named(below) => (name.to_owned(), below),
        Member::Mapped(below) => (KEY.to_owned(), below),
        Member::Undocumented(_) | Member::Forbidden if is_name(name) => (name.to_owned(), nothing),
        Member::Undocumented(_) | Member::Forbidden | Member::Free => (KEY.to_owned(), nothing),
    }
}

/// A name as people give them; an order number or an address is none.
pub(super) fn is_name(text: &str) -> bool {
    let mut bytes = text.bytes();
    let starts = bytes
        .next()
        .is_some_and(|b| b.is_ascii_alphabetic() || b == b'_');
    starts && text.len() <= 64 && bytes.all(|b| b.is_ascii_alphanumeric() || b"_.-".contains(&b))
}

/// `pattern` and one token more.
pub(super) fn join(pattern: &str, token: &str) -> String {
    let mut joined = pattern.to_owned();
    // Writing to a string cannot fail.
    let _ = write!(joined, "/{}", token.replace('~', "~0").replace('/', "~1"));
    joined
}

/// The tokens of a pointer or pattern, unescaped.
pub(super) fn tokens(pointer: &str) -> Vec<String> {
    let tokens = pointer.split('/').skip(1);
    tokens
        .map(|token| token.replace("~1", "/").replace("~0", "~"))
        .collect()
}

/// The pattern of a pointer into `body`, of which `described` speaks.
pub(super) fn of_pointer(pointer: &str, body: Option<&Value>, described: &Described<'_>) -> String {
    let mut pattern = String::new();
    let (mut body, mut described) = (body, described.clone());
    for token in tokens(pointer) {
        let (token, below) = match body {
            Some(Value::Array(items)) => {
                body = token
                    .parse::<usize>()
                    .ok()
                    .and_then(|index| items.get(index));
                (ITEM.to_owned(), described.items())
            }
            _ => {
                body = body.and_then(|body| body.get(&token));
                member(&described, &token)
            }
        };
        pattern = join(&pattern, &token);
        described = below;
    }
    pattern
}
