//! Models as an emitter would write them.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rust_decimal::Decimal;
use serde_json::Value as Json;

use crate::runtime::model::{JsonKind, Kind, choice, object, optional, required, union, variant};
use crate::runtime::{Error, ErrorBody, Patch, RawResponse, errors};

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fee {
    pub(super) id: i64,
    pub(super) amount: Option<Decimal>,
    pub(super) made: Option<Timestamp>,
    pub(super) status: Option<Status>,
}

object!(FEE, "Fee", Fee {
    0 id = required("id", Kind::Integer),
    1 amount = optional("amount", Kind::DecimalText),
    2 made = optional("made", Kind::Rfc2822),
    3 status = optional("status", Kind::Choice(Status::DOCUMENTED)),
});

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Status {
    Open,
    Paid,
    Undocumented(String),
}

choice!(Status {
    Open = "open",
    Paid = "paid",
});

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Patchy {
    pub(super) price: Option<Decimal>,
    pub(super) note: Patch<String>,
}

object!(PATCHY, "Patchy", Patchy {
    0 price = optional("price", Kind::DecimalNumber),
    1 note = optional("note", Kind::Text).nullable(),
});

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Note {
    pub(super) kind: String,
    pub(super) text: String,
}

object!(NOTE, "Note", Note {
    0 kind = required("kind", Kind::Text),
    1 text = required("text", Kind::Text),
});

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Links {
    Note(Note),
    Fees(Vec<Fee>),
    Undocumented(Json),
}

union!(LINKS, "Links", Links {
    0 Note = variant(Kind::Object(&NOTE), &[JsonKind::Object])
        .where_is(&[("kind", &["note"])])
        .with(&["text"]),
    1 Fees = variant(Kind::List(&Kind::Object(&FEE)), &[JsonKind::List]),
});

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Edition {
    pub(super) text: String,
}

object!(EDITION, "Edition", Edition {
    0 text = required("text", Kind::Text),
});

/// A union whose variant is told by a number that need not be there.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Maybe {
    Note(Edition),
    Undocumented(Json),
}

union!(MAYBE, "Maybe", Maybe {
    0 Note = variant(Kind::Object(&EDITION), &[JsonKind::Object])
        .where_is(&[("edition", &["1", "2"])]),
});

/// An object with a field for members that have no name of their own.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Labelled {
    pub(super) id: Option<i64>,
    pub(super) labels: BTreeMap<String, Option<String>>,
}

object!(LABELLED, "Labelled", Labelled {
    0 id = optional("id", Kind::Integer),
    .. labels = Kind::Map(&Kind::Nullable(&Kind::Text)),
});

/// A union whose variants list values that may grow.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Stage {
    Early(Edition),
    Late(Edition),
    Undocumented(Json),
}

union!(STAGE, "Stage", Stage {
    0 Early = variant(Kind::Object(&EDITION), &[JsonKind::Object])
        .rather_where(&[("state", &["new", "open"])]),
    1 Late = variant(Kind::Object(&EDITION), &[JsonKind::Object])
        .rather_where(&[("state", &["sent", "done"])]),
});

/// A union that holds itself.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Nested {
    Integer(i64),
    List(Vec<Nested>),
    Undocumented(Json),
}

union!(NESTED, "Nested", Nested {
    0 Integer = variant(Kind::Integer, &[JsonKind::Number]),
    1 List = variant(Kind::List(&Kind::Union(&NESTED)), &[JsonKind::List]),
});

errors!(OpError, "op" {
    409 Conflict = "Somebody was faster. Read it again.",
    (500..=599) Fault(String) = "",
});

/// A documented error, as an emitted operation would make it.
pub(super) fn documented<E: ErrorBody>(error: E) -> Error<E> {
    let status = reqwest::StatusCode::CONFLICT;
    RawResponse::new("op", status, Default::default(), Default::default())
        .documented_without_body::<(), _>(error)
        .unwrap_err()
}
