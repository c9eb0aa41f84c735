//! Reading and writing a page of 250 orders: the client's table-driven types beside
//! serde's derive and `serde_json::Value`, in one run.
//!
//! `cargo bench -p countersign-tests` prints the time of a page. Ratios travel,
//! absolute numbers do not.

#[path = "decode/derive.rs"]
mod derive;
#[path = "decode/page.rs"]
mod page;

use bigcommerce_orders::types::Order;
use divan::Bencher;
use divan::counter::BytesCount;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;

fn main() {
    check(&page::page());
    check(&page::page_of_numbers());
    divan::main();
}

fn read<T: DeserializeOwned>(bytes: &[u8]) -> T {
    match serde_json::from_slice(bytes) {
        Ok(value) => value,
        Err(error) => panic!("{error}"),
    }
}

fn write<T: Serialize>(value: &T) -> Vec<u8> {
    match serde_json::to_vec(value) {
        Ok(bytes) => bytes,
        Err(error) => panic!("{error}"),
    }
}

/// What is compared has to do the same work: every member in, every member out.
fn check(page: &[u8]) {
    let client: Vec<Order> = read(page);
    let peer: Vec<derive::Order> = read(page);
    assert_eq!(client.len(), page::ORDERS);
    assert!(read::<Json>(&write(&client)) == read::<Json>(&write(&peer)));
    // 74 members, less the ship date where there is none yet.
    let members = |order: &Json| order.as_object().map_or(0, serde_json::Map::len);
    let order = |index: usize| read::<Vec<Json>>(&write(&client)).swap_remove(index);
    assert_eq!((members(&order(0)), members(&order(1))), (74, 73));
}

fn decoding<T: DeserializeOwned>(bencher: Bencher<'_, '_>, page: &[u8]) {
    bencher
        .counter(BytesCount::of_slice(page))
        .bench(|| read::<T>(divan::black_box(page)));
}

fn encoding<T: DeserializeOwned + Serialize>(bencher: Bencher<'_, '_>) {
    let orders: T = read(&page::page());
    bencher
        .counter(BytesCount::of_slice(&write(&orders)))
        .bench_local(|| write(divan::black_box(&orders)));
}

/// Amounts as text, as the document says.
mod decode {
    use super::{Bencher, Json, Order, decoding, derive, page::page};

    #[divan::bench]
    fn client(bencher: Bencher<'_, '_>) {
        decoding::<Vec<Order>>(bencher, &page());
    }

    #[divan::bench]
    fn serde_derive(bencher: Bencher<'_, '_>) {
        decoding::<Vec<derive::Order>>(bencher, &page());
    }

    #[divan::bench]
    fn value(bencher: Bencher<'_, '_>) {
        decoding::<Json>(bencher, &page());
    }
}

/// Amounts as numbers, as some stores send them.
mod decode_numbers {
    use super::{Bencher, Json, Order, decoding, derive, page::page_of_numbers};

    #[divan::bench]
    fn client(bencher: Bencher<'_, '_>) {
        decoding::<Vec<Order>>(bencher, &page_of_numbers());
    }

    #[divan::bench]
    fn serde_derive(bencher: Bencher<'_, '_>) {
        decoding::<Vec<derive::Order>>(bencher, &page_of_numbers());
    }

    #[divan::bench]
    fn value(bencher: Bencher<'_, '_>) {
        decoding::<Json>(bencher, &page_of_numbers());
    }
}

mod encode {
    use super::{Bencher, Json, Order, derive, encoding};

    #[divan::bench]
    fn client(bencher: Bencher<'_, '_>) {
        encoding::<Vec<Order>>(bencher);
    }

    #[divan::bench]
    fn serde_derive(bencher: Bencher<'_, '_>) {
        encoding::<Vec<derive::Order>>(bencher);
    }

    #[divan::bench]
    fn value(bencher: Bencher<'_, '_>) {
        encoding::<Json>(bencher);
    }
}
