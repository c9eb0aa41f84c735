//! How two path templates stand to each other.

/// A path template, segment by segment.
#[derive(Debug)]
pub(super) struct Template<'t>(Vec<Segment<'t>>);

/// What stands between two slashes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Segment<'t> {
    /// `orders`
    Fixed(&'t str),
    /// `{id}.json`: the texts around and between its variables.
    Partial(Vec<&'t str>),
    /// `{id}`
    Variable,
}

/// How two templates stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// No path fits both.
    Apart,
    /// Some path fits both, and the one with more fixed text counts.
    Decided,
    /// Some path fits both, and nothing decides.
    Undecided,
    /// They are one template with other names.
    Same,
}

impl<'t> Template<'t> {
    pub(super) fn of(text: &'t str) -> Template<'t> {
        Template(text.split('/').map(Segment::of).collect())
    }

    pub(super) fn segments(&self) -> &[Segment<'t>] {
        &self.0
    }

    pub(super) fn relation(&self, other: &Template<'_>) -> Relation {
        if self.0.len() != other.0.len() {
            return Relation::Apart;
        }
        let (mut is_same, mut is_more, mut is_less) = (true, false, false);
        for (one, other) in self.0.iter().zip(&other.0) {
            if !one.meets(other) {
                return Relation::Apart;
            }
            is_same &= one == other;
            is_more |= one.fixedness() > other.fixedness();
            is_less |= one.fixedness() < other.fixedness();
        }
        match (is_same, is_more, is_less) {
            (true, ..) => Relation::Same,
            (_, true, false) | (_, false, true) => Relation::Decided,
            _ => Relation::Undecided,
        }
    }
}

impl<'t> Segment<'t> {
    fn of(text: &'t str) -> Segment<'t> {
        let mut texts = Vec::new();
        let mut rest = text;
        while let Some((before, (_, behind))) = rest
            .split_once('{')
            .and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
        {
            texts.push(before);
            rest = behind;
        }
        texts.push(rest);
        match texts.as_slice() {
            [_] => Segment::Fixed(text),
            ["", ""] => Segment::Variable,
            _ => Segment::Partial(texts),
        }
    }

    fn fixedness(&self) -> u8 {
        match self {
            Segment::Fixed(_) => 2,
            Segment::Partial(_) => 1,
            Segment::Variable => 0,
        }
    }

    /// Whether some text fits both.
    pub(super) fn meets(&self, other: &Segment<'_>) -> bool {
        match (self, other) {
            (Segment::Fixed(one), Segment::Fixed(other)) => one == other,
            (Segment::Variable, Segment::Fixed(text))
            | (Segment::Fixed(text), Segment::Variable) => !text.is_empty(),
            (Segment::Variable, _) | (_, Segment::Variable) => true,
            (Segment::Partial(texts), Segment::Fixed(text))
            | (Segment::Fixed(text), Segment::Partial(texts)) => fits(texts, text),
            (Segment::Partial(one), Segment::Partial(other)) => {
                let ends = |texts: &[&'_ str]| {
                    let first = texts.first().copied().unwrap_or_default().to_owned();
                    let last = texts.last().copied().unwrap_or_default().to_owned();
                    (first, last)
                };
                let ((one, end), (other, other_end)) = (ends(one), ends(other));
                (one.starts_with(&other) || other.starts_with(&one))
                    && (end.ends_with(&other_end) || other_end.ends_with(&end))
            }
        }
    }
}

/// Whether a text has these texts in it with something between each two.
fn fits(texts: &[&str], text: &str) -> bool {
    let [first, between @ .., last] = texts else {
        return false;
    };
    let Some(mut rest) = text
        .strip_prefix(first)
        .and_then(|rest| rest.strip_suffix(last))
    else {
        return false;
    };
    for text in between {
        // A variable is never empty.
        let from = rest.char_indices().nth(1).map_or(rest.len(), |(at, _)| at);
        let Some(at) = rest[from..].find(text) else {
            return false;
        };
        rest = &rest[from + at + text.len()..];
    }
    !rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(one: &str, other: &str, expected: Relation) {
        let (one, other) = (Template::of(one), Template::of(other));
        assert_eq!(one.relation(&other), expected, "{one:?} {other:?}");
        assert_eq!(other.relation(&one), expected, "{other:?} {one:?}");
    }

    #[test]
    fn names_of_variables_tell_no_two_templates_apart() {
        check("/a/{x}", "/a/{y}", Relation::Same);
        check("/a/{x}.json", "/a/{y}.json", Relation::Same);
    }

    #[test]
    fn fixed_text_counts_unless_each_has_some_where_the_other_has_none() {
        check("/a/{x}", "/a/mine", Relation::Decided);
        check("/{x}/{y}", "/a/b", Relation::Decided);
        check("/a/{x}", "/a/{x}.json", Relation::Decided);
        check("/a/all.json", "/a/{x}.json", Relation::Decided);
        check("/a/{x}/b", "/a/c/{y}", Relation::Undecided);
        check("/a/{x}.json", "/a/b{x}", Relation::Undecided);
    }

    #[test]
    fn templates_that_no_path_fits_are_apart() {
        check("/a/{x}", "/b/{x}", Relation::Apart);
        check("/a/{x}", "/a/{x}/b", Relation::Apart);
        check("/a/{x}/b", "/a/c/{y}/d", Relation::Apart);
        check("/a/{x}.json", "/a/{x}.xml", Relation::Apart);
        check("/a/{x}.json", "/a/.json", Relation::Apart);
        check("/a/{x}..{y}", "/a/b.c", Relation::Apart);
        check("/a/{x}", "/a/", Relation::Apart);
    }
}
