//! What proves to the service who is calling.

use std::fmt;

use reqwest::header::{AUTHORIZATION, HeaderName, HeaderValue};
use secrecy::{ExposeSecret, SecretString};

use super::parameter;
use super::request::Request;

/// Credentials for every request of a client. Their secrets show in no log and
/// no error.
#[derive(Clone, Default)]
pub struct Credentials {
    parts: Vec<Part>,
}

#[derive(Clone)]
enum Part {
    Header(HeaderName, SecretString),
    Query(&'static str, SecretString),
    Cookie(&'static str, SecretString),
    Basic(String, SecretString),
    Bearer(SecretString),
}

impl Credentials {
    /// No credentials.
    #[must_use]
    pub fn none() -> Credentials {
        Credentials::default()
    }

    /// A key in a header of its own; `name` in lower case.
    #[must_use]
    pub fn header(name: &'static str, key: impl Into<String>) -> Credentials {
        let name = HeaderName::from_static(name);
        Credentials::one(Part::Header(name, secret(key)))
    }

    /// A key in the query string.
    #[must_use]
    pub fn query(name: &'static str, key: impl Into<String>) -> Credentials {
        Credentials::one(Part::Query(name, secret(key)))
    }

    /// A key in a cookie.
    #[must_use]
    pub fn cookie(name: &'static str, key: impl Into<String>) -> Credentials {
        Credentials::one(Part::Cookie(name, secret(key)))
    }

    /// HTTP Basic (RFC 7617).
    #[must_use]
    pub fn basic(user: impl Into<String>, password: impl Into<String>) -> Credentials {
        Credentials::one(Part::Basic(user.into(), secret(password)))
    }

    /// A bearer token (RFC 6750).
    #[must_use]
    pub fn bearer(token: impl Into<String>) -> Credentials {
        Credentials::one(Part::Bearer(secret(token)))
    }

    /// These and others together, where a service asks for several.
    #[must_use]
    pub fn and(mut self, others: Credentials) -> Credentials {
        self.parts.extend(others.parts);
        self
    }

    fn one(part: Part) -> Credentials {
        Credentials { parts: vec![part] }
    }

    /// Whether headers can carry them: a line break, for one, they cannot.
    pub(super) fn fit_into_headers(&self) -> bool {
        self.parts.iter().all(|part| match part {
            Part::Header(_, key) | Part::Cookie(_, key) | Part::Bearer(key) => {
                HeaderValue::from_str(key.expose_secret()).is_ok()
            }
            Part::Query(..) | Part::Basic(..) => true,
        })
    }

    /// Adds the credentials that go where parameters of the document go as well.
    pub(super) fn add_to_request(&self, request: &mut Request) {
        for part in &self.parts {
            match part {
                Part::Query(name, key) => request.set(parameter::query(name), key.expose_secret()),
                Part::Cookie(name, key) => request.push_cookie(name, key.expose_secret()),
                Part::Header(..) | Part::Basic(..) | Part::Bearer(..) => {}
            }
        }
    }

    /// Adds the credentials that go into headers.
    pub(super) fn add_to_headers(
        &self,
        mut builder: reqwest::RequestBuilder,
    ) -> reqwest::RequestBuilder {
        for part in &self.parts {
            builder = match part {
                Part::Header(name, key) => builder.header(name, sensitive(key.expose_secret())),
                Part::Basic(user, password) => {
                    builder.basic_auth(user, Some(password.expose_secret()))
                }
                Part::Bearer(token) => {
                    let value = format!("Bearer {}", token.expose_secret());
                    builder.header(AUTHORIZATION, sensitive(&value))
                }
                Part::Query(..) | Part::Cookie(..) => builder,
            };
        }
        builder
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kinds = self.parts.iter().map(|part| match part {
            Part::Header(..) => "header",
            Part::Query(..) => "query",
            Part::Cookie(..) => "cookie",
            Part::Basic(..) => "basic",
            Part::Bearer(..) => "bearer",
        });
        f.debug_list().entries(kinds).finish()
    }
}

fn secret(text: impl Into<String>) -> SecretString {
    SecretString::from(text.into())
}

/// A value that no debug output shows. A transport takes no credentials that
/// headers cannot carry, so nothing is replaced here.
pub(super) fn sensitive(text: &str) -> HeaderValue {
    let mut value = HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static(""));
    value.set_sensitive(true);
    value
}
