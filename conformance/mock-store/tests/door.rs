//! Credentials, content negotiation, methods and the quota, over HTTP.

mod shop;

use http::{Method, StatusCode};
use shop::{Shop, options, send};

const PATH: &str = "/v2/order_statuses";

// B-001, B-002
#[tokio::test]
async fn a_request_without_a_valid_token_is_refused() {
    let shop = Shop::open().await;
    let without = send(shop.bare(Method::GET, PATH)).await;
    assert_eq!(without.status, StatusCode::UNAUTHORIZED);
    assert_eq!(without.list()[0]["status"], 401);
    let wrong = send(shop.bare(Method::GET, PATH).header("X-Auth-Token", "guess")).await;
    assert_eq!(wrong.status, StatusCode::UNAUTHORIZED);
}

// B-006, B-019
#[tokio::test]
async fn a_gateway_answer_is_json_and_carries_the_rate_limit_headers() {
    let answer = Shop::open().await.get(PATH).await;
    assert_eq!(answer.header("content-type"), "application/json");
    assert_eq!(answer.header("X-Rate-Limit-Time-Window-Ms"), "30000");
    for name in ["Time-Reset-Ms", "Requests-Quota", "Requests-Left"] {
        let value = answer.header(&format!("X-Rate-Limit-{name}"));
        assert!(value.parse::<u64>().is_ok(), "{name}: {value}");
    }
}

// B-021
#[tokio::test]
async fn past_the_quota_the_gateway_answers_429_with_the_same_headers() {
    let mut options = options();
    options.quota = 1;
    let shop = Shop::open_with(options).await;
    assert_eq!(
        shop.get(PATH).await.header("X-Rate-Limit-Requests-Left"),
        "0"
    );
    let refused = shop.get(PATH).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(refused.header("X-Rate-Limit-Requests-Left"), "0");
    assert_eq!(refused.list()[0]["status"], 429);
}

// B-008
#[tokio::test]
async fn a_type_that_the_store_cannot_make_is_refused() {
    let shop = Shop::open().await;
    let request = shop
        .bare(Method::GET, PATH)
        .header("X-Auth-Token", shop.store().token());
    let answer = send(request.header("Accept", "application/xml")).await;
    assert_eq!(answer.status, StatusCode::NOT_ACCEPTABLE);
}

// B-014, B-015, B-016
#[tokio::test]
async fn the_legacy_entrance_answers_alike_under_both_forms_of_the_path() {
    let shop = Shop::open().await;
    let gateway = shop.get(PATH).await;
    let plain = send(shop.legacy(Method::GET, PATH)).await;
    let with_extension = send(shop.legacy(Method::GET, "/v2/order_statuses.json")).await;
    assert_eq!(gateway.body, plain.body);
    assert_eq!(plain.body, with_extension.body);
    let wrong = shop.legacy_as("guess", Method::GET, PATH);
    assert_eq!(send(wrong).await.status, StatusCode::UNAUTHORIZED);
}
