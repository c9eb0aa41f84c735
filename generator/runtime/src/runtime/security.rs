//! What operations ask of credentials, and which of a client's credentials meet it.

use std::fmt;

use super::credentials::{Credential, Credentials, Secret, secret};
use super::error::ErrorKind;

/// What an operation asks: any one of these combinations of security schemes, each by its
/// name in the document. None at all means that no credentials are sent; an empty
/// combination, that none need to be.
pub type Security = &'static [&'static [&'static str]];

impl Credentials {
    /// Those that meet what is asked, with their tokens: the first combination that is
    /// there as a whole. All of them where the document does not say.
    ///
    /// Credentials of no scheme go along with any, and may be all there is: who adds them
    /// knows better than the document.
    pub(crate) async fn for_call<E>(
        &self,
        asked: Option<Security>,
    ) -> Result<Credentials, ErrorKind<E>> {
        let mut chosen = Credentials::none();
        for credential in self.that_meet(asked).map_err(ErrorKind::NoCredentials)? {
            let secret = match &credential.secret {
                Secret::Provided(provider) => {
                    let token = provider.token().await.map_err(ErrorKind::Token)?;
                    Secret::Bearer(secret(token))
                }
                secret => secret.clone(),
            };
            let scheme = credential.scheme;
            chosen.all.push(Credential { scheme, secret });
        }
        // A provider's token was not there to be looked at when the client was made.
        match chosen.fit_into_headers() {
            true => Ok(chosen),
            false => Err(ErrorKind::Credentials),
        }
    }

    fn that_meet(&self, asked: Option<Security>) -> Result<Vec<&Credential>, MissingCredentials> {
        let Some(asked) = asked else {
            return Ok(self.all.iter().collect());
        };
        if asked.is_empty() {
            return Ok(Vec::new());
        }
        let is_there = |scheme: &&str| self.all.iter().any(|it| it.scheme == Some(*scheme));
        let is_met = |schemes: &&&[&str]| !schemes.is_empty() && schemes.iter().all(is_there);
        let met: &[&str] = match asked.iter().find(is_met) {
            Some(schemes) => schemes,
            None if asked.iter().any(|schemes| schemes.is_empty()) => &[],
            None if self.all.iter().any(|it| it.scheme.is_none()) => &[],
            None => return Err(MissingCredentials { asked }),
        };
        let goes_along = |it: &&Credential| it.scheme.is_none_or(|scheme| met.contains(&scheme));
        Ok(self.all.iter().filter(goes_along).collect())
    }
}

/// A client has no credentials for an operation that asks for some.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MissingCredentials {
    /// What the operation asks.
    pub asked: Security,
}

impl std::error::Error for MissingCredentials {}

impl fmt::Display for MissingCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let combinations = self.asked.iter().map(|schemes| {
            let names = schemes.iter().map(|scheme| format!("`{scheme}`"));
            names.collect::<Vec<_>>().join(" and ")
        });
        let combinations = combinations.collect::<Vec<_>>().join(", or ");
        write!(f, "it asks for credentials of {combinations}")
    }
}
