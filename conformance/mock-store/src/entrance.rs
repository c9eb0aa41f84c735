//! Through which door a request came in, and the `.json` form of a path.
//!
//! The two entrances lead to the same operations; they differ in credentials
//! and in the links they hand out.

use axum::extract::Request;

/// Name of the only store there is.
pub(crate) const STORE_HASH: &str = "mockstore";

/// The door of one request, kept beside it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Entrance {
    /// `/stores/{store_hash}`, with a token.
    Gateway,
    /// `/api`, with HTTP Basic.
    Legacy,
    /// Any other path: nothing is there.
    Outside,
}

/// Mark of a request whose path ended in `.json`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AskedForJsonByPath;

impl Entrance {
    fn of(path: &str) -> Self {
        if path.starts_with("/stores/") {
            Self::Gateway
        } else if path.starts_with("/api/") {
            Self::Legacy
        } else {
            Self::Outside
        }
    }
}

/// Notes the entrance and cuts a `.json` off the path, so that routing sees
/// one form only.
pub(crate) async fn note_entrance(mut request: Request) -> Request {
    let entrance = Entrance::of(request.uri().path());
    request.extensions_mut().insert(entrance);
    if let Some(plain) = without_extension(request.uri()) {
        *request.uri_mut() = plain;
        request.extensions_mut().insert(AskedForJsonByPath);
    }
    request
}

fn without_extension(uri: &http::Uri) -> Option<http::Uri> {
    let plain_path = uri.path().strip_suffix(".json")?;
    let target = match uri.query() {
        Some(query) => format!("{plain_path}?{query}"),
        None => plain_path.to_owned(),
    };
    target.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{Entrance, without_extension};

    #[test]
    fn the_extension_goes_and_the_query_stays() {
        let uri = "/api/v2/orders.json?limit=2".parse().unwrap();
        assert_eq!(without_extension(&uri).unwrap(), "/api/v2/orders?limit=2");
    }

    #[test]
    fn a_path_of_neither_entrance_is_outside() {
        assert_eq!(Entrance::of("/health"), Entrance::Outside);
    }
}
