//! Lists: how many items, and what they are by their place.

use countersign_spec::resolve::SchemaId;
use countersign_spec::source::Node;
use proptest::collection::vec;
use proptest::strategy::{Just, Strategy, Union};
use serde_json::Value;

use super::count::bound;
use super::demand::Demand;
use super::{SPARSE, Shape, Strategies, Unmade, Values, Why, any};

/// A list without an upper bound has at most so many items more than it must.
const MORE: usize = 3;
/// A longer list than this is made only where it must be so long.
const LONG: usize = 8;

impl Strategies<'_> {
    pub(super) fn array(
        &mut self,
        demand: &Demand,
        schemas: &[SchemaId],
        depth: u32,
    ) -> Result<Values, Unmade> {
        let shapes: Vec<&Shape> = demand.schemas.iter().map(|id| self.shape(*id)).collect();
        let least = bound(&shapes, "minItems").max().unwrap_or(0);
        let most = bound(&shapes, "maxItems").min();
        if most.is_some_and(|most| most < least) {
            return Err(self.unmade(schemas, Why::NothingInCommon));
        }
        let empty = || Ok(Just(Value::Array(Vec::new())).boxed());
        if depth == 0 {
            return match least {
                0 => empty(),
                _ => Err(self.unmade(schemas, Why::TooDeep)),
            };
        }
        let places: usize = shapes
            .iter()
            .map(|s| s.prefix_items.len())
            .max()
            .unwrap_or(0);
        let first: Result<Vec<Values>, Unmade> = (0..places)
            .map(|place| self.items_at(&shapes, place, depth))
            .collect();
        let (first, rest) = match (first, self.items_at(&shapes, places, depth)) {
            (Ok(first), rest) => (first, rest),
            // Nothing can stand in one of the places, so the list ends before them.
            (Err(_), Err(unmade)) | (Err(unmade), Ok(_)) => (Vec::new(), Err(unmade)),
        };
        let rest = match rest {
            Ok(rest) => Some(rest),
            Err(unmade) if least > first.len() => return Err(unmade),
            // `false` ends a list and is no defect.
            Err(_) => None,
        };
        let most = most.unwrap_or(usize::MAX);
        let longest = match &rest {
            None => most.min(first.len()),
            Some(_) if depth <= SPARSE => least.max(first.len()).min(most),
            Some(_) if most <= LONG => most,
            Some(_) => most.min(least.max(first.len()) + MORE),
        };
        let held = contained(&shapes);
        let held: Result<Vec<Values>, Unmade> =
            held.map(|id| self.value(&[id], depth - 1)).collect();
        Ok(lists(
            first,
            rest,
            held?,
            least..=longest,
            is_unique(&shapes),
        ))
    }

    /// What stands at one place, by every schema that speaks of it.
    fn items_at(&mut self, shapes: &[&Shape], place: usize, depth: u32) -> Result<Values, Unmade> {
        let items = shapes.iter().filter_map(|shape| {
            let rest = shape.items.as_deref();
            shape.prefix_items.get(place).or(rest).copied()
        });
        let items: Vec<SchemaId> = items.collect();
        match items.is_empty() {
            true => Ok(any::values()),
            false => self.value(&items, depth - 1),
        }
    }
}

/// Lists of each allowed length. Shortest and longest come up as often as all between.
fn lists(
    first: Vec<Values>,
    rest: Option<Values>,
    held: Vec<Values>,
    lengths: std::ops::RangeInclusive<usize>,
    is_unique: bool,
) -> Values {
    let (least, most) = (*lengths.start(), *lengths.end());
    let of_length = |least: usize, most: usize| -> Values {
        let head: Vec<Values> = first.iter().take(most).cloned().collect();
        let length = head.len();
        let tail = match &rest {
            Some(rest) => vec(
                rest.clone(),
                least.saturating_sub(length)..=most.saturating_sub(length),
            )
            .boxed(),
            None => Just(Vec::new()).boxed(),
        };
        let kept = least.min(length)..=length;
        (head, kept, tail)
            .prop_map(move |(mut items, kept, tail)| {
                // A list that has more than the first items has all of them.
                if tail.is_empty() {
                    items.truncate(kept);
                }
                items.extend(tail);
                Value::Array(items)
            })
            .boxed()
    };
    let lists = Union::new([
        of_length(least, least),
        of_length(least, most),
        of_length(most, most),
    ]);
    (lists, held)
        .prop_map(move |(list, held)| finish(list, held, is_unique, least))
        .boxed()
}

/// The list with what it must contain in the place of its last items, and, where asked,
/// each item once.
fn finish(list: Value, held: Vec<Value>, is_unique: bool, least: usize) -> Value {
    let Value::Array(mut items) = list else {
        return list;
    };
    if !held.is_empty() {
        items.truncate(items.len().saturating_sub(held.len()).max(least));
        items.extend(held);
    }
    if is_unique {
        let mut once: Vec<Value> = Vec::new();
        for item in items {
            if !once.contains(&item) {
                once.push(item);
            }
        }
        items = once;
    }
    Value::Array(items)
}

/// Items that lists have to contain.
fn contained(shapes: &[&Shape]) -> impl Iterator<Item = SchemaId> {
    let contained: Vec<SchemaId> = shapes
        .iter()
        .filter_map(|shape| shape.other_schemas.get("contains").copied())
        .collect();
    contained.into_iter()
}

fn is_unique(shapes: &[&Shape]) -> bool {
    shapes.iter().any(|shape| {
        let keyword = shape.assertions.get("uniqueItems");
        keyword.and_then(Node::as_bool) == Some(true)
    })
}
