//! What the words in the POST and PUT columns of part B ask of a request schema.

/// What a request schema has to say of a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// It is there, and every request needs it.
    Required,
    /// It is there, and requests of one kind need it.
    RequiredSometimes,
    /// It is there.
    Writable,
    /// It is not there.
    Refused,
    /// Nothing is stated.
    Silent,
}

impl Mark {
    /// Reads a cell. Where documents differ the first one's word is taken; where
    /// the resolution follows the other, that is a difference with its reason.
    pub(crate) fn read(words: &str) -> Option<Mark> {
        let (first, rest) = match words.split_once([' ', ',', ';', ':']) {
            Some((first, rest)) => (first, rest.trim()),
            None => (words, ""),
        };
        Some(match first {
            "R" if ["for ", "in ", "(or "]
                .iter()
                .any(|word| rest.starts_with(word)) =>
            {
                Mark::RequiredSometimes
            }
            // Which options a product requires is a matter of the catalog.
            "R" if rest.starts_with("where ") => Mark::Writable,
            "R" => Mark::Required,
            // A line of an update may be an old one, which needs nothing.
            "W" | "present" | "selects" | "as" => Mark::Writable,
            "RO" | "–" | "must" => Mark::Refused,
            "not" => Mark::Silent,
            _ => return None,
        })
    }
}

#[test]
fn the_words_of_part_b_are_marks() {
    for (words, mark) in [
        ("R", Mark::Required),
        ("R (or consignments, off-v2)", Mark::RequiredSometimes),
        (
            "R for a custom line; otherwise with its twin",
            Mark::RequiredSometimes,
        ),
        ("R in a billing address (off-v2)", Mark::RequiredSometimes),
        ("R where the product has required options", Mark::Writable),
        ("W, replaces the whole list", Mark::Writable),
        ("W once (002); RO (off-v2)", Mark::Writable),
        ("as POST", Mark::Writable),
        (
            "present: change that line; absent: add a line",
            Mark::Writable,
        ),
        (
            "selects the address to change (004, off-v2)",
            Mark::Writable,
        ),
        ("RO: 400", Mark::Refused),
        ("RO (001); W (002)", Mark::Refused),
        ("– (not in off-v2's PUT)", Mark::Refused),
        ("must be absent", Mark::Refused),
        ("not stated", Mark::Silent),
    ] {
        assert_eq!(Mark::read(words), Some(mark), "{words}");
    }
    assert_eq!(Mark::read("perhaps"), None);
}
