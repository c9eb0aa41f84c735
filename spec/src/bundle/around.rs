//! Which schema with an `$id` is around a place of a file.

use std::cmp::Reverse;

use url::Url;

use crate::source::Span;

/// The schemas with an `$id` of one file, by where they begin, those around others first.
#[derive(Default)]
pub(super) struct Around {
    schemas: Vec<Schema>,
}

struct Schema {
    span: Span,
    url: Url,
    /// The index of the one around it.
    parent: Option<usize>,
}

impl Around {
    pub(super) fn of(mut named: Vec<(Span, Url)>) -> Around {
        named.sort_by_key(|(span, _)| (span.start, Reverse(span.end)));
        // An alias stands where its anchor does.
        named.dedup_by_key(|(span, _)| *span);
        let mut schemas: Vec<Schema> = Vec::with_capacity(named.len());
        for (span, url) in named {
            let before = schemas.len().checked_sub(1);
            let parent = innermost(&schemas, before, span);
            schemas.push(Schema { span, url, parent });
        }
        Around { schemas }
    }

    /// The URI of the innermost schema around a place.
    pub(super) fn url(&self, place: Span) -> Option<&Url> {
        let begun = self
            .schemas
            .partition_point(|schema| schema.span.start <= place.start);
        let index = innermost(&self.schemas, begun.checked_sub(1), place)?;
        Some(&self.schemas[index].url)
    }
}

/// From the last schema that begins before a place, to the first around it that ends
/// behind it.
fn innermost(schemas: &[Schema], last: Option<usize>, place: Span) -> Option<usize> {
    let mut next = last;
    while let Some(index) = next {
        let schema = schemas.get(index)?;
        if schema.span.contains(place) {
            return Some(index);
        }
        next = schema.parent;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;

    #[test]
    fn a_place_belongs_to_the_innermost_schema_around_it() {
        let span = |start, end| Span {
            file: FileId(0),
            start,
            end,
        };
        let url = |name: &str| Url::parse(&format!("file:///{name}")).unwrap();
        let named = [
            ("outer", 10, 90),
            ("first", 10, 30),
            ("within", 20, 25),
            ("last", 40, 80),
            // The same, by an alias that stands further down.
            ("first", 10, 30),
        ];
        let named = named.map(|(name, start, end)| (span(start, end), url(name)));
        let around = Around::of(named.into());
        let of = |start, end| around.url(span(start, end)).map(Url::path);
        assert_eq!(of(0, 5), None);
        assert_eq!(of(11, 12), Some("/first"));
        assert_eq!(of(22, 23), Some("/within"));
        assert_eq!(of(26, 28), Some("/first"));
        assert_eq!(of(32, 35), Some("/outer"));
        assert_eq!(of(85, 88), Some("/outer"));
        assert_eq!(of(95, 99), None);
    }
}
