//! Every documented payload keeps to its schema, is read by the type that the
//! client reads it with, and is written back to the same meaning.
//!
//! The types are not named here: each codec is inferred from the function or
//! error variant of the client that takes the body.

use std::collections::BTreeSet;
use std::fmt::Write;

use bigcommerce_orders::runtime::model::Value;
use bigcommerce_orders::{Client, Error, Response, order_statuses, orders};
use countersign_spec::json_schema::{Direction, Validator, json_schema};
use countersign_spec::resolve::{MediaType, ResolvedDocument, StatusPattern};
use countersign_spec::{Limits, has_errors, load};
use countersign_tests::{Shape, document, same_meaning};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;

/// How the client reads and writes one body.
#[derive(Clone, Copy)]
struct Codec {
    shape: fn() -> Shape,
    there_and_back: fn(&[u8]) -> Result<Vec<u8>, String>,
}

impl Codec {
    fn of<T: Value + Serialize + DeserializeOwned>() -> Codec {
        Codec {
            shape: Shape::of::<T>,
            there_and_back: |bytes| {
                let value: T = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
                serde_json::to_vec(&value).map_err(|error| error.to_string())
            },
        }
    }

    /// The body that a call is made with.
    fn request<B: Value + Serialize + DeserializeOwned>(_call: impl Fn(&Client, &B)) -> Codec {
        Codec::of::<B>()
    }

    /// The body that a call answers when it succeeds.
    fn success<R, F, T, E>(_send: impl Fn(R) -> F) -> Codec
    where
        F: Future<Output = Result<Response<T>, Error<E>>>,
        T: Value + Serialize + DeserializeOwned,
    {
        Codec::of::<T>()
    }

    /// The body that a documented error carries.
    fn error<B: Value + Serialize + DeserializeOwned, E>(_variant: fn(B) -> E) -> Codec {
        Codec::of::<B>()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Body {
    Request,
    Response(u16),
}

type Row = (&'static str, Body, Codec);

/// The rows of one operation: its success, if that has a body, and its errors.
macro_rules! rows {
    ($id:literal, $module:ident::$call:ident $(, $success:literal)?; $errors:ident $(, $status:literal $variant:ident)*) => {
        [
            $(($id, Body::Response($success), Codec::success($module::$call::send)),)?
            $(($id, Body::Response($status), Codec::error($module::$errors::$variant)),)*
        ]
    };
}

#[rustfmt::skip]
fn table() -> Vec<Row> {
    let mut table = vec![
        ("createOrder", Body::Request, Codec::request(|client, body| drop(client.create_order(body)))),
        ("updateOrder", Body::Request, Codec::request(|client, body| drop(client.update_order(1, body)))),
    ];
    table.extend(rows!("listOrders", orders::ListOrders, 200; ListOrdersError,
        400 BadRequest, 401 Unauthorized, 403 Forbidden, 406 NotAcceptable, 413 ContentTooLarge));
    table.extend(rows!("createOrder", orders::CreateOrder, 201; CreateOrderError,
        400 BadRequest, 401 Unauthorized, 403 Forbidden, 406 NotAcceptable, 409 Conflict, 415 UnsupportedMediaType));
    table.extend(rows!("deleteAllOrders", orders::DeleteAllOrders; DeleteAllOrdersError,
        400 BadRequest, 401 Unauthorized, 403 Forbidden, 405 MethodNotAllowed, 406 NotAcceptable));
    table.extend(rows!("countOrders", orders::CountOrders, 200; CountOrdersError,
        400 BadRequest, 401 Unauthorized, 403 Forbidden, 406 NotAcceptable));
    table.extend(rows!("getOrder", orders::GetOrder, 200; GetOrderError,
        400 BadRequest, 401 Unauthorized, 403 Forbidden, 404 NotFound, 406 NotAcceptable));
    table.extend(rows!("updateOrder", orders::UpdateOrder, 200; UpdateOrderError,
        400 BadRequest, 401 Unauthorized, 403 Forbidden, 404 NotFound, 406 NotAcceptable, 409 Conflict, 415 UnsupportedMediaType));
    table.extend(rows!("deleteOrder", orders::DeleteOrder; DeleteOrderError,
        401 Unauthorized, 403 Forbidden, 404 NotFound, 405 MethodNotAllowed, 406 NotAcceptable));
    table.extend(rows!("listOrderStatuses", order_statuses::ListOrderStatuses, 200; ListOrderStatusesError,
        401 Unauthorized, 403 Forbidden, 406 NotAcceptable));
    table.extend(rows!("getOrderStatus", order_statuses::GetOrderStatus, 200; GetOrderStatusError,
        401 Unauthorized, 403 Forbidden, 404 NotFound, 406 NotAcceptable));
    table
}

/// A documented body with its examples.
struct Documented<'d> {
    operation: &'d str,
    body: Body,
    media_type_name: &'d str,
    media_type: &'d MediaType,
}

impl Documented<'_> {
    fn direction(&self) -> Direction {
        match self.body {
            Body::Request => Direction::Request,
            Body::Response(_) => Direction::Response,
        }
    }
}

fn resolved() -> ResolvedDocument {
    let (document, diagnostics) = load(&document(), &Limits::default());
    assert!(!has_errors(&diagnostics), "{diagnostics:?}");
    document
}

fn bodies(document: &ResolvedDocument) -> Vec<Documented<'_>> {
    let mut bodies = Vec::new();
    for operation in document.operations() {
        let request = operation.request_body.iter();
        let requests = request.map(|body| (Body::Request, &body.content));
        let responses = operation.responses.iter().map(|response| {
            let StatusPattern::Exact(status) = response.status else {
                panic!("{}: {} is no single status", operation.id, response.status);
            };
            (Body::Response(status), &response.content)
        });
        for (body, content) in requests.chain(responses) {
            bodies.extend(content.iter().map(|(name, media_type)| Documented {
                operation: operation.id.as_str(),
                body,
                media_type_name: name,
                media_type,
            }));
        }
    }
    bodies
}

fn find(table: &[Row], body: &Documented<'_>) -> Option<Codec> {
    let mut rows = table.iter();
    rows.find(|(operation, of, _)| *operation == body.operation && *of == body.body)
        .map(|(_, _, codec)| *codec)
}

/// Asks `check` of every example and reports all that it complains of.
fn check_examples(check: impl Fn(&ResolvedDocument, &Documented<'_>, &Json) -> Result<(), String>) {
    let document = resolved();
    let mut problems = String::new();
    let mut examples = 0;
    for body in bodies(&document) {
        for example in &body.media_type.examples {
            examples += 1;
            if let Err(problem) = check(&document, &body, &example.value.to_json()) {
                let name = example.name.as_deref().unwrap_or("the example");
                let Documented {
                    operation, body, ..
                } = body;
                writeln!(problems, "{operation} {body:?} {name}: {problem}").unwrap();
            }
        }
    }
    assert!(problems.is_empty(), "\n{problems}");
    assert!(examples > 0, "nothing was looked at");
}

fn violations(
    document: &ResolvedDocument,
    body: &Documented<'_>,
    value: &Json,
) -> Result<(), String> {
    let id = body.media_type.schema.ok_or("no schema")?;
    let validator = Validator::new(json_schema(document, id, body.direction()))
        .map_err(|diagnostic| diagnostic.message.clone())?;
    match validator.violations(value) {
        none if none.is_empty() => Ok(()),
        violations => Err(format!("{violations:?}")),
    }
}

fn there_and_back(body: &Documented<'_>, codec: Codec, value: &Json) -> Result<Json, String> {
    let bytes = (codec.there_and_back)(value.to_string().as_bytes())?;
    let back: Json = serde_json::from_slice(&bytes).map_err(|error| error.to_string())?;
    same_meaning(value, &back, &(codec.shape)(), body.direction())
        .map_err(|difference| difference.to_string())?;
    Ok(back)
}

#[test]
fn every_documented_body_has_a_codec_and_every_codec_a_body() {
    let document = resolved();
    let documented: BTreeSet<_> = bodies(&document)
        .iter()
        .map(|body| (body.operation.to_owned(), body.body))
        .collect();
    let table: BTreeSet<_> = table()
        .iter()
        .map(|(operation, body, _)| ((*operation).to_owned(), *body))
        .collect();
    assert_eq!(documented, table);
}

#[test]
fn every_documented_body_is_json_and_shown_by_an_example() {
    let document = resolved();
    for body in bodies(&document) {
        let Documented {
            operation,
            body,
            media_type_name,
            media_type,
        } = body;
        assert_eq!(media_type_name, "application/json", "{operation} {body:?}");
        assert!(!media_type.examples.is_empty(), "{operation} {body:?}");
    }
}

#[test]
fn every_example_keeps_to_its_schema() {
    check_examples(violations);
}

#[test]
fn every_example_is_decoded_by_the_client_and_encoded_to_the_same_meaning() {
    let table = table();
    check_examples(|_, body, value| {
        let codec = find(&table, body).ok_or("no codec")?;
        there_and_back(body, codec, value).map(drop)
    });
}

#[test]
fn what_the_client_encodes_keeps_to_the_schema_too() {
    let table = table();
    check_examples(|document, body, value| {
        let codec = find(&table, body).ok_or("no codec")?;
        violations(document, body, &there_and_back(body, codec, value)?)
    });
}
