//! A tree as YAML that readers of YAML 1.1 and 1.2 read alike: a text is plain only
//! where neither could take it for anything else. Numbers keep their own digits.

use std::fmt::Write;

use crate::source::{Node, Value};

/// The whole tree, in blocks.
pub(super) fn write(tree: &Node) -> String {
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = block(tree, 0, &mut text);
    text.shrink_to_fit();
    text
}

/// A node behind `key:` or `-`, on the same line if it fits there, with its line's end.
fn block(node: &Node, depth: usize, text: &mut String) -> std::fmt::Result {
    match &node.value {
        Value::Mapping(members) if !members.is_empty() => {
            for (index, (key, entry)) in members.iter().enumerate() {
                if index > 0 || depth == 0 {
                    indent(depth, text);
                }
                write!(text, "{}:", scalar(key))?;
                below(&entry.node, depth, text)?;
            }
            Ok(())
        }
        Value::Sequence(items) if !items.is_empty() => {
            for (index, item) in items.iter().enumerate() {
                if index > 0 || depth == 0 {
                    indent(depth, text);
                }
                text.push_str("- ");
                block(item, depth + 1, text)?;
            }
            Ok(())
        }
        _ => leaf(node, depth, text),
    }
}

/// What stands behind a key.
fn below(node: &Node, depth: usize, text: &mut String) -> std::fmt::Result {
    let has_parts = match &node.value {
        Value::Mapping(members) => !members.is_empty(),
        Value::Sequence(items) => !items.is_empty(),
        _ => false,
    };
    if !has_parts {
        text.push(' ');
        return leaf(node, depth + 1, text);
    }
    text.push('\n');
    indent(depth + 1, text);
    block(node, depth + 1, text)
}

fn indent(depth: usize, text: &mut String) {
    text.push_str(&"  ".repeat(depth));
}

fn leaf(node: &Node, depth: usize, text: &mut String) -> std::fmt::Result {
    match &node.value {
        Value::Null => text.push_str("null"),
        Value::Bool(value) => write!(text, "{value}")?,
        Value::Number(number) => text.push_str(number.as_str()),
        Value::String(value) if is_literal(value) => {
            text.push_str("|-");
            for line in value.split('\n') {
                text.push('\n');
                if !line.is_empty() {
                    indent(depth.max(1), text);
                    text.push_str(line);
                }
            }
        }
        Value::String(value) => text.push_str(&scalar(value)),
        Value::Sequence(_) => text.push_str("[]"),
        Value::Mapping(_) => text.push_str("{}"),
    }
    text.push('\n');
    Ok(())
}

/// Whether a text can be written as lines of its own, as people write prose.
fn is_literal(text: &str) -> bool {
    let mut lines = text.split('\n');
    let is_plain = |c: char| {
        c == '\n'
            || (!c.is_control()
                && c != '\u{feff}'
                && c != '\u{2028}'
                && c != '\u{2029}'
                && c != '\u{85}')
    };
    text.contains('\n')
        && !text.ends_with('\n')
        && !text.starts_with([' ', '\n'])
        && text.chars().all(is_plain)
        && lines.all(|line| !line.ends_with(' '))
}

fn scalar(text: &str) -> String {
    match is_plain(text) {
        true => text.to_owned(),
        // A text of JSON is a text of YAML in double quotes.
        false => serde_json::Value::from(text).to_string(),
    }
}

/// Words that some reader of YAML takes for a truth value or for nothing.
const WORDS: [&str; 9] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];

/// Whether a text needs no quotes for any reader: it begins with a letter, and has no mark
/// that means something to YAML.
fn is_plain(text: &str) -> bool {
    let begins = |c: char| c.is_ascii_alphabetic() || matches!(c, '_' | '/' | '$');
    let goes_on =
        |c: char| c.is_ascii_alphanumeric() || " _-./$()+'\"&;=@*!?^".contains(c) || c == ',';
    text.starts_with(begins)
        && text.chars().all(goes_on)
        && !text.ends_with(' ')
        && !WORDS.contains(&text.to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    /// What YAML 1.1 or 1.2 takes for anything but a text.
    const NOT_TEXT: &str = "- 'off'\n- 'Yes'\n- 'y'\n- '~'\n- '2026-01-31'\n- '12:30'\n- '1_000'\n\
                            - '='\n- '<<'\n- '0x1F'\n- '.5'\n- ''\n- ' a'\n- 'a: b'\n- 'a #b'\n- '-'\n";

    #[test]
    fn what_a_reader_could_take_for_something_else_is_quoted() {
        let (sources, file) = Sources::of(NOT_TEXT);
        let text = write(sources.root(file).unwrap());
        assert!(text.lines().all(|line| line.starts_with("- \"")), "{text}");
        let (again, file) = Sources::of(&text);
        assert_eq!(
            again.root(file).unwrap().to_json(),
            sources.root(file).unwrap().to_json()
        );
    }

    #[test]
    fn parts_lines_and_numbers_come_back_as_they_were() {
        let before = "a: 12345678901234567890123\nb: 1E400\nc: |-\n  one\n\n    two\nd: []\ne: {}\n\
                      f:\n  - g: 1.50\n    h: [1, [2]]\n  - []\n'2': \"tab\\there\"\ni: \"end \\n\"\nj: null\n";
        let (sources, file) = Sources::of(before);
        let text = write(sources.root(file).unwrap());
        for number in ["12345678901234567890123", "1e400", "1.50"] {
            assert!(text.contains(number), "{text}");
        }
        let (again, other) = Sources::of(&text);
        assert_eq!(
            again.root(other).unwrap().to_json(),
            sources.root(file).unwrap().to_json()
        );
        assert_eq!(write(again.root(other).unwrap()), text);
    }
}
