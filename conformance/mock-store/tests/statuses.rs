//! Order statuses over HTTP, and the door every request passes.

mod shop;

use http::StatusCode;
use shop::Shop;

// B-191, B-192
#[tokio::test]
async fn all_fifteen_statuses_are_listed_with_their_labels() {
    let shop = Shop::open().await;
    let statuses = shop.get("/v2/order_statuses").await.list();
    assert_eq!(statuses.len(), 15);
    assert_eq!(statuses[11]["name"], "Awaiting Fulfillment");
    assert_eq!(statuses[11]["order"], 3);
    for member in [
        "id",
        "name",
        "system_label",
        "custom_label",
        "system_description",
        "order",
    ] {
        assert!(statuses[0].get(member).is_some(), "{member}");
    }
}

// B-194
#[tokio::test]
async fn one_status_equals_its_entry_in_the_list() {
    let shop = Shop::open().await;
    let statuses = shop.get("/v2/order_statuses").await.list();
    let shipped = shop.get("/v2/order_statuses/2").await;
    assert_eq!(shipped.status, StatusCode::OK);
    assert_eq!(shipped.json(), statuses[2]);
}

// B-026, B-031
#[tokio::test]
async fn a_status_that_does_not_exist_is_not_found() {
    let shop = Shop::open().await;
    for id in ["15", "-1", "300", "two"] {
        let answer = shop.get(&format!("/v2/order_statuses/{id}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{id}");
        assert_eq!(answer.list()[0]["status"], 404);
    }
}
