//! What was seen, typed. It holds names, kinds and sizes, never a value of a
//! response; how it is said is in `report/wording.rs`.

use crate::body::BodyFault;
use crate::pattern;

/// What broke a check.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Evidence {
    /// No operation has this method and path.
    UndocumentedRequest,
    /// The service took the request and said nothing.
    NoAnswer {
        /// How it failed, without the URL.
        why: String,
    },
    /// A status that the operation does not list.
    UndocumentedStatus {
        /// The status.
        status: u16,
        /// Those that it lists.
        documented: Vec<String>,
    },
    /// The service failed.
    ServerError {
        /// The status.
        status: u16,
    },
    /// A body of a kind that the response does not list.
    UndocumentedMediaType {
        /// The media type; none where the answer has no readable one.
        media_type: Option<String>,
        /// Those that it lists.
        documented: Vec<String>,
    },
    /// A body that cannot be read as what it says it is.
    MalformedBody(BodyFault),
    /// A body where the response documents none.
    UnexpectedBody {
        /// Its length in bytes.
        bytes: usize,
    },
    /// No body where the response documents one.
    MissingBody {
        /// What it documents.
        documented: Vec<String>,
    },
    /// A part of the body that the schema refuses.
    BodyBreaksSchema(Breach),
    /// A header that the schema refuses.
    HeaderBreaksSchema {
        /// The header.
        name: String,
        /// How.
        breach: Breach,
    },
    /// A schema that no value can be judged by.
    UnusableSchema {
        /// What is wrong with it.
        why: String,
    },
    /// A header that every such response should carry.
    MissingHeader {
        /// The header.
        name: String,
    },
    /// A value outside an enumeration.
    UndocumentedEnumMember {
        /// Where in the body.
        pointer: String,
        /// What the schema has against it, with the value left out.
        complaint: String,
        /// What kind of value was there.
        seen: String,
    },
    /// A member that the document does not name.
    UndocumentedProperty {
        /// Where in the body.
        pointer: String,
        /// What kind of value it holds.
        seen: String,
    },
    /// A rule of an extension that does not hold.
    RuleBroken {
        /// The rule, and what it is about.
        rule: String,
        /// Where in the answer.
        spot: Spot,
        /// What it asks for.
        expected: String,
        /// What was there instead, by kind and number.
        seen: String,
    },
    /// A valid answer that the client cannot read.
    NotDecoded {
        /// Where in the body.
        pointer: String,
        /// What the client says of it.
        why: String,
    },
    /// An answer to somebody who did not say who it is.
    ServedWithoutCredentials {
        /// The status.
        status: u16,
    },
}

/// One keyword that refuses one part of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    /// JSON Pointer of the part.
    pub pointer: String,
    /// The keyword.
    pub keyword: String,
    /// Members that are missing or forbidden.
    pub members: Vec<String>,
    /// What the schema has against it, with the value left out.
    pub complaint: String,
    /// What kind of value was there.
    pub seen: String,
}

/// Where in an answer something was seen.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    /// In the answer as a whole.
    Answer,
    /// In its status.
    Status,
    /// In a header.
    Header(String),
    /// In the body, by JSON Pointer.
    Body(String),
}

impl Spot {
    /// The same in whatever item of a list.
    pub(crate) fn of_any_item(self) -> Spot {
        match self {
            Spot::Body(pointer) => Spot::Body(pattern::without_indexes(&pointer)),
            spot => spot,
        }
    }
}

impl std::fmt::Display for Spot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Spot::Answer => f.write_str("the answer"),
            Spot::Status => f.write_str("the status"),
            Spot::Header(name) => write!(f, "the header {name}"),
            Spot::Body(pointer) if pointer.is_empty() => f.write_str("the body"),
            Spot::Body(pointer) => f.write_str(pointer),
        }
    }
}

impl Evidence {
    /// Where in the answer.
    #[must_use]
    pub fn spot(&self) -> Spot {
        match self {
            Evidence::UndocumentedRequest | Evidence::NoAnswer { .. } => Spot::Answer,
            Evidence::UndocumentedStatus { .. }
            | Evidence::ServerError { .. }
            | Evidence::ServedWithoutCredentials { .. } => Spot::Status,
            Evidence::UndocumentedMediaType { .. } => Spot::Header("Content-Type".to_owned()),
            Evidence::MalformedBody(_)
            | Evidence::UnexpectedBody { .. }
            | Evidence::MissingBody { .. }
            | Evidence::UnusableSchema { .. } => Spot::Body(String::new()),
            Evidence::BodyBreaksSchema(breach) => Spot::Body(breach.pointer.clone()),
            Evidence::HeaderBreaksSchema { name, .. } | Evidence::MissingHeader { name } => {
                Spot::Header(name.clone())
            }
            Evidence::UndocumentedEnumMember { pointer, .. }
            | Evidence::UndocumentedProperty { pointer, .. }
            | Evidence::NotDecoded { pointer, .. } => Spot::Body(pointer.clone()),
            Evidence::RuleBroken { spot, .. } => spot.clone(),
        }
    }

    /// What tells two findings of one check at one spot apart.
    pub(crate) fn detail(&self) -> String {
        match self {
            Evidence::UndocumentedStatus { status, .. } | Evidence::ServerError { status } => {
                status.to_string()
            }
            Evidence::UndocumentedMediaType { media_type, .. } => {
                media_type.clone().unwrap_or_else(|| "none".to_owned())
            }
            Evidence::MalformedBody(fault) => fault.name().to_owned(),
            Evidence::UnexpectedBody { .. } => "unexpected".to_owned(),
            Evidence::MissingBody { .. } => "missing".to_owned(),
            Evidence::BodyBreaksSchema(breach) | Evidence::HeaderBreaksSchema { breach, .. } => {
                let mut detail = vec![breach.keyword.clone()];
                detail.extend(breach.members.iter().cloned());
                detail.join(" ")
            }
            Evidence::RuleBroken { rule, .. } => rule.clone(),
            _ => String::new(),
        }
    }
}
