//! Names that are legal Rust, made of whatever the document says.
//!
//! Each kind of name is a type of its own that can only be made here; beside it
//! stands the name on the wire.

use deunicode::deunicode;
use heck::{ToSnakeCase, ToUpperCamelCase};

use super::taken::Numbered;

/// Whether a word is none that may name a thing.
pub(crate) fn is_keyword(word: &str) -> bool {
    KEYWORDS.contains(&word)
}

/// Words that no identifier may be (reference, "Keywords", edition 2024).
const KEYWORDS: [&str; 53] = [
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue",
    "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if",
    "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub",
    "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "union", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Types that emitted code names without a path.
const NAMED_IN_EMITTED_CODE: [&str; 28] = [
    "AsRef",
    "BTreeMap",
    "Box",
    "Client",
    "Date",
    "Debug",
    "Decimal",
    "Error",
    "Err",
    "ErrorBody",
    "From",
    "Into",
    "IntoIterator",
    "Json",
    "None",
    "Ok",
    "Option",
    "Patch",
    "RawResponse",
    "Request",
    "Response",
    "Result",
    "Self",
    "Some",
    "String",
    "Timestamp",
    "Value",
    "Vec",
];

macro_rules! names {
    ($($(#[doc = $doc:literal])+ $name:ident($make:path);)+) => {$(
        $(#[doc = $doc])+
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) struct $name(String);

        impl $name {
            /// Makes a legal name of any text.
            pub(crate) fn new(text: &str) -> Self {
                $name($make(text))
            }

            /// The name.
            #[allow(dead_code, reason = "not every kind of name is asked for its text")]
            pub(crate) fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Numbered for $name {
            fn numbered(&self, number: usize) -> Self {
                let separator = if self.0.contains(char::is_uppercase) { "" } else { "_" };
                let stem = self.0.trim_end_matches('_');
                $name(format!("{stem}{separator}{number}"))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

names! {
    /// A struct or an enum.
    TypeName(type_name);
    /// A variant of an enum.
    VariantName(camel);
    /// A field of a struct.
    FieldName(snake);
    /// A function or a method.
    MethodName(method);
    /// A module and its file.
    ModuleName(module);
}

fn type_name(text: &str) -> String {
    let name = camel(text);
    if NAMED_IN_EMITTED_CODE.contains(&name.as_str()) {
        name + "Model"
    } else {
        name
    }
}

fn camel(text: &str) -> String {
    let name = legal(text).to_upper_camel_case();
    let name = begin_with_letter(
        if name.is_empty() {
            "Empty".to_owned()
        } else {
            name
        },
        "N",
    );
    if name == "Self" {
        "SelfModel".to_owned()
    } else {
        name
    }
}

fn snake(text: &str) -> String {
    let name = legal(text).to_snake_case();
    let name = begin_with_letter(
        if name.is_empty() {
            "empty".to_owned()
        } else {
            name
        },
        "n_",
    );
    if KEYWORDS.contains(&name.as_str()) {
        name + "_"
    } else {
        name
    }
}

/// How many bytes of a name that is also a file's: no file system takes more than 255.
const MAX_FILE_NAME: usize = 200;

/// An operation's name is that of its example's file, too.
fn method(text: &str) -> String {
    short(&snake(text))
}

fn short(name: &str) -> String {
    let mut end = name.len().min(MAX_FILE_NAME);
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    match end < name.len() {
        true => name[..end].trim_end_matches('_').to_owned(),
        false => name.to_owned(),
    }
}

/// A module is found by the name of its file, which has to be ASCII (E0754), so letters of
/// other scripts are written by their sound.
fn module(text: &str) -> String {
    short(&snake(&deunicode(&legal(text))))
}

/// The letters and digits of a text, with a few signs spelt out that tell
/// otherwise equal names apart.
fn legal(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '+' => " plus ".to_owned(),
            '<' => " less ".to_owned(),
            '>' => " greater ".to_owned(),
            '-' if text.len() > 1
                && text.starts_with('-')
                && text.ends_with(|c: char| c.is_ascii_digit()) =>
            {
                " minus ".to_owned()
            }
            c if c.is_ascii_alphanumeric() => c.to_string(),
            // Letters of other scripts are legal, but not all that look like letters.
            c if !c.is_ascii() && unicode_ident::is_xid_start(c) => c.to_string(),
            _ => " ".to_owned(),
        })
        .collect()
}

fn begin_with_letter(name: String, prefix: &str) -> String {
    if name.starts_with(|c: char| c.is_alphabetic()) {
        name
    } else {
        format!("{prefix}{name}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_becomes_a_legal_name() {
        for (text, field, variant) in [
            ("status_id", "status_id", "StatusId"),
            ("type", "type_", "Type"),
            ("X-Rate-Limit", "x_rate_limit", "XRateLimit"),
            ("id:in", "id_in", "IdIn"),
            ("", "empty", "Empty"),
            ("2fa", "n_2fa", "N2fa"),
            ("self", "self_", "SelfModel"),
            ("größe", "größe", "Größe"),
            ("🦀", "empty", "Empty"),
            // Circled letters are alphabetic and no part of an identifier.
            ("Ⓐ", "empty", "Empty"),
        ] {
            assert_eq!(FieldName::new(text).as_str(), field, "{text}");
            assert_eq!(VariantName::new(text).as_str(), variant, "{text}");
        }
    }

    #[test]
    fn a_module_has_a_file_whatever_script_its_name_is_of() {
        for (text, module) in [
            ("Order", "order"),
            ("größe", "grosse"),
            ("日本語", "ri_ben_yu"),
            ("Ⓐ", "empty"),
        ] {
            assert_eq!(ModuleName::new(text).as_str(), module, "{text}");
        }
    }

    #[test]
    fn types_keep_clear_of_names_that_emitted_code_uses() {
        assert_eq!(TypeName::new("error").as_str(), "ErrorModel");
        assert_eq!(TypeName::new("order").as_str(), "Order");
    }
}
