//! Servers: variables, and what is no whole URL.

use crate::runtime::{
    ErrorKind, Server, ServerFault, ServerTemplate, ServerVariable, TransportBuilder,
};

const STORE: ServerTemplate = ServerTemplate {
    url: "https://{store}.example.test/{version}/",
    variables: &[
        ServerVariable {
            name: "store",
            default: "demo",
            allowed: &[],
        },
        ServerVariable {
            name: "version",
            default: "v2",
            allowed: &["v2", "v3"],
        },
    ],
};

fn relative(url: &'static str) -> ServerTemplate {
    let variables = &[];
    ServerTemplate { url, variables }
}

fn url(server: impl Into<Server>) -> Result<String, ServerFault> {
    server.into().base_url(None)
}

#[test]
fn variables_that_are_not_given_take_their_defaults() {
    assert_eq!(url(STORE).unwrap(), "https://demo.example.test/v2");
    let mine = STORE.with("store", "mine");
    assert_eq!(url(mine.clone()).unwrap(), "https://mine.example.test/v2");
    let again = mine.with("version", "v3").with("store", "{version}");
    // A value is not looked at for variables.
    assert_eq!(url(again).unwrap(), "https://{version}.example.test/v3");
    let path = STORE.with("store", "a").with("store", "b");
    assert_eq!(url(path).unwrap(), "https://b.example.test/v2");
}

#[test]
fn a_value_that_is_not_listed_and_an_unknown_variable_are_told() {
    let fault = url(STORE.with("version", "v4")).unwrap_err();
    let told = "`version` of the server's URL is one of `v2`, `v3`";
    assert_eq!(fault.to_string(), told);
    let fault = url(STORE.with("shop", "mine")).unwrap_err();
    assert_eq!(fault.to_string(), "the server's URL has no variable `shop`");
    let fault = url("http://{host}/v1").unwrap_err();
    assert_eq!(fault.to_string(), "`host` of the server's URL has no value");
    let given = Server::from("http://{host}/v1").with("host", "127.0.0.1");
    assert_eq!(url(given).unwrap(), "http://127.0.0.1/v1");
}

#[test]
fn a_relative_url_needs_to_know_what_it_is_relative_to() {
    let error = TransportBuilder::new(relative("/v1")).build().unwrap_err();
    assert!(matches!(
        error.kind(),
        ErrorKind::Server(ServerFault::NotAbsolute)
    ));
    assert!(error.to_string().contains("`found_at`"), "{error}");
    for (relative_url, whole) in [
        ("/v1/", "https://host.test/v1"),
        ("v1", "https://host.test/docs/v1"),
        (".", "https://host.test/docs"),
        ("//other.test/v1", "https://other.test/v1"),
    ] {
        let found = relative(relative_url).found_at("https://host.test/docs/openapi.yaml");
        assert_eq!(url(found).unwrap(), whole);
    }
    for wrong in [
        "",
        "host.test/v1",
        "localhost:8080/v1",
        "http://",
        "mailto:a@b",
    ] {
        assert_eq!(url(wrong), Err(ServerFault::NotAbsolute), "{wrong}");
    }
}

#[test]
fn a_password_in_the_base_url_does_not_show() {
    let builder = TransportBuilder::new("http://user:passw0rd@127.0.0.1:1/v2?x=@");
    let shown = format!("{builder:?} {:?}", builder.clone().build().unwrap());
    assert!(!shown.contains("passw0rd"), "{shown}");
    assert!(shown.contains("http://..@127.0.0.1:1/v2\""), "{shown}");
    // Nor in what is no whole URL, nor in a query.
    for url in [
        "//user:passw0rd@host/",
        "user:passw0rd@host",
        "http://host/?key=passw0rd",
    ] {
        let shown = format!("{:?}", TransportBuilder::new(url));
        assert!(!shown.contains("passw0rd"), "{shown}");
    }
}
