//! How far the schemas that a schema leads to stand behind one another: a validator needs a
//! step of the stack for each, when it is made and when it judges.

use std::collections::HashMap;

use crate::resolve::{ResolvedDocument, SchemaId};

/// The schemas on the longest way from a schema that comes to none twice; of ways in a
/// circle only those that begin where the circle is met. Found without a stack of calls.
pub(super) fn height(document: &ResolvedDocument, id: SchemaId) -> usize {
    // None while the schema is on the way.
    let mut heights: HashMap<SchemaId, Option<usize>> = HashMap::from([(id, None)]);
    let mut way = vec![Stop::at(document, id)];
    let mut last = 0;
    while let Some(stop) = way.last_mut() {
        match stop.left.pop() {
            Some(part) => match heights.get(&part) {
                Some(known) => stop.below = stop.below.max(known.unwrap_or(0)),
                None => {
                    heights.insert(part, None);
                    way.push(Stop::at(document, part));
                }
            },
            None => {
                last = stop.below + 1;
                heights.insert(stop.id, Some(last));
                way.pop();
                if let Some(before) = way.last_mut() {
                    before.below = before.below.max(last);
                }
            }
        }
    }
    last
}

/// A schema on the way.
struct Stop {
    id: SchemaId,
    /// Its parts that were not looked at.
    left: Vec<SchemaId>,
    /// The greatest height of those that were.
    below: usize,
}

impl Stop {
    fn at(document: &ResolvedDocument, id: SchemaId) -> Stop {
        Stop {
            id,
            left: document.schema(id).shape.parts().copied().collect(),
            below: 0,
        }
    }
}
