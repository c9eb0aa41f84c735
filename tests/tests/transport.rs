//! The generated client against services that misbehave: it never hangs, follows
//! nothing, keeps what came, and shows no secret and no value.

use std::error::Error as _;
use std::fmt::Debug;
use std::net::TcpListener;
use std::time::Duration;

use bigcommerce_orders::orders::GetOrderError;
use bigcommerce_orders::runtime::{Erased, Request, TransportBuilder};
use bigcommerce_orders::types::OrderUpdate;
use bigcommerce_orders::{Client, Credentials, Error, ErrorKind, credentials};
use countersign_tests::{Answer, StubService, document, http_answer};
use serde_json::{Value as Json, json};

const TOKEN: &str = "t0ken-of-the-store";
const PASSWORD: &str = "pa55word-of-the-store";
const JSON: (&str, &str) = ("content-type", "application/json");

async fn service(answer: Answer) -> StubService {
    StubService::open(answer).await.unwrap()
}

/// A service of one answer and a client of it with short patience.
async fn client_of(answer: Answer) -> (StubService, Client) {
    let service = service(answer).await;
    let client = client(service.url(), credentials::token(TOKEN));
    (service, client)
}

fn client(url: &str, credentials: Credentials) -> Client {
    let transport = TransportBuilder::new(url)
        .credentials(credentials)
        .connect_timeout(Duration::from_secs(5))
        .timeout(Duration::from_millis(500))
        .max_body_bytes(64 << 10)
        .build()
        .unwrap();
    Client::with_transport(transport)
}

/// How a call fails that must neither succeed nor take long.
async fn failure<T: Debug, E: Debug>(call: impl Future<Output = Result<T, Error<E>>>) -> Error<E> {
    tokio::time::timeout(Duration::from_secs(10), call)
        .await
        .expect("the call hangs")
        .unwrap_err()
}

fn is_timeout<E>(error: &Error<E>) -> bool {
    matches!(error.kind(), ErrorKind::Transport(error) if error.is_timeout())
}

fn pointer<E>(error: &Error<E>) -> &str {
    match error.kind() {
        ErrorKind::Decode { pointer, .. } => pointer,
        _ => panic!("no decode error: {error}"),
    }
}

/// An order of the document's own examples, as a service sends it.
fn order() -> Json {
    let (document, _) = countersign_spec::load(&document(), &countersign_spec::Limits::default());
    let operation = document.operation("getOrder").unwrap();
    let content = &operation.response_for(200).unwrap().content;
    content["application/json"].examples[0].value.to_json()
}

#[tokio::test]
async fn a_refused_connection_is_told_as_such() {
    // A port that was free a moment ago, and nobody listens on.
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr();
    let url = format!("http://{}", free.unwrap());
    let error = failure(client(&url, credentials::token(TOKEN)).get_order(1).send()).await;
    assert!(matches!(error.kind(), ErrorKind::Transport(error) if error.is_connect()));
    assert_eq!(error.to_string(), "getOrder: no connection");
    assert!(error.status().is_none() && error.headers().is_none() && error.bytes().is_none());
    // The cause is there for those who print it, and for those who unwrap.
    assert!(error.source().is_some());
    assert!(format!("{error:?}").contains("refused"), "{error:?}");
}

#[tokio::test]
async fn a_service_that_never_answers_runs_into_the_time_limit() {
    let (_service, client) = client_of(Answer::Stall(Vec::new())).await;
    let error = failure(client.get_order(1).send()).await;
    assert!(is_timeout(&error), "{error:?}");
    assert_eq!(error.to_string(), "getOrder: no answer in time");
}

#[tokio::test]
async fn a_body_that_never_ends_runs_into_the_time_limit_and_what_came_is_kept() {
    let begun = b"HTTP/1.1 200 OK\r\nx-left: 7\r\ncontent-length: 99\r\n\r\n{\"id\":1".to_vec();
    let (_service, client) = client_of(Answer::Stall(begun)).await;
    let error = failure(client.get_order(1).send()).await;
    assert!(is_timeout(&error), "{error:?}");
    assert_eq!(
        error.to_string(),
        "getOrder: status 200: the answer did not end in time"
    );
    assert_eq!(error.headers().unwrap()["x-left"], "7");
    assert_eq!(error.bytes().unwrap(), "{\"id\":1");
}

#[tokio::test]
async fn a_connection_closed_without_an_answer_is_no_answer() {
    let (_service, client) = client_of(Answer::Bytes(Vec::new())).await;
    let error = failure(client.get_order(1).send()).await;
    assert_eq!(error.to_string(), "getOrder: no answer");
}

#[tokio::test]
async fn a_body_that_breaks_off_keeps_status_headers_and_what_came() {
    let cut = b"HTTP/1.1 200 OK\r\nx-left: 7\r\ncontent-length: 99\r\n\r\n{\"id\":1".to_vec();
    let (_service, client) = client_of(Answer::Bytes(cut)).await;
    let error = failure(client.get_order(1).send()).await;
    assert!(matches!(error.kind(), ErrorKind::Transport(_)));
    assert_eq!(
        error.to_string(),
        "getOrder: status 200: the answer broke off"
    );
    assert_eq!(error.headers().unwrap()["x-left"], "7");
    assert_eq!(error.bytes().unwrap(), "{\"id\":1");
}

#[tokio::test]
async fn a_service_without_tls_is_no_answer_to_https() {
    let (service, _) = client_of(http_answer(200, &[JSON], "{}")).await;
    let url = service.url().replace("http://", "https://");
    let error = failure(client(&url, credentials::token(TOKEN)).get_order(1).send()).await;
    assert!(matches!(error.kind(), ErrorKind::Transport(_)), "{error}");
    assert!(
        service
            .requests()
            .iter()
            .all(|request| !request.contains(TOKEN))
    );
}

#[tokio::test]
async fn a_redirect_is_not_followed_and_carries_the_token_nowhere() {
    let elsewhere = service(http_answer(200, &[JSON], "{}")).await;
    for status in [301, 302, 303, 307, 308] {
        let location = ("location", elsewhere.url());
        let (service, client) = client_of(http_answer(status, &[location], "")).await;
        let error = failure(client.get_order(1).send()).await;
        assert!(
            matches!(error.kind(), ErrorKind::UndocumentedStatus),
            "{error}"
        );
        assert_eq!(error.status().unwrap(), status);
        assert_eq!(error.headers().unwrap()["location"], elsewhere.url());
        assert_eq!(service.requests().len(), 1);
    }
    assert_eq!(elsewhere.requests(), Vec::<String>::new());
}

#[tokio::test]
async fn html_in_the_place_of_json_is_a_decode_error_that_keeps_it() {
    let page = "<html><body>Ada Lovelace, please log in</body></html>";
    let html = ("content-type", "text/html");
    let (_service, client) = client_of(http_answer(200, &[html], page)).await;
    let error = failure(client.list_orders().send()).await;
    assert_eq!(pointer(&error), "");
    assert_eq!(error.bytes().unwrap(), page);
    assert_eq!(error.headers().unwrap()["content-type"], "text/html");
    assert!(!format!("{error} {error:?}").contains("Ada"));
}

#[tokio::test]
async fn bytes_that_are_no_json_text_are_a_decode_error() {
    let utf16 = "HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\n\u{0}[\u{0}1\u{0}]";
    let latin1 = b"HTTP/1.1 200 OK\r\ncontent-length: 12\r\n\r\n{\"count\":\"\xe9\"}".to_vec();
    let empty = http_answer(200, &[JSON], "");
    for answer in [Answer::Bytes(utf16.into()), Answer::Bytes(latin1), empty] {
        let (_service, client) = client_of(answer).await;
        let error = failure(client.count_orders().send()).await;
        assert_eq!(error.status().unwrap(), 200);
        pointer(&error);
    }
}

#[tokio::test]
async fn truncated_json_is_a_decode_error_that_names_where_it_ends() {
    let text = json!([order(), order()]).to_string();
    let cut = &text[..text.rfind("\"zip\":").unwrap() + 7];
    let (_service, client) = client_of(http_answer(200, &[JSON], cut)).await;
    let error = failure(client.list_orders().send()).await;
    assert_eq!(pointer(&error), "/1/billing_address/zip");
    assert_eq!(error.bytes().unwrap(), cut);
}

#[tokio::test]
async fn a_body_over_the_limit_is_given_up() {
    let head = "HTTP/1.1 200 OK\r\nx-left: 7\r\ncontent-length: 1073741824\r\n\r\n".to_owned();
    let chunk = vec![b' '; 8 << 10];
    let (_service, client) = client_of(Answer::Endless { head, chunk }).await;
    let error = failure(client.get_order(1).send()).await;
    assert!(
        matches!(error.kind(), ErrorKind::BodyTooLong { limit: 65_536 }),
        "{error}"
    );
    assert_eq!(error.headers().unwrap()["x-left"], "7");
    assert!(error.bytes().unwrap().len() <= 65_536);
}

#[tokio::test]
async fn a_body_of_exactly_the_limit_is_read() {
    let (mut text, end) = (r#"{"count":3}"#.to_owned(), 64 << 10);
    text.push_str(&" ".repeat(end - text.len()));
    let (_service, client) = client_of(http_answer(200, &[JSON], &text)).await;
    assert_eq!(client.count_orders().send().await.unwrap().count, 3);
    let (_service, client) = client_of(http_answer(200, &[JSON], &(text + " "))).await;
    let error = failure(client.count_orders().send()).await;
    assert!(
        matches!(error.kind(), ErrorKind::BodyTooLong { .. }),
        "{error}"
    );
}

/// Puts a wrong value at a place in the second of two orders and asserts that the
/// error names the place and nothing of the value.
async fn names_only_the_place(place: &str, wrong: Json) {
    let mut wrong_order = order();
    wrong_order["fees"] = json!([{ "id": 1, "type": "custom_fee" }]);
    let (parent, name) = place.rsplit_once('/').unwrap();
    wrong_order.pointer_mut(parent).unwrap()[name] = wrong;
    let body = json!([order(), wrong_order]).to_string();
    let (_service, client) = client_of(http_answer(200, &[JSON], &body)).await;
    let error = failure(client.list_orders().send()).await;
    assert_eq!(pointer(&error), format!("/1{place}"));
    assert_eq!(error.bytes().unwrap(), &body);
    let shown = format!("{error} {error:?}");
    assert!(shown.contains(&format!("at `/1{place}`")), "{shown}");
    for part in ["Lovelace", "4711", "1e300"] {
        assert!(!shown.contains(part), "{shown}");
    }
}

#[tokio::test]
async fn a_wrong_type_deep_inside_is_named_by_its_pointer_and_not_by_its_value() {
    names_only_the_place("/items_total", json!("Lovelace")).await;
    names_only_the_place("/items_total", json!(4711.5)).await;
    names_only_the_place("/items_total", json!(true)).await;
    names_only_the_place("/total_inc_tax", json!("1,4711")).await;
    names_only_the_place("/total_inc_tax", json!(1e300)).await;
    names_only_the_place("/total_inc_tax", json!("")).await;
    names_only_the_place("/date_created", json!("4711 Lovelace")).await;
    names_only_the_place("/date_created", json!(4711)).await;
    names_only_the_place("/billing_address", json!("Lovelace")).await;
    names_only_the_place("/billing_address/zip", json!({ "Lovelace": 4711 })).await;
    names_only_the_place("/billing_address/zip", json!(["Lovelace"])).await;
    names_only_the_place("/products/url", json!(null)).await;
    names_only_the_place("/custom_status", json!(["Lovelace"])).await;
}

#[tokio::test]
async fn an_undecodable_error_body_keeps_everything() {
    for body in [
        "<h1>Gone</h1>",
        "",
        "{\"status\":404}",
        "[{\"status\":404}]",
    ] {
        let (_service, client) = client_of(http_answer(404, &[("x-left", "7")], body)).await;
        let error = failure(client.get_order(1).send()).await;
        assert!(error.documented().is_none());
        pointer(&error);
        assert_eq!(error.status().unwrap(), 404);
        assert_eq!(error.headers().unwrap()["x-left"], "7");
        assert_eq!(error.bytes().unwrap(), body);
        // Erasing the type of the documented errors takes nothing away.
        let error: Error = error.into();
        assert_eq!(
            (
                error.status().unwrap().as_u16(),
                error.bytes().unwrap().len()
            ),
            (404, body.len())
        );
    }
}

#[tokio::test]
async fn an_error_without_a_documented_body_is_typed_whatever_it_holds() {
    let page = "<html>bad gateway</html>";
    let (_service, client) = client_of(http_answer(502, &[], page)).await;
    let error = failure(client.get_order(1).send()).await;
    assert!(matches!(
        error.documented(),
        Some(GetOrderError::BadGateway)
    ));
    assert_eq!(error.bytes().unwrap(), page);
}

#[tokio::test]
async fn a_number_of_the_payment_goes_back_as_it_came() {
    let mut text = order();
    text["payment_provider_id"] = json!(1_234_567_890);
    let (_service, client) = client_of(http_answer(200, &[JSON], &text.to_string())).await;
    let order = client.get_order(1).send().await.unwrap();
    let back = serde_json::to_string(order.body()).unwrap();
    assert!(
        back.contains("\"payment_provider_id\":1234567890,"),
        "{back}"
    );
}

#[tokio::test]
async fn a_call_sends_what_was_asked_and_the_token() {
    let (service, client) = client_of(http_answer(204, &[], "")).await;
    let call = client
        .list_orders()
        .email("a&b@example.com")
        .is_deleted(true);
    call.limit(3).send().await.unwrap();
    let requests = service.requests();
    let (first, rest) = requests[0].split_once("\r\n").unwrap();
    assert_eq!(
        first,
        "GET /v2/orders?email=a%26b%40example.com&is_deleted=true&limit=3 HTTP/1.1"
    );
    assert!(
        rest.contains(&format!("x-auth-token: {TOKEN}\r\n")),
        "{rest}"
    );
    assert!(rest.contains("accept: application/json\r\n"), "{rest}");
}

#[tokio::test]
async fn a_body_of_text_or_bytes_is_sent_as_it_is_under_its_media_type() {
    let (service, client) = client_of(http_answer(204, &[], "")).await;
    let mut text = Request::new("op", "PUT", "/notes");
    text.text("text/plain", "größe");
    let mut bytes = Request::new("op", "PUT", "/notes");
    bytes.bytes("image/png".to_owned(), vec![b'{', 0, b'}']);
    for request in [text, bytes] {
        client.transport().send::<Erased>(request).await.unwrap();
    }
    let requests = service.requests();
    let ends = [
        ("content-type: text/plain\r\n", "\r\n\r\ngröße"),
        ("content-type: image/png\r\n", "\r\n\r\n{\0}"),
    ];
    for (request, (media_type, body)) in requests.iter().zip(ends) {
        assert!(request.contains(media_type), "{request}");
        assert!(request.ends_with(body), "{request}");
    }
    let mut nonsense = Request::new("op", "PUT", "/notes");
    nonsense.bytes("image/\n", Vec::new());
    let error = failure(client.transport().send::<Erased>(nonsense)).await;
    assert_eq!(error.to_string(), "op: the URL or a header cannot be sent");
    assert_eq!(service.requests().len(), 2);
}

/// What a program might print of a failed call, with all causes.
fn shown_error<E: Debug>(error: &Error<E>) -> String {
    let mut shown = format!("{error} {error:?} {error:#?} {:?}", error.kind());
    let mut source = error.source();
    while let Some(cause) = source {
        shown.push_str(&format!(" {cause} {cause:?}"));
        source = cause.source();
    }
    shown
}

/// What a program might print of a client, its calls and its errors.
async fn shown(client: &Client) -> String {
    let change = OrderUpdate::new().status_id(2);
    let mut shown = format!("{client:?} {client:#?} {:?}", client.transport());
    shown.push_str(&format!("{:?}", client.list_orders().limit(1)));
    shown.push_str(&format!("{:?}", client.update_order(1, &change)));
    match client.list_orders().send().await {
        Ok(answer) => shown.push_str(&format!("{answer:?} {answer:#?}")),
        Err(error) => shown.push_str(&shown_error(&error)),
    }
    match client.update_order(1, &change).send().await {
        Ok(answer) => shown.push_str(&format!("{answer:?}")),
        Err(error) => {
            shown.push_str(&shown_error(&error));
            shown.push_str(&shown_error(&<Error>::from(error)));
        }
    }
    shown
}

#[tokio::test]
async fn no_secret_shows_in_anything_that_can_be_printed() {
    // What `Basic` makes of the user `mock` and the password.
    let encoded = "bW9jazpwYTU1d29yZC1vZi10aGUtc3RvcmU=";
    let secrets = [TOKEN, PASSWORD, encoded, "Authorization", "authorization"];
    let echo = [
        JSON,
        ("x-echo", TOKEN),
        ("authorization", encoded),
        ("set-cookie", PASSWORD),
    ];
    let fault = format!(r#"[{{"status":401,"message":"unknown token","echo":"{TOKEN}"}}]"#);
    let wrong = format!(r#"[{{"id":"{TOKEN}"}}]"#);
    let list = json!([order()]).to_string();
    let answers = [
        http_answer(200, &echo, &list),
        http_answer(204, &echo, ""),
        http_answer(200, &echo, &wrong),
        http_answer(401, &echo, &fault),
        http_answer(401, &echo, &wrong),
        http_answer(299, &echo, &fault),
        http_answer(302, &[("location", TOKEN)], PASSWORD),
        Answer::Bytes(format!("HTTP/1.1 200 OK\r\n{TOKEN}\r\n\r\n").into_bytes()),
        Answer::Bytes(Vec::new()),
    ];
    let credentials = || {
        [
            credentials::token(TOKEN),
            credentials::basic("mock", PASSWORD),
            Credentials::bearer(TOKEN).and(Credentials::cookie("session", PASSWORD)),
            Credentials::query("key", TOKEN),
        ]
    };
    for answer in answers {
        let service = service(answer).await;
        for credentials in credentials() {
            let shown = shown(&client(service.url(), credentials)).await;
            for secret in secrets {
                assert!(!shown.contains(secret), "{secret} in {shown}");
            }
        }
        // The secrets were really sent.
        let requests = service.requests().concat();
        assert!(requests.contains(TOKEN) && requests.contains(encoded));
    }
    for url in ["http://127.0.0.1:1", "ftp://127.0.0.1"] {
        for credentials in credentials() {
            let shown = shown(&client(url, credentials)).await;
            for secret in secrets {
                assert!(!shown.contains(secret), "{secret} in {shown}");
            }
        }
    }
}

#[tokio::test]
async fn a_password_in_the_base_url_shows_nowhere() {
    let service = service(http_answer(401, &[JSON], "[]")).await;
    let url = service
        .url()
        .replace("http://", &format!("http://mock:{PASSWORD}@"));
    let shown = shown(&client(&url, Credentials::query("key", TOKEN))).await;
    assert!(!shown.contains(PASSWORD), "{shown}");
    assert!(service.requests().concat().contains("authorization: Basic"));
}

#[test]
fn a_url_that_is_none_is_refused_at_once_and_does_not_show() {
    for url in ["no url", "http://a b", "localhost:80"].map(|it| format!("{it}{TOKEN} ")) {
        let error = Client::new(url, credentials::token(TOKEN)).unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Server(_)), "{error}");
        assert!(!shown_error(&error).contains(TOKEN));
    }
}

#[test]
fn a_token_that_no_header_can_carry_is_refused_at_once() {
    let error = Client::new("http://127.0.0.1", credentials::token(format!("{TOKEN}\n")));
    let error = error.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Credentials));
    assert!(!shown_error(&error).contains(TOKEN));
}
