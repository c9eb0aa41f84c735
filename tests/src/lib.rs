//! End-to-end tests and benches.
