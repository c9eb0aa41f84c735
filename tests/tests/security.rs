//! Who is calling, and where: what each operation asks goes over the wire, nothing else
//! does, and it goes to the server of the operation.

use std::sync::atomic::{AtomicUsize, Ordering};

use bigcommerce_orders::runtime::{
    Credentials, Erased, Error, Request, Security, Server, ServerTemplate, ServerVariable,
    TokenError, TokenFuture, TokenProvider, Transport, TransportBuilder,
};
use bigcommerce_orders::{Client, ErrorKind, credentials};
use countersign_tests::{StubService, http_answer};

/// What operations ask that do not say so.
const SECURITY: Security = &[&["key"], &["user"]];

async fn service() -> StubService {
    StubService::open(http_answer(204, &[], "")).await.unwrap()
}

fn key() -> Credentials {
    Credentials::header("x-key", "s3cret-key").of("key")
}

fn user() -> Credentials {
    Credentials::basic("me", "s3cret-word").of("user")
}

fn built(builder: TransportBuilder) -> Transport {
    builder.build().unwrap().security(SECURITY)
}

fn request() -> Request {
    Request::new("op", "GET", "/orders")
}

/// Sends a request and gives the lines of it that hold a secret.
async fn secrets_of(credentials: Credentials, request: Request) -> Result<Vec<String>, Error> {
    let service = service().await;
    let transport = built(TransportBuilder::new(service.url()).credentials(credentials));
    let sent = transport.send::<Erased>(request).await;
    let requests = service.requests();
    assert_eq!(requests.len(), usize::from(sent.is_ok()), "{requests:?}");
    sent?;
    // "me:s3cret-word", as Basic writes it.
    let is_secret = |line: &&str| line.contains("s3cret") || line.contains("bWU6czNjcmV0LXdvcmQ");
    let lines = requests[0].lines().filter(is_secret);
    Ok(lines.map(str::to_owned).collect())
}

#[tokio::test]
async fn each_scheme_has_its_place() {
    const BASIC: &str = "authorization: Basic bWU6czNjcmV0LXdvcmQ=";
    for (credentials, line) in [
        (key(), "x-key: s3cret-key"),
        (user(), BASIC),
        (
            Credentials::query("api key", "s3cret&=").of("key"),
            "GET /orders?api%20key=s3cret%26%3D HTTP/1.1",
        ),
        (
            Credentials::cookie("session", "s3cret").of("key"),
            "cookie: session=s3cret",
        ),
        (
            Credentials::bearer("s3cret").of("key"),
            "authorization: Bearer s3cret",
        ),
        (
            Credentials::http("digest", "nonce=\"s3cret\"").of("key"),
            "authorization: digest nonce=\"s3cret\"",
        ),
    ] {
        let sent = secrets_of(credentials, request()).await.unwrap();
        assert_eq!(sent, [line]);
    }
}

#[tokio::test]
async fn of_alternatives_one_is_sent_and_of_combinations_all() {
    let sent = secrets_of(user().and(key()), request()).await.unwrap();
    assert_eq!(sent, ["x-key: s3cret-key"]);
    let both = request().security(&[&["key", "user"]]);
    let sent = secrets_of(user().and(key()), both.clone()).await.unwrap();
    assert_eq!(sent.len(), 2, "{sent:?}");
    let error = secrets_of(key(), both).await.unwrap_err();
    let told = "op: it asks for credentials of `key` and `user`";
    assert_eq!(error.to_string(), told);
    assert!(matches!(error.kind(), ErrorKind::NoCredentials(missing)
        if missing.asked == [["key", "user"]]));
}

#[tokio::test]
async fn an_operation_that_is_open_is_sent_none() {
    let open = request().security(&[]);
    let all = key().and(user()).and(Credentials::bearer("s3cret"));
    assert_eq!(secrets_of(all, open.clone()).await.unwrap(), [""; 0]);
    let none = Credentials::none();
    assert_eq!(secrets_of(none, open).await.unwrap(), [""; 0]);
}

#[tokio::test]
async fn what_is_optional_is_sent_where_it_is_there() {
    let optional = request().security(&[&[], &["user"]]);
    let sent = secrets_of(user(), optional.clone()).await.unwrap();
    assert_eq!(sent.len(), 1);
    let sent = secrets_of(key(), optional).await.unwrap();
    assert_eq!(sent, [""; 0]);
}

#[tokio::test]
async fn without_credentials_nothing_is_sent_and_what_is_needed_is_told() {
    let service = service().await;
    let client = Client::new(service.url(), Credentials::none()).unwrap();
    let error = client.get_order(1).send().await.unwrap_err();
    let told = "getOrder: it asks for credentials of `token`, or `basic`";
    assert_eq!(error.to_string(), told);
    // The older host has no paths of version 3, whose operations take no user and key.
    let basic = Client::new(service.url(), credentials::basic("me", "s3cret")).unwrap();
    let error: Error = basic.list_order_refunds(1).send().await.unwrap_err().into();
    let told = "listOrderRefunds: it asks for credentials of `token`";
    assert_eq!(error.to_string(), told);
    assert!(!format!("{error:?} {basic:?}").contains("s3cret"));
    assert_eq!(service.requests(), [""; 0]);
}

/// Gives a new token each time, and then no more.
struct Counted(AtomicUsize);

impl TokenProvider for Counted {
    fn token(&self) -> TokenFuture<'_> {
        Box::pin(async {
            match self.0.fetch_add(1, Ordering::Relaxed) {
                2.. => Err(TokenError::from("the grant was withdrawn")),
                count => Ok(format!("s3cret-{count}")),
            }
        })
    }
}

#[tokio::test]
async fn a_token_is_asked_for_before_each_call_that_sends_one() {
    let service = service().await;
    let provided = Credentials::provided(Counted(AtomicUsize::new(0))).of("granted");
    let builder = TransportBuilder::new(service.url()).credentials(provided);
    let transport = built(builder);
    let send = async |security| {
        let request = request().security(security);
        transport.send::<Erased>(request).await.map(drop)
    };
    send(&[&["granted"]]).await.unwrap();
    send(&[]).await.unwrap();
    send(&[&["granted"]]).await.unwrap();
    let error = send(&[&["granted"]]).await.unwrap_err();
    assert_eq!(error.to_string(), "op: no token was provided");
    assert!(format!("{error:?}").contains("the grant was withdrawn"));
    let requests = service.requests().concat();
    let sent = requests.lines().filter(|line| line.contains("Bearer"));
    let expected = ["s3cret-0", "s3cret-1"].map(|token| format!("authorization: Bearer {token}"));
    assert_eq!(sent.collect::<Vec<_>>(), expected);
    assert!(!format!("{transport:?} {error:?}").contains("s3cret"));
}

/// A server at an address that only a test knows.
const OWN: &[ServerTemplate] = &[
    ServerTemplate {
        url: "http://127.0.0.1:{port}/{region}",
        variables: &[ServerVariable {
            name: "region",
            default: "eu",
            allowed: &["eu", "us"],
        }],
    },
    ServerTemplate {
        url: "../files",
        variables: &[],
    },
];

/// The targets of requests that came to a service.
fn targets(service: &StubService) -> Vec<String> {
    let targets = service.requests().into_iter();
    let target = |request: String| request.split(' ').nth(1).unwrap().to_owned();
    targets.map(target).collect()
}

#[tokio::test]
async fn an_operation_is_sent_to_a_server_of_its_own() {
    let (base, own) = (service().await, service().await);
    let port = own.url().rsplit_once(':').unwrap().1;
    let builder = TransportBuilder::new(format!("{}/v1", base.url())).credentials(key());
    let send = async |builder: TransportBuilder, request: Request| {
        built(builder).send::<Erased>(request).await.map(drop)
    };
    let with_own = || request().servers(OWN);

    send(builder.clone(), request()).await.unwrap();
    // Relative to where the others are sent.
    send(builder.clone(), request().servers(&OWN[1..]))
        .await
        .unwrap();
    send(builder.clone().one_server(true), with_own())
        .await
        .unwrap();
    assert_eq!(
        targets(&base),
        ["/v1/orders", "/files/orders", "/v1/orders"]
    );

    let us = OWN[0].with("port", port).with("region", "us");
    send(builder.clone().server(OWN[0], us), with_own())
        .await
        .unwrap();
    // The second was chosen, and a mock stands in its place.
    let mock = format!("{}/mock/", own.url());
    send(builder.clone().server(OWN[1], mock), with_own())
        .await
        .unwrap();
    assert_eq!(targets(&own), ["/us/orders", "/mock/orders"]);

    let error = send(builder.clone(), with_own()).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "op: `port` of the server's URL has no value"
    );
    let moon = Server::from(OWN[0])
        .with("port", port)
        .with("region", "moon");
    let error = builder.server(OWN[0], moon).build().unwrap_err();
    let told = "build: `region` of the server's URL is one of `eu`, `us`";
    assert_eq!(error.to_string(), told);
}
