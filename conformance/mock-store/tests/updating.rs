//! Changes and deletions of orders over HTTP.

mod shop;

use http::StatusCode;
use serde_json::{Value, json};
use shop::{NOW_IN_ORDERS, Shop, options};

fn overridden() -> Value {
    json!({
        "subtotal_ex_tax": 1, "subtotal_inc_tax": 2, "total_ex_tax": 3, "total_inc_tax": 4,
    })
}

fn path(order: &Value) -> String {
    format!("/v2/orders/{}", order["id"])
}

/// Asserts that an update changes the named members and no other.
async fn check_change(shop: &Shop, order: &Value, change: Value) {
    let answer = shop.put(&path(order), &change).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let mut expected = order.clone();
    for (name, value) in change.as_object().unwrap() {
        expected[name] = value.clone();
    }
    expected["date_modified"] = json!(NOW_IN_ORDERS);
    assert_eq!(answer.json(), expected);
    assert_eq!(shop.get(&path(order)).await.json(), expected);
}

// B-180, B-181, B-185, B-186
#[tokio::test]
async fn an_update_changes_what_was_sent_and_nothing_else() {
    let shop = Shop::open().await;
    for change in [
        json!({ "customer_id": 5 }),
        json!({ "staff_notes": "call first" }),
        json!({ "customer_message": "thank you" }),
        json!({ "payment_method": "cash" }),
        json!({ "external_source": "M-MIG" }),
        json!({ "items_shipped": 1 }),
        json!({ "order_is_digital": true }),
        json!({ "external_order_id": "new" }),
        json!({}),
    ] {
        let order = shop.create(overridden()).await;
        check_change(&shop, &order, change).await;
    }
}

// B-182, B-183
#[tokio::test]
async fn the_status_moves_only_when_it_is_sent() {
    let shop = Shop::open().await;
    let order = shop.create(json!({ "status_id": 11 })).await;
    let same = shop
        .put(&path(&order), &json!({ "staff_notes": "" }))
        .await
        .json();
    assert_eq!(same["status_id"], 11);
    let shipped = shop
        .put(&path(&order), &json!({ "status_id": 2 }))
        .await
        .json();
    assert_eq!(shipped["status"], "Shipped");
    assert_eq!(shipped["date_shipped"], NOW_IN_ORDERS);
}

// B-176, B-177
#[tokio::test]
async fn the_members_that_cost_something_work_the_totals_out_anew() {
    let shop = Shop::open().await;
    for (change, total) in [
        (
            json!({ "shipping_cost_ex_tax": 0, "shipping_cost_inc_tax": 0 }),
            "50.0000",
        ),
        (json!({ "handling_cost_ex_tax": 0 }), "50.0000"),
        (json!({ "handling_cost_inc_tax": 1 }), "51.0000"),
        (json!({ "wrapping_cost_ex_tax": 0 }), "50.0000"),
        (json!({ "wrapping_cost_inc_tax": 0 }), "50.0000"),
        (json!({ "billing_address": { "city": "Salem" } }), "50.0000"),
        (
            json!({ "shipping_addresses": [{ "zip": "97209" }] }),
            "50.0000",
        ),
        (
            json!({ "products": [{ "product_id": 32, "quantity": 1 }] }),
            "135.3200",
        ),
        (json!({ "discount_amount": 10 }), "40.0000"),
    ] {
        let order = shop.create(overridden()).await;
        assert_eq!(order["total_inc_tax"], "4.0000");
        let changed = shop.put(&path(&order), &change).await.json();
        assert_eq!(changed["total_inc_tax"], total, "{change}");
    }
}

// B-178
#[tokio::test]
async fn other_members_leave_the_totals_alone() {
    let shop = Shop::open().await;
    let order = shop.create(overridden()).await;
    let changed = shop
        .put(
            &path(&order),
            &json!({ "staff_notes": "x", "status_id": 3 }),
        )
        .await
        .json();
    assert_eq!(changed["total_inc_tax"], "4.0000");
}

// B-187
#[tokio::test]
async fn one_internet_address_clears_the_other() {
    let shop = Shop::open().await;
    let order = shop.create(json!({ "ip_address": "192.0.2.1" })).await;
    let changed = shop
        .put(&path(&order), &json!({ "ip_address_v6": "2001:db8::1" }))
        .await
        .json();
    assert_eq!(
        (&changed["ip_address"], &changed["ip_address_v6"]),
        (&json!(""), &json!("2001:db8::1"))
    );
}

// B-188
#[tokio::test]
async fn lines_are_added_changed_and_removed() {
    let shop = Shop::open().await;
    let order = shop.create(json!({})).await;
    let added = json!({ "products": [{ "product_id": 32, "quantity": 2 }] });
    assert_eq!(
        shop.put(&path(&order), &added).await.json()["items_total"],
        3
    );
    let included = shop
        .get(&format!("{}?include=consignments.line_items", path(&order)))
        .await
        .json();
    let lines = &included["consignments"][0]["line_items"];
    let change = json!({ "products": [{ "id": lines[1]["id"], "quantity": 5 }, { "id": lines[0]["id"], "quantity": 0 }] });
    let changed = shop.put(&path(&order), &change).await.json();
    assert_eq!(changed["items_total"], 5);
    assert_eq!(changed["subtotal_ex_tax"], "395.0000");
}

// B-121, B-124, B-126, B-127, B-128, B-184
#[tokio::test]
async fn a_refused_update_changes_nothing() {
    let shop = Shop::open().await;
    let order = shop.create(json!({ "external_id": "first" })).await;
    for (name, value) in [
        ("id", json!(1)),
        ("status", json!("Shipped")),
        ("total_tax", json!(1)),
        ("coupons", json!([])),
        ("cart_id", json!("c")),
        ("external_id", json!("second")),
        ("external_merchant_id", json!("m")),
        ("default_currency_code", json!("EUR")),
        ("tax_provider_id", json!("BasicTaxProvider")),
        ("products", json!([{ "id": 999_999, "quantity": 1 }])),
        ("products", json!([{ "product_id": 27, "quantity": 6 }])),
        (
            "shipping_addresses",
            json!([{ "id": 999_999, "city": "Salem" }]),
        ),
    ] {
        let answer = shop
            .put(
                &path(&order),
                &json!({ "staff_notes": "kept out", name: value }),
            )
            .await;
        assert!(answer.status.is_client_error(), "{name}");
        assert_eq!(shop.get(&path(&order)).await.json(), order);
    }
}

// B-030
#[tokio::test]
async fn an_order_that_does_not_exist_cannot_be_changed_or_deleted() {
    let shop = Shop::open().await;
    assert_eq!(
        shop.put("/v2/orders/99", &json!({})).await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        shop.delete("/v2/orders/99").await.status,
        StatusCode::NOT_FOUND
    );
}

// B-190
#[tokio::test]
async fn an_update_can_archive_an_order() {
    let shop = Shop::open().await;
    let order = shop.create(json!({})).await;
    check_change(&shop, &order, json!({ "is_deleted": true })).await;
    let found = shop
        .get(&format!(
            "/v2/orders?is_deleted=true&min_id={}",
            order["id"]
        ))
        .await;
    assert_eq!(found.list().len(), 1);
}

// B-208, B-209
#[tokio::test]
async fn a_deleted_order_leaves_the_list_and_can_still_be_read() {
    let shop = Shop::open().await;
    let answer = shop.delete("/v2/orders/100").await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT);
    assert_eq!(answer.body, "");
    let orders = shop.get("/v2/orders?max_id=100").await;
    assert_eq!(orders.status, StatusCode::NO_CONTENT);
    assert_eq!(shop.get("/v2/orders/100").await.json()["is_deleted"], true);
}

// B-210
#[tokio::test]
async fn automatic_tax_forbids_deletion() {
    let mut options = options();
    options.has_automatic_tax = true;
    let shop = Shop::open_with(options).await;
    for path in ["/v2/orders/100", "/v2/orders"] {
        let answer = shop.delete(path).await;
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
    }
    assert_eq!(shop.get("/v2/orders/100").await.json()["is_deleted"], false);
}

// B-211
#[tokio::test]
async fn deleting_all_orders_leaves_none() {
    let shop = Shop::open().await;
    assert_eq!(
        shop.delete("/v2/orders").await.status,
        StatusCode::NO_CONTENT
    );
    assert_eq!(shop.get("/v2/orders/count").await.json()["count"], 0);
    assert_eq!(shop.get("/v2/orders").await.status, StatusCode::NO_CONTENT);
}

// B-212
#[tokio::test]
async fn deleting_with_a_limit_archives_at_most_that_many() {
    let shop = Shop::open().await;
    let before = shop.get("/v2/orders/count").await.json()["count"]
        .as_u64()
        .unwrap();
    assert_eq!(
        shop.delete("/v2/orders?limit=7").await.status,
        StatusCode::NO_CONTENT
    );
    assert_eq!(
        shop.get("/v2/orders/count").await.json()["count"],
        before - 7
    );
}

#[tokio::test]
async fn fees_are_kept_replaced_and_left_out_of_the_totals() {
    let shop = Shop::open().await;
    let fee =
        json!({ "display_name_customer": "Gift box", "cost_ex_tax": "4.00", "cost_inc_tax": 4.33 });
    let order = shop.create(json!({ "fees": [fee] })).await;
    assert_eq!(order["total_inc_tax"], "50.0000");
    let fees = |path: String| {
        let shop = &shop;
        async move { shop.get(&format!("{path}?include=fees")).await.json()["fees"].clone() }
    };
    let first = fees(path(&order)).await;
    assert_eq!(first[0]["cost_tax"], "0.3300");
    assert_eq!(first[0]["display_name_merchant"], "Gift box");
    let kept = json!({ "fees": [{ "id": first[0]["id"], "source": "POS" }] });
    shop.put(&path(&order), &kept).await;
    assert_eq!(fees(path(&order)).await[0]["source"], "POS");
    assert_eq!(
        shop.put(&path(&order), &json!({ "fees": [{ "id": 99 }] }))
            .await
            .status,
        StatusCode::BAD_REQUEST
    );
    shop.put(&path(&order), &json!({ "fees": [] })).await;
    assert_eq!(fees(path(&order)).await, json!([]));
}
