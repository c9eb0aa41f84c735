//! What is wrong with a table, and where.

use std::fmt;

/// A place that is not as expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file, as it was named.
    pub file: String,
    /// The line, from 1; 0 where the whole file is meant.
    pub line: usize,
    /// What should stand there.
    pub expected: String,
    /// What stands there.
    pub found: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Problem {
            file,
            line,
            expected,
            found,
        } = self;
        match line {
            0 => write!(f, "{file}: expected {expected}, found {found}"),
            line => write!(f, "{file}:{line}: expected {expected}, found {found}"),
        }
    }
}

impl std::error::Error for Problem {}
