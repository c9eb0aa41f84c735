//! The query of a request as name and value pairs, with names that a resource
//! lacks refused by name.

use axum::extract::FromRequestParts;
use axum::extract::Query;
use axum::http::request::Parts;

use crate::refusal::{Refusal, invalid_field};

/// Pairs of a query in the order in which they were sent.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct QueryPairs(Vec<(String, String)>);

impl QueryPairs {
    #[cfg(test)]
    pub(crate) fn from_pairs(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }

    /// Refuses the first name that is not among `known`.
    pub(crate) fn check_names(&self, known: &[&str]) -> Result<(), Refusal> {
        match self
            .0
            .iter()
            .find(|(name, _)| !known.contains(&name.as_str()))
        {
            Some((name, _)) => Err(Refusal::unsupported_field(name)),
            None => Ok(()),
        }
    }

    /// The value of a name; of several the last counts.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .rev()
            .find(|(own, _)| own == name)
            .map(|(_, value)| value.as_str())
    }

    /// A value brought to its type, or a refusal that names it.
    pub(crate) fn read<T>(
        &self,
        name: &str,
        convert: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, Refusal> {
        match self.get(name) {
            None => Ok(None),
            Some(text) => match convert(text) {
                Some(value) => Ok(Some(value)),
                None => Err(Refusal::bad_request(invalid_field(name))),
            },
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for QueryPairs {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Refusal> {
        let pairs = Query::<Vec<(String, String)>>::try_from_uri(&parts.uri)
            .map_err(|_| Refusal::bad_request("The query of the request cannot be read."))?;
        Ok(Self(pairs.0))
    }
}
