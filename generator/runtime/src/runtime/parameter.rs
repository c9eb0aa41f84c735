//! Where a parameter goes and how its value is written there (OpenAPI 3.0.4 and 3.1.1,
//! Parameter Object: Style Values and Style Examples; RFC 6570).

use super::model::{Kind, Value, View};

/// A value that can stand in a path, a query, a header or a cookie.
pub trait Parameter {
    /// What to write.
    fn written(&self) -> View<'_>;
}

impl<T: Value> Parameter for T {
    fn written(&self) -> View<'_> {
        self.view()
    }
}

impl Parameter for str {
    fn written(&self) -> View<'_> {
        View::Text(self)
    }
}

/// Where a parameter goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Location {
    /// In the path, for a variable of its template.
    Path,
    /// In the query string.
    Query,
    /// In a header.
    Header,
    /// In the `Cookie` header.
    Cookie,
    /// In a body of pairs (`application/x-www-form-urlencoded`).
    Form,
    /// In a body of parts (`multipart/form-data`).
    Part,
}

/// How lists and objects are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `;name=1,2`
    Matrix,
    /// `.1,2`
    Label,
    /// `1,2`
    Simple,
    /// `name=1&name=2` or `name=1,2`
    Form,
    /// `name=1%202`
    SpaceDelimited,
    /// `name=1%7C2`
    PipeDelimited,
    /// `name%5Bkey%5D=1`
    DeepObject,
}

/// A parameter but for its value.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// Its name on the wire.
    pub name: &'static str,
    /// Where it goes.
    pub location: Location,
    /// How a list or an object is written.
    pub style: Style,
    /// Whether each of their parts is written as a parameter of its own.
    pub is_exploded: bool,
    /// Whether reserved characters stay as they are, but for those that would end the
    /// value.
    pub is_reserved: bool,
    /// Whether the value is written as JSON.
    pub is_json: bool,
    /// The media type of a part; empty where none is said.
    pub media_type: &'static str,
    /// What the value is, where a value without parts does not tell.
    pub kind: &'static Kind,
}

const fn place(name: &'static str, location: Location, style: Style) -> Place {
    Place {
        name,
        location,
        style,
        is_exploded: matches!(style, Style::Form),
        is_reserved: false,
        is_json: false,
        media_type: "",
        kind: &Kind::Any,
    }
}

/// A variable of the path: `1,2`.
#[must_use]
pub const fn path(name: &'static str) -> Place {
    place(name, Location::Path, Style::Simple)
}

/// A parameter of the query: `name=1&name=2`.
#[must_use]
pub const fn query(name: &'static str) -> Place {
    place(name, Location::Query, Style::Form)
}

/// A header: `1,2`.
#[must_use]
pub const fn header(name: &'static str) -> Place {
    place(name, Location::Header, Style::Simple)
}

/// A cookie: `name=1; name=2`.
#[must_use]
pub const fn cookie(name: &'static str) -> Place {
    place(name, Location::Cookie, Style::Form)
}

/// A field of a body of pairs: `name=1&name=2`.
#[must_use]
pub const fn form(name: &'static str) -> Place {
    place(name, Location::Form, Style::Form)
}

/// A part of a body: the text of a value, one part for each item of a list, JSON for an
/// object.
#[must_use]
pub const fn part(name: &'static str) -> Place {
    place(name, Location::Part, Style::Form)
}

impl Place {
    /// The same place for a part of this media type.
    #[must_use]
    pub const fn media_type(mut self, media_type: &'static str) -> Place {
        self.media_type = media_type;
        self
    }

    /// The same place in another style.
    #[must_use]
    pub const fn style(mut self, style: Style) -> Place {
        self.style = style;
        self
    }

    /// The same place, each part written as a parameter of its own.
    #[must_use]
    pub const fn exploded(mut self) -> Place {
        self.is_exploded = true;
        self
    }

    /// The same place, all parts written as one parameter.
    #[must_use]
    pub const fn joined(mut self) -> Place {
        self.is_exploded = false;
        self
    }

    /// The same place, reserved characters left as they are.
    #[must_use]
    pub const fn reserved(mut self) -> Place {
        self.is_reserved = true;
        self
    }

    /// The same place, the value written as JSON.
    #[must_use]
    pub const fn json(mut self) -> Place {
        self.is_json = true;
        self
    }

    /// The same place for values in the form that `kind` says.
    #[must_use]
    pub const fn of(mut self, kind: &'static Kind) -> Place {
        self.kind = kind;
        self
    }
}
