//! A line for a shell that repeats a request. Secrets stand in it as variables,
//! whoever put them into the request.

use countersign_spec::ResolvedDocument;
use countersign_spec::document::{ApiKeyLocation, SecurityScheme};
use percent_encoding::percent_decode_str;

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

/// The URL without user, password and fragment, and with keys in its query as
/// variables. One that cannot be parsed is read by the same marks (RFC 3986, 3):
/// what is not understood may hold a secret all the same.
fn url(document: &ResolvedDocument, text: &str) -> String {
    let text = match url::Url::parse(text) {
        Ok(url) => url.to_string(),
        Err(_) => text.to_owned(),
    };
    let text = text.split('#').next().unwrap_or_default();
    let (target, query) = match text.split_once('?') {
        Some((target, query)) => (target, Some(query)),
        None => (text, None),
    };
    let mut target = without_user(target);
    let Some(query) = query else {
        return quoted(&target);
    };
    let is_secret = |pair: &&str| {
        let name = decoded(pair.split('=').next().unwrap_or_default());
        key_names(document, ApiKeyLocation::Query).any(|key| key.eq_ignore_ascii_case(&name))
    };
    let (secret, open): (Vec<&str>, Vec<&str>) = query.split('&').partition(is_secret);
    if !open.is_empty() {
        target = format!("{target}?{}", open.join("&"));
    }
    if secret.is_empty() {
        return quoted(&target);
    }
    let joint = if open.is_empty() { "?" } else { "&" };
    let secret = secret.iter().map(|pair| {
        let name = pair.split('=').next().unwrap_or_default();
        format!("{}={TOKEN}", name.replace(['$', '`', '"', '\\'], ""))
    });
    let secret: Vec<String> = secret.collect();
    format!("{}\"{joint}{}\"", quoted(&target), secret.join("&"))
}

/// A target without what stands before an `@` in its authority.
fn without_user(target: &str) -> String {
    let (scheme, rest) = match target.find("//") {
        Some(at) => target.split_at(at + 2),
        None => ("", target),
    };
    let end = rest.find(['/', '\\']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    let host = authority.rsplit('@').next().unwrap_or_default();
    format!("{scheme}{host}{path}")
}

/// A name in a query as the service reads it.
fn decoded(name: &str) -> String {
    let name = name.replace('+', " ");
    percent_decode_str(&name).decode_utf8_lossy().into_owned()
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

    #[test]
    fn a_key_is_found_however_its_name_is_written() {
        check(
            Request::new("GET", "http://a.test/?k%65y=hidden&page=1#key=hidden"),
            "curl -sS -i 'http://a.test/?page=1'\"&k%65y=$COUNTERSIGN_TOKEN\"",
        );
    }

    #[test]
    fn a_url_that_is_none_tells_no_secret_either() {
        for (url, expected) in [
            (
                "/v2/orders?key=hidden",
                "/v2/orders\"?key=$COUNTERSIGN_TOKEN\"",
            ),
            (
                "/v2/orders?%6bey=hidden&a=1",
                "'/v2/orders?a=1'\"&%6bey=$COUNTERSIGN_TOKEN\"",
            ),
            ("//me:hidden@a.test/x", "//a.test/x"),
            ("http://me:hidden@a b.test/x", "'http://a b.test/x'"),
            ("me:hidden@a.test/x", "a.test/x"),
            ("/v2/orders/a@b", "/v2/orders/a@b"),
        ] {
            check(Request::new("GET", url), &format!("curl -sS -i {expected}"));
        }
    }
}
