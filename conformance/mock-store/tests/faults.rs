//! Each fault spoils what it names, and leaves the rest as it was.

mod shop;

use http::{Method, StatusCode};
use mock_store::Fault;
use shop::{Shop, options, send};

async fn open(fault: Fault) -> Shop {
    let mut options = options();
    options.fault = Some(fault);
    Shop::open_with(options).await
}

const PATHS: [&str; 4] = [
    "/v2/orders/100",
    "/v2/orders?limit=2",
    "/v2/orders/count",
    "/v2/order_statuses/1",
];

#[tokio::test]
async fn a_member_that_every_object_has_goes_missing() {
    let shop = open(Fault::MissingField).await;
    assert!(
        shop.get(PATHS[0])
            .await
            .json()
            .get("date_modified")
            .is_none()
    );
    assert!(
        shop.get(PATHS[1]).await.json()[1]
            .get("date_modified")
            .is_none()
    );
    assert!(shop.get(PATHS[2]).await.json().get("count").is_none());
    assert!(shop.get(PATHS[3]).await.json().get("name").is_none());
}

#[tokio::test]
async fn money_or_the_first_scalar_changes_its_type() {
    let shop = open(Fault::WrongType).await;
    let order = shop.get(PATHS[0]).await.json();
    assert!(order["total_inc_tax"].is_f64());
    assert!(order["currency_exchange_rate"].is_string());
    assert!(shop.get(PATHS[2]).await.json()["count"].is_string());
    assert!(shop.get(PATHS[3]).await.json()["id"].is_string());
}

#[tokio::test]
async fn success_gets_a_status_that_nobody_documented() {
    let shop = open(Fault::UndocumentedStatus).await;
    for path in PATHS {
        assert_eq!(shop.get(path).await.status, 299, "{path}");
    }
    assert_eq!(shop.delete("/v2/orders/100").await.status, 299);
    assert_eq!(shop.get("/v2/orders/1").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_same_json_is_called_html() {
    let sound = Shop::open().await;
    let shop = open(Fault::HtmlContentType).await;
    for path in PATHS {
        let answer = shop.get(path).await;
        assert!(answer.header("content-type").starts_with("text/html"));
        let body = answer
            .body
            .replace(shop.store().base_url(), sound.store().base_url());
        assert_eq!(body, sound.get(path).await.body);
    }
}

#[tokio::test]
async fn the_payment_status_leaves_its_list() {
    let order = open(Fault::EnumOutside).await.get(PATHS[0]).await.json();
    assert_eq!(order["payment_status"], "paid in seashells");
}

#[tokio::test]
async fn one_rate_limit_header_goes_missing() {
    let answer = open(Fault::MissingRateHeader).await.get(PATHS[0]).await;
    assert!(answer.headers.get("X-Rate-Limit-Requests-Left").is_none());
    assert!(answer.headers.get("X-Rate-Limit-Requests-Quota").is_some());
}

#[tokio::test]
async fn credentials_no_longer_matter_at_either_entrance() {
    let shop = open(Fault::CredentialsIgnored).await;
    assert_eq!(
        send(shop.bare(Method::GET, PATHS[0])).await.status,
        StatusCode::OK
    );
    let wrong = shop
        .bare(Method::GET, PATHS[0])
        .header("X-Auth-Token", "guess");
    assert_eq!(send(wrong).await.status, StatusCode::OK);
    let wrong = shop.legacy_as("guess", Method::GET, PATHS[0]);
    assert_eq!(send(wrong).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_new_member_appears_on_every_object() {
    let shop = open(Fault::NewField).await;
    assert_eq!(shop.get(PATHS[0]).await.json()["loyalty_points"], 7);
    assert_eq!(shop.get(PATHS[1]).await.json()[1]["loyalty_points"], 7);
}

#[tokio::test]
async fn answers_without_a_body_stay_without_one() {
    for fault in [
        Fault::MissingField,
        Fault::WrongType,
        Fault::NewField,
        Fault::HtmlContentType,
    ] {
        let shop = open(fault).await;
        let empty = shop.get("/v2/orders?min_id=100000").await;
        assert_eq!(
            (empty.status, empty.body.as_str()),
            (StatusCode::NO_CONTENT, "")
        );
        let head = send(shop.request(Method::HEAD, PATHS[0])).await;
        assert_eq!((head.status, head.body.as_str()), (StatusCode::OK, ""));
    }
}
