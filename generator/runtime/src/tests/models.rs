//! Models as an emitter would write them.

use jiff::Timestamp;
use rust_decimal::Decimal;
use serde_json::Value as Json;

use crate::runtime::model::{
    JsonKind, Kind, Object, ObjectTable, Slot, Union, UnionTable, Value, Variant, View, choice,
    object, optional, required, union,
};
use crate::runtime::{Error, ErrorBody, Patch, RawResponse};

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fee {
    pub(super) id: i64,
    pub(super) amount: Option<Decimal>,
    pub(super) made: Option<Timestamp>,
    pub(super) status: Option<Status>,
}

static FEE: ObjectTable = ObjectTable::new(
    "Fee",
    &[
        required("id", Kind::Integer),
        optional("amount", Kind::DecimalText),
        optional("made", Kind::Rfc2822),
        optional("status", Kind::Choice(&["open", "paid"])),
    ],
);

impl Value for Fee {
    fn blank() -> Self {
        Fee {
            id: Value::blank(),
            amount: Value::blank(),
            made: Value::blank(),
            status: Value::blank(),
        }
    }
    fn slot(&mut self) -> Slot<'_> {
        Slot::Object(self)
    }
    fn view(&self) -> View<'_> {
        View::Object(self)
    }
}

impl Object for Fee {
    fn table(&self) -> &'static ObjectTable {
        &FEE
    }
    fn slot_of(&mut self, index: usize) -> Slot<'_> {
        match index {
            0 => self.id.slot(),
            1 => self.amount.slot(),
            2 => self.made.slot(),
            _ => self.status.slot(),
        }
    }
    fn view_of(&self, index: usize) -> View<'_> {
        match index {
            0 => self.id.view(),
            1 => self.amount.view(),
            2 => self.made.view(),
            _ => self.status.view(),
        }
    }
}

object!(Fee);

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Status {
    Open,
    Paid,
    Undocumented(String),
}

impl Status {
    fn as_str(&self) -> &str {
        match self {
            Status::Open => "open",
            Status::Paid => "paid",
            Status::Undocumented(text) => text,
        }
    }
}

impl From<&str> for Status {
    fn from(text: &str) -> Self {
        match text {
            "open" => Status::Open,
            "paid" => Status::Paid,
            other => Status::Undocumented(other.to_owned()),
        }
    }
}

choice!(Status);

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Patchy {
    pub(super) price: Option<Decimal>,
    pub(super) note: Patch<String>,
}

static PATCHY: ObjectTable = ObjectTable::new(
    "Patchy",
    &[
        optional("price", Kind::DecimalNumber),
        optional("note", Kind::Text).nullable(),
    ],
);

impl Value for Patchy {
    fn blank() -> Self {
        Patchy {
            price: Value::blank(),
            note: Value::blank(),
        }
    }
    fn slot(&mut self) -> Slot<'_> {
        Slot::Object(self)
    }
    fn view(&self) -> View<'_> {
        View::Object(self)
    }
}

impl Object for Patchy {
    fn table(&self) -> &'static ObjectTable {
        &PATCHY
    }
    fn slot_of(&mut self, index: usize) -> Slot<'_> {
        match index {
            0 => self.price.slot(),
            _ => self.note.slot(),
        }
    }
    fn view_of(&self, index: usize) -> View<'_> {
        match index {
            0 => self.price.view(),
            _ => self.note.view(),
        }
    }
}

object!(Patchy);

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Note {
    pub(super) kind: String,
    pub(super) text: String,
}

static NOTE: ObjectTable = ObjectTable::new(
    "Note",
    &[required("kind", Kind::Text), required("text", Kind::Text)],
);

impl Value for Note {
    fn blank() -> Self {
        Note {
            kind: Value::blank(),
            text: Value::blank(),
        }
    }
    fn slot(&mut self) -> Slot<'_> {
        Slot::Object(self)
    }
    fn view(&self) -> View<'_> {
        View::Object(self)
    }
}

impl Object for Note {
    fn table(&self) -> &'static ObjectTable {
        &NOTE
    }
    fn slot_of(&mut self, index: usize) -> Slot<'_> {
        match index {
            0 => self.kind.slot(),
            _ => self.text.slot(),
        }
    }
    fn view_of(&self, index: usize) -> View<'_> {
        match index {
            0 => self.kind.view(),
            _ => self.text.view(),
        }
    }
}

object!(Note);

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Links {
    Note(Note),
    Fees(Vec<Fee>),
    Undocumented(Json),
}

pub(super) static LINKS: UnionTable = UnionTable {
    name: "Links",
    variants: &[
        Variant {
            kind: Kind::Object(&NOTE),
            json: &[JsonKind::Object],
            discriminator: Some(("kind", &["note"])),
            required: &["text"],
        },
        Variant {
            kind: Kind::List(&Kind::Object(&FEE)),
            json: &[JsonKind::List],
            discriminator: None,
            required: &[],
        },
    ],
};

impl Union for Links {
    fn table(&self) -> &'static UnionTable {
        &LINKS
    }
    fn begin(&mut self, index: usize) -> Slot<'_> {
        *self = match index {
            0 => Links::Note(Value::blank()),
            _ => Links::Fees(Value::blank()),
        };
        match self {
            Links::Note(value) => value.slot(),
            Links::Fees(value) => value.slot(),
            Links::Undocumented(value) => value.slot(),
        }
    }
    fn set_other(&mut self, value: Json) {
        *self = Links::Undocumented(value);
    }
    fn current(&self) -> (Option<usize>, View<'_>) {
        match self {
            Links::Note(value) => (Some(0), value.view()),
            Links::Fees(value) => (Some(1), value.view()),
            Links::Undocumented(value) => (None, value.view()),
        }
    }
}

union!(Links);

/// A union that holds itself.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Nested {
    Integer(i64),
    List(Vec<Nested>),
    Undocumented(Json),
}

static NESTED: UnionTable = UnionTable {
    name: "Nested",
    variants: &[
        Variant {
            kind: Kind::Integer,
            json: &[JsonKind::Number],
            discriminator: None,
            required: &[],
        },
        Variant {
            kind: Kind::List(&Kind::Union(&NESTED)),
            json: &[JsonKind::List],
            discriminator: None,
            required: &[],
        },
    ],
};

impl Union for Nested {
    fn table(&self) -> &'static UnionTable {
        &NESTED
    }
    fn begin(&mut self, index: usize) -> Slot<'_> {
        *self = match index {
            0 => Nested::Integer(Value::blank()),
            _ => Nested::List(Value::blank()),
        };
        match self {
            Nested::Integer(value) => value.slot(),
            Nested::List(value) => value.slot(),
            Nested::Undocumented(value) => value.slot(),
        }
    }
    fn set_other(&mut self, value: Json) {
        *self = Nested::Undocumented(value);
    }
    fn current(&self) -> (Option<usize>, View<'_>) {
        match self {
            Nested::Integer(value) => (Some(0), value.view()),
            Nested::List(value) => (Some(1), value.view()),
            Nested::Undocumented(value) => (None, value.view()),
        }
    }
}

union!(Nested);

/// A documented error, as an emitted operation would make it.
pub(super) fn documented<E: ErrorBody>(error: E) -> Error<E> {
    let status = reqwest::StatusCode::CONFLICT;
    RawResponse::new("op", status, Default::default(), Default::default())
        .documented_without_body(error)
}
