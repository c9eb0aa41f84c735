//! Texts that a regular expression matches.

use proptest::strategy::{BoxedStrategy, Strategy, Union};
use proptest::string::string_regex;

use super::Why;

/// Texts of an ECMA 262 regular expression. Anchors are understood at both ends of
/// each alternative; looking around is not.
pub(super) fn texts(pattern: &str) -> Result<BoxedStrategy<String>, Why> {
    let texts: Option<Vec<_>> = alternatives(pattern)
        .into_iter()
        .map(|alternative| {
            let body = alternative.strip_prefix('^').unwrap_or(alternative);
            let body = match body.strip_suffix('$') {
                Some(body) if !is_escaped(body) => body,
                _ => body,
            };
            Some(string_regex(&ascii(body)).ok()?.boxed())
        })
        .collect();
    match texts {
        Some(texts) if !texts.is_empty() => Ok(Union::new(texts).boxed()),
        _ => Err(Why::Pattern(pattern.to_owned())),
    }
}

/// The alternatives of the outermost level.
fn alternatives(pattern: &str) -> Vec<&str> {
    let (mut depth, mut in_class, mut is_escaped) = (0_u32, false, false);
    let mut found = Vec::new();
    let mut start = 0;
    for (at, character) in pattern.char_indices() {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '[' => in_class = true,
            ']' => in_class = false,
            '(' if !in_class => depth += 1,
            ')' if !in_class => depth = depth.saturating_sub(1),
            '|' if !in_class && depth == 0 => {
                found.push(&pattern[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    found.push(&pattern[start..]);
    found
}

/// Whether what follows is escaped by the end of `before`.
fn is_escaped(before: &str) -> bool {
    before.chars().rev().take_while(|c| *c == '\\').count() % 2 == 1
}

/// The same expression with ECMA's classes, which know ASCII only.
fn ascii(pattern: &str) -> String {
    let mut text = String::new();
    let mut characters = pattern.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some('d') => text.push_str("[0-9]"),
                Some('w') => text.push_str("[A-Za-z0-9_]"),
                Some('s') => text.push_str("[ \t]"),
                Some('/') => text.push('/'),
                Some(other) => text.extend(['\\', other]),
                None => text.push('\\'),
            },
            other => text.push(other),
        }
    }
    text
}
