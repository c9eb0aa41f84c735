//! A line for a shell that repeats a request. Secrets stand in it as variables,
//! whoever put them into the request.

use countersign_spec::ResolvedDocument;
use countersign_spec::document::{ApiKeyLocation, SecurityScheme};

use crate::interaction::{Authentication, Request};

const TOKEN: &str = "$COUNTERSIGN_TOKEN";
const USER_AND_PASSWORD: &str = "-u \"$COUNTERSIGN_USER:$COUNTERSIGN_PASSWORD\"";

/// Writes the line.
pub(crate) fn line(document: &ResolvedDocument, request: &Request) -> String {
    let mut parts = vec!["curl -sS -i".to_owned()];
    match request.method.as_str() {
        "GET" => {}
        // With `-X HEAD` curl would wait for a body that never comes.
        "HEAD" => parts.push("--head".to_owned()),
        method => parts.push(format!("-X {}", quoted(method))),
    }
    match &request.authentication {
        Authentication::Absent => {}
        Authentication::Header { name } => parts.push(secret_header(name, "")),
        Authentication::Bearer => parts.push(secret_header("Authorization", "Bearer ")),
        Authentication::Basic => parts.push(USER_AND_PASSWORD.to_owned()),
    }
    for (name, value) in &request.headers {
        parts.push(header(document, name, value));
    }
    if !request.body.is_empty() {
        parts.push(match std::str::from_utf8(&request.body) {
            Ok(text) => format!("--data-raw {}", quoted(text)),
            Err(_) => "--data-binary @body".to_owned(),
        });
    }
    parts.push(url(document, &request.url));
    parts.join(" ")
}

fn header(document: &ResolvedDocument, name: &str, value: &str) -> String {
    let is = |other: &str| name.eq_ignore_ascii_case(other);
    let word = value.split(' ').next().unwrap_or_default();
    if is("authorization") && word.eq_ignore_ascii_case("basic") {
        USER_AND_PASSWORD.to_owned()
    } else if is("authorization") && word.eq_ignore_ascii_case("bearer") {
        secret_header(name, "Bearer ")
    } else if is("authorization")
        || is("proxy-authorization")
        || is("cookie")
        || key_names(document, ApiKeyLocation::Header).any(is)
    {
        secret_header(name, "")
    } else {
        format!("-H {}", quoted(&format!("{name}: {value}")))
    }
}

/// Double quotes let the shell fill in the variable. A name is a token (RFC 9110,
/// 5.1), of which the shell reads nothing but `$` and the backquote.
fn secret_header(name: &str, scheme: &str) -> String {
    let name = name.replace(['$', '`', '"', '\\'], "");
    format!("-H \"{name}: {scheme}{TOKEN}\"")
}

/// The URL without user and password, and with keys in its query as variables.
fn url(document: &ResolvedDocument, text: &str) -> String {
    let Ok(mut url) = url::Url::parse(text) else {
        return quoted(text);
    };
    // Only URLs that cannot have a user refuse to lose one.
    let _ = url.set_username("");
    let _ = url.set_password(None);
    let query = url.query().unwrap_or_default().to_owned();
    let is_secret = |pair: &str| {
        let name = pair.split('=').next().unwrap_or_default();
        key_names(document, ApiKeyLocation::Query).any(|key| key == name)
    };
    let (secret, open): (Vec<&str>, Vec<&str>) = query.split('&').partition(|pair| is_secret(pair));
    if secret.is_empty() {
        return quoted(url.as_str());
    }
    url.set_query(
        Some(&open.join("&"))
            .filter(|query| !query.is_empty())
            .map(String::as_str),
    );
    let joint = if open.is_empty() { "?" } else { "&" };
    let secret = secret.iter().map(|pair| {
        let name = pair.split('=').next().unwrap_or_default();
        format!("{}={TOKEN}", name.replace(['$', '`', '"', '\\'], ""))
    });
    let secret: Vec<String> = secret.collect();
    format!("{}\"{joint}{}\"", quoted(url.as_str()), secret.join("&"))
}

fn key_names(document: &ResolvedDocument, wanted: ApiKeyLocation) -> impl Iterator<Item = &str> {
    let schemes = document.security_schemes.values();
    schemes.filter_map(move |scheme| match scheme {
        SecurityScheme::ApiKey { location, name, .. } if *location == wanted => Some(name.as_str()),
        _ => None,
    })
}

/// Single quotes keep everything from the shell but themselves.
fn quoted(text: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_./:@".contains(&byte);
    if !text.is_empty() && text.bytes().all(is_plain) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    fn check(request: Request, expected: &str) {
        assert_eq!(line(&testing::document(""), &request), expected);
    }

    #[test]
    fn what_the_shell_would_read_is_quoted() {
        check(
            Request::new("POST", "http://a.test/v2/orders?a=1&b=2").body(r#"{"it's": "$HOME"}"#),
            r#"curl -sS -i -X POST --data-raw '{"it'\''s": "$HOME"}' 'http://a.test/v2/orders?a=1&b=2'"#,
        );
        check(
            Request::new("GET", "http://a.test/v2/orders").header("Accept", "application/json"),
            "curl -sS -i -H 'Accept: application/json' http://a.test/v2/orders",
        );
    }

    #[test]
    fn secrets_stand_as_variables() {
        let request = Request::new("GET", "http://me:hidden@a.test/?key=hidden&page=1");
        let request = Request {
            authentication: Authentication::Basic,
            ..request
        };
        check(
            request
                .header("x-token", "hidden")
                .header("Authorization", "Bearer hidden")
                .header("Cookie", "id=hidden"),
            "curl -sS -i -u \"$COUNTERSIGN_USER:$COUNTERSIGN_PASSWORD\" \
             -H \"x-token: $COUNTERSIGN_TOKEN\" \
             -H \"Authorization: Bearer $COUNTERSIGN_TOKEN\" \
             -H \"Cookie: $COUNTERSIGN_TOKEN\" \
             'http://a.test/?page=1'\"&key=$COUNTERSIGN_TOKEN\"",
        );
    }
}
