//! One order over HTTP: its shape and its links.

mod shop;

use http::{Method, StatusCode};
use serde_json::Value;
use shop::{Shop, send};

// B-066
#[tokio::test]
async fn an_order_equals_its_element_in_the_list() {
    let shop = Shop::open().await;
    let listed = shop
        .get("/v2/orders?min_id=107&limit=1")
        .await
        .list()
        .remove(0);
    assert_eq!(shop.get("/v2/orders/107").await.json(), listed);
}

// B-029
#[tokio::test]
async fn an_order_that_does_not_exist_is_not_found() {
    let shop = Shop::open().await;
    for id in ["99", "99999999999999999999999", "-1", "abc", "%FF"] {
        let answer = shop.get(&format!("/v2/orders/{id}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{id}");
        assert_eq!(answer.fault()["status"], 404);
    }
}

// B-067, B-068
#[tokio::test]
async fn money_has_four_decimals_and_exchange_rates_ten() {
    let order = Shop::open().await.get("/v2/orders/100").await.json();
    let decimals = |text: &str| text.split_once('.').map(|(_, decimals)| decimals.len());
    let texts = order
        .as_object()
        .unwrap()
        .iter()
        .filter_map(|(name, value)| Some((name, value.as_str()?)));
    for (name, text) in texts {
        if name.ends_with("_tax") || name.starts_with("base_") || name.ends_with("_amount") {
            assert_eq!(decimals(text), Some(4), "{name}");
        }
        if name.ends_with("exchange_rate") {
            assert_eq!(decimals(text), Some(10), "{name}");
        }
    }
}

// B-070, B-075, B-076
#[tokio::test]
async fn members_of_an_order_agree_with_each_other() {
    let shop = Shop::open().await;
    let statuses = shop.get("/v2/order_statuses").await.list();
    for order in shop.get("/v2/orders?limit=250").await.list() {
        let status_id = order["status_id"].as_u64().unwrap();
        assert_eq!(order["status"], statuses[status_id as usize]["name"]);
        if matches!(status_id, 1 | 11) {
            assert_eq!(order["date_shipped"], "");
        }
        for name in [
            "subtotal",
            "shipping_cost",
            "handling_cost",
            "wrapping_cost",
            "total",
        ] {
            let amount = |part: &str| -> f64 {
                order[format!("{name}{part}")]
                    .as_str()
                    .unwrap()
                    .parse()
                    .unwrap()
            };
            let difference = amount("_inc_tax") - amount("_ex_tax") - amount("_tax");
            assert!(difference.abs() < 1e-6, "{name}");
        }
    }
}

// B-071, B-072
#[tokio::test]
async fn what_belongs_to_an_order_is_linked() {
    let shop = Shop::open().await;
    let order = shop.get("/v2/orders/100").await.json();
    for (member, resource) in [
        ("products", "/orders/100/products"),
        ("shipping_addresses", "/orders/100/shippingaddresses"),
        ("coupons", "/orders/100/coupons"),
        ("fees", "/orders/100/fees"),
        ("consignments", "/orders/100/consignments"),
    ] {
        assert_eq!(order[member]["resource"], resource);
        let url = order[member]["url"].as_str().unwrap();
        assert!(url.starts_with(shop.store().base_url()), "{url}");
    }
}

// B-014
#[tokio::test]
async fn both_entrances_show_one_order_and_differ_in_links_only() {
    let shop = Shop::open().await;
    let mut gateway = shop.get("/v2/orders/100").await.json();
    let mut legacy = send(shop.legacy(Method::GET, "/v2/orders/100.json"))
        .await
        .json();
    assert_ne!(gateway, legacy);
    for member in [
        "products",
        "shipping_addresses",
        "coupons",
        "fees",
        "consignments",
    ] {
        gateway[member]["url"] = Value::Null;
        legacy[member]["url"] = Value::Null;
    }
    assert_eq!(gateway, legacy);
}

// B-065
#[tokio::test]
async fn included_things_stand_in_the_place_of_their_links() {
    let shop = Shop::open().await;
    let order = shop
        .get("/v2/orders/100?include=fees,consignments&consignment_structure=object")
        .await
        .json();
    assert!(order["fees"].is_array());
    assert!(order["consignments"]["pickups"].is_array());
}

#[tokio::test]
async fn an_archived_order_can_still_be_read() {
    let shop = Shop::open().await;
    let archived = shop
        .get("/v2/orders?is_deleted=true&limit=1")
        .await
        .list()
        .remove(0);
    let order = shop.get(&format!("/v2/orders/{}", archived["id"])).await;
    assert_eq!(order.json(), archived);
}

#[tokio::test]
async fn resources_that_this_store_leaves_out_are_not_implemented() {
    let shop = Shop::open().await;
    for path in [
        "/v2/orders/100/products",
        "/v2/orders/100/shippingaddresses",
        "/v2/orders/100/shipments/count",
        "/v3/orders/100/transactions",
        "/v3/customers",
    ] {
        let answer = shop.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_IMPLEMENTED, "{path}");
        assert_eq!(answer.fault()["status"], 501);
    }
}

#[tokio::test]
async fn a_path_that_nobody_documented_is_not_found() {
    let shop = Shop::open().await;
    for path in [
        "/v2/carts",
        "/v2/orders/100/secrets",
        "/v3/nothing",
        "/v2/orders/",
        "/v4/orders",
    ] {
        let answer = shop.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(answer.fault()["status"], 404);
    }
}
