//! A document is edited in one place or another, and a crate is generated from it.

#![no_main]

use countersign_fuzz_targets::{edited, generate};
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};

fuzz_target!(|bytes: &[u8]| generate(bytes));

// Bytes that went astray seldom come further than to the reader, which has a target of
// its own; only what is no document at all is left to them.
fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    match edited(&data[..size], seed, max_size) {
        Some(text) => {
            data[..text.len()].copy_from_slice(text.as_bytes());
            text.len()
        }
        None => fuzzer_mutate(data, size, max_size),
    }
});
