//! Bytes are read as a document, up to its resolved form, and linted.

#![no_main]

use countersign_fuzz_targets::{edited, read};
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};

fuzz_target!(|bytes: &[u8]| read(bytes));

// Half of the inputs are bytes that went astray, half are documents that did.
fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    let edited = match seed % 2 {
        0 => edited(&data[..size], seed, max_size),
        _ => None,
    };
    match edited {
        Some(text) => {
            data[..text.len()].copy_from_slice(text.as_bytes());
            text.len()
        }
        None => fuzzer_mutate(data, size, max_size),
    }
});
