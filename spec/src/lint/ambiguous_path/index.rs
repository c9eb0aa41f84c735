//! Templates by their segments, so that one is compared only with those that it may meet.

use indexmap::IndexMap;

use super::template::{Segment, Template};

/// Steps from segment to segment in all; the largest public documents need a hundredth of
/// it, and no more than this takes a moment.
const MAX_STEPS: usize = 10_000_000;

/// Templates by their segments.
pub(super) struct Index<'t> {
    /// The first is the root.
    nodes: Vec<Node<'t>>,
    steps: usize,
}

#[derive(Default)]
struct Node<'t> {
    fixed: IndexMap<&'t str, usize>,
    open: Vec<(Segment<'t>, usize)>,
    /// The templates that end here, by the number that their owner gave them.
    ends: Vec<usize>,
}

impl<'t> Index<'t> {
    pub(super) fn new() -> Index<'t> {
        Index {
            nodes: vec![Node::default()],
            steps: 0,
        }
    }

    pub(super) fn add(&mut self, template: &Template<'t>, number: usize) {
        let mut at = 0;
        for segment in template.segments() {
            let next = self.nodes.len();
            let node = &mut self.nodes[at];
            at = match segment {
                Segment::Fixed(text) => *node.fixed.entry(*text).or_insert(next),
                segment => match node.open.iter().find(|(known, _)| known == segment) {
                    Some((_, known)) => *known,
                    None => {
                        node.open.push((segment.clone(), next));
                        next
                    }
                },
            };
            if at == next {
                self.nodes.push(Node::default());
            }
        }
        self.nodes[at].ends.push(number);
    }

    /// The first template that some path fits as well as this one, and that `is_it`.
    /// After too many steps none is found any more.
    pub(super) fn find(
        &mut self,
        template: &Template<'_>,
        is_it: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let segments = template.segments();
        // A node, how many segments led to it, and how many of its children were seen.
        let mut stack = vec![(0, 0, 0)];
        while let Some((at, depth, seen)) = stack.pop() {
            self.steps += 1;
            if self.steps > MAX_STEPS {
                return None;
            }
            let node = &self.nodes[at];
            let Some(segment) = segments.get(depth) else {
                match node.ends.iter().copied().find(|number| is_it(*number)) {
                    Some(number) => return Some(number),
                    None => continue,
                }
            };
            if let Some(child) = node.child(segment, seen) {
                stack.push((at, depth, seen + 1));
                stack.extend(child.map(|child| (child, depth + 1, 0)));
            }
        }
        None
    }
}

impl Node<'_> {
    /// Of the children that a segment may meet, the one with this number, if it does
    /// meet it; none behind the last.
    fn child(&self, segment: &Segment<'_>, number: usize) -> Option<Option<usize>> {
        let fixed = match segment {
            Segment::Fixed(_) => 1,
            _ => self.fixed.len(),
        };
        if let Some(open) = number.checked_sub(fixed) {
            let (known, child) = self.open.get(open)?;
            return Some(known.meets(segment).then_some(*child));
        }
        Some(match segment {
            Segment::Fixed(text) => self.fixed.get(text).copied(),
            segment => {
                let (text, child) = self.fixed.get_index(number)?;
                Segment::Fixed(text).meets(segment).then_some(*child)
            }
        })
    }
}
