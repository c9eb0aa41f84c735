//! Where chance comes from: a number, and nothing else.

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::Value;

use super::Values;

/// How often a strategy may be refused before it counts as never valid.
const MOST_REFUSED: u32 = 500;

/// What values are drawn from: the same seed draws the same values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Seed(pub u64);

impl Seed {
    /// A runner that tries `cases` values. It reads no environment and keeps no files.
    #[must_use]
    pub fn runner(self, cases: u32) -> TestRunner {
        runner(self, cases, MOST_REFUSED * (cases + 1))
    }

    /// The first values that a strategy draws; fewer where too many were refused.
    #[must_use]
    pub fn values(self, strategy: &Values, count: usize) -> Vec<Value> {
        let mut runner = self.runner(u32::try_from(count).unwrap_or(u32::MAX - 1));
        let draw = |_| Some(strategy.new_tree(&mut runner).ok()?.current());
        (0..count).map_while(draw).collect()
    }
}

/// Whether a strategy gives a value at all.
pub(super) fn probe(strategy: &Values) -> bool {
    strategy
        .new_tree(&mut runner(Seed(0), 1, MOST_REFUSED))
        .is_ok()
}

fn runner(seed: Seed, cases: u32, max_local_rejects: u32) -> TestRunner {
    let config = Config {
        cases,
        max_local_rejects,
        failure_persistence: None,
        // Shrinking ends with the smallest failure; a large body has many parts to try.
        max_shrink_iters: 256,
        verbose: 0,
        ..Config::default()
    };
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.0.to_le_bytes());
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes))
}
