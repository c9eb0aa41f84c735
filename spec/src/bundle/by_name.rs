//! Where the bundle meets schemas that are named or referred to by name.

use super::Bundler;
use super::names::{DYNAMIC_REF, NAMING};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Reference;
use crate::outline::Kind;
use crate::source::{Entry, Mapping, Node, Span, Value};

impl Bundler<'_> {
    /// A reference by name as one by place.
    pub(super) fn by_place(&mut self, target: &Node) -> Option<String> {
        let reference = Reference {
            target: target.as_str()?.to_owned(),
            span: target.span,
        };
        let names = self.names.as_mut()?;
        let mut problems = Vec::new();
        let text = names.by_place(&reference, self.sources, &mut problems);
        self.tell(target.span, problems);
        text
    }

    /// Whether a member is a name of a schema, and not one that it describes.
    pub(super) fn is_name(&self, kind: Kind, key: &str) -> bool {
        kind == Kind::Schema && self.names.is_some() && NAMING.contains(&key)
    }

    /// A schema whose `$dynamicRef` is a `$ref`; none for one that has none.
    pub(super) fn with_static_reference(&mut self, node: &Node, kind: Kind) -> Option<Node> {
        let target = node.get(DYNAMIC_REF).filter(|_| kind == Kind::Schema)?;
        let anchor = target.as_str()?;
        let (mut node, target) = (node.clone(), target.clone());
        let names = self.names.as_mut()?;
        names.gather(target.span.file, self.sources);
        self.dynamic.insert(target.span, anchor.to_owned());
        let Value::Mapping(members) = &mut node.value else {
            return None;
        };
        members.shift_remove(DYNAMIC_REF);
        let (key_span, span) = (target.span, target.span);
        let reference = Entry {
            key_span,
            node: target,
        };
        if !members.contains_key("$ref") {
            members.insert("$ref".to_owned(), reference);
            return Some(node);
        }
        let part = Node {
            value: Value::Mapping(Box::new(Mapping::from([("$ref".to_owned(), reference)]))),
            span,
        };
        let none = || Entry {
            key_span,
            node: Node {
                value: Value::Sequence(Vec::new()),
                span,
            },
        };
        let all_of = members.entry("allOf".to_owned()).or_insert_with(none);
        if let Value::Sequence(parts) = &mut all_of.node.value {
            parts.push(part);
        }
        Some(node)
    }

    /// Tells which dynamic references may mean several schemas, now that every file is read.
    pub(super) fn tell_several_meanings(&mut self) {
        let Some(names) = &self.names else { return };
        let dynamic = self.dynamic.iter();
        let several = dynamic.filter(|(_, anchor)| names.meanings(anchor) > 1);
        self.problems
            .extend(several.map(|(span, anchor)| several_meanings(*span, anchor)));
    }
}

fn several_meanings(target: Span, anchor: &str) -> Diagnostic {
    Diagnostic::warning(
        Code::DYNAMIC_REF_READ_AS_STATIC,
        target,
        format_args!("`{anchor}` means another schema by who refers to the one around it; it is read as `$ref`"),
    )
    .help("have one `$dynamicAnchor` of that name, or write out the schema for each use")
}
