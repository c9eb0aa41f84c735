//! Documentation: whatever Markdown a document holds, made harmless for rustdoc.

use proc_macro2::TokenStream;
use quote::quote;

/// `#[doc]` attributes for a text; nothing for none.
pub(super) fn attributes(text: Option<&str>) -> TokenStream {
    let lines = text.map(lines).unwrap_or_default();
    let lines = lines.iter().map(|line| match line.as_str() {
        "" => String::new(),
        line => format!(" {line}"),
    });
    quote!(#(#[doc = #lines])*)
}

/// Comments for a text, a line each behind `indent`; nothing for none.
pub(super) fn text(text: Option<&str>, indent: &str) -> String {
    let lines = text.map(lines).unwrap_or_default();
    let lines = lines.iter().map(|line| match line.as_str() {
        "" => format!("{indent}///\n"),
        line => format!("{indent}/// {line}\n"),
    });
    lines.collect()
}

/// The lines of a text, without a blank first or last one.
///
/// Code in a description is an illustration, perhaps of another language: fences
/// are marked as text and indented blocks lose their indentation, so that rustdoc
/// does not run them.
pub(super) fn lines(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut in_fence = false;
    // A lone carriage return ends a line of YAML and is refused in a Rust comment.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.replace(turns_text, "");
    for line in text.trim().lines() {
        let line = line.trim_end().replace('\t', "  ");
        let bare = line.trim_start();
        if bare.starts_with("```") || bare.starts_with("~~~") {
            lines.push(if in_fence {
                bare[..3].to_owned()
            } else {
                format!("{}text", &bare[..3])
            });
            in_fence = !in_fence;
        } else if in_fence {
            lines.push(line);
        } else if line.len() - bare.len() >= 4 {
            lines.push(format!("  {bare}"));
        } else {
            lines.push(line);
        }
    }
    if in_fence {
        lines.push("```".to_owned());
    }
    lines
}

/// Whether a character changes the direction of all that follows, which Rust denies in a comment.
fn turns_text(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A text in one line.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first sentence of a text, or its first paragraph if no sentence ends in it.
pub(super) fn first_sentence(text: &str) -> &str {
    let paragraph = text.trim().split("\n\n").next().unwrap_or_default();
    let ends = [". ", ".\n"]
        .into_iter()
        .filter_map(|end| paragraph.find(end));
    ends.min().map_or(paragraph, |end| &paragraph[..=end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_turn_text_around_are_left_out() {
        assert_eq!(lines("a\u{202e}b\u{2066}c \u{5d0}"), ["abc \u{5d0}"]);
    }

    #[test]
    fn code_in_a_description_is_never_run() {
        let text = "Before\n```rust\npanic!()\n```\n    panic!()\n~~~\nopen";
        assert_eq!(
            lines(text),
            [
                "Before",
                "```text",
                "panic!()",
                "```",
                "  panic!()",
                "~~~text",
                "open",
                "```"
            ]
        );
    }
}
