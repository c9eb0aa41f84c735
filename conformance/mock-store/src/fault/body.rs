//! Answers with a wrong body: members, types and order.

use axum::body::{Body, to_bytes};
use axum::http::header;
use axum::response::Response;
use serde_json::{Map, Value};

use super::Fault;

/// Members that every object of their kind has: orders, counts, statuses.
const NEVER_MISSING: [&str; 3] = ["date_modified", "count", "name"];

pub(super) async fn rewrite_body(response: Response, fault: Fault) -> Response {
    let (mut head, body) = response.into_parts();
    // The body was made in this process, so it has a known and modest length.
    let bytes = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let Ok(mut value) = serde_json::from_slice::<Value>(&bytes) else {
        return Response::from_parts(head, Body::from(bytes));
    };
    if let (Fault::Unsorted, Value::Array(elements)) = (fault, &mut value) {
        elements.reverse();
    }
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
        Fault::ShortDecimals => shorten_decimals(object),
        // The others spoil something else than a member.
        _ => {}
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

fn shorten_decimals(object: &mut Map<String, Value>) {
    for value in object.values_mut() {
        if let Some(text) = value.as_str()
            && money(text).is_some()
        {
            *value = Value::from(&text[..text.len() - 2]);
        }
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
    fn money_is_written_with_two_digits() {
        check(
            Fault::ShortDecimals,
            json!({ "total": "79.0000", "rate": "1.0000000000" }),
            &json!({ "total": "79.00", "rate": "1.0000000000" }),
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
