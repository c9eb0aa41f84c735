//! Lists and counts of orders over HTTP.

mod shop;

use http::StatusCode;
use serde_json::Value;
use shop::{Shop, options};

fn ids(orders: &[Value]) -> Vec<u64> {
    orders
        .iter()
        .map(|order| order["id"].as_u64().unwrap())
        .collect()
}

/// All orders that a query finds, page by page.
async fn walk(shop: &Shop, query: &str) -> Vec<Value> {
    let mut found = Vec::new();
    for page in 1.. {
        let answer = shop
            .get(&format!("/v2/orders?{query}&limit=100&page={page}"))
            .await;
        if answer.status == StatusCode::NO_CONTENT {
            break;
        }
        found.extend(answer.list());
    }
    found
}

/// Asserts that a filter keeps exactly the orders of which `holds` is true.
async fn check_filter(query: &str, holds: impl Fn(&Value) -> bool) {
    let shop = Shop::open().await;
    let expected: Vec<Value> = walk(&shop, "sort=id")
        .await
        .into_iter()
        .filter(|order| holds(order))
        .collect();
    assert!(!expected.is_empty(), "{query} would prove nothing");
    let found = walk(&shop, query).await;
    assert_eq!(ids(&found), ids(&expected), "{query}");
    let count = shop.get(&format!("/v2/orders/count?{query}")).await.json();
    assert_eq!(count["count"], expected.len(), "{query}");
}

fn money(order: &Value, member: &str) -> f64 {
    order[member].as_str().unwrap().parse().unwrap()
}

fn moment(order: &Value, member: &str) -> jiff::Timestamp {
    jiff::fmt::rfc2822::DateTimeParser::new()
        .parse_timestamp(order[member].as_str().unwrap())
        .unwrap()
}

// B-033, B-034, B-035
#[tokio::test]
async fn the_first_page_holds_fifty_orders_by_rising_id() {
    let orders = Shop::open().await.get("/v2/orders").await.list();
    assert_eq!(orders.len(), 50);
    assert!(ids(&orders).is_sorted());
    assert_eq!(orders[0]["id"], 100);
}

// B-036, B-037
#[tokio::test]
async fn a_limit_up_to_250_is_honoured_and_a_larger_one_refused() {
    let shop = Shop::open().await;
    assert_eq!(shop.get("/v2/orders?limit=250").await.list().len(), 250);
    let refused = shop.get("/v2/orders?limit=251").await;
    assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(refused.list()[0]["status"], 413);
}

// B-038
#[tokio::test]
async fn two_pages_are_the_two_halves_of_one() {
    let shop = Shop::open().await;
    let whole = shop.get("/v2/orders?limit=4").await.list();
    let mut halves = shop.get("/v2/orders?limit=2").await.list();
    halves.extend(shop.get("/v2/orders?limit=2&page=2").await.list());
    assert_eq!(whole, halves);
}

// B-039, B-040
#[tokio::test]
async fn an_empty_list_has_no_body() {
    let shop = Shop::open().await;
    for query in ["page=500", "min_id=100000", "page=99999999999999999999999"] {
        let answer = shop.get(&format!("/v2/orders?{query}")).await;
        assert_eq!(answer.status, StatusCode::NO_CONTENT, "{query}");
        assert_eq!(answer.body, "");
    }
}

// B-041, B-082, B-083, B-084
#[tokio::test]
async fn the_count_is_what_a_walk_of_all_pages_finds() {
    let shop = Shop::open().await;
    let count = shop.get("/v2/orders/count").await.json();
    assert_eq!(count["count"], walk(&shop, "sort=id").await.len());
    let statuses = count["statuses"].as_array().unwrap();
    let sum: u64 = statuses
        .iter()
        .map(|status| status["count"].as_u64().unwrap())
        .sum();
    assert_eq!(count["count"], sum);
}

// B-042, B-043, B-044
#[tokio::test]
async fn id_bounds_are_inclusive() {
    let shop = Shop::open().await;
    let orders = shop.get("/v2/orders?min_id=110&max_id=110").await.list();
    assert_eq!(ids(&orders), [110]);
    check_filter("min_id=250", |order| order["id"].as_u64() >= Some(250)).await;
    check_filter("max_id=120", |order| order["id"].as_u64() <= Some(120)).await;
}

// B-045, B-046
#[tokio::test]
async fn totals_are_compared_with_tax() {
    check_filter("min_total=5000.5", |order| {
        money(order, "total_inc_tax") >= 5000.5
    })
    .await;
    check_filter("max_total=200", |order| {
        money(order, "total_inc_tax") <= 200.0
    })
    .await;
}

// B-047, B-048
#[tokio::test]
async fn a_customer_and_the_guests_can_be_picked_out() {
    check_filter("customer_id=10", |order| order["customer_id"] == 10).await;
    check_filter("customer_id=0", |order| order["customer_id"] == 0).await;
}

// B-049, B-050, B-058, B-060
#[tokio::test]
async fn status_method_email_and_channel_are_compared_whole() {
    check_filter("status_id=11", |order| order["status_id"] == 11).await;
    check_filter("payment_method=Credit%20Card", |order| {
        order["payment_method"] == "Credit Card"
    })
    .await;
    check_filter("email=tomasz@example.org", |order| {
        order["billing_address"]["email"] == "tomasz@example.org"
    })
    .await;
    check_filter("channel_id=2", |order| order["channel_id"] == 2).await;
}

// B-051, B-052
#[tokio::test]
async fn archived_orders_are_found_only_when_asked_for() {
    let shop = Shop::open().await;
    let archived = walk(&shop, "is_deleted=true").await;
    assert!(archived.iter().all(|order| order["is_deleted"] == true));
    assert_eq!(archived.len(), 13);
    let open = walk(&shop, "is_deleted=false").await;
    assert_eq!(open, walk(&shop, "sort=id").await);
    assert_eq!(open.len() + archived.len(), 300);
}

// B-053, B-054, B-055
#[tokio::test]
async fn three_forms_of_a_date_give_the_same_orders() {
    let noon: jiff::Timestamp = "2024-03-01T00:00:00Z".parse().unwrap();
    for form in [
        "Fri,%2001%20Mar%202024%2000:00:00%20%2B0000",
        "2024-03-01T00:00:00Z",
        "2024-03-01",
    ] {
        check_filter(&format!("min_date_created={form}"), |order| {
            moment(order, "date_created") >= noon
        })
        .await;
        check_filter(&format!("max_date_created={form}"), |order| {
            moment(order, "date_created") <= noon
        })
        .await;
    }
}

// B-056, B-057
#[tokio::test]
async fn orders_are_found_by_their_last_change() {
    let bound: jiff::Timestamp = "2024-03-01T00:00:00Z".parse().unwrap();
    check_filter("min_date_modified=2024-03-01", |order| {
        moment(order, "date_modified") >= bound
    })
    .await;
    check_filter("max_date_modified=2024-03-01", |order| {
        moment(order, "date_modified") <= bound
    })
    .await;
}

// B-059, B-061
#[tokio::test]
async fn an_outside_id_and_a_cart_lead_to_their_order() {
    let shop = Shop::open().await;
    let orders = shop.get("/v2/orders?limit=250").await.list();
    for (filter, member) in [
        ("cart_id", "cart_id"),
        ("external_order_id", "external_order_id"),
    ] {
        let order = orders
            .iter()
            .find(|order| order[member].is_string())
            .unwrap();
        let value = order[member].as_str().unwrap();
        let found = shop
            .get(&format!("/v2/orders?{filter}={value}"))
            .await
            .list();
        assert_eq!(ids(&found), ids(std::slice::from_ref(order)));
    }
}

// B-062
#[tokio::test]
async fn the_newest_orders_can_come_first() {
    let orders = Shop::open()
        .await
        .get("/v2/orders?sort=date_created:desc")
        .await
        .list();
    assert!(
        orders
            .iter()
            .rev()
            .map(|order| moment(order, "date_created"))
            .is_sorted()
    );
}

// B-063
#[tokio::test]
async fn every_documented_field_sorts_in_both_directions() {
    let shop = Shop::open().await;
    for field in ["id", "customer_id", "status_id", "channel_id"] {
        let key = |order: &Value| order[field].as_u64().unwrap();
        let rising = walk(&shop, &format!("sort={field}:asc")).await;
        assert!(rising.iter().map(key).is_sorted(), "{field}");
        let falling = walk(&shop, &format!("sort={field}:desc")).await;
        assert!(falling.iter().rev().map(key).is_sorted(), "{field}");
    }
    for field in ["date_created", "date_modified", "external_id"] {
        assert_eq!(
            shop.get(&format!("/v2/orders?sort={field}")).await.status,
            StatusCode::OK
        );
    }
}

// B-064
#[tokio::test]
async fn several_filters_must_all_hold() {
    check_filter("customer_id=0&min_id=200", |order| {
        order["customer_id"] == 0 && order["id"].as_u64() >= Some(200)
    })
    .await;
}

#[tokio::test]
async fn a_value_that_cannot_be_read_is_refused_by_name() {
    let shop = Shop::open().await;
    for (name, value) in [
        ("min_id", "ten"),
        ("min_total", "cheap"),
        ("status_id", "15"),
        ("is_deleted", "maybe"),
        ("min_date_created", "yesterday"),
        ("page", "0"),
        ("limit", "0"),
        ("limit", "all"),
        ("sort", "colour"),
        ("include", "coupons"),
    ] {
        let answer = shop.get(&format!("/v2/orders?{name}={value}")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{name}={value}");
        assert!(answer.message().contains(&format!("'{name}'")));
    }
}

#[tokio::test]
async fn a_filter_that_nobody_documented_is_refused_by_name() {
    let shop = Shop::open().await;
    for path in [
        "/v2/orders?colour=red",
        "/v2/orders/count?colour=red",
        "/v2/orders/100?colour=red",
    ] {
        let answer = shop.get(path).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST);
        assert_eq!(
            answer.message(),
            "The field 'colour' is not supported by this resource."
        );
    }
}

#[tokio::test]
async fn the_same_seed_gives_the_same_bytes() {
    let one = Shop::open().await;
    let other = Shop::open().await;
    let read = async |shop: &Shop| {
        let body = shop.get("/v2/orders?limit=250").await.body;
        // Only the links know the port.
        body.replace(shop.store().base_url(), "")
    };
    assert_eq!(read(&one).await, read(&other).await);
    let mut changed = options();
    changed.seed = 99;
    let third = Shop::open_with(changed).await;
    assert_ne!(read(&one).await, read(&third).await);
}
