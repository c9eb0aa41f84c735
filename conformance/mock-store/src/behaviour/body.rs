//! The body of a write: JSON, declared as JSON, and one object.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, header};
use serde_json::{Map, Value};

use crate::refusal::Refusal;

/// Largest body that is read, in bytes.
pub(crate) const LARGEST_BODY: usize = 2 * 1024 * 1024;

/// The members of the object that a body is.
#[derive(Debug)]
pub(crate) struct JsonBody(pub(crate) Map<String, Value>);

impl<S: Send + Sync> FromRequest<S> for JsonBody {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        if !is_declared_json(request.headers()) {
            return Err(Refusal::new(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "The body of the request must be application/json.",
            ));
        }
        let bytes = Bytes::from_request(request, state)
            .await
            .map_err(|rejection| {
                Refusal::new(
                    rejection.status(),
                    "The body of the request cannot be read.",
                )
            })?;
        match serde_json::from_slice(&bytes) {
            Ok(Value::Object(members)) => Ok(Self(members)),
            Ok(_) => Err(Refusal::bad_request(
                "The body of the request must be a JSON object.",
            )),
            Err(_) => Err(Refusal::bad_request(
                "The body of the request is not valid JSON.",
            )),
        }
    }
}

fn is_declared_json(headers: &HeaderMap) -> bool {
    let declared = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    let media_type = declared.and_then(|value| value.split(';').next());
    media_type.is_some_and(|name| name.trim().eq_ignore_ascii_case("application/json"))
}
