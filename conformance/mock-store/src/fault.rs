//! Ways to spoil a finished answer, for whoever wants to see that it is noticed.
//!
//! This layer stands outside of everything else and knows nothing of the
//! behaviours: it sees a status, headers and bytes. Where it names members, it
//! does so as any reader of the answers could.

mod body;
mod request;

use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use clap::ValueEnum;

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
    /// Pass over every filter of a list.
    FilterIgnored,
    /// Answer lists in the reverse order.
    Unsorted,
    /// Pass over the size of a page.
    PageSizeIgnored,
    /// Write money with two digits behind the point.
    ShortDecimals,
    /// Tell of more requests left than the quota has.
    QuotaExceeded,
    /// Call every refusal for a bad request a success.
    RefusalAsSuccess,
}

pub(crate) async fn spoil(
    State(shared): State<Shared>,
    mut request: Request,
    next: Next,
) -> Response {
    let Some(fault) = shared.options().fault else {
        return next.run(request).await;
    };
    match fault {
        Fault::CredentialsIgnored => {
            request::forge_credentials(&mut request, &shared.options().token);
        }
        Fault::FilterIgnored => request::keep_query(&mut request, |name| {
            ["page", "limit", "sort", "include"].contains(&name)
        }),
        Fault::PageSizeIgnored => request::keep_query(&mut request, |name| name != "limit"),
        _ => {}
    }
    let is_head = request.method() == Method::HEAD;
    let mut response = next.run(request).await;
    match fault {
        Fault::CredentialsIgnored | Fault::FilterIgnored | Fault::PageSizeIgnored => response,
        Fault::QuotaExceeded => {
            let quota = u64::from(shared.options().quota);
            if response.headers().contains_key(REQUESTS_LEFT) {
                let left = HeaderValue::from(quota + 1);
                response.headers_mut().insert(REQUESTS_LEFT, left);
            }
            response
        }
        Fault::RefusalAsSuccess => {
            if response.status() == StatusCode::BAD_REQUEST {
                *response.status_mut() = StatusCode::OK;
            }
            response
        }
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
        Fault::MissingField
        | Fault::WrongType
        | Fault::EnumOutside
        | Fault::NewField
        | Fault::Unsorted
        | Fault::ShortDecimals => {
            if is_head || !response.status().is_success() || !is_json(&response) {
                return response;
            }
            body::rewrite_body(response, fault).await
        }
    }
}

fn is_json(response: &Response) -> bool {
    response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|value| value.as_bytes().starts_with(b"application/json"))
}
