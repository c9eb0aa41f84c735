//! How a caller says who it is. A secret is shown by nothing here.

use countersign_spec::ResolvedDocument;
use countersign_spec::document::{ApiKeyLocation, SecurityScheme};
use countersign_spec::rule::{Rule, Serves};
use reqwest::RequestBuilder;
use reqwest::header::{HeaderName, HeaderValue};
use secrecy::{ExposeSecret, SecretString};
use thiserror::Error;

use crate::interaction::Authentication;

/// How a caller says who it is.
#[derive(Debug, Clone, Default)]
pub enum Credentials {
    /// Not at all.
    #[default]
    Absent,
    /// A header that holds the secret alone.
    Header {
        /// The header.
        name: String,
        /// The secret.
        value: SecretString,
    },
    /// `Authorization: Bearer`.
    Bearer {
        /// The secret.
        token: SecretString,
    },
    /// `Authorization: Basic`.
    Basic {
        /// The user's name.
        user: String,
        /// The secret.
        password: SecretString,
    },
}

/// A document that has no use for what the caller has.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum CredentialsError {
    /// A user and a password, where no scheme takes them.
    #[error("the document has no security scheme `http` with `basic` for a user and a password")]
    NoBasic,
    /// A token, where no scheme takes one in a header.
    #[error("the document has no security scheme that takes a token in a header")]
    NoToken,
}

impl Credentials {
    /// What the document's first fitting security scheme makes of a secret: with
    /// a user's name HTTP Basic, without one a key in a header or a bearer token.
    ///
    /// # Errors
    /// When no scheme fits.
    pub fn by(
        document: &ResolvedDocument,
        user: Option<String>,
        secret: SecretString,
    ) -> Result<Credentials, CredentialsError> {
        let mut schemes = document.security_schemes.values();
        if let Some(user) = user {
            let is_basic = |scheme: &SecurityScheme| matches!(scheme, SecurityScheme::Http { scheme, .. } if scheme == "basic");
            return match schemes.any(is_basic) {
                true => Ok(Credentials::Basic {
                    user,
                    password: secret,
                }),
                false => Err(CredentialsError::NoBasic),
            };
        }
        let mut fitting = schemes.filter_map(|scheme| match scheme {
            SecurityScheme::ApiKey {
                location: ApiKeyLocation::Header,
                name,
                ..
            } => Some(Credentials::Header {
                name: name.clone(),
                value: secret.clone(),
            }),
            SecurityScheme::Http { scheme, .. } if scheme == "bearer" => {
                Some(Credentials::Bearer {
                    token: secret.clone(),
                })
            }
            SecurityScheme::Token { .. } => Some(Credentials::Bearer {
                token: secret.clone(),
            }),
            _ => None,
        });
        fitting.next().ok_or(CredentialsError::NoToken)
    }

    /// What the server is for that goes with them, as the document's `x-serves` says it;
    /// everything where it says nothing.
    #[must_use]
    pub fn served_by(&self, document: &ResolvedDocument) -> Serves {
        let fits = |scheme: &SecurityScheme| match (self, scheme) {
            (Credentials::Basic { .. }, SecurityScheme::Http { scheme, .. }) => scheme == "basic",
            (Credentials::Bearer { .. }, SecurityScheme::Http { scheme, .. }) => scheme == "bearer",
            (Credentials::Bearer { .. }, SecurityScheme::Token { .. }) => true,
            (Credentials::Header { name, .. }, SecurityScheme::ApiKey { name: own, .. }) => {
                name == own
            }
            _ => false,
        };
        let goes_with = |serves: &Serves| {
            let mut schemes = serves.security.iter();
            schemes.any(|name| document.security_schemes.get(name).is_some_and(fits))
        };
        let servers = document.servers.iter();
        let mut serves = servers.filter_map(|server| Serves::of(&server.extensions));
        serves.find(goes_with).unwrap_or_default()
    }

    /// What a request shows of them.
    pub(super) fn authentication(&self) -> Authentication {
        match self {
            Credentials::Absent => Authentication::Absent,
            Credentials::Header { name, .. } => Authentication::Header { name: name.clone() },
            Credentials::Bearer { .. } => Authentication::Bearer,
            Credentials::Basic { .. } => Authentication::Basic,
        }
    }

    /// Adds them to a request; none where they cannot be written in a header.
    pub(super) fn add(&self, request: RequestBuilder) -> Option<RequestBuilder> {
        Some(match self {
            Credentials::Absent => request,
            Credentials::Header { name, value } => {
                let name = HeaderName::from_bytes(name.as_bytes()).ok()?;
                let mut value = HeaderValue::from_str(value.expose_secret()).ok()?;
                value.set_sensitive(true);
                request.header(name, value)
            }
            Credentials::Bearer { token } => request.bearer_auth(token.expose_secret()),
            Credentials::Basic { user, password } => {
                request.basic_auth(user, Some(password.expose_secret()))
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn a_scheme_is_chosen_by_what_the_caller_has_and_the_secret_stays_hidden() {
        let document = testing::document("");
        let choose = |user: Option<&str>| {
            let secret = SecretString::from("hidden-secret");
            Credentials::by(&document, user.map(str::to_owned), secret).unwrap()
        };
        let (token, basic) = (choose(None), choose(Some("me")));
        assert_eq!(
            token.authentication(),
            Authentication::Header {
                name: "X-Token".to_owned()
            }
        );
        assert_eq!(basic.authentication(), Authentication::Basic);
        assert!(!format!("{token:?}{basic:?}").contains("hidden-secret"));
    }
}
