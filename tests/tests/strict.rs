//! Tolerant and strict clients on the embedded store: what a store sends beside the
//! document is told when asked for, and refused by one switch.

use bigcommerce_orders::runtime::TransportBuilder;
use bigcommerce_orders::types::{
    BillingAddressCreate, CustomProductLine, OrderCreate, OrderProductCreate,
};
use bigcommerce_orders::{
    Client, Error, ErrorKind, Response, Tolerated, ToleratedKind, credentials,
};
use jiff::Timestamp;
use mock_store::{Fault, Options, RunningStore};
use rust_decimal::Decimal;

/// A store of one test, with a tolerant and a strict client of it.
struct Shop {
    _store: RunningStore,
    tolerant: Client,
    strict: Client,
}

fn fixed_clock() -> Timestamp {
    "2026-03-04T05:06:07Z".parse().unwrap()
}

async fn shop(fault: Option<Fault>) -> Shop {
    let mut options = Options::with_clock(fixed_clock);
    options.fault = fault;
    let store = mock_store::start(options).await.unwrap();
    let client = |is_strict| {
        let transport = TransportBuilder::new(store.base_url())
            .credentials(credentials::token(store.token()))
            .strict(is_strict);
        Client::with_transport(transport.build().unwrap())
    };
    Shop {
        tolerant: client(false),
        strict: client(true),
        _store: store,
    }
}

fn shown(found: &[Tolerated]) -> Vec<(&str, ToleratedKind)> {
    found
        .iter()
        .map(|found| (found.pointer.as_str(), found.kind))
        .collect()
}

fn nothing_tolerated<T>(response: Response<T>) {
    assert_eq!(shown(&response.tolerated()), []);
}

fn refused<E>(error: &Error<E>) -> &[Tolerated] {
    match error.kind() {
        ErrorKind::Refused(places) => places,
        _ => panic!("{error}"),
    }
}

#[tokio::test]
async fn a_strict_client_reads_a_store_that_keeps_to_the_document() {
    let shop = shop(None).await;
    let client = &shop.strict;
    // Sent as null, which the live overlay allows, and the ship date as an empty text.
    nothing_tolerated(client.list_orders().limit(250).send().await.unwrap());
    nothing_tolerated(client.get_order(100).send().await.unwrap());
    nothing_tolerated(client.count_orders().send().await.unwrap());
    nothing_tolerated(client.list_order_statuses().send().await.unwrap());
    nothing_tolerated(client.get_order_status(2).send().await.unwrap());
    let mug = CustomProductLine::new("Mug", 1, Decimal::from(50), Decimal::from(45));
    let order = OrderCreate::new(BillingAddressCreate::new("97209").country_iso2("US"))
        .products(vec![OrderProductCreate::CustomProductLine(mug)]);
    nothing_tolerated(client.create_order(&order).send().await.unwrap());
    // 204 has no body to walk.
    nothing_tolerated(client.list_orders().min_id(1_000_000).send().await.unwrap());
    let error = client.get_order(1).send().await.unwrap_err();
    assert!(error.documented().is_some());
    assert_eq!(error.tolerated(), []);
}

#[tokio::test]
async fn amounts_sent_as_numbers_are_told_and_refused() {
    let shop = shop(Some(Fault::WrongType)).await;
    let order = shop.tolerant.get_order(100).send().await.unwrap();
    let tolerated = order.tolerated();
    assert!(tolerated.len() > 1);
    assert!(
        tolerated
            .iter()
            .all(|found| found.kind == ToleratedKind::NumberForText),
        "{tolerated:?}"
    );
    assert!(shown(&tolerated).contains(&("/total_inc_tax", ToleratedKind::NumberForText)));

    let error = shop.strict.get_order(100).send().await.unwrap_err();
    assert_eq!(refused(&error), tolerated);
    assert_eq!(error.status().unwrap(), 200);
    assert_eq!(error.bytes().unwrap(), order.bytes());
    assert!(
        error.to_string().starts_with(
            "getOrder: status 200: the body is not as documented at `/subtotal_ex_tax`: \
             a number for text, and at "
        ),
        "{error}"
    );
    assert!(matches!(error.erase().kind(), ErrorKind::Refused(_)));
}

#[tokio::test]
async fn a_count_in_quotes_is_told_and_refused() {
    let shop = shop(Some(Fault::WrongType)).await;
    let count = shop.tolerant.count_orders().send().await.unwrap();
    let place = ("/count", ToleratedKind::TextForInteger);
    assert_eq!(shown(&count.tolerated()), [place]);
    let error = shop.strict.count_orders().send().await.unwrap_err();
    assert_eq!(shown(refused(&error)), [place]);
}

#[tokio::test]
async fn an_enum_value_that_nobody_documented_is_told_and_refused_without_showing_it() {
    let shop = shop(Some(Fault::EnumOutside)).await;
    let places = [
        ("/0/payment_status", ToleratedKind::UndocumentedChoice),
        ("/1/payment_status", ToleratedKind::UndocumentedChoice),
    ];
    let orders = shop.tolerant.list_orders().limit(2).send().await.unwrap();
    assert_eq!(shown(&orders.tolerated()), places);
    let error = shop.strict.list_orders().limit(2).send().await.unwrap_err();
    assert_eq!(shown(refused(&error)), places);
    let told = format!("{error} {error:?} {:?}", error.kind());
    assert!(!told.contains("seashells"), "{told}");
    assert!(told.contains("at one more place"), "{told}");
}

#[tokio::test]
async fn a_member_that_nobody_documented_is_told_and_not_refused() {
    let shop = shop(Some(Fault::NewField)).await;
    let place = ("/loyalty_points", ToleratedKind::UndocumentedMember);
    for client in [&shop.tolerant, &shop.strict] {
        let order = client.get_order(100).send().await.unwrap();
        assert_eq!(shown(&order.tolerated()), [place]);
    }
}
