//! Names that are taken at one place, so that no two things there get the same.

use std::collections::{HashMap, HashSet};

/// A kind of name that can be numbered, for the second thing of a name.
pub(crate) trait Numbered: Clone + Eq + std::hash::Hash {
    /// The same name with a number.
    fn numbered(&self, number: usize) -> Self;
}

/// Names of one place, each once.
#[derive(Debug)]
pub(crate) struct Taken<N> {
    names: HashSet<N>,
    /// The number from which each name that was asked for twice is tried.
    next: HashMap<N, usize>,
}

impl<N: Numbered> Taken<N> {
    /// With names that nothing else may have.
    pub(crate) fn of(names: impl IntoIterator<Item = N>) -> Taken<N> {
        Taken {
            names: names.into_iter().collect(),
            next: HashMap::new(),
        }
    }

    /// The name, or if it is taken the first free one that is made of it by a number.
    pub(crate) fn distinct(&mut self, name: N) -> N {
        if self.names.insert(name.clone()) {
            return name;
        }
        // Numbers below were taken when they were tried, and no name is given back.
        let next = self.next.entry(name.clone()).or_insert(2);
        loop {
            let candidate = name.numbered(*next);
            *next += 1;
            if self.names.insert(candidate.clone()) {
                return candidate;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[derive(Clone, PartialEq, Eq, Hash)]
    struct Counted(String);

    /// How often a name was made of another.
    static MADE: AtomicUsize = AtomicUsize::new(0);

    impl Numbered for Counted {
        fn numbered(&self, number: usize) -> Self {
            MADE.fetch_add(1, Ordering::Relaxed);
            Counted(format!("{}{number}", self.0))
        }
    }

    #[test]
    fn many_names_that_clash_are_each_tried_once() {
        let mut taken = Taken::of([Counted("a7".to_owned())]);
        let names = (0..20_000).map(|_| taken.distinct(Counted("a".to_owned())).0);
        let names: Vec<String> = names.collect();
        assert_eq!(names[..7], ["a", "a2", "a3", "a4", "a5", "a6", "a8"]);
        // The first needs no number, and one was taken.
        assert_eq!(MADE.load(Ordering::Relaxed), 20_000);
    }
}
