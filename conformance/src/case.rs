//! A case: one concrete request, where its values come from, and whether it
//! carries credentials. Knows neither the transport nor what the answer should be.

use std::fmt;

use bytes::Bytes;
use countersign_spec::resolve::OperationId;
use serde::Serialize;

/// The name of a case, stable between runs: `listOrders/limit=250`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct CaseId(String);

impl CaseId {
    /// A name of your own, for an interaction that no case of ours led to.
    #[must_use]
    pub fn new(name: impl Into<String>) -> CaseId {
        CaseId(name.into())
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CaseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One concrete request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Its name.
    pub id: CaseId,
    /// The operation it asks for.
    pub operation: OperationId,
    /// What in the document it was made from.
    pub origin: Origin,
    /// What is sent.
    pub inputs: Inputs,
    /// Whether the caller says who it is.
    pub credentials: Presence,
}

impl Case {
    pub(crate) fn new(operation: &OperationId, origin: Origin, inputs: Inputs) -> Case {
        Case {
            id: CaseId(format!("{operation}/{origin}")),
            operation: operation.clone(),
            origin,
            inputs,
            credentials: Presence::Given,
        }
    }

    /// The same request from somebody who does not say who it is.
    pub(crate) fn without_credentials(&self) -> Case {
        Case {
            id: CaseId(format!("{}/without-credentials", self.operation)),
            credentials: Presence::Withheld,
            ..self.clone()
        }
    }
}

/// What in the document a case was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Only what the operation requires.
    Required,
    /// A documented request body.
    Example {
        /// Its key in the document; `example` where it has none.
        name: String,
    },
    /// A documented request body, changed so that it breaks one rule of its schema.
    BrokenRule {
        /// Which one.
        how: String,
    },
    /// One optional parameter beside what is required.
    Parameter {
        /// The parameter.
        name: String,
        /// Its value, as it stands in the document.
        value: String,
        /// Which of the documented values it is.
        which: Which,
    },
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Origin::Required => f.write_str("required"),
            Origin::Example { name } => write!(f, "example:{name}"),
            Origin::BrokenRule { how } => write!(f, "{how}"),
            Origin::Parameter { name, value, .. } => write!(f, "{name}={value}"),
        }
    }
}

/// Which documented value of a parameter is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Which {
    /// An example.
    Example,
    /// The lowest value allowed.
    Minimum,
    /// The highest value allowed.
    Maximum,
    /// A member of an enumeration.
    Member,
}

/// What a case sends, already written as the document's styles ask.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inputs {
    /// Values of the path's variables by name, percent-encoded.
    pub path: Vec<(String, String)>,
    /// Pairs of the query in order, percent-encoded.
    pub query: Vec<(String, String)>,
    /// Headers in order.
    pub headers: Vec<(String, String)>,
    /// Media type and bytes of the body.
    pub body: Option<(String, Bytes)>,
}

impl Inputs {
    /// Path and query of a request, with the template's variables filled.
    #[must_use]
    pub fn target(&self, path_template: &str) -> String {
        let mut target = path_template.to_owned();
        for (name, value) in &self.path {
            target = target.replace(&format!("{{{name}}}"), value);
        }
        for (index, (name, value)) in self.query.iter().enumerate() {
            target.push(if index == 0 { '?' } else { '&' });
            target.push_str(name);
            target.push('=');
            target.push_str(value);
        }
        target
    }
}

/// Whether a request carries credentials.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Presence {
    /// As the document asks.
    Given,
    /// None at all.
    Withheld,
}
