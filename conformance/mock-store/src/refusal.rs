//! A request refused, and how each version says so: V2 by an array of objects with
//! the status and a message, and `details` where there is more to say; V3 by one
//! object with the status and a title.

use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// Why a request is not carried out.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Refusal {
    status: StatusCode,
    messages: Vec<String>,
    details: Option<Value>,
}

impl Refusal {
    pub(crate) fn new(status: StatusCode, message: impl Into<String>) -> Self {
        Self::of_all(status, vec![message.into()])
    }

    /// One entry of the answer for each message.
    pub(crate) fn of_all(status: StatusCode, messages: Vec<String>) -> Self {
        Self {
            status,
            messages,
            details: None,
        }
    }

    pub(crate) fn bad_request(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, message)
    }

    pub(crate) fn not_found() -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            "The requested resource was not found.",
        )
    }

    pub(crate) fn unsupported_field(name: &str) -> Self {
        Self::bad_request(unsupported_field(name))
    }

    pub(crate) fn with_details(mut self, details: Value) -> Self {
        self.details = Some(details);
        self
    }
}

/// The documented sentence for a member or a filter that the resource lacks.
pub(crate) fn unsupported_field(name: &str) -> String {
    format!("The field '{name}' is not supported by this resource.")
}

/// The documented sentence for a member that only the store sets.
pub(crate) fn unwritable_field(name: &str) -> String {
    format!(
        "The field '{name}' cannot be written to. \
         Please remove it from your request before trying again."
    )
}

pub(crate) fn invalid_field(name: &str) -> String {
    format!("The field '{name}' is invalid.")
}

pub(crate) fn missing_field(name: &str) -> String {
    format!("The field '{name}' is required.")
}

/// Lets refusals speak as the version of the path does. Whoever refuses need not know
/// which was asked.
pub(crate) async fn speak_the_version(request: Request, next: Next) -> Response {
    let is_version_three = request.uri().path().split('/').nth(3) == Some("v3");
    let response = next.run(request).await;
    match response.extensions().get::<Refusal>() {
        Some(refusal) if is_version_three => {
            let problem = refusal.as_problem();
            let (mut head, _) = response.into_parts();
            head.headers.remove(header::CONTENT_LENGTH);
            Response::from_parts(head, problem.to_string().into())
        }
        _ => response,
    }
}

impl Refusal {
    fn as_problem(&self) -> Value {
        json!({
            "status": self.status.as_u16(),
            "title": self.messages.join(" "),
            "type": "/api-docs/getting-started/api-status-codes",
        })
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let refusal = self.clone();
        let mut entries: Vec<Value> = self
            .messages
            .iter()
            .map(|message| json!({ "status": self.status.as_u16(), "message": message }))
            .collect();
        if let (Some(details), Some(Value::Object(first))) = (self.details, entries.first_mut()) {
            first.insert("details".to_owned(), details);
        }
        let mut response = (self.status, axum::Json(entries)).into_response();
        if self.status == StatusCode::UNAUTHORIZED {
            response.headers_mut().insert(
                header::WWW_AUTHENTICATE,
                HeaderValue::from_static("Basic realm=\"orders\""),
            );
        }
        response.extensions_mut().insert(refusal);
        response
    }
}

#[cfg(test)]
mod tests {
    use super::{unsupported_field, unwritable_field};

    // B-032
    #[test]
    fn an_unwritable_member_is_named_in_the_documented_words() {
        assert_eq!(
            unwritable_field("external_id"),
            "The field 'external_id' cannot be written to. \
             Please remove it from your request before trying again."
        );
    }

    #[test]
    fn an_unknown_filter_is_named_in_the_documented_words() {
        assert_eq!(
            unsupported_field("colour"),
            "The field 'colour' is not supported by this resource."
        );
    }
}
