//! The components of a bundle: where each known node stands in it, and those that
//! references to other files ask for.

use std::collections::{BTreeSet, HashMap, VecDeque};

use indexmap::IndexMap;

use crate::outline::Kind;
use crate::resolve::reference::Target;
use crate::source::{Entry, FileId, Mapping, Node, Pointer, Sources, Span, Value};

#[derive(Default)]
pub(super) struct Components {
    /// Where a node stands in the bundle, by its span in its file.
    places: HashMap<Span, String>,
    taken: BTreeSet<(Kind, String)>,
    waiting: VecDeque<(Kind, String, Target)>,
    made: IndexMap<Kind, Vec<(String, Node)>>,
}

impl Components {
    pub(super) fn place(&mut self, span: Span, pointer: String) {
        self.places.entry(span).or_insert(pointer);
    }

    /// A component that the document has. Of two names for one node the first counts.
    pub(super) fn known(&mut self, kind: Kind, name: &str, span: Span) {
        self.taken.insert((kind, name.to_owned()));
        self.place(span, local(kind, name));
    }

    /// Whether a node's place is the component of that name.
    pub(super) fn is_named(&self, span: Span, kind: Kind, name: &str) -> bool {
        self.places
            .get(&span)
            .is_some_and(|place| *place == local(kind, name))
    }

    /// The pointer of a target in the bundle. What stands in no component becomes one.
    pub(super) fn pointer(&mut self, kind: Kind, target: Target, sources: &Sources) -> String {
        if let Some(pointer) = self.within(&target, sources) {
            return pointer;
        }
        let tokens = target.pointer.tokens();
        let last = tokens.last().map(String::as_str);
        let wanted = target.name.as_deref().or(last).unwrap_or("component");
        let name = self.free_name(kind, &component_name(wanted));
        let pointer = local(kind, &name);
        self.place(target.node().span, pointer.clone());
        self.waiting.push_back((kind, name, target));
        pointer
    }

    /// The place of a target that is a component, or stands in one.
    fn within(&self, target: &Target, sources: &Sources) -> Option<String> {
        let root: FileId = target.node().span.file;
        let mut around = vec![sources.root(root)?.as_ref()];
        for token in target.pointer.tokens() {
            around.push(Pointer::default().join(token).find(around.last()?)?);
        }
        let depth = (0..around.len())
            .rev()
            .find(|depth| self.places.contains_key(&around[*depth].span))?;
        let rest = Pointer::default().extended(&target.pointer.tokens()[depth..]);
        Some(format!(
            "{}{}",
            self.places[&around[depth].span],
            encoded(&rest)
        ))
    }

    fn free_name(&mut self, kind: Kind, wanted: &str) -> String {
        let numbered = (2..).map(|number| format!("{wanted}{number}"));
        let mut names = std::iter::once(wanted.to_owned()).chain(numbered);
        let name = names.find(|name| self.taken.insert((kind, name.clone())));
        name.unwrap_or_default()
    }

    /// The next component that waits to be written.
    pub(super) fn next(&mut self) -> Option<(Kind, String, Target)> {
        self.waiting.pop_front()
    }

    pub(super) fn finish(&mut self, kind: Kind, name: String, node: Node) {
        self.made.entry(kind).or_default().push((name, node));
    }

    /// Writes what was made behind the components that the document has.
    pub(super) fn append_to(self, tree: &mut Node) {
        let span = Span::start_of(tree.span.file);
        let Value::Mapping(root) = &mut tree.value else {
            return;
        };
        if self.made.is_empty() {
            return;
        }
        let Some(components) = member(root, "components", span) else {
            return;
        };
        for (kind, made) in self.made {
            let Some(section) = kind.section() else {
                continue;
            };
            // A section that is no mapping is left for its reader to complain of.
            let Some(section) = member(components, section, span) else {
                continue;
            };
            for (name, node) in made {
                let key_span = node.span;
                section.insert(name, Entry { key_span, node });
            }
        }
    }
}

/// The mapping under a key, made if nothing is there; none if something else is.
fn member<'m>(mapping: &'m mut Mapping, key: &str, span: Span) -> Option<&'m mut Mapping> {
    let entry = mapping.entry(key.to_owned()).or_insert_with(|| Entry {
        key_span: span,
        node: Node {
            value: Value::Mapping(Box::default()),
            span,
        },
    });
    match &mut entry.node.value {
        Value::Mapping(mapping) => Some(mapping),
        _ => None,
    }
}

fn local(kind: Kind, name: &str) -> String {
    let section = kind.section().unwrap_or("schemas");
    let pointer = Pointer::default()
        .join("components")
        .join(section)
        .join(name);
    format!("#{}", encoded(&pointer))
}

/// A pointer as a URL's fragment holds it (RFC 6901, 6).
pub(super) fn encoded(pointer: &Pointer) -> String {
    use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
    const OUTSIDE: &AsciiSet = &CONTROLS
        .add(b' ')
        .add(b'"')
        .add(b'%')
        .add(b'<')
        .add(b'>')
        .add(b'`');
    utf8_percent_encode(&pointer.to_string(), OUTSIDE).to_string()
}

/// A name as OpenAPI allows for components (3.0.3, Components Object).
fn component_name(wanted: &str) -> String {
    let is_legal = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    wanted
        .chars()
        .map(|c| if is_legal(c) { c } else { '_' })
        .collect()
}
