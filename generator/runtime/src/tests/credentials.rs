//! Credentials: which of them meet what is asked, and that no secret shows.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use crate::runtime::{Credentials, Erased, ErrorKind, Request, Security, TransportBuilder};

/// Secrets of all kinds, each of a scheme that has a letter for its name.
fn all() -> Credentials {
    Credentials::header("x-a", "s3cret-a")
        .of("a")
        .and(Credentials::basic("user", "s3cret-b").of("b"))
        .and(Credentials::provided(|| async { Ok("s3cret-c".to_owned()) }).of("c"))
}

/// The schemes of what is sent.
fn chosen(credentials: &Credentials, asked: Option<Security>) -> Result<String, String> {
    let mut call = pin!(credentials.for_call::<Erased>(asked));
    let Poll::Ready(chosen) = call.as_mut().poll(&mut Context::from_waker(Waker::noop())) else {
        return Err("waits".to_owned());
    };
    match chosen {
        Ok(chosen) => Ok(format!("{chosen:?}")),
        Err(ErrorKind::NoCredentials(missing)) => Err(missing.to_string()),
        Err(other) => Err(format!("{other:?}")),
    }
}

#[test]
fn the_first_combination_that_is_whole_is_sent_and_nothing_else() {
    let all = all();
    let sent = |asked| chosen(&all, Some(asked)).unwrap();
    assert_eq!(sent(&[&["a"], &["b"]]), r#"["header of a"]"#);
    assert_eq!(sent(&[&["x"], &["a", "x"], &["b"]]), r#"["basic of b"]"#);
    let both = r#"["header of a", "bearer of c"]"#;
    assert_eq!(sent(&[&["c", "a"]]), both);
    assert_eq!(sent(&[]), "[]");
}

#[test]
fn what_is_optional_is_sent_if_it_is_there() {
    let optional: Security = &[&[], &["b"]];
    assert_eq!(chosen(&all(), Some(optional)).unwrap(), r#"["basic of b"]"#);
    let none = Credentials::none();
    assert_eq!(chosen(&none, Some(optional)).unwrap(), "[]");
}

#[test]
fn what_is_missing_is_named() {
    let asked: Security = &[&["a", "x"], &["y"]];
    let told = chosen(&all(), Some(asked)).unwrap_err();
    assert_eq!(told, "it asks for credentials of `a` and `x`, or `y`");
}

#[test]
fn credentials_of_no_scheme_go_along_with_all_that_ask_for_any() {
    let own = Credentials::bearer("s3cret");
    let sent = |asked| chosen(&own, asked).unwrap();
    assert_eq!(sent(Some(&[&["a"]])), r#"["bearer"]"#);
    assert_eq!(sent(None), r#"["bearer"]"#);
    assert_eq!(sent(Some(&[])), "[]");
}

#[test]
fn later_credentials_of_a_scheme_take_the_place_of_earlier_ones() {
    let again = all().and(Credentials::cookie("b", "s3cret").of("b"));
    let shown = format!("{again:?}");
    let expected = r#"["header of a", "provided bearer of c", "cookie of b"]"#;
    assert_eq!(shown, expected);
}

#[test]
fn credentials_show_no_secret() {
    let all = all()
        .and(Credentials::query("q", "s3cret-q"))
        .and(Credentials::cookie("k", "s3cret-k"))
        .and(Credentials::bearer("s3cret-t"))
        .and(Credentials::http("Digest", "s3cret-d"));
    let request = Request::new("op", "GET", "/");
    let builder = TransportBuilder::new("http://127.0.0.1:1").credentials(all.clone());
    let transport = builder.clone().build().unwrap();
    let shown = format!("{all:?} {builder:?} {transport:?} {request:?}");
    assert!(shown.contains("basic of b"), "{shown}");
    assert!(!shown.contains("s3cret"), "{shown}");
}

#[test]
fn credentials_that_no_header_can_carry_are_refused_and_not_sent_empty() {
    let built = |credentials| {
        TransportBuilder::new("http://127.0.0.1")
            .credentials(credentials)
            .build()
            .map(drop)
    };
    assert!(built(Credentials::header("x-auth-token", "key")).is_ok());
    for credentials in [
        Credentials::header("x-auth-token", "s3cret\n"),
        Credentials::bearer("s3cret\n"),
        Credentials::cookie("key", "s3cret\n"),
        Credentials::http("Digest", "s3cret\n"),
    ] {
        let error = built(credentials).unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Credentials));
        assert!(!format!("{error} {error:?}").contains("s3cret"));
    }
    let provided = Credentials::provided(|| async { Ok("s3cret\n".to_owned()) });
    assert_eq!(chosen(&provided, None).unwrap_err(), "Credentials");
}

#[test]
fn why_there_is_no_token_is_told() {
    let provided = Credentials::provided(|| async { Err("the grant was withdrawn".into()) });
    let told = chosen(&provided, None).unwrap_err();
    assert_eq!(told, r#"Token("the grant was withdrawn")"#);
}
