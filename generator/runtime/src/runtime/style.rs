//! Values of parameters as text, in each style.
//!
//! A value is written as JSON first, since its type's table says in which form each of its
//! parts goes; what stands in the style is the text of those parts. A list or an object
//! within a part, of which OpenAPI says nothing, is written as its JSON, but within a
//! `deepObject`, where each goes one bracket deeper.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::value::RawValue;

use super::model::{View, raw, to_json};
use super::parameter::{Location, Place, Style};

/// Everything but the unreserved characters of RFC 3986 (2.3).
pub(super) const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The same without the reserved ones (RFC 3986, 2.2), but for `#`, which ends a query,
/// `[` and `]`, which it may not hold, and `&` and `+`, which mean something else in it.
const ALLOWED: &AsciiSet = &RESERVED
    .remove(b':')
    .remove(b'/')
    .remove(b'?')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b',')
    .remove(b';')
    .remove(b'=');

/// The names and values that a parameter becomes: one of each in a path or a header, any
/// number in a query or a cookie. Both are encoded as their place needs it.
///
/// # Errors
/// Why the value cannot be written.
pub(super) fn pairs(place: &Place, value: View<'_>) -> Result<Vec<(String, String)>, String> {
    let json = to_json(value, place.kind).map_err(|error| error.to_string())?;
    let json = String::from_utf8(json).map_err(|error| error.to_string())?;
    if place.is_json {
        return Ok(vec![(place.encoded(place.name), place.encoded(&json))]);
    }
    let parts = Parts::of(&json)?;
    match (place.location, place.style) {
        (Location::Part, _) => Ok(each_item(place, parts, json)),
        (Location::Query | Location::Form, Style::DeepObject) => deep_object(place, &json),
        (Location::Query | Location::Cookie, _) if place.is_exploded => exploded(place, parts),
        // A body, unlike a filter, may well be empty.
        (Location::Form, _) if place.is_exploded => Ok(exploded(place, parts).unwrap_or_default()),
        _ => {
            let text = place.one_text(parts);
            Ok(vec![(place.encoded(place.name), text)])
        }
    }
}

/// What a value is made of, as texts.
enum Parts {
    One(String),
    List(Vec<String>),
    Object(Vec<(String, String)>),
}

impl Parts {
    /// The parts that are there: a null within a list or an object is none (RFC 6570, 2.3).
    fn of(json: &str) -> Result<Parts, String> {
        let fault = |error: serde_json::Error| error.to_string();
        Ok(match json.as_bytes().first() {
            Some(b'[') => {
                let items = raw::items(json).map_err(fault)?;
                Parts::List(
                    items
                        .into_iter()
                        .filter_map(|item| text(item.get()))
                        .collect(),
                )
            }
            Some(b'{') => {
                let members = raw::members(json).map_err(fault)?.into_iter();
                let members = members.filter_map(|(name, value)| Some((name, text(value.get())?)));
                Parts::Object(members.collect())
            }
            _ => Parts::One(text(json).unwrap_or_default()),
        })
    }
}

/// A JSON value as the text of a parameter; none for null.
fn text(json: &str) -> Option<String> {
    match json.as_bytes().first() {
        Some(b'n') => None,
        Some(b'"') => serde_json::from_str(json).ok(),
        _ => Some(json.to_owned()),
    }
}

impl Place {
    fn encoded(&self, text: &str) -> String {
        let set = match self.location {
            Location::Header | Location::Part => return text.to_owned(),
            Location::Query | Location::Form if self.is_reserved => ALLOWED,
            Location::Path | Location::Query | Location::Cookie | Location::Form => RESERVED,
        };
        utf8_percent_encode(text, set).to_string()
    }

    /// All parts as one text, with what the style puts before and between them.
    fn one_text(&self, parts: Parts) -> String {
        let name = self.encoded(self.name);
        let is_matrix = self.style == Style::Matrix;
        let named = |text: String| match (is_matrix && self.is_exploded, text.is_empty()) {
            (true, true) => name.clone(),
            (true, false) => format!("{name}={text}"),
            (false, _) => text,
        };
        let texts: Vec<String> = match parts {
            Parts::One(text) => vec![named(self.encoded(&text))],
            Parts::List(items) => items.iter().map(|item| named(self.encoded(item))).collect(),
            Parts::Object(members) => {
                let texts = members.iter().map(|(name, value)| {
                    let between = if self.is_exploded {
                        "="
                    } else {
                        self.separator()
                    };
                    format!("{}{between}{}", self.encoded(name), self.encoded(value))
                });
                texts.collect()
            }
        };
        let text = texts.join(self.separator());
        match (self.style, self.is_exploded) {
            (Style::Label, _) => format!(".{text}"),
            (Style::Matrix, true) => format!(";{text}"),
            (Style::Matrix, false) if text.is_empty() => format!(";{name}"),
            (Style::Matrix, false) => format!(";{name}={text}"),
            _ => text,
        }
    }

    fn separator(&self) -> &'static str {
        match (self.style, self.is_exploded) {
            (Style::Matrix, true) => ";",
            (Style::Label, true) => ".",
            (Style::SpaceDelimited, _) => "%20",
            (Style::PipeDelimited, _) => "%7C",
            _ => ",",
        }
    }
}

/// A pair for each item of a list, one for everything else.
fn each_item(place: &Place, parts: Parts, json: String) -> Vec<(String, String)> {
    let texts = match parts {
        Parts::One(text) => vec![text],
        Parts::List(items) => items,
        Parts::Object(_) => vec![json],
    };
    let name = |text| (place.name.to_owned(), text);
    texts.into_iter().map(name).collect()
}

fn exploded(place: &Place, parts: Parts) -> Result<Vec<(String, String)>, String> {
    let name = place.encoded(place.name);
    let pairs: Vec<(String, String)> = match parts {
        Parts::One(text) => vec![(name, place.encoded(&text))],
        Parts::List(items) => {
            let items = items.iter();
            items
                .map(|item| (name.clone(), place.encoded(item)))
                .collect()
        }
        Parts::Object(members) => {
            let members = members.iter();
            members
                .map(|(name, value)| (place.encoded(name), place.encoded(value)))
                .collect()
        }
    };
    something(pairs)
}

/// A filter that is not sent lets everything through, so one without parts, for which
/// the style has no text, is refused.
fn something(pairs: Vec<(String, String)>) -> Result<Vec<(String, String)>, String> {
    match pairs.is_empty() {
        true => Err("it is empty, so nothing of it would be sent; leave it out to say that".into()),
        false => Ok(pairs),
    }
}

fn deep_object(place: &Place, json: &str) -> Result<Vec<(String, String)>, String> {
    let mut pairs = Vec::new();
    let mut waiting = vec![(place.encoded(place.name), json)];
    while let Some((name, json)) = waiting.pop() {
        let fault = |error: serde_json::Error| error.to_string();
        match json.as_bytes().first() {
            Some(b'{') => {
                let members = raw::members(json).map_err(fault)?.into_iter().rev();
                waiting.extend(members.map(|(key, value)| {
                    (format!("{name}%5B{}%5D", place.encoded(&key)), value.get())
                }));
            }
            Some(b'[') => {
                let items = raw::items(json).map_err(fault)?.into_iter().rev();
                waiting.extend(items.map(|item: &RawValue| (name.clone(), item.get())));
            }
            _ => pairs.extend(text(json).map(|text| (name, place.encoded(&text)))),
        }
    }
    something(pairs)
}
