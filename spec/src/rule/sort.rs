//! `x-sort`: what an answer can be sorted by.

use indexmap::IndexMap;
use serde::Deserialize;

use super::filter::nowhere;
use super::{Holder, Rule};
use crate::outline::Kind;

/// What an answer can be sorted by.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sort {
    /// JSON Pointer into one item, by the parameter's value.
    pub keys: IndexMap<String, String>,
    /// The key where the parameter is not sent.
    pub default: Option<String>,
    /// What may follow a key for the order that holds without it.
    pub ascending: Option<String>,
    /// What follows a key for the other order.
    pub descending: Option<String>,
}

impl Sort {
    /// The pointer that a value of the parameter sorts by, and whether downwards.
    #[must_use]
    pub fn order(&self, value: &str) -> Option<(&str, bool)> {
        let without = |suffix: &Option<String>| {
            let suffix = suffix.as_deref().filter(|suffix| !suffix.is_empty())?;
            value.strip_suffix(suffix)
        };
        let (key, is_descending) = match (without(&self.descending), without(&self.ascending)) {
            (Some(key), _) => (key, true),
            (None, Some(key)) => (key, false),
            (None, None) => (value, false),
        };
        Some((self.keys.get(key)?, is_descending))
    }
}

impl Rule for Sort {
    const NAME: &'static str = "x-sort";
    const ON: &'static [Kind] = &[Kind::Parameter];

    fn faults(&self, holder: &Holder<'_>) -> Vec<String> {
        let mut faults: Vec<String> = self
            .keys
            .values()
            .filter_map(|property| nowhere(holder, property))
            .collect();
        if let Some(default) = &self.default
            && self.order(default).is_none()
        {
            faults.push(format!("the default `{default}` is none of the keys"));
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_a_key_and_perhaps_a_direction() {
        let sort = Sort {
            keys: [("id".to_owned(), "/id".to_owned())].into_iter().collect(),
            default: None,
            ascending: Some(":asc".to_owned()),
            descending: Some(":desc".to_owned()),
        };
        assert_eq!(sort.order("id"), Some(("/id", false)));
        assert_eq!(sort.order("id:asc"), Some(("/id", false)));
        assert_eq!(sort.order("id:desc"), Some(("/id", true)));
        assert_eq!(sort.order("total"), None);
    }
}
