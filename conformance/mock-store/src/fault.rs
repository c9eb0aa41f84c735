//! Ways to spoil a finished answer, for whoever wants to see that it is noticed.
//!
//! This layer stands outside of everything else and knows nothing of the
//! behaviours: it sees a status, headers and bytes. Where it names members, it
//! does so as any reader of the answers could.

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use clap::ValueEnum;
use serde_json::{Map, Value};

use crate::behaviour::authentication::{TOKEN_HEADER, legacy_credentials};
use crate::behaviour::rate_limit::REQUESTS_LEFT;
use crate::state::Shared;

/// One way in which every answer is wrong.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum Fault {
    /// Leave a member out of every object of a successful answer.
    MissingField,
    /// Send money as JSON numbers, and elsewhere text for a number or the reverse.
    WrongType,
    /// Answer 299 wherever an answer succeeded.
    UndocumentedStatus,
    /// Call the same JSON text/html.
    HtmlContentType,
    /// Give `payment_status` a value that nobody documented.
    EnumOutside,
    /// Leave `X-Rate-Limit-Requests-Left` out.
    MissingRateHeader,
    /// Answer requests without valid credentials as if they had them.
    CredentialsIgnored,
    /// Add a member that nobody documented to every object of a successful answer.
    NewField,
}

/// Members that every object of their kind has: orders, counts, statuses.
const NEVER_MISSING: [&str; 3] = ["date_modified", "count", "name"];

pub(crate) async fn spoil(
    State(shared): State<Shared>,
    mut request: Request,
    next: Next,
) -> Response {
    let Some(fault) = shared.options().fault else {
        return next.run(request).await;
    };
    if fault == Fault::CredentialsIgnored {
        forge_credentials(&mut request, &shared.options().token);
    }
    let is_head = request.method() == Method::HEAD;
    let mut response = next.run(request).await;
    match fault {
        Fault::CredentialsIgnored => response,
        Fault::MissingRateHeader => {
            response.headers_mut().remove(REQUESTS_LEFT);
            response
        }
        Fault::UndocumentedStatus => {
            if let (true, Ok(status)) = (response.status().is_success(), StatusCode::from_u16(299))
            {
                *response.status_mut() = status;
            }
            response
        }
        Fault::HtmlContentType => {
            if is_json(&response) {
                let html = HeaderValue::from_static("text/html; charset=utf-8");
                response.headers_mut().insert(header::CONTENT_TYPE, html);
            }
            response
        }
        Fault::MissingField | Fault::WrongType | Fault::EnumOutside | Fault::NewField => {
            if is_head || !response.status().is_success() || !is_json(&response) {
                return response;
            }
            rewrite_body(response, fault).await
        }
    }
}

/// Gives the request the credentials that it lacks, at either entrance.
fn forge_credentials(request: &mut Request, token: &str) {
    let headers = request.headers_mut();
    if let Ok(token) = HeaderValue::from_str(token) {
        headers.insert(TOKEN_HEADER, token);
    }
    if let Ok(basic) = HeaderValue::from_str(&legacy_credentials(token)) {
        headers.insert(header::AUTHORIZATION, basic);
    }
}

fn is_json(response: &Response) -> bool {
    response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|value| value.as_bytes().starts_with(b"application/json"))
}

async fn rewrite_body(response: Response, fault: Fault) -> Response {
    let (mut head, body) = response.into_parts();
    // The body was made in this process, so it has a known and modest length.
    let bytes = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let Ok(mut value) = serde_json::from_slice::<Value>(&bytes) else {
        return Response::from_parts(head, Body::from(bytes));
    };
    for object in objects(&mut value) {
        spoil_object(object, fault);
    }
    head.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(head, Body::from(value.to_string()))
}

/// The object that an answer is, or the objects that it lists.
fn objects(value: &mut Value) -> Vec<&mut Map<String, Value>> {
    match value {
        Value::Array(elements) => elements
            .iter_mut()
            .filter_map(Value::as_object_mut)
            .collect(),
        Value::Object(object) => vec![object],
        _ => Vec::new(),
    }
}

fn spoil_object(object: &mut Map<String, Value>, fault: Fault) {
    match fault {
        Fault::MissingField => {
            if let Some(name) = NEVER_MISSING
                .iter()
                .find(|name| object.contains_key(**name))
            {
                object.shift_remove(*name);
            }
        }
        Fault::WrongType => change_types(object),
        Fault::EnumOutside => {
            if let Some(value) = object.get_mut("payment_status") {
                *value = Value::from("paid in seashells");
            }
        }
        Fault::NewField => {
            object.insert("loyalty_points".to_owned(), Value::from(7));
        }
        Fault::UndocumentedStatus
        | Fault::HtmlContentType
        | Fault::MissingRateHeader
        | Fault::CredentialsIgnored => {}
    }
}

fn change_types(object: &mut Map<String, Value>) {
    let mut has_money = false;
    for value in object.values_mut() {
        if let Some(amount) = value.as_str().and_then(money) {
            *value = Value::from(amount);
            has_money = true;
        }
    }
    if has_money {
        return;
    }
    let swapped = object.values_mut().find_map(|value| match value {
        Value::String(_) => Some((value, Value::from(0))),
        Value::Number(number) => {
            let text = Value::from(number.to_string());
            Some((value, text))
        }
        _ => None,
    });
    if let Some((place, other_type)) = swapped {
        *place = other_type;
    }
}

/// The number in a text such as `79.0000`: digits, a point, four digits.
fn money(text: &str) -> Option<f64> {
    let (whole, decimals) = text.split_once('.')?;
    let whole = whole.strip_prefix('-').unwrap_or(whole);
    let is_all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let is_money =
        !whole.is_empty() && decimals.len() == 4 && is_all_digits(whole) && is_all_digits(decimals);
    if is_money { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Fault, objects, spoil_object};

    fn check(fault: Fault, mut answer: Value, expected: &Value) {
        for object in objects(&mut answer) {
            spoil_object(object, fault);
        }
        assert_eq!(&answer, expected);
    }

    #[test]
    fn money_becomes_a_number_and_exchange_rates_stay() {
        check(
            Fault::WrongType,
            json!({ "id": 1, "total": "79.0000", "rate": "1.0000000000" }),
            &json!({ "id": 1, "total": 79.0, "rate": "1.0000000000" }),
        );
    }

    #[test]
    fn an_object_without_money_has_its_first_scalar_swapped() {
        check(
            Fault::WrongType,
            json!({ "statuses": [], "count": 3 }),
            &json!({ "statuses": [], "count": "3" }),
        );
    }

    #[test]
    fn every_object_of_a_list_loses_a_member() {
        check(
            Fault::MissingField,
            json!([{ "id": 0, "name": "Incomplete" }, { "id": 1, "name": "Pending" }]),
            &json!([{ "id": 0 }, { "id": 1 }]),
        );
    }
}
