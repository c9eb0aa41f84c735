//! The documented headers of answers, read by the generated client from a socket.

use bigcommerce_orders::orders::CountOrders;
use bigcommerce_orders::{Client, credentials};
use countersign_tests::{StubService, http_answer};

#[tokio::test]
async fn an_answer_and_an_error_tell_their_documented_headers() {
    let headers = [
        ("content-type", "application/json"),
        ("x-rate-limit-requests-left", "7"),
        ("x-rate-limit-time-reset-ms", "soon"),
    ];
    for (status, body) in [(200, "{\"count\": 9}"), (401, "[]")] {
        let service = StubService::open(http_answer(status, &headers, body));
        let service = service.await.unwrap();
        let client = Client::new(service.url(), credentials::token("t")).unwrap();
        let came = match client.count_orders().send().await {
            Ok(answer) => CountOrders::read_headers(answer.headers()),
            Err(error) => CountOrders::read_headers(error.headers().unwrap()),
        };
        assert_eq!(came.x_rate_limit_requests_left, Some(7), "{status}");
        assert_eq!(came.x_rate_limit_time_reset_ms, None, "{status}");
        assert_eq!(came.x_retry_after, None, "{status}");
    }
}
