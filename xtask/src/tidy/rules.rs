//! Rules about one file each.

use super::Source;

/// A rule about one file.
pub(super) struct Rule {
    /// Why it is a rule.
    pub(super) reason: &'static str,
    /// What breaks it, if anything does.
    pub(super) check: fn(&Source) -> Option<String>,
}

pub(super) const RULES: &[Rule] = &[
    Rule {
        reason: "a file says first what it is",
        check: has_module_doc,
    },
    Rule {
        reason: "tokens are made in emit/ only",
        check: quotes_in_emit_only,
    },
    Rule {
        reason: "emit/ takes the IR and nothing of the document",
        check: emit_knows_no_document,
    },
    Rule {
        reason: "one module sees each crate that is hard to hold right",
        check: crate_behind_one_module,
    },
    Rule {
        reason: "names say what a thing is",
        check: no_catch_all_name,
    },
    Rule {
        reason: "a stub is a defect",
        check: no_stub,
    },
];

fn has_module_doc(source: &Source) -> Option<String> {
    (!source.text.starts_with("//!")).then(|| "does not begin with `//!`".to_owned())
}

fn quotes_in_emit_only(source: &Source) -> Option<String> {
    let is_outside = source.path.starts_with("generator/src/")
        && !source.path.starts_with("generator/src/emit/");
    (is_outside && source.text.contains("quote!")).then(|| "uses `quote!`".to_owned())
}

fn emit_knows_no_document(source: &Source) -> Option<String> {
    let is_emit = source.path.starts_with("generator/src/emit/");
    ["resolve::", "document::"]
        .into_iter()
        .find(|path| is_emit && source.text.contains(path))
        .map(|path| format!("mentions `{path}`"))
}

fn crate_behind_one_module(source: &Source) -> Option<String> {
    [
        ("openapiv3", "spec/src/document/from_openapiv3.rs"),
        ("jsonschema", "spec/src/json_schema/validator.rs"),
        ("saphyr_parser", "spec/src/source/yaml"),
        ("jsonc_parser", "spec/src/source/json.rs"),
    ]
    .into_iter()
    .find(|(name, home)| {
        names_crate(&source.text, name)
            && !source.path.starts_with(home)
            && !source.path.starts_with("xtask/src/tidy/")
    })
    .map(|(name, home)| format!("uses `{name}`, which belongs to {home}"))
}

/// Whether `name::` or `use name` stands there as a word of its own.
fn names_crate(text: &str, name: &str) -> bool {
    let is_word = |at: usize| {
        let before = text[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':')
    };
    let is_path = text
        .match_indices(&format!("{name}::"))
        .any(|(at, _)| is_word(at));
    is_path || text.contains(&format!("use {name} ")) || text.contains(&format!("use {name};"))
}

fn no_catch_all_name(source: &Source) -> Option<String> {
    let file = source.path.rsplit('/').next().unwrap_or_default();
    let stem = file.trim_end_matches(".rs");
    [
        "utils", "util", "helpers", "helper", "misc", "manager", "common",
    ]
    .contains(&stem)
    .then(|| format!("is called `{stem}`"))
}

fn no_stub(source: &Source) -> Option<String> {
    // Put together here, so that this file does not find itself.
    ["todo", "unimplemented"]
        .into_iter()
        .map(|name| format!("{name}!("))
        .find(|stub| source.text.contains(stub))
        .map(|stub| format!("has `{stub}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(path: &str, text: &str) -> Vec<String> {
        let source = Source {
            path: path.to_owned(),
            text: text.to_owned(),
        };
        RULES
            .iter()
            .filter_map(|rule| (rule.check)(&source))
            .collect()
    }

    #[test]
    fn each_rule_finds_what_it_is_about() {
        for (path, text) in [
            ("spec/src/a.rs", "fn a() {}"),
            ("generator/src/lower/a.rs", "//! A.\nquote!(a)"),
            (
                "generator/src/emit/a.rs",
                "//! A.\nuse countersign_spec::resolve::A;",
            ),
            ("spec/src/lint/a.rs", "//! A.\nuse openapiv3 as v3;"),
            ("spec/src/utils.rs", "//! A."),
            ("spec/src/a.rs", concat!("//! A.\nfn a() { to", "do!() }")),
        ] {
            assert_eq!(broken(path, text).len(), 1, "{path}: {text}");
        }
        assert_eq!(broken("spec/src/a.rs", "//! A.\nfn a() {}"), [""; 0]);
    }
}
