//! What schemas say of how many there are: items, characters, members.

use countersign_spec::source::{Node, Number};

use super::Shape;

/// What each of the schemas gives as a count.
pub(super) fn bound<'s>(
    shapes: &'s [&Shape],
    keyword: &'static str,
) -> impl Iterator<Item = usize> + use<'s> {
    shapes.iter().filter_map(move |shape| {
        let number = shape.assertions.get(keyword).and_then(Node::as_number);
        let number = number.and_then(Number::as_i64)?;
        usize::try_from(number).ok()
    })
}
