//! The quota of the gateway: a window of thirty seconds shared by all clients.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;

use crate::entrance::Entrance;
use crate::refusal::Refusal;
use crate::state::Shared;

const WINDOW_MS: i64 = 30_000;

const TIME_WINDOW: HeaderName = HeaderName::from_static("x-rate-limit-time-window-ms");
const TIME_RESET: HeaderName = HeaderName::from_static("x-rate-limit-time-reset-ms");
const QUOTA: HeaderName = HeaderName::from_static("x-rate-limit-requests-quota");
/// How many requests the window still allows.
pub(crate) const REQUESTS_LEFT: HeaderName = HeaderName::from_static("x-rate-limit-requests-left");

/// The window under way and what was used of it.
#[derive(Debug, Default)]
pub(crate) struct QuotaWindow {
    number: i64,
    used: u32,
}

/// The window as one answer reports it.
#[derive(Debug, PartialEq)]
struct Standing {
    reset_ms: i64,
    quota: u32,
    left: u32,
    is_within_quota: bool,
}

impl QuotaWindow {
    /// Windows follow the clock, so no timer is needed to begin a new one.
    fn take_one(&mut self, now: Timestamp, quota: u32) -> Standing {
        let milliseconds = now.as_millisecond();
        let number = milliseconds.div_euclid(WINDOW_MS);
        if number != self.number {
            *self = Self { number, used: 0 };
        }
        let is_within_quota = self.used < quota;
        if is_within_quota {
            self.used += 1;
        }
        Standing {
            reset_ms: WINDOW_MS - milliseconds.rem_euclid(WINDOW_MS),
            quota,
            left: quota - self.used.min(quota),
            is_within_quota,
        }
    }
}

impl Standing {
    fn write_to(&self, headers: &mut HeaderMap) {
        headers.insert(TIME_WINDOW, HeaderValue::from(WINDOW_MS));
        headers.insert(TIME_RESET, HeaderValue::from(self.reset_ms));
        headers.insert(QUOTA, HeaderValue::from(self.quota));
        headers.insert(REQUESTS_LEFT, HeaderValue::from(self.left));
    }
}

pub(crate) async fn count_request(
    State(shared): State<Shared>,
    request: Request,
    next: Next,
) -> Response {
    // The legacy entrance has no quota of this kind.
    if request.extensions().get::<Entrance>() != Some(&Entrance::Gateway) {
        return next.run(request).await;
    }
    let standing = shared
        .window()
        .take_one(shared.now(), shared.options().quota);
    let mut response = if standing.is_within_quota {
        next.run(request).await
    } else {
        Refusal::new(
            StatusCode::TOO_MANY_REQUESTS,
            "The quota of this window is used up; wait for the next one.",
        )
        .into_response()
    };
    standing.write_to(response.headers_mut());
    response
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::QuotaWindow;

    fn at(milliseconds: i64) -> Timestamp {
        Timestamp::from_millisecond(milliseconds).unwrap()
    }

    #[test]
    fn a_new_window_restores_the_quota() {
        let mut window = QuotaWindow::default();
        assert!(window.take_one(at(60_000), 1).is_within_quota);
        let refused = window.take_one(at(60_500), 1);
        assert!(!refused.is_within_quota);
        assert_eq!(refused.reset_ms, 29_500);
        assert!(window.take_one(at(90_000), 1).is_within_quota);
    }

    #[test]
    fn a_quota_of_nothing_refuses_the_first_request() {
        let standing = QuotaWindow::default().take_one(at(1), 0);
        assert!(!standing.is_within_quota);
        assert_eq!(standing.left, 0);
    }
}
