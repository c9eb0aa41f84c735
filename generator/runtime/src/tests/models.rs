//! Models as an emitter would write them.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rust_decimal::Decimal;
use serde_json::Value as Json;

use crate::runtime::model::{JsonKind, Kind, choice, object, union, variant};
use crate::runtime::{Error, ErrorBody, Patch, RawResponse, errors};

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Fee {
    pub(crate) id: i64,
    pub(crate) amount: Option<Decimal>,
    pub(crate) made: Option<Timestamp>,
    pub(crate) status: Option<Status>,
}

object!(Fee {
    0 id required: Kind::Integer,
    1 amount: Kind::DecimalText,
    2 made: Kind::Rfc2822,
    3 status: Kind::Choice(Status::DOCUMENTED),
});

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Status {
    Open,
    Paid,
    Undocumented(String),
}

choice!(Status {
    Open = "open",
    Paid = "paid",
});

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Patchy {
    pub(crate) price: Option<Decimal>,
    pub(crate) note: Patch<String>,
}

object!(Patchy {
    0 price: Kind::DecimalNumber,
    1 note nullable: Kind::Text,
});

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Note {
    pub(crate) kind: String,
    pub(crate) text: String,
}

object!(Note {
    0 kind required: Kind::Text,
    1 text required: Kind::Text,
});

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Links {
    Note(Note),
    Fees(Vec<Fee>),
    Undocumented(Json),
}

union!(Links {
    0 Note = variant(Kind::Object(&Note), &[JsonKind::Object])
        .where_is(&[("kind", &["note"])])
        .with(&["text"]),
    1 Fees = variant(Kind::List(&Kind::Object(&Fee)), &[JsonKind::List]),
});

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Edition {
    pub(crate) text: String,
}

object!(Edition {
    0 text required: Kind::Text,
});

/// A union whose variant is told by a number that need not be there.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Maybe {
    Note(Edition),
    Undocumented(Json),
}

union!(Maybe {
    0 Note = variant(Kind::Object(&Edition), &[JsonKind::Object])
        .where_is(&[("edition", &["1", "2"])]),
});

/// An object with a field for members that have no name of their own.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Labelled {
    pub(crate) id: Option<i64>,
    pub(crate) labels: BTreeMap<String, Option<String>>,
}

object!(Labelled {
    0 id: Kind::Integer,
    .. labels: Kind::Map(&Kind::Nullable(&Kind::Text)),
});

/// A union whose variants list values that may grow.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Stage {
    Early(Edition),
    Late(Edition),
    Undocumented(Json),
}

union!(Stage {
    0 Early = variant(Kind::Object(&Edition), &[JsonKind::Object])
        .rather_where(&[("state", &["new", "open"])]),
    1 Late = variant(Kind::Object(&Edition), &[JsonKind::Object])
        .rather_where(&[("state", &["sent", "done"])]),
});

/// A union that holds itself.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Nested {
    Integer(i64),
    List(Vec<Nested>),
    Undocumented(Json),
}

union!(Nested {
    0 Integer = variant(Kind::Integer, &[JsonKind::Number]),
    1 List = variant(Kind::List(&Kind::Union(&Nested)), &[JsonKind::List]),
});

errors!(OpError, "op" {
    409 Conflict = "Somebody was faster. Read it again.",
    (500..=599) Fault(String) = "",
});

/// A documented error, as an emitted operation would make it.
pub(crate) fn documented<E: ErrorBody>(error: E) -> Error<E> {
    let status = reqwest::StatusCode::CONFLICT;
    RawResponse::new("op", status, Default::default(), Default::default())
        .documented_without_body::<(), _>(error)
        .unwrap_err()
}
