//! The generated client on the embedded store, over HTTP: an order from its
//! creation to the archive, what a store may answer that nobody documented, and
//! the documented errors as types.

use bigcommerce_orders::orders::{
    CreateOrderError, DeleteOrderError, GetOrderError, ListOrdersError, UpdateOrderError,
};
use bigcommerce_orders::runtime::TransportBuilder;
use bigcommerce_orders::types::{
    BillingAddressCreate, CatalogProductLine, CustomProductLine, Order, OrderConsignmentsMember,
    OrderCreate, OrderFees, OrderInclude, OrderPaymentStatus, OrderProductCreate, OrderStatusName,
    OrderUpdate, ProductFault, ServiceError,
};
use bigcommerce_orders::{Client, Error, ErrorKind, Response, credentials};
use http::HeaderMap;
use jiff::Timestamp;
use mock_store::{Fault, Options, RunningStore};
use rust_decimal::Decimal;
use serde_json::Value as Json;

/// A store of one test and a client of it.
struct Shop {
    store: RunningStore,
    client: Client,
}

fn fixed_clock() -> Timestamp {
    "2026-03-04T05:06:07Z".parse().unwrap()
}

impl Shop {
    async fn open() -> Shop {
        Shop::open_with(|_| ()).await
    }

    async fn open_with(change: impl FnOnce(&mut Options)) -> Shop {
        let mut options = Options::with_clock(fixed_clock);
        change(&mut options);
        let store = mock_store::start(options).await.unwrap();
        let client = Client::new(store.base_url(), credentials::token(store.token())).unwrap();
        Shop { store, client }
    }

    async fn with_fault(fault: Fault) -> Shop {
        Shop::open_with(|options| options.fault = Some(fault)).await
    }

    /// The client, and the store, which is open as long as it is held.
    fn apart(self) -> (Client, RunningStore) {
        (self.client, self.store)
    }

    /// A client of the same store with another token.
    fn client_with_token(&self, token: &str) -> Client {
        Client::new(self.store.base_url(), credentials::token(token)).unwrap()
    }
}

/// The smallest order that the document describes: a custom product and an address.
fn minimal_order() -> OrderCreate {
    let mug = CustomProductLine::new("Mug", 1, Decimal::from(50), Decimal::from(45));
    let address = BillingAddressCreate::new("97209")
        .first_name("Ada")
        .country_iso2("US");
    OrderCreate::new(address).products(vec![OrderProductCreate::CustomProductLine(mug)])
}

fn order_of(lines: impl IntoIterator<Item = (i64, i64)>) -> OrderCreate {
    let lines = lines.into_iter().map(|(product_id, quantity)| {
        OrderProductCreate::CatalogProductLine(CatalogProductLine::new(product_id, quantity))
    });
    minimal_order().products(lines.collect::<Vec<_>>())
}

fn ids(orders: &[Order]) -> Vec<i64> {
    orders.iter().map(|order| order.id).collect()
}

fn message(errors: &[ServiceError]) -> &str {
    assert_eq!(errors.len(), 1, "{errors:?}");
    &errors[0].message
}

/// The body as any reader of JSON sees it.
fn json<T>(response: &Response<T>) -> Json {
    serde_json::from_slice(response.bytes()).unwrap()
}

#[tokio::test]
async fn an_order_is_created_read_changed_listed_counted_and_archived() {
    let (client, _store) = Shop::open().await.apart();
    let before = client.count_orders().send().await.unwrap().count;

    let created = client.create_order(&minimal_order()).send().await.unwrap();
    assert_eq!(created.status(), 201);
    assert_eq!((created.status_id, created.customer_id), (1, 0));
    assert_eq!(created.total_inc_tax, Decimal::from(50));
    assert_eq!(created.date_created, fixed_clock());
    assert_eq!(created.date_shipped, None);
    assert_eq!(created.billing_address.zip.as_deref(), Some("97209"));
    let id = created.id;

    let read = client.get_order(id).send().await.unwrap();
    assert_eq!(read.body(), created.body());

    let change = OrderUpdate::new().status_id(11).staff_notes("fragile");
    let updated = client.update_order(id, &change).send().await.unwrap();
    assert_eq!(updated.status_id, 11);
    assert_eq!(updated.status, Some(OrderStatusName::AwaitingFulfillment));
    assert_eq!(updated.staff_notes.as_deref(), Some("fragile"));
    assert_eq!(updated.total_inc_tax, created.total_inc_tax);

    let listed = client
        .list_orders()
        .min_id(id)
        .status_id(11)
        .send()
        .await
        .unwrap();
    assert_eq!(listed.body().as_slice(), [updated.into_body()]);
    let after = client.count_orders().send().await.unwrap().count;
    assert_eq!(after, before + 1);

    let deleted = client.delete_order(id).send().await.unwrap();
    assert_eq!((deleted.status().as_u16(), deleted.bytes().len()), (204, 0));
    let listed = client.list_orders().min_id(id).send().await.unwrap();
    assert!(listed.is_empty());

    let archived = client
        .list_orders()
        .min_id(id)
        .is_deleted(true)
        .send()
        .await
        .unwrap();
    assert_eq!(ids(&archived), [id]);
    assert_eq!(archived[0].is_deleted, Some(true));
    let archived = client.get_order(id).send().await.unwrap();
    assert_eq!(archived.is_deleted, Some(true));
}

#[tokio::test]
async fn filters_and_pages_narrow_a_list() {
    let (client, _store) = Shop::open().await.apart();
    let dear = client
        .list_orders()
        .customer_id(0)
        .min_total(Decimal::from(1000))
        .max_id(300)
        .limit(250)
        .send()
        .await
        .unwrap();
    assert!(!dear.is_empty());
    for order in dear.iter() {
        assert_eq!(order.customer_id, 0);
        assert!(order.total_inc_tax >= Decimal::from(1000) && order.id <= 300);
    }

    let page = |number| {
        client
            .list_orders()
            .sort("id:desc")
            .limit(3)
            .page(number)
            .send()
    };
    let (first, second) = (page(1).await.unwrap(), page(2).await.unwrap());
    let six = client
        .list_orders()
        .sort("id:desc")
        .limit(6)
        .send()
        .await
        .unwrap();
    assert_eq!(ids(&six), [ids(&first), ids(&second)].concat());
    assert!(six.is_sorted_by(|one, next| one.id > next.id));
}

#[tokio::test]
async fn a_count_filters_as_a_list_does() {
    let (client, _store) = Shop::open().await.apart();
    let listed = client
        .list_orders()
        .status_id(11)
        .limit(250)
        .send()
        .await
        .unwrap();
    let counted = client.count_orders().status_id(11).send().await.unwrap();
    assert_eq!(counted.count, i64::try_from(listed.len()).unwrap());
}

#[tokio::test]
async fn what_includes_bring_is_typed() {
    let (client, _store) = Shop::open().await.apart();
    let plain = client.get_order(100).send().await.unwrap();
    assert!(matches!(plain.fees, Some(OrderFees::ResourceLink(_))));
    assert!(matches!(
        plain.consignments,
        Some(OrderConsignmentsMember::ResourceLink(_))
    ));

    let parts = [OrderInclude::Fees, OrderInclude::Consignments];
    let full = client
        .get_order(100)
        .include(parts.clone())
        .send()
        .await
        .unwrap();
    assert!(
        matches!(full.fees, Some(OrderFees::List(_))),
        "{:?}",
        full.fees
    );
    assert!(matches!(
        full.consignments,
        Some(OrderConsignmentsMember::List(_))
    ));

    let grouped = client
        .get_order(100)
        .include(parts)
        .consignment_structure("object");
    let grouped = grouped.send().await.unwrap();
    assert!(matches!(
        grouped.consignments,
        Some(OrderConsignmentsMember::OrderConsignments(_))
    ));
}

#[tokio::test]
async fn the_statuses_of_orders_are_listed_and_read() {
    let (client, _store) = Shop::open().await.apart();
    let statuses = client.list_order_statuses().send().await.unwrap();
    assert_eq!(statuses.len(), 15);
    let shipped = client.get_order_status(2).send().await.unwrap();
    assert_eq!(shipped.name, OrderStatusName::Shipped);
    assert!(statuses.contains(shipped.body()));
}

#[tokio::test]
async fn all_orders_are_archived_at_once() {
    let (client, _store) = Shop::open().await.apart();
    let answer = client.delete_all_orders().send().await.unwrap();
    assert_eq!(answer.status(), 204);
    let left = client.list_orders().send().await.unwrap();
    assert!(left.is_empty());
}

#[tokio::test]
async fn an_empty_list_is_an_empty_vec_and_its_204_can_be_seen() {
    let (client, _store) = Shop::open().await.apart();
    let none = client.list_orders().min_id(1_000_000).send().await.unwrap();
    assert_eq!(none.status(), 204);
    assert!(none.bytes().is_empty());
    assert_eq!(none.into_body(), Vec::<Order>::new());
}

#[tokio::test]
async fn a_payment_status_that_nobody_documented_is_kept_as_text() {
    let (client, _store) = Shop::with_fault(Fault::EnumOutside).await.apart();
    let orders = client.list_orders().send().await.unwrap();
    assert_eq!(orders.len(), 50);
    let kept = OrderPaymentStatus::Undocumented("paid in seashells".to_owned());
    assert!(
        orders
            .iter()
            .all(|order| order.payment_status.as_ref() == Some(&kept))
    );
    assert_eq!(kept.as_str(), "paid in seashells");
}

#[tokio::test]
async fn an_amount_sent_as_a_number_is_the_exact_decimal() {
    let sound = Shop::open()
        .await
        .client
        .list_orders()
        .send()
        .await
        .unwrap();
    let (client, _store) = Shop::with_fault(Fault::WrongType).await.apart();
    let spoilt = client.list_orders().send().await.unwrap();
    assert!(json(&sound)[0]["total_inc_tax"].is_string());
    assert!(json(&spoilt)[0]["total_inc_tax"].is_number());
    assert_eq!(spoilt.len(), sound.len());
    for (spoilt, sound) in spoilt.iter().zip(sound.iter()) {
        assert_eq!(spoilt.total_inc_tax, sound.total_inc_tax);
        assert_eq!(spoilt.subtotal_tax, sound.subtotal_tax);
        assert_eq!(spoilt.base_shipping_cost, sound.base_shipping_cost);
    }
}

#[tokio::test]
async fn ids_and_counts_in_quotes_are_read() {
    let (client, _store) = Shop::with_fault(Fault::WrongType).await.apart();
    let count = client.count_orders().send().await.unwrap();
    assert!(json(&count)["count"].is_string());
    assert!(count.count > 0);
    let status = client.get_order_status(2).send().await.unwrap();
    assert_eq!((status.id, status.name.as_str()), (2, "Shipped"));
}

#[tokio::test]
async fn a_member_that_nobody_documented_stays_in_the_bytes() {
    let (client, _store) = Shop::with_fault(Fault::NewField).await.apart();
    let order = client.get_order(100).send().await.unwrap();
    assert_eq!(json(&order)["loyalty_points"], 7);
    assert!(
        !serde_json::to_string(order.body())
            .unwrap()
            .contains("loyalty_points")
    );
}

#[tokio::test]
async fn a_missing_required_member_is_named_and_the_answer_is_kept() {
    let (client, _store) = Shop::with_fault(Fault::MissingField).await.apart();
    let error = client.get_order(100).send().await.unwrap_err();
    let ErrorKind::Decode { pointer, message } = error.kind() else {
        panic!("{error}");
    };
    assert_eq!(pointer, "");
    assert!(
        message.contains("missing field `date_modified`"),
        "{message}"
    );
    assert_eq!(error.status().unwrap(), 200);
    let body: Json = serde_json::from_slice(error.bytes().unwrap()).unwrap();
    assert_eq!(body["id"], 100);
    assert_eq!(requests_left(error.headers()), Some(999_999));
}

#[tokio::test]
async fn json_that_is_called_html_is_read_all_the_same() {
    let (client, _store) = Shop::with_fault(Fault::HtmlContentType).await.apart();
    let order = client.get_order(100).send().await.unwrap();
    assert_eq!(order.id, 100);
    assert!(
        order.headers()["content-type"]
            .to_str()
            .unwrap()
            .starts_with("text/html")
    );
}

#[tokio::test]
async fn an_undocumented_status_keeps_status_headers_and_bytes() {
    let (client, _store) = Shop::with_fault(Fault::UndocumentedStatus).await.apart();
    let error = client.get_order(100).send().await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::UndocumentedStatus));
    assert_eq!(error.operation(), "getOrder");
    assert_eq!(error.status().unwrap(), 299);
    assert_eq!(requests_left(error.headers()), Some(999_999));
    let order: Order = serde_json::from_slice(error.bytes().unwrap()).unwrap();
    assert_eq!(order.id, 100);
    // And so does an empty list, which has no bytes.
    let error = client
        .list_orders()
        .min_id(1_000_000)
        .send()
        .await
        .unwrap_err();
    assert_eq!(
        (
            error.status().unwrap().as_u16(),
            error.bytes().unwrap().len()
        ),
        (299, 0)
    );
}

#[tokio::test]
async fn a_wrong_token_is_a_typed_401() {
    let shop = Shop::open().await;
    let error = shop
        .client_with_token("guess")
        .list_orders()
        .send()
        .await
        .unwrap_err();
    assert_eq!(error.status().unwrap(), 401);
    let Some(ListOrdersError::Unauthorized(errors)) = error.documented() else {
        panic!("{error}");
    };
    assert_eq!(errors[0].status, 401);
}

#[tokio::test]
async fn a_token_for_reading_is_a_typed_403_on_writing() {
    let shop = Shop::open_with(|options| options.read_only_token = Some("reader".into())).await;
    let reader = shop.client_with_token("reader");
    assert!(reader.get_order(100).send().await.is_ok());
    let error = reader.delete_order(100).send().await.unwrap_err();
    assert!(
        matches!(error.documented(), Some(DeleteOrderError::Forbidden(_))),
        "{error}"
    );
}

#[tokio::test]
async fn an_order_that_is_not_there_is_a_typed_404() {
    let (client, _store) = Shop::open().await.apart();
    let error = client.get_order(1).send().await.unwrap_err();
    let Some(GetOrderError::NotFound(errors)) = error.documented() else {
        panic!("{error}");
    };
    assert_eq!(errors[0].status, 404);
}

#[tokio::test]
async fn a_member_that_cannot_be_written_is_a_typed_400_that_names_it() {
    let (client, _store) = Shop::open().await.apart();
    // A store with one currency takes none; the member is documented for others.
    let order = minimal_order().default_currency_code("EUR");
    let error = client.create_order(&order).send().await.unwrap_err();
    let Some(CreateOrderError::BadRequest(errors)) = error.documented() else {
        panic!("{error}");
    };
    assert!(
        message(errors).contains("'default_currency_code' cannot be written to"),
        "{errors:?}"
    );
    let before = client.get_order(100).send().await.unwrap();
    let change = OrderUpdate::new().customer_locale("english");
    let error = client.update_order(100, &change).send().await.unwrap_err();
    let Some(UpdateOrderError::BadRequest(errors)) = error.documented() else {
        panic!("{error}");
    };
    assert!(message(errors).contains("customer_locale"), "{errors:?}");
    assert_eq!(
        client.get_order(100).send().await.unwrap().body(),
        before.body()
    );
}

#[tokio::test]
async fn product_faults_of_a_409_and_a_400_are_variants() {
    let (client, _store) = Shop::open().await.apart();
    let faults = |errors: &[ServiceError]| {
        let details = errors[0].details.clone().unwrap();
        details.errors.unwrap()
    };
    let mut order = order_of([(25, 1), (27, 6)]);
    let scarce = CatalogProductLine::new(6, 99).variant_id(61);
    order
        .products
        .get_or_insert_default()
        .push(OrderProductCreate::CatalogProductLine(scarce));
    let error = client.create_order(&order).send().await.unwrap_err();
    let Some(CreateOrderError::Conflict(errors)) = error.documented() else {
        panic!("{error}");
    };
    match &faults(errors)[..] {
        [
            ProductFault::InsufficientQuantity(too_few),
            ProductFault::ExceedsMaxQuantity(too_many),
            ProductFault::OutOfStock(gone),
        ] => {
            assert_eq!(
                (too_few.product.id, too_few.product.minimum_quantity),
                (25, 2)
            );
            assert_eq!(
                (too_many.product.id, too_many.product.maximum_quantity),
                (27, 5)
            );
            let sku = gone.product.sku.as_ref().unwrap();
            assert_eq!((gone.product.id, sku.inventory_level), (6, 5));
        }
        other => panic!("{other:?}"),
    }

    let error = client
        .create_order(&order_of([(33, 1)]))
        .send()
        .await
        .unwrap_err();
    let Some(CreateOrderError::BadRequest(errors)) = error.documented() else {
        panic!("{error}");
    };
    assert!(matches!(
        &faults(errors)[..],
        [ProductFault::MandatoryProductOptions(_)]
    ));
}

#[tokio::test]
async fn a_store_with_automatic_tax_refuses_deletion_with_a_typed_405() {
    let (client, _store) = Shop::open_with(|options| options.has_automatic_tax = true)
        .await
        .apart();
    let error = client.delete_order(100).send().await.unwrap_err();
    let Some(DeleteOrderError::MethodNotAllowed(errors)) = error.documented() else {
        panic!("{error}");
    };
    assert_eq!(errors[0].status, 405);
    assert_eq!(
        client.get_order(100).send().await.unwrap().is_deleted,
        Some(false)
    );
}

#[tokio::test]
async fn a_limit_that_is_too_high_is_a_typed_413() {
    let (client, _store) = Shop::open().await.apart();
    let error = client.list_orders().limit(251).send().await.unwrap_err();
    assert!(
        matches!(
            error.documented(),
            Some(ListOrdersError::ContentTooLarge(_))
        ),
        "{error}"
    );
}

#[tokio::test]
async fn a_used_up_quota_is_a_typed_429_with_the_time_to_wait() {
    let (client, _store) = Shop::open_with(|options| options.quota = 1).await.apart();
    let order = client.get_order(100).send().await.unwrap();
    assert_eq!(requests_left(Some(order.headers())), Some(0));
    let error = client.get_order(100).send().await.unwrap_err();
    assert!(
        matches!(error.documented(), Some(GetOrderError::TooManyRequests)),
        "{error}"
    );
    let headers = error.headers().unwrap();
    // The store's clock stands 7 seconds into a window of 30.
    assert_eq!(headers["x-rate-limit-time-reset-ms"], "23000");
}

#[tokio::test]
async fn the_rate_limit_is_told_by_success_and_by_failure() {
    let (client, _store) = Shop::open_with(|options| options.quota = 10).await.apart();
    let order = client.get_order(100).send().await.unwrap();
    assert_eq!(requests_left(Some(order.headers())), Some(9));
    let error = client.get_order(1).send().await.unwrap_err();
    assert_eq!(requests_left(error.headers()), Some(8));
    // A store that leaves one header out loses nothing else.
    let (client, _store) = Shop::with_fault(Fault::MissingRateHeader).await.apart();
    let order = client.get_order(100).send().await.unwrap();
    assert_eq!(requests_left(Some(order.headers())), None);
    assert_eq!(order.headers()["x-rate-limit-requests-quota"], "1000000");
}

fn requests_left(headers: Option<&HeaderMap>) -> Option<u64> {
    headers?
        .get("x-rate-limit-requests-left")?
        .to_str()
        .ok()?
        .parse()
        .ok()
}

#[tokio::test]
async fn the_question_mark_gathers_errors_of_several_operations() {
    async fn advance(client: &Client, id: i64) -> Result<i64, Error> {
        let order = client.get_order(id).send().await?;
        let change = OrderUpdate::new().status_id(order.status_id + 1);
        let order = client.update_order(id, &change).send().await?;
        client.delete_order(id).send().await?;
        Ok(order.status_id)
    }
    let (client, store) = Shop::open_with(|options| options.has_automatic_tax = true)
        .await
        .apart();

    let error = advance(&client, 1).await.unwrap_err();
    assert_eq!(
        (error.operation(), error.status().unwrap().as_u16()),
        ("getOrder", 404)
    );
    let erased = error.documented().unwrap();
    assert!(matches!(
        erased.downcast_ref(),
        Some(GetOrderError::NotFound(_))
    ));
    assert!(erased.downcast_ref::<DeleteOrderError>().is_none());

    let error = advance(&client, 100).await.unwrap_err();
    let erased = error.documented().unwrap();
    assert!(matches!(
        erased.downcast_ref(),
        Some(DeleteOrderError::MethodNotAllowed(_))
    ));
    assert!(!error.bytes().unwrap().is_empty());

    store.shutdown().await;
    let error = advance(&client, 100).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Transport(_)), "{error}");
}

#[tokio::test]
async fn the_legacy_host_answers_basic_credentials() {
    let shop = Shop::open().await;
    let basic = credentials::basic("mock", shop.store.token());
    let client = Client::new(shop.store.legacy_url(), basic).unwrap();
    let order = client.get_order(100).send().await.unwrap();
    assert_eq!(order.id, 100);
    assert!(
        order.products.url.starts_with(shop.store.legacy_url()),
        "{:?}",
        order.products
    );
    let created = client.create_order(&minimal_order()).send().await.unwrap();
    assert_eq!(created.status(), 201);

    let transport = TransportBuilder::new(shop.store.legacy_url())
        .credentials(credentials::basic("mock", shop.store.token()))
        .path_suffix(".json")
        .build();
    let client = Client::with_transport(transport.unwrap());
    assert_eq!(client.list_orders().limit(2).send().await.unwrap().len(), 2);
    assert_eq!(client.get_order(100).send().await.unwrap().id, 100);

    let wrong = credentials::basic("mock", "guess");
    let client = Client::new(shop.store.legacy_url(), wrong).unwrap();
    let error = client.get_order(100).send().await.unwrap_err();
    assert!(
        matches!(error.documented(), Some(GetOrderError::Unauthorized(_))),
        "{error}"
    );
}
