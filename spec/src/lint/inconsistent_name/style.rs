//! How the words of a name are joined.

use std::fmt;

/// A way to join words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Style {
    /// `orderStatus`
    Camel,
    /// `OrderStatus`
    Pascal,
    /// `order_status`
    Snake,
    /// `ORDER_STATUS`
    ScreamingSnake,
    /// `order-status`
    Kebab,
    /// `Order-Status`
    Train,
    /// `Order_status`, and whatever else follows no style.
    Mixed,
}

impl Style {
    /// The style of a name; none for one word, which fits every style.
    pub(super) fn of(name: &str) -> Option<Style> {
        // `date_created:min` and `filter[name]` are names with an operator or a place.
        let parts = name.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '-');
        let mut styles = parts.filter_map(|part| of_words(part.trim_matches(['_', '-'])));
        let first = styles.next()?;
        match styles.all(|style| style == first) {
            true => Some(first),
            false => Some(Style::Mixed),
        }
    }
}

fn of_words(words: &str) -> Option<Style> {
    let has_upper = words.chars().any(char::is_uppercase);
    let has_lower = words.chars().any(char::is_lowercase);
    let begins_upper = |word: &str| !word.starts_with(char::is_lowercase);
    Some(match (words.contains('_'), words.contains('-')) {
        (true, true) => Style::Mixed,
        (true, false) if !has_upper => Style::Snake,
        (true, false) if !has_lower => Style::ScreamingSnake,
        (false, true) if !has_upper => Style::Kebab,
        (false, true) if words.split('-').all(begins_upper) => Style::Train,
        (true, false) | (false, true) => Style::Mixed,
        (false, false) if !has_upper || !has_lower => return None,
        (false, false) if begins_upper(words) => Style::Pascal,
        (false, false) => Style::Camel,
    })
}

impl fmt::Display for Style {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Style::Camel => "camelCase",
            Style::Pascal => "PascalCase",
            Style::Snake => "snake_case",
            Style::ScreamingSnake => "SCREAMING_SNAKE_CASE",
            Style::Kebab => "kebab-case",
            Style::Train => "Train-Case",
            Style::Mixed => "of no one style",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_the_style_in_which_its_words_are_joined() {
        for (names, style) in [
            (
                &["orderStatus", "eMail", "filter[orderId]"][..],
                Style::Camel,
            ),
            (&["OrderStatus"], Style::Pascal),
            (
                &["order_status", "_order_id", "tax2_rate", "date_created:min"],
                Style::Snake,
            ),
            (&["ORDER_STATUS"], Style::ScreamingSnake),
            (&["order-status", "repos/get-content"], Style::Kebab),
            (&["Order-Status"], Style::Train),
            (
                &["Order_status", "order_Status-id", "Order-status", "a_b:cD"],
                Style::Mixed,
            ),
        ] {
            for name in names {
                assert_eq!(Style::of(name), Some(style), "{name}");
            }
        }
    }

    #[test]
    fn one_word_has_no_style_of_its_own() {
        for name in ["id", "ID", "v2", "_links", "id:in", "@type", "", "--"] {
            assert_eq!(Style::of(name), None, "{name}");
        }
    }
}
