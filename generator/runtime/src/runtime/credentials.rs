//! What proves to the service who is calling.

use std::fmt;
use std::sync::Arc;

use reqwest::header::{AUTHORIZATION, HeaderName, HeaderValue};
use secrecy::{ExposeSecret, SecretString};

use super::parameter;
use super::request::Request;
use super::token::TokenProvider;

/// Credentials of a client, for any number of security schemes. Each call is sent those
/// that its operation asks for, and no others. Their secrets show in no log and no error.
#[derive(Clone, Default)]
pub struct Credentials {
    pub(super) all: Vec<Credential>,
}

#[derive(Clone)]
pub(super) struct Credential {
    /// The security scheme of the document that it is for.
    pub(super) scheme: Option<&'static str>,
    pub(super) secret: Secret,
}

#[derive(Clone)]
pub(super) enum Secret {
    Header(HeaderName, SecretString),
    Query(&'static str, SecretString),
    Cookie(&'static str, SecretString),
    Basic(String, SecretString),
    Bearer(SecretString),
    /// A registered HTTP scheme and what follows it in the header.
    Http(&'static str, SecretString),
    /// A bearer token that is asked for before each call.
    Provided(Arc<dyn TokenProvider>),
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
        Credentials::one(Secret::Header(name, secret(key)))
    }

    /// A key in the query string.
    #[must_use]
    pub fn query(name: &'static str, key: impl Into<String>) -> Credentials {
        Credentials::one(Secret::Query(name, secret(key)))
    }

    /// A key in a cookie.
    #[must_use]
    pub fn cookie(name: &'static str, key: impl Into<String>) -> Credentials {
        Credentials::one(Secret::Cookie(name, secret(key)))
    }

    /// HTTP Basic (RFC 7617).
    #[must_use]
    pub fn basic(user: impl Into<String>, password: impl Into<String>) -> Credentials {
        Credentials::one(Secret::Basic(user.into(), secret(password)))
    }

    /// A bearer token (RFC 6750).
    #[must_use]
    pub fn bearer(token: impl Into<String>) -> Credentials {
        Credentials::one(Secret::Bearer(secret(token)))
    }

    /// Bearer tokens that do not last: `provider` is asked for one before each call.
    #[must_use]
    pub fn provided(provider: impl TokenProvider) -> Credentials {
        Credentials::one(Secret::Provided(Arc::new(provider)))
    }

    /// Another HTTP authentication scheme by its registered name, and what follows it in
    /// the `Authorization` header.
    #[must_use]
    pub fn http(name: &'static str, credentials: impl Into<String>) -> Credentials {
        Credentials::one(Secret::Http(name, secret(credentials)))
    }

    /// The same as credentials of a security scheme, by its name in the document: sent
    /// where an operation asks for it. Those of no scheme are sent with every operation
    /// that asks for any.
    #[must_use]
    pub fn of(mut self, scheme: &'static str) -> Credentials {
        for credential in &mut self.all {
            credential.scheme = Some(scheme);
        }
        self
    }

    /// These and others together. Others of the same scheme take the place of these.
    #[must_use]
    pub fn and(mut self, others: Credentials) -> Credentials {
        self.all.retain(|it| {
            let is_replaced = |other: &Credential| other.scheme == it.scheme;
            it.scheme.is_none() || !others.all.iter().any(is_replaced)
        });
        self.all.extend(others.all);
        self
    }

    fn one(secret: Secret) -> Credentials {
        let scheme = None;
        Credentials {
            all: vec![Credential { scheme, secret }],
        }
    }

    /// Whether headers can carry them: a line break, for one, they cannot.
    pub(super) fn fit_into_headers(&self) -> bool {
        self.all.iter().all(|it| match &it.secret {
            Secret::Header(_, text)
            | Secret::Cookie(_, text)
            | Secret::Bearer(text)
            | Secret::Http(_, text) => HeaderValue::from_str(text.expose_secret()).is_ok(),
            Secret::Query(..) | Secret::Basic(..) | Secret::Provided(_) => true,
        })
    }

    /// Adds the credentials that go where parameters of the document go as well.
    pub(super) fn add_to_request(&self, request: &mut Request) {
        for credential in &self.all {
            match &credential.secret {
                Secret::Query(name, key) => {
                    request.set(parameter::query(name), key.expose_secret());
                }
                Secret::Cookie(name, key) => request.push_cookie(name, key.expose_secret()),
                _ => {}
            }
        }
    }

    /// Adds the credentials that go into headers.
    pub(super) fn add_to_headers(
        &self,
        mut builder: reqwest::RequestBuilder,
    ) -> reqwest::RequestBuilder {
        for credential in &self.all {
            builder = match &credential.secret {
                Secret::Header(name, key) => builder.header(name, sensitive(key.expose_secret())),
                Secret::Basic(user, password) => {
                    builder.basic_auth(user, Some(password.expose_secret()))
                }
                Secret::Bearer(token) => authorization(builder, "Bearer", token),
                Secret::Http(name, credentials) => authorization(builder, name, credentials),
                Secret::Query(..) | Secret::Cookie(..) | Secret::Provided(_) => builder,
            };
        }
        builder
    }
}

fn authorization(
    builder: reqwest::RequestBuilder,
    scheme: &str,
    credentials: &SecretString,
) -> reqwest::RequestBuilder {
    let value = format!("{scheme} {}", credentials.expose_secret());
    builder.header(AUTHORIZATION, sensitive(&value))
}

/// Tells kinds and schemes, and no secret.
impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = self.all.iter().map(|it| {
            let kind = match &it.secret {
                Secret::Header(..) => "header",
                Secret::Query(..) => "query",
                Secret::Cookie(..) => "cookie",
                Secret::Basic(..) => "basic",
                Secret::Bearer(_) => "bearer",
                Secret::Http(..) => "http",
                Secret::Provided(_) => "provided bearer",
            };
            match it.scheme {
                Some(scheme) => format!("{kind} of {scheme}"),
                None => kind.to_owned(),
            }
        });
        f.debug_list().entries(shown).finish()
    }
}

pub(super) fn secret(text: impl Into<String>) -> SecretString {
    SecretString::from(text.into())
}

/// A value that no debug output shows. A transport takes no credentials that
/// headers cannot carry, so nothing is replaced here.
pub(super) fn sensitive(text: &str) -> HeaderValue {
    let mut value = HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static(""));
    value.set_sensitive(true);
    value
}
