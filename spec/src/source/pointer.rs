//! JSON Pointer (RFC 6901), and the way from a span back to one.

use std::fmt;

use super::{Node, Span, Value};

/// A JSON Pointer as its unescaped tokens. Displays as RFC 6901 writes it.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pointer {
    tokens: Vec<String>,
}

impl Pointer {
    /// Reads `/a/b~1c`, with or without the percent-encoding of a URL fragment.
    #[must_use]
    pub fn parse(text: &str) -> Pointer {
        let decoded = percent_encoding::percent_decode_str(text).decode_utf8_lossy();
        let tokens = decoded
            .strip_prefix('/')
            .map(|rest| rest.split('/').map(unescape).collect())
            .unwrap_or_default();
        Pointer { tokens }
    }

    /// The node this pointer leads to from `root`.
    #[must_use]
    pub fn find<'n>(&self, root: &'n Node) -> Option<&'n Node> {
        self.tokens
            .iter()
            .try_fold(root, |node, token| match &node.value {
                Value::Mapping(mapping) => mapping.get(token).map(|entry| &entry.node),
                Value::Sequence(items) => items.get(token.parse::<usize>().ok()?),
                _ => None,
            })
    }

    /// The pointer of the innermost node of `root` that contains `span`.
    #[must_use]
    pub fn of(root: &Node, span: Span) -> Pointer {
        let mut pointer = Pointer::default();
        let mut node = root;
        while node.span != span {
            let next = match &node.value {
                Value::Mapping(mapping) => mapping
                    .iter()
                    .find(|(_, entry)| {
                        entry.node.span.contains(span) || entry.key_span.contains(span)
                    })
                    .map(|(key, entry)| (key.clone(), &entry.node)),
                Value::Sequence(items) => items
                    .iter()
                    .enumerate()
                    .find(|(_, item)| item.span.contains(span))
                    .map(|(index, item)| (index.to_string(), item)),
                _ => None,
            };
            let Some((token, child)) = next else { break };
            pointer.tokens.push(token);
            node = child;
        }
        pointer
    }

    /// The tokens, unescaped.
    #[must_use]
    pub fn tokens(&self) -> &[String] {
        &self.tokens
    }

    /// This pointer and one more token.
    #[must_use]
    pub fn join(&self, token: impl Into<String>) -> Pointer {
        let mut tokens = self.tokens.clone();
        tokens.push(token.into());
        Pointer { tokens }
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.tokens
            .iter()
            .try_for_each(|token| write!(f, "/{}", token.replace('~', "~0").replace('/', "~1")))
    }
}

fn unescape(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_of_rfc_6901_are_read_and_written() {
        let pointer = Pointer::parse("/paths/~1v2~1orders/a~0b/%7Bid%7D");
        assert_eq!(pointer.tokens(), ["paths", "/v2/orders", "a~b", "{id}"]);
        assert_eq!(pointer.to_string(), "/paths/~1v2~1orders/a~0b/{id}");
        assert_eq!(Pointer::parse("").to_string(), "");
    }
}
