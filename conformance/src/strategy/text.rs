//! Texts: by pattern, by format, or free, of an allowed length.

use countersign_spec::source::Node;
use proptest::char;
use proptest::collection::vec;
use proptest::strategy::{BoxedStrategy, Strategy, Union};
use serde_json::Value;

use super::count::bound;
use super::{Shape, Values, Why, format, pattern};

/// A text without an upper bound has at most so many characters more than it must.
const MORE: usize = 16;
/// The longest text that is made only to reach its bound.
const LONG: usize = 256;

/// Texts that keep to the first pattern, else to the first format, and to the lengths.
/// What else is said of them the validator sees to.
pub(super) fn texts(shapes: &[&Shape]) -> Result<Values, Why> {
    let least = bound(shapes, "minLength").max().unwrap_or(0);
    let most = bound(shapes, "maxLength").min();
    if most.is_some_and(|most| most < least) {
        return Err(Why::EmptyLength);
    }
    let mut formats = shapes.iter().filter_map(|shape| shape.format.as_deref());
    let mut patterns = shapes
        .iter()
        .filter_map(|shape| shape.assertions.get("pattern").and_then(Node::as_str));
    let of_format = formats.find_map(format::texts);
    let texts = match (of_format, patterns.next()) {
        // Patterns mostly say no more than the format, which knows what exists.
        (Some((texts, format::Reach::Few)), _) => texts,
        (_, Some(pattern)) => pattern::texts(pattern)?,
        (Some((texts, format::Reach::Many)), None) => texts,
        (None, None) => free_up_to(least, most),
    };
    let fits = move |text: &String| {
        let length = text.chars().count();
        length >= least && most.is_none_or(|most| length <= most)
    };
    let texts = texts.prop_filter("a text of another length", fits);
    Ok(texts.prop_map(Value::String).boxed())
}

/// Free texts; the shortest and the longest come up as often as all between.
fn free_up_to(least: usize, most: Option<usize>) -> BoxedStrategy<String> {
    let longest = most.unwrap_or(usize::MAX);
    let some = longest.min(least.saturating_add(MORE));
    let mut texts = vec![(4, free(least, some)), (1, free(least, least))];
    if longest <= LONG {
        texts.push((1, free(longest, longest)));
    }
    Union::new_weighted(texts).boxed()
}

/// Texts of `least` to `most` characters: words, and whatever Unicode has.
pub(super) fn free(least: usize, most: usize) -> BoxedStrategy<String> {
    let letters = char::range('a', 'z').boxed();
    let any = proptest::char::any().boxed();
    let odd = proptest::sample::select(
        "\"\\/\u{0}\n\u{7f}é\u{2028}𝄞 0'<&"
            .chars()
            .collect::<Vec<_>>(),
    );
    let characters = [
        (3, letters.clone()),
        (1, Union::new([letters, odd.boxed(), any]).boxed()),
    ];
    let texts = characters.map(|(weight, of)| (weight, vec(of, least..=most).boxed()));
    Union::new_weighted(texts.to_vec())
        .prop_map(|characters| characters.into_iter().collect())
        .boxed()
}
