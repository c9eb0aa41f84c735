//! What the words in the type columns of part B mean in JSON.
//!
//! Words in parentheses say what one document prints, and what braces hold is the
//! business of rows of its own: both are left aside. A `{}` behind a semicolon is how
//! a document prints that there is nothing: null or an empty object may stand there.

use std::collections::BTreeSet;

use countersign_spec::document::JsonType;

/// What a member's value is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Stated {
    /// Any of these.
    pub(crate) types: BTreeSet<JsonType>,
    /// What kind of string or object one of them is.
    pub(crate) kind: Option<Kind>,
    /// Whether an empty object is printed for nothing.
    is_emptied: bool,
}

impl Stated {
    /// Whether documented types are the stated ones, but for what stands for nothing.
    pub(crate) fn is_met_by(&self, documented: &BTreeSet<JsonType>) -> bool {
        let nothing = |json_type: &&JsonType| {
            self.is_emptied && matches!(json_type, JsonType::Null | JsonType::Object)
        };
        let mut beyond = documented.difference(&self.types);
        self.types.is_subset(documented) && beyond.all(|json_type| nothing(&json_type))
    }
}

/// A kind of string, or of object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// An amount or another decimal, as text.
    Decimal,
    /// A moment as RFC 2822 text.
    Rfc2822,
    /// A moment as ISO 8601 text.
    Iso8601,
    /// A UUID.
    Uuid,
    /// `{url, resource}`.
    Link,
}

/// Each alternative by how it begins, the longer beginnings first.
const WORDS: [(&str, JsonType, Option<Kind>); 20] = [
    ("link object", JsonType::Object, Some(Kind::Link)),
    ("array", JsonType::Array, None),
    ("object", JsonType::Object, None),
    ("BillingAddress", JsonType::Object, None),
    ("address", JsonType::Object, None),
    ("money", JsonType::String, Some(Kind::Decimal)),
    ("RFC 2822 string", JsonType::String, Some(Kind::Rfc2822)),
    ("ISO 8601 string", JsonType::String, Some(Kind::Iso8601)),
    ("string UUID", JsonType::String, Some(Kind::Uuid)),
    (
        "string with 10 decimals",
        JsonType::String,
        Some(Kind::Decimal),
    ),
    ("string 4 decimals", JsonType::String, Some(Kind::Decimal)),
    ("date string", JsonType::String, None),
    ("string of digits", JsonType::String, None),
    ("string URL", JsonType::String, None),
    ("string", JsonType::String, None),
    ("integer", JsonType::Integer, None),
    ("number", JsonType::Number, None),
    ("decimal", JsonType::Number, None),
    ("boolean", JsonType::Boolean, None),
    ("null", JsonType::Null, None),
];

/// Reads a cell; none for `–`, which says that there is no such member.
pub(crate) fn read(words: &str) -> Result<Option<Stated>, String> {
    let plain = plain(words);
    if plain == "–" {
        return Ok(None);
    }
    let mut stated = Stated {
        is_emptied: words.contains("; `{}`"),
        ..Stated::default()
    };
    for alternative in plain.split(", ").flat_map(|part| part.split(" or ")) {
        let alternative = alternative.trim().trim_start_matches("or ");
        // `UTC` says of a date what every date of a response is.
        if alternative == "UTC" {
            continue;
        }
        let known = WORDS
            .iter()
            .find(|(word, ..)| alternative.starts_with(word));
        let (_, json_type, kind) =
            known.ok_or_else(|| format!("the type `{words}` is not understood"))?;
        stated.types.insert(*json_type);
        stated.kind = stated.kind.or(*kind);
    }
    // A whole number is a number.
    if stated.types.contains(&JsonType::Number) {
        stated.types.remove(&JsonType::Integer);
    }
    Ok(Some(stated))
}

/// The words without remarks, with the remarks that tell a kind made words.
fn plain(words: &str) -> String {
    let words = words.split(';').next().unwrap_or_default();
    let words = words
        .replace("string (UUID)", "string UUID")
        .replace("string (URL)", "string URL")
        .replace("string, 4 decimals", "string 4 decimals");
    without(&without(&words, '(', ')'), '{', '}')
        .replace('`', "")
        .trim()
        .to_owned()
}

/// The text without what stands between two brackets.
fn without(text: &str, open: char, close: char) -> String {
    let mut depth = 0_usize;
    let kept = text.chars().filter(|c| {
        if *c == open {
            depth += 1;
        }
        let is_kept = depth == 0;
        if *c == close {
            depth = depth.saturating_sub(1);
        }
        is_kept
    });
    kept.collect()
}

#[test]
fn the_words_of_part_b_are_types() {
    use JsonType::{Array, Boolean, Integer, Null, Number, Object, String};
    for (words, types, kind) in [
        ("integer (002: number)", &[Integer][..], None),
        ("number, integer or string", &[Number, String], None),
        ("string, number or null", &[Null, Number, String], None),
        (
            "money string (002: string or number)",
            &[String],
            Some(Kind::Decimal),
        ),
        (
            "money-like string or number",
            &[Number, String],
            Some(Kind::Decimal),
        ),
        ("RFC 2822 string, UTC", &[String], Some(Kind::Rfc2822)),
        ("string, 4 decimals", &[String], Some(Kind::Decimal)),
        ("string (UUID)", &[String], Some(Kind::Uuid)),
        ("date string or null", &[Null, String], None),
        ("link object `{url, resource}`", &[Object], Some(Kind::Link)),
        (
            "link object, or array with include=",
            &[Array, Object],
            Some(Kind::Link),
        ),
        ("array of {name, value}", &[Array], None),
        ("array of integers or null", &[Null, Array], None),
        ("object or null; `{}`", &[Null, Object], None),
        ("integer; `{}` in 000", &[Integer], None),
        ("object of strings, or array", &[Array, Object], None),
        ("boolean", &[Boolean], None),
    ] {
        let stated = read(words).unwrap().unwrap();
        assert_eq!(stated.types, types.iter().copied().collect(), "{words}");
        assert_eq!(stated.kind, kind, "{words}");
    }
    assert_eq!(read("– (off-v2 lists it in requests)"), Ok(None));
    assert!(read("a riddle").is_err());
}

#[test]
fn a_printed_empty_object_stands_for_nothing() {
    use JsonType::{Integer, Null, Object};
    let stated = read("integer; `{}` in 000").unwrap().unwrap();
    assert!(stated.is_met_by(&[Integer].into()));
    assert!(stated.is_met_by(&[Null, Integer, Object].into()));
    assert!(!stated.is_met_by(&[Null, Object].into()));
    let stated = read("integer").unwrap().unwrap();
    assert!(!stated.is_met_by(&[Null, Integer].into()));
}
