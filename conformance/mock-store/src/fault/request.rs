//! Requests changed before anybody reads them.

use axum::extract::Request;
use axum::http::{HeaderValue, Uri, header};

use crate::behaviour::authentication::{TOKEN_HEADER, legacy_credentials};

/// Gives the request the credentials that it lacks, at either entrance.
pub(super) fn forge_credentials(request: &mut Request, token: &str) {
    let headers = request.headers_mut();
    if let Ok(token) = HeaderValue::from_str(token) {
        headers.insert(TOKEN_HEADER, token);
    }
    if let Ok(basic) = HeaderValue::from_str(&legacy_credentials(token)) {
        headers.insert(header::AUTHORIZATION, basic);
    }
}

/// Keeps those query parameters whose name is wanted.
pub(super) fn keep_query(request: &mut Request, is_wanted: fn(&str) -> bool) {
    let uri = request.uri();
    let Some(query) = uri.query() else { return };
    let is_wanted = |pair: &&str| is_wanted(pair.split('=').next().unwrap_or_default());
    let kept: Vec<&str> = query.split('&').filter(is_wanted).collect();
    let target = format!("{}?{}", uri.path(), kept.join("&"));
    if let Ok(changed) = target.parse::<Uri>() {
        *request.uri_mut() = changed;
    }
}
