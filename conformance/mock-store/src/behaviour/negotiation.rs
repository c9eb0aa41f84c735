//! Whether the store can make what `Accept` asks for. It makes JSON only.
//!
//! The documents rank the wishes: a plain type in `Accept`, then the extension
//! of the path, then a type with a weight below one. A request that names no
//! type gets JSON; older stores are said to send XML there, but nothing in the
//! documents needs it.

use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::entrance::AskedForJsonByPath;
use crate::refusal::Refusal;

pub(crate) async fn check_accept(request: Request, next: Next) -> Response {
    let has_extension = request.extensions().get::<AskedForJsonByPath>().is_some();
    if accepts_json(&wishes(request.headers()), has_extension) {
        next.run(request).await
    } else {
        Refusal::new(
            StatusCode::NOT_ACCEPTABLE,
            "This resource can only be had as application/json.",
        )
        .into_response()
    }
}

/// One type of `Accept`.
#[derive(Debug, PartialEq)]
struct Wish {
    covers_json: bool,
    weight: f32,
}

fn wishes(headers: &HeaderMap) -> Vec<Wish> {
    headers
        .get_all(header::ACCEPT)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .filter(|text| !text.is_empty())
        .map(parse_wish)
        .collect()
}

fn parse_wish(text: &str) -> Wish {
    let mut parts = text.split(';').map(str::trim);
    let media_type = parts.next().unwrap_or_default().to_ascii_lowercase();
    let weight = parts
        .find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")))
        .and_then(|weight| weight.parse().ok())
        .unwrap_or(1.0);
    Wish {
        covers_json: matches!(
            media_type.as_str(),
            "application/json" | "application/*" | "*/*"
        ),
        weight,
    }
}

fn accepts_json(wishes: &[Wish], has_extension: bool) -> bool {
    let is_plain = |wish: &&Wish| wish.weight >= 1.0;
    if wishes.is_empty()
        || wishes
            .iter()
            .any(|wish| wish.covers_json && wish.weight > 0.0)
    {
        return true;
    }
    has_extension && !wishes.iter().any(|wish| is_plain(&wish))
}

#[cfg(test)]
mod tests {
    use super::{accepts_json, parse_wish};

    fn check(accept: &str, has_extension: bool, expected: bool) {
        let wishes: Vec<_> = accept.split(',').map(str::trim).map(parse_wish).collect();
        assert_eq!(accepts_json(&wishes, has_extension), expected, "{accept}");
    }

    // B-008
    #[test]
    fn a_type_that_cannot_be_made_is_refused() {
        check("application/xml", false, false);
        check("text/html, application/json;q=0.1", false, true);
        check("application/json;q=0", false, false);
    }

    // B-009
    #[test]
    fn a_plain_type_wins_over_the_extension_and_a_weighted_one_does_not() {
        check("application/xml", true, false);
        check("application/xml;q=0.9", true, true);
    }
}
