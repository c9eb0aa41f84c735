//! New orders over HTTP: what is required, filled in and refused.

mod shop;

use http::{Method, StatusCode};
use serde_json::{Value, json};
use shop::{NOW_IN_ORDERS, Shop, minimal_order, options, send};

const READ_ONLY: [&str; 27] = [
    "id",
    "date_modified",
    "date_shipped",
    "status",
    "order_source",
    "subtotal_tax",
    "shipping_cost_tax",
    "shipping_cost_tax_class_id",
    "handling_cost_tax",
    "handling_cost_tax_class_id",
    "wrapping_cost_tax",
    "wrapping_cost_tax_class_id",
    "total_tax",
    "payment_status",
    "currency_id",
    "currency_code",
    "currency_exchange_rate",
    "default_currency_id",
    "default_currency_code",
    "coupon_discount",
    "store_credit_amount",
    "gift_certificate_amount",
    "shipping_address_count",
    "is_deleted",
    "coupons",
    "cart_id",
    "is_email_opt_in",
];

fn unwritable(name: &str) -> String {
    format!(
        "The field '{name}' cannot be written to. Please remove it from your request before trying again."
    )
}

// B-087, B-088, B-095
#[tokio::test]
async fn an_address_and_one_custom_product_are_enough() {
    let shop = Shop::open().await;
    let answer = shop.post("/v2/orders", &minimal_order(json!({}))).await;
    assert_eq!(answer.status, StatusCode::CREATED);
    let order = answer.json();
    assert_eq!(order["id"], 400);
    let location = format!("{}/v2/orders/400", shop.store().base_url());
    assert_eq!(answer.header("location"), location);
    assert_eq!(shop.get("/v2/orders/400").await.json(), order);
}

// B-089, B-090, B-094
#[tokio::test]
async fn what_an_order_needs_cannot_be_left_out() {
    let shop = Shop::open().await;
    for name in ["products", "billing_address"] {
        let mut order = minimal_order(json!({}));
        order.as_object_mut().unwrap().remove(name);
        let answer = shop.refuse(&order).await;
        assert_eq!(answer.message(), format!("The field '{name}' is required."));
    }
    for address in [json!({}), json!({ "zip": "7" })] {
        let answer = shop
            .refuse(&minimal_order(json!({ "billing_address": address })))
            .await;
        assert!(answer.message().contains("'zip'"));
    }
}

// B-091, B-092, B-145
#[tokio::test]
async fn a_custom_line_needs_name_quantity_and_both_prices() {
    let shop = Shop::open().await;
    for name in ["name", "quantity", "price_inc_tax", "price_ex_tax"] {
        let mut order = minimal_order(json!({}));
        order["products"][0].as_object_mut().unwrap().remove(name);
        let answer = shop.refuse(&order).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{name}");
        assert!(
            answer.body.contains(&format!("'{name}'")),
            "{}",
            answer.body
        );
    }
}

// B-096, B-098, B-100, B-104, B-106, B-107, B-108, B-110, B-111, B-113
#[tokio::test]
async fn members_that_were_not_sent_are_filled_in() {
    let order = Shop::open().await.create(json!({})).await;
    for (name, value) in [
        ("status_id", json!(1)),
        ("status", json!("Pending")),
        ("customer_id", json!(0)),
        ("channel_id", json!(1)),
        ("external_source", Value::Null),
        ("external_id", Value::Null),
        ("order_source", json!("external")),
        ("ebay_order_id", json!("0")),
        ("payment_method", json!("Manual")),
        ("payment_status", json!("")),
        ("is_deleted", json!(false)),
        ("items_shipped", json!(0)),
        ("tax_provider_id", json!("")),
        ("shipping_address_count", json!(1)),
        ("date_shipped", json!("")),
        ("date_created", json!(NOW_IN_ORDERS)),
        ("date_modified", json!(NOW_IN_ORDERS)),
    ] {
        assert_eq!(order[name], value, "{name}");
    }
}

// B-097, B-099, B-103, B-105, B-111, B-112, B-113
#[tokio::test]
async fn members_that_were_sent_are_taken() {
    let shop = Shop::open().await;
    let sent = json!({
        "status_id": 11,
        "customer_id": 77,
        "date_created": "Wed, 03 Oct 2012 22:24:40 -0500",
        "external_source": "POS",
        "external_id": "A-1",
        "external_order_id": "B-2",
        "external_merchant_id": "C-3",
        "tax_provider_id": "AvaTaxProvider",
        "staff_notes": "fragile",
    });
    let order = shop.create(sent.clone()).await;
    for (name, value) in sent.as_object().unwrap() {
        if name != "date_created" {
            assert_eq!(&order[name], value, "{name}");
        }
    }
    assert_eq!(order["status"], "Awaiting Fulfillment");
    assert_eq!(order["date_created"], "Thu, 04 Oct 2012 03:24:40 +0000");
    assert_eq!(shop.get("/v2/orders?customer_id=77").await.list(), [order]);
}

// B-101, B-116, B-117
#[tokio::test]
async fn a_value_that_its_member_cannot_take_is_refused_by_name() {
    let shop = Shop::open().await;
    for (name, value) in [
        ("channel_id", json!(4711)),
        ("customer_locale", json!("english")),
        ("discount_amount", json!(-1)),
        ("base_shipping_cost", json!("-0.01")),
        ("refunded_amount", json!(1e300)),
        ("status_id", json!(15)),
        ("date_created", json!("yesterday")),
        ("order_is_digital", json!("yes")),
        ("ip_address", json!("x".repeat(31))),
        ("customer_id", Value::Null),
        ("products", json!("none")),
        ("products", json!([])),
        ("billing_address", json!([])),
    ] {
        let mut order = minimal_order(json!({}));
        order[name] = value.clone();
        let answer = shop.refuse(&order).await;
        assert_eq!(
            answer.message(),
            format!("The field '{name}' is invalid."),
            "{value}"
        );
    }
}

// B-118
#[tokio::test]
async fn money_is_taken_as_number_integer_and_text() {
    let shop = Shop::open().await;
    for amount in [json!(10), json!(10.0), json!("10"), json!("10.0000")] {
        let order = shop.create(json!({ "discount_amount": amount })).await;
        assert_eq!(order["discount_amount"], "10.0000");
        assert_eq!(order["total_inc_tax"], "40.0000");
    }
}

// B-119
#[tokio::test]
async fn the_billing_address_comes_back_with_empty_texts_for_the_rest() {
    let order = Shop::open().await.create(json!({})).await;
    let expected = json!({
        "first_name": "Ada", "last_name": "", "company": "", "street_1": "", "street_2": "",
        "city": "", "state": "", "zip": "97209", "country": "United States",
        "country_iso2": "US", "phone": "", "email": "", "form_fields": [],
    });
    assert_eq!(order["billing_address"], expected);
}

// B-115
#[tokio::test]
async fn an_order_has_one_internet_address() {
    let shop = Shop::open().await;
    let order = shop.create(json!({ "ip_address": "192.0.2.1" })).await;
    assert_eq!(
        (&order["ip_address"], &order["ip_address_v6"]),
        (&json!("192.0.2.1"), &json!(""))
    );
    let both = json!({ "ip_address": "192.0.2.1", "ip_address_v6": "2001:db8::1" });
    shop.refuse(&minimal_order(both)).await;
}

// B-120, B-122, B-123
#[tokio::test]
async fn read_only_members_are_refused_in_the_documented_words() {
    let shop = Shop::open().await;
    for name in READ_ONLY {
        let mut order = minimal_order(json!({}));
        order[name] = json!("1");
        let answer = shop.refuse(&order).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST);
        assert_eq!(answer.message(), unwritable(name));
    }
}

#[tokio::test]
async fn a_member_that_an_order_lacks_is_refused() {
    let shop = Shop::open().await;
    let answer = shop
        .refuse(&minimal_order(json!({ "colour": "red" })))
        .await;
    assert_eq!(
        answer.message(),
        "The field 'colour' is not supported by this resource."
    );
}

// B-114
#[tokio::test]
async fn a_store_with_several_currencies_takes_one_on_creation() {
    let mut options = options();
    options.has_multi_currency = true;
    let order = Shop::open_with(options)
        .await
        .create(json!({ "default_currency_code": "EUR" }))
        .await;
    assert_eq!(order["default_currency_code"], "EUR");
}

// B-132
#[tokio::test]
async fn several_shipping_addresses_are_kept() {
    let address = json!({ "first_name": "Rusty", "zip": "12345", "shipping_method": "Courier" });
    let order = Shop::open()
        .await
        .create(json!({ "shipping_addresses": [address, address] }))
        .await;
    assert_eq!(order["shipping_address_count"], 2);
}

// B-010
#[tokio::test]
async fn a_body_that_is_not_declared_as_json_is_refused() {
    let shop = Shop::open().await;
    let body = minimal_order(json!({})).to_string();
    let without = shop.request(Method::POST, "/v2/orders").body(body.clone());
    assert_eq!(
        send(without).await.status,
        StatusCode::UNSUPPORTED_MEDIA_TYPE
    );
    let form = shop
        .request(Method::POST, "/v2/orders")
        .header("Content-Type", "text/plain");
    assert_eq!(
        send(form.body(body)).await.status,
        StatusCode::UNSUPPORTED_MEDIA_TYPE
    );
}

// B-011
#[tokio::test]
async fn malformed_json_is_refused() {
    let shop = Shop::open().await;
    let deep = "[".repeat(100_000);
    for body in ["{", "", "[]", "null", "{\"a\":1e999}", deep.as_str()] {
        let request = shop
            .request(Method::POST, "/v2/orders")
            .header("Content-Type", "application/json");
        let answer = send(request.body(body.to_owned())).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST);
        assert_eq!(answer.list()[0]["status"], 400);
    }
}

#[tokio::test]
async fn a_body_beyond_two_megabytes_is_too_large() {
    let shop = Shop::open().await;
    let notes = "x".repeat(3 * 1024 * 1024);
    let answer = shop
        .refuse(&minimal_order(json!({ "staff_notes": notes })))
        .await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
}

// B-012, B-013
#[tokio::test]
async fn methods_that_a_resource_lacks_are_told_from_those_nobody_has() {
    let shop = Shop::open().await;
    for (method, path, status) in [
        (Method::PUT, "/v2/orders", StatusCode::METHOD_NOT_ALLOWED),
        (
            Method::POST,
            "/v2/orders/100",
            StatusCode::METHOD_NOT_ALLOWED,
        ),
        (
            Method::DELETE,
            "/v2/orders/count",
            StatusCode::METHOD_NOT_ALLOWED,
        ),
        (Method::PATCH, "/v2/orders", StatusCode::NOT_IMPLEMENTED),
        (Method::TRACE, "/v2/orders", StatusCode::NOT_IMPLEMENTED),
    ] {
        let answer = send(shop.request(method.clone(), path)).await;
        assert_eq!(answer.status, status, "{method} {path}");
        assert_eq!(answer.list()[0]["status"], status.as_u16());
    }
}

// B-004
#[tokio::test]
async fn a_token_for_reading_reads_and_does_not_write() {
    let mut options = options();
    options.read_only_token = Some("reader".to_owned());
    let shop = Shop::open_with(options).await;
    let as_reader = |method| {
        shop.bare(method, "/v2/orders")
            .header("X-Auth-Token", "reader")
    };
    assert_eq!(send(as_reader(Method::GET)).await.status, StatusCode::OK);
    assert_eq!(
        send(as_reader(Method::DELETE)).await.status,
        StatusCode::FORBIDDEN
    );
    let creation = as_reader(Method::POST).json(&minimal_order(json!({})));
    assert_eq!(send(creation).await.status, StatusCode::FORBIDDEN);
}
