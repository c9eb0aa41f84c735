//! Lines from the catalog over HTTP: prices, options and stock.

mod shop;

use http::StatusCode;
use serde_json::{Value, json};
use shop::{Shop, minimal_order, options};

fn order_of(lines: Value) -> Value {
    minimal_order(json!({ "products": lines }))
}

fn kinds(errors: &Value) -> Vec<&str> {
    let errors = errors["details"]["errors"].as_array().unwrap();
    errors
        .iter()
        .map(|error| error["type"].as_str().unwrap())
        .collect()
}

// B-143, B-144
#[tokio::test]
async fn a_catalog_line_takes_the_catalog_price_unless_both_prices_are_sent() {
    let shop = Shop::open().await;
    let order = shop
        .create(json!({ "products": [{ "product_id": 32, "quantity": 2 }] }))
        .await;
    assert_eq!(order["subtotal_ex_tax"], "158.0000");
    assert_eq!(order["subtotal_inc_tax"], "170.6400");
    let line = json!({ "product_id": 32, "quantity": 2, "price_ex_tax": 10, "price_inc_tax": 11 });
    let order = shop.create(json!({ "products": [line] })).await;
    assert_eq!(order["subtotal_inc_tax"], "22.0000");
}

// B-203
#[tokio::test]
async fn automatic_tax_leaves_catalog_lines_untaxed() {
    let mut options = options();
    options.has_automatic_tax = true;
    let shop = Shop::open_with(options).await;
    let order = shop
        .create(json!({ "products": [{ "product_id": 32, "quantity": 2 }] }))
        .await;
    assert_eq!(order["total_tax"], "0.0000");
}

// B-149, B-150, B-151, B-167
#[tokio::test]
async fn option_values_are_taken_as_number_as_text_and_by_variant() {
    let shop = Shop::open().await;
    for line in [
        json!({ "product_id": 33, "quantity": 1, "product_options": [{ "id": 87, "value": 10 }] }),
        json!({ "product_id": 33, "quantity": 1, "product_options": [{ "id": 87, "value": "10" }] }),
        json!({ "product_id": 33, "quantity": 1, "variant_id": 331 }),
    ] {
        shop.create(json!({ "products": [line] })).await;
    }
}

// B-027, B-152, B-153, B-154, B-155, B-156
#[tokio::test]
async fn option_faults_of_all_lines_come_together() {
    let shop = Shop::open().await;
    let choices = json!([{ "id": 222, "value": 1 }, { "id": 24, "value": 300 }]);
    let answer = shop
        .refuse(&order_of(json!([
            { "product_id": 6, "quantity": 1, "product_options": choices },
            { "product_id": 5, "quantity": 1 },
        ])))
        .await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert_eq!(
        answer.message(),
        "The options of one or more products are invalid."
    );
    let error = answer.list().remove(0);
    assert_eq!(
        kinds(&error),
        [
            "MandatoryProductOptions",
            "MandatoryProductOptions",
            "InvalidProductOption",
            "InvalidProductOptionValue"
        ]
    );
    let errors = &error["details"]["errors"];
    assert_eq!(
        errors[0]["product"]["required_product_options"][2]["option_id"],
        7
    );
    assert_eq!(errors[2]["product"]["value"], 222);
    let option = &errors[3]["product"]["product_option"];
    assert_eq!((&option["id"], &option["value"]), (&json!(24), &json!(300)));
    assert_eq!(option["resource"], "/products/6/options/24");
}

// B-159, B-160, B-161, B-162, B-163
#[tokio::test]
async fn quantity_faults_of_all_lines_come_together() {
    let shop = Shop::open().await;
    let answer = shop
        .refuse(&order_of(json!([
            { "product_id": 6, "quantity": 6, "variant_id": 61 },
            { "product_id": 27, "quantity": 6 },
            { "product_id": 25, "quantity": 1 },
        ])))
        .await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert_eq!(
        answer.message(),
        "Quantities of one or more products are out of stock or did not meet quantity requirements."
    );
    let error = answer.list().remove(0);
    assert_eq!(
        kinds(&error),
        ["OutOfStock", "ExceedsMaxQuantity", "InsufficientQuantity"]
    );
    let errors = &error["details"]["errors"];
    assert_eq!(errors[0]["product"]["sku"]["inventory_level"], 5);
    assert_eq!(errors[1]["product"]["maximum_quantity"], 5);
    assert_eq!(errors[2]["product"]["minimum_quantity"], 2);
}

// B-157, B-164
#[tokio::test]
async fn only_an_order_that_is_made_takes_from_the_stock() {
    let shop = Shop::open().await;
    let of_six = |quantity| json!([{ "product_id": 6, "quantity": quantity, "variant_id": 61 }]);
    shop.refuse(&order_of(of_six(6))).await;
    shop.create(json!({ "products": of_six(3) })).await;
    let answer = shop.refuse(&order_of(of_six(3))).await;
    let level = &answer.list()[0]["details"]["errors"][0]["product"]["sku"]["inventory_level"];
    assert_eq!(level, 2);
    shop.create(json!({ "products": of_six(2) })).await;
}

// B-158, B-165
#[tokio::test]
async fn what_has_no_stock_is_never_out_of_it() {
    let shop = Shop::open().await;
    let custom =
        json!({ "name": "Sand", "quantity": 100_000, "price_ex_tax": 1, "price_inc_tax": 1 });
    let order = shop
        .create(json!({ "products": [custom, { "product_id": 32, "quantity": 900 }] }))
        .await;
    assert_eq!(order["items_total"], 100_900);
}

#[tokio::test]
async fn the_largest_amounts_do_not_break_the_store() {
    let line = json!({
        "name": "Gold", "quantity": 1_000_000_000_u64,
        "price_ex_tax": "999999999.9999", "price_inc_tax": "999999999.9999",
    });
    let lines = vec![line; 1_000];
    let order = Shop::open()
        .await
        .create(json!({ "products": lines }))
        .await;
    assert_eq!(order["subtotal_ex_tax"], "999999999999900000000.0000");
}

#[tokio::test]
async fn a_product_or_a_variant_that_does_not_exist_is_refused() {
    let shop = Shop::open().await;
    for (line, name) in [
        (json!({ "product_id": 9999, "quantity": 1 }), "product_id"),
        (
            json!({ "product_id": 33, "quantity": 1, "variant_id": 1 }),
            "variant_id",
        ),
    ] {
        let answer = shop.refuse(&order_of(json!([line]))).await;
        assert_eq!(answer.message(), format!("The field '{name}' is invalid."));
    }
}

// B-168, B-174, B-175
#[tokio::test]
async fn costs_and_discount_enter_the_total() {
    let order = Shop::open()
        .await
        .create(json!({
            "shipping_cost_ex_tax": 5, "shipping_cost_inc_tax": 6,
            "handling_cost_ex_tax": 2,
            "wrapping_cost_inc_tax": 1, "wrapping_cost_ex_tax": 1,
            "discount_amount": 3,
        }))
        .await;
    assert_eq!(order["subtotal_ex_tax"], "45.0000");
    assert_eq!(order["total_ex_tax"], "50.0000");
    assert_eq!(order["total_inc_tax"], "56.0000");
    assert_eq!(order["handling_cost_tax"], "0.0000");
}

// B-169, B-170, B-173
#[tokio::test]
async fn half_of_a_pair_is_refused() {
    let shop = Shop::open().await;
    for name in ["subtotal", "total", "shipping_cost"] {
        for (sent, missing) in [("ex_tax", "inc_tax"), ("inc_tax", "ex_tax")] {
            let mut order = minimal_order(json!({}));
            order[format!("{name}_{sent}")] = json!(10);
            let answer = shop.refuse(&order).await;
            assert_eq!(
                answer.message(),
                format!("The field '{name}_{missing}' is required.")
            );
        }
    }
}

// B-171, B-172
#[tokio::test]
async fn an_override_stands_as_sent_and_leaves_the_other_pair_alone() {
    let shop = Shop::open().await;
    let order = shop
        .create(json!({ "subtotal_ex_tax": 1705, "subtotal_inc_tax": 1915 }))
        .await;
    assert_eq!(order["subtotal_ex_tax"], "1705.0000");
    assert_eq!(order["subtotal_tax"], "210.0000");
    assert_eq!(order["total_inc_tax"], "50.0000");
}

#[tokio::test]
async fn members_of_the_other_kind_of_line_are_refused() {
    let shop = Shop::open().await;
    let custom = json!({ "name": "Mug", "quantity": 1, "price_ex_tax": 1, "price_inc_tax": 1 });
    let catalog = json!({ "product_id": 32, "quantity": 1 });
    for (line, name, value) in [
        (&custom, "variant_id", json!(331)),
        (&custom, "product_options", json!([])),
        (&catalog, "sku", json!("TOTE")),
    ] {
        let mut line = line.clone();
        line[name] = value;
        let answer = shop.refuse(&order_of(json!([line]))).await;
        assert!(
            answer
                .message()
                .contains(&format!("'{name}' is not supported"))
        );
    }
}
