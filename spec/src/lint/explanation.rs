//! The page that explains a code: a rule's own, or a sentence for the reader's codes.

use super::{RULES, Rule};
use crate::diagnostic::Code;
use crate::nearest::nearest;

/// What stands before each example, so that it is a whole document.
pub(super) const HEAD: &str = "openapi: 3.0.3\ninfo: { title: Shop, version: '1' }\n";

/// Explains the code of that name; none if there is no such code.
#[must_use]
pub fn explain(code: &str) -> Option<String> {
    if let Some(rule) = RULES.iter().find(|rule| rule.code.as_str() == code) {
        return Some(page(rule));
    }
    let mut codes = Code::ALL.iter();
    let known = codes.find(|known| known.as_str() == code)?;
    let mut page = format!("{known}\n");
    let meaning = known.meaning()?.replace("\n ", "\n");
    part(&mut page, "What it tells", &meaning);
    part(
        &mut page,
        "When",
        "While a document is read, by every command.",
    );
    Some(page)
}

/// The code that was probably meant by a name that is none.
#[must_use]
pub fn nearest_code(name: &str) -> Option<&'static str> {
    nearest(name, Code::ALL.iter().map(|code| code.as_str()))
}

fn page(rule: &Rule) -> String {
    let mut page = format!("{}\n", rule.code);
    let parts = [
        ("What it asks", rule.asks.to_owned()),
        ("Why it matters", rule.why.to_owned()),
        (
            "An example that breaks it",
            format!("{HEAD}{}", rule.bad.trim_end()),
        ),
        ("How to mend it", rule.mend.to_owned()),
        ("The example, mended", rule.good.trim_end().to_owned()),
    ];
    for (title, text) in parts {
        part(&mut page, title, &text);
    }
    page
}

fn part(page: &mut String, title: &str, text: &str) {
    page.push_str(&format!("\n{title}\n\n"));
    for line in text.lines() {
        page.push_str(format!("  {line}").trim_end());
        page.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::lint::{LintOptions, lint};
    use crate::{Limits, has_errors, load_text};

    fn codes(example: &str) -> BTreeSet<&'static str> {
        let text = format!("{HEAD}{example}");
        let (document, problems) = load_text("example.yaml", &text, &Limits::default());
        assert!(!has_errors(&problems), "{problems:?}\n{text}");
        let found = lint(&document, &LintOptions::default());
        for problem in &found {
            assert!(
                problem.span.is_some() && problem.help.is_some(),
                "{problem:?}"
            );
        }
        found.iter().map(|problem| problem.code.as_str()).collect()
    }

    #[test]
    fn every_rule_finds_what_its_own_example_shows_and_nothing_in_the_mended_one() {
        for rule in RULES {
            let code = rule.code.as_str();
            assert!(codes(rule.bad).contains(code), "{code} misses its example");
            assert!(!codes(rule.good).contains(code), "{code} is not mended");
        }
    }

    #[test]
    fn every_rule_has_a_code_of_its_own_and_a_whole_explanation() {
        let codes: BTreeSet<_> = RULES.iter().map(|rule| rule.code).collect();
        assert_eq!(codes.len(), RULES.len());
        for rule in RULES {
            assert!(Code::ALL.contains(&rule.code), "{}", rule.code);
            for part in [rule.asks, rule.why, rule.mend] {
                let is_sentence = part.ends_with('.') && part.starts_with(char::is_uppercase);
                assert!(is_sentence, "{}: {part}", rule.code);
            }
        }
    }

    #[test]
    fn every_code_is_explained_and_no_other() {
        for code in Code::ALL {
            let page = explain(code.as_str()).unwrap();
            assert!(page.starts_with(code.as_str()), "{page}");
            assert!(
                page.lines().all(|line| line.chars().count() <= 90),
                "{page}"
            );
        }
        assert_eq!(explain("no-such-code"), None);
    }

    #[test]
    fn a_page_has_its_parts_in_a_fixed_order() {
        insta::assert_snapshot!(explain("unbounded-pagination").unwrap());
    }
}
