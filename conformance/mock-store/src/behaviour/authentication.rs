//! Who may come in: a token on the gateway, HTTP Basic on the legacy paths.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::entrance::{Entrance, STORE_HASH};
use crate::options::Options;
use crate::refusal::Refusal;
use crate::state::Shared;

/// Header of the gateway's token.
pub(crate) const TOKEN_HEADER: &str = "x-auth-token";

/// User name of the legacy credentials; the password is the token.
const LEGACY_USER: &str = "mock";

/// How far a token reaches.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Grant {
    Everything,
    Reading,
}

pub(crate) async fn check_credentials(
    State(shared): State<Shared>,
    request: Request,
    next: Next,
) -> Response {
    match refusal_of(&request, shared.options()) {
        Some(refusal) => refusal.into_response(),
        None => next.run(request).await,
    }
}

/// What a legacy client sends in `Authorization`.
pub(crate) fn legacy_credentials(token: &str) -> String {
    format!(
        "Basic {}",
        STANDARD.encode(format!("{LEGACY_USER}:{token}"))
    )
}

fn refusal_of(request: &Request, options: &Options) -> Option<Refusal> {
    let entrance = request.extensions().get::<Entrance>();
    let grant = match entrance {
        Some(Entrance::Gateway) => gateway_grant(request, options),
        Some(Entrance::Legacy) => legacy_grant(request.headers(), options),
        // Nothing stands behind such a path that credentials could protect.
        Some(Entrance::Outside) | None => return None,
    };
    match grant {
        Some(Grant::Everything) => None,
        Some(Grant::Reading) if is_read(request.method()) => None,
        Some(Grant::Reading) => Some(Refusal::new(
            StatusCode::FORBIDDEN,
            "This token may read orders, and may not change them.",
        )),
        None => Some(Refusal::new(
            StatusCode::UNAUTHORIZED,
            "Valid credentials are needed for this request.",
        )),
    }
}

/// A token belongs to one store, so under another store's name it is worth nothing.
fn gateway_grant(request: &Request, options: &Options) -> Option<Grant> {
    let store_hash = request.uri().path().split('/').nth(2);
    if store_hash != Some(STORE_HASH) {
        return None;
    }
    let token = request.headers().get(TOKEN_HEADER)?.to_str().ok()?;
    if token == options.token {
        Some(Grant::Everything)
    } else if options.read_only_token.as_deref() == Some(token) {
        Some(Grant::Reading)
    } else {
        None
    }
}

fn legacy_grant(headers: &HeaderMap, options: &Options) -> Option<Grant> {
    let sent = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    (sent == legacy_credentials(&options.token)).then_some(Grant::Everything)
}

fn is_read(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

#[cfg(test)]
mod tests {
    use super::legacy_credentials;

    #[test]
    fn legacy_credentials_are_user_and_password_in_base64() {
        assert_eq!(legacy_credentials("secret"), "Basic bW9jazpzZWNyZXQ=");
    }
}
