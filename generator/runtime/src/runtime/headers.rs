//! Documented headers of answers, read from their text (style `simple`).
//!
//! Each is there or not: one that is missing or that cannot be read costs no answer, and the
//! text is still among the answer's own headers.

use reqwest::header::HeaderMap;

use super::model::{Kind, Value, from_json};

/// A struct of documented headers. A row is a field with its type, the header's name, and in
/// which form its text is, and before that what the document says of it.
macro_rules! headers {
    ($name:ident { $($(#[$doc:meta])* $field:ident: $ty:ty = $wire:literal as $kind:expr,)* }) => {
        /// Headers that are documented for answers. One that is missing, or that cannot be
        /// read as documented, is none; its text is among the answer's own headers.
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub struct $name {
            $(
                $(#[$doc])*
                #[doc = concat!("\nThe header `", $wire, "`.")]
                pub $field: Option<$ty>,
            )*
        }

        impl From<&reqwest::header::HeaderMap> for $name {
            fn from(headers: &reqwest::header::HeaderMap) -> $name {
                use $crate::runtime::model::Kind::*;
                $name {
                    $($field: $crate::runtime::headers::read(headers, $wire, &$kind),)*
                }
            }
        }
    };
}

pub(crate) use headers;

/// Reads one header; none if it is not there or is no such value.
#[must_use]
pub fn read<T: Value>(headers: &HeaderMap, name: &str, kind: &Kind) -> Option<T> {
    let lines = headers.get_all(name).iter();
    let lines: Option<Vec<&str>> = lines.map(|line| line.to_str().ok()).collect();
    let lines = lines.filter(|lines| !lines.is_empty())?;
    let json = match kind {
        // Lines of one name are one list (RFC 9110, 5.3).
        Kind::List(item) => {
            let lines = lines.join(",");
            let items = lines.split(',').map(str::trim);
            let items: Vec<String> = items
                .filter(|it| !it.is_empty())
                .map(|it| json(it, item))
                .collect();
            format!("[{}]", items.join(","))
        }
        kind => json(lines[0].trim(), kind),
    };
    from_json(json.as_bytes()).ok()
}

/// A text as the JSON that its kind is read from.
fn json(text: &str, kind: &Kind) -> String {
    match kind {
        Kind::Boolean | Kind::Integer | Kind::IntegerOrText | Kind::Float | Kind::DecimalNumber => {
            text.to_owned()
        }
        _ => serde_json::Value::from(text).to_string(),
    }
}
