//! A way to ask or to answer: its operation in the document, the calls of it, and what is to
//! go over the wire.

use serde_json::{Value, json};

use super::back;
use super::table::{Row, TABLE};

/// One operation.
pub(crate) struct Way {
    /// Its id, which is the client's method and the beginning of its path.
    pub(crate) name: String,
    pub(crate) method: &'static str,
    /// What follows its name in the path template.
    pub(crate) rest: &'static str,
    /// The Operation Object, without its id.
    pub(crate) operation: Value,
    pub(crate) calls: Vec<Call>,
    /// What the service answers: status, media type and body.
    pub(crate) answer: (u16, &'static str, &'static str),
}

/// One call of an operation.
pub(crate) struct Call {
    /// What follows the method's name, as Rust.
    pub(crate) rust: String,
    /// The request, but for the name in its path, where it is known to the byte.
    pub(crate) sent: Option<String>,
    /// How a parameter is written, and the parts that it is to be read back to.
    pub(crate) given: Option<(back::Written, back::Parts)>,
    /// What the client makes of the answer, where it is not nothing.
    pub(crate) read: &'static str,
}

/// A value: what the table calls it, its schema, its Rust and its parts.
struct Given {
    kind: &'static str,
    column: usize,
    schema: Value,
    rust: &'static str,
    parts: &'static [(&'static str, &'static str)],
}

fn values() -> [Given; 4] {
    let text = json!({"type": "string"});
    let list = json!({"type": "array", "items": {"type": "string"}});
    [
        Given {
            kind: "text",
            column: 0,
            schema: text,
            rust: "\"blue\"",
            parts: &[("", "blue")],
        },
        Given {
            kind: "integer",
            column: 0,
            schema: json!({"type": "integer"}),
            rust: "7",
            parts: &[("", "7")],
        },
        Given {
            kind: "list",
            column: 1,
            schema: list,
            rust: r#"["blue", "black", "brown"].map(str::to_owned)"#,
            parts: &[("", "blue"), ("", "black"), ("", "brown")],
        },
        Given {
            kind: "object",
            column: 2,
            schema: json!({"$ref": "#/components/schemas/Color"}),
            rust: "&types::Color::new(100, 200, 150)",
            parts: &[("R", "100"), ("G", "200"), ("B", "150")],
        },
    ]
}

/// What has to be encoded wherever it stands. A space and a bar are what some styles
/// separate by, encoded or not, so no list of these can hold them.
const HARD: &str = "a,b;c=d&e/f?g#h+i%j[k]é";

/// Every row of the table, for each type of value.
pub(crate) fn of_parameters() -> Vec<Way> {
    let mut ways = Vec::new();
    for row in TABLE {
        for given in values() {
            if let Some(text) = row.3[given.column] {
                ways.push(of_parameter(&row, &given, text));
            }
        }
    }
    ways
}

fn of_parameter(row: &Row, given: &Given, text: &str) -> Way {
    let (place, style, explode, _) = *row;
    let written = back::Written {
        place,
        style,
        explode,
        kind: given.kind,
    };
    let text = match given.kind {
        "integer" => text.replace("blue", "7"),
        _ => text.to_owned(),
    };
    let sent = match place {
        "path" => format!("GET /{text}"),
        "query" => format!("GET ?{text}"),
        "header" => format!("GET \ncolor: {text}"),
        _ => format!("GET \ncookie: {text}"),
    };
    let own = |parts: &[(&str, &str)]| -> back::Parts {
        let parts = parts.iter();
        parts.map(|(k, v)| ((*k).into(), (*v).into())).collect()
    };
    let mut calls = vec![Call {
        rust: format!("({})", given.rust),
        sent: Some(sent),
        given: Some((written, own(given.parts))),
        read: "()",
    }];
    // A header is written as it is, so a comma in an item separates there.
    let hard = match (given.kind, place) {
        (_, "header") => None,
        ("text", _) => Some((format!("({HARD:?})"), own(&[("", HARD)]))),
        ("list", _) => Some((
            format!("([{HARD:?}, \"b\"].map(str::to_owned))"),
            own(&[("", HARD), ("", "b")]),
        )),
        _ => None,
    };
    calls.extend(hard.map(|(rust, parts)| Call {
        rust,
        sent: None,
        given: Some((written, parts)),
        read: "()",
    }));
    let kind = given.kind;
    let exploded = if explode { "_exploded" } else { "" };
    Way {
        name: format!("{place}_{}_{kind}{exploded}", style.to_lowercase()),
        method: "get",
        rest: if place == "path" { "/{color}" } else { "" },
        operation: json!({"parameters": [{"name": "color", "in": place, "required": true,
            "style": style, "explode": explode, "schema": given.schema}]}),
        calls,
        answer: NOTHING,
    }
}

/// 204.
pub(crate) const NOTHING: (u16, &str, &str) = (204, "", "");

/// A way with one call, known to the byte.
pub(crate) fn of(
    name: &str,
    (method, rest): (&'static str, &'static str),
    operation: Value,
    rust: &str,
    sent: &str,
) -> Way {
    Way {
        name: name.to_owned(),
        method,
        rest,
        operation,
        calls: vec![Call {
            rust: rust.to_owned(),
            sent: Some(sent.to_owned()),
            given: None,
            read: "()",
        }],
        answer: NOTHING,
    }
}

impl Way {
    /// What comes back, and what the client makes of it.
    pub(crate) fn answered(
        mut self,
        answer: (u16, &'static str, &'static str),
        read: &'static str,
    ) -> Way {
        self.answer = answer;
        self.calls[0].read = read;
        self
    }
}
