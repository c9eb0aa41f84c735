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
        self.walk(root).ok()
    }

    /// The node this pointer leads to, or the last one on the way and how many
    /// tokens led there.
    pub(crate) fn walk<'n>(&self, root: &'n Node) -> Result<&'n Node, (&'n Node, usize)> {
        let mut node = root;
        for (depth, token) in self.tokens.iter().enumerate() {
            node = child(node, token).ok_or((node, depth))?;
        }
        Ok(node)
    }

    /// The same for changing it.
    pub(crate) fn find_mut<'n>(&self, root: &'n mut Node) -> Option<&'n mut Node> {
        self.tokens
            .iter()
            .try_fold(root, |node, token| match &mut node.value {
                Value::Mapping(mapping) => Some(&mut mapping.get_mut(token)?.node),
                Value::Sequence(items) => items.get_mut(index(token)?),
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

    /// This pointer and more tokens.
    pub(crate) fn extended(mut self, tokens: &[String]) -> Pointer {
        self.tokens.extend_from_slice(tokens);
        self
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

fn child<'n>(node: &'n Node, token: &str) -> Option<&'n Node> {
    match &node.value {
        Value::Mapping(mapping) => mapping.get(token).map(|entry| &entry.node),
        Value::Sequence(items) => items.get(index(token)?),
        _ => None,
    }
}

/// An index as RFC 6901 writes it: without a sign and without leading zeros.
fn index(token: &str) -> Option<usize> {
    let index: usize = token.parse().ok()?;
    (index.to_string() == token).then_some(index)
}

fn unescape(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;
    use crate::source::{Limits, SourceFile, Sources};

    #[test]
    fn escapes_of_rfc_6901_are_read_and_written() {
        let pointer = Pointer::parse("/paths/~1v2~1orders/a~0b/%7Bid%7D");
        assert_eq!(pointer.tokens(), ["paths", "/v2/orders", "a~b", "{id}"]);
        assert_eq!(pointer.to_string(), "/paths/~1v2~1orders/a~0b/{id}");
        assert_eq!(Pointer::parse("").to_string(), "");
    }

    #[test]
    fn items_are_found_by_index_and_only_as_rfc_6901_writes_it() {
        let (sources, file) = Sources::of("list: [a, b]");
        let root = sources.root(file).unwrap();
        let find = |pointer| Pointer::parse(pointer).find(root).and_then(Node::as_str);
        assert_eq!(find("/list/1"), Some("b"));
        for pointer in ["/list/2", "/list/-", "/list/+1", "/list/01", "/list/1/0"] {
            assert_eq!(find(pointer), None, "{pointer}");
        }
    }

    #[test]
    fn a_span_within_a_scalar_or_on_a_key_leads_to_the_innermost_node() {
        let (sources, file) = Sources::of("a:\n  b: [one, two]\n");
        let root = sources.root(file).unwrap();
        let of = |start, end| Pointer::of(root, Span { file, start, end }).to_string();
        assert_eq!(of(16, 17), "/a/b/1");
        assert_eq!(of(5, 6), "/a/b");
        assert_eq!(of(0, 99), "");
    }

    /// Every file of the project's own document, and one with what it avoids.
    #[test]
    fn every_node_of_every_file_is_found_back_by_its_span() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("bigcommerce/openapi.yaml");
        let (document, _) = crate::load(&path, &Limits::default());
        let (odd, _) = Sources::of(ODD);
        let mut files = 0;
        for sources in [&document.sources, &odd] {
            for root in sources.files().filter_map(SourceFile::root) {
                files += 1;
                let mut seen = BTreeSet::new();
                each(root, &Pointer::default(), &mut |node, pointer| {
                    assert_eq!(&Pointer::of(root, node.span), pointer);
                    assert_eq!(pointer.find(root), Some(node));
                    assert_eq!(&Pointer::parse(&pointer.to_string()), pointer);
                    assert!(seen.insert(node.span), "{}", sources.place(node.span));
                });
            }
        }
        assert!(files > 100, "{files}");
    }

    const ODD: &str = "\
empty:
also empty:
'quoted key':   # Çomment — with dashes
  - - - deep
    - [[], [[]], {}, {a: {b: {}}}]
  -
  -
block: |
  tëxt

  more
not indented:
- one: [x]
more of it:
-
-
- - deep
folded: >-
  text
last:
";

    fn each<'n>(node: &'n Node, at: &Pointer, visit: &mut impl FnMut(&'n Node, &Pointer)) {
        visit(node, at);
        match &node.value {
            Value::Mapping(mapping) => {
                for (key, entry) in mapping.iter() {
                    each(&entry.node, &at.join(key), visit);
                }
            }
            Value::Sequence(items) => {
                for (index, item) in items.iter().enumerate() {
                    each(item, &at.join(index.to_string()), visit);
                }
            }
            _ => {}
        }
    }
}
