//! Reading the members of one object: each once, the unknown ones reported.

use indexmap::IndexMap;

use super::{Extensions, Version};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::source::{Entry, Mapping, Node, Value};

/// Members that OpenAPI 3.2 added and nothing here reads yet, each with its object.
const NEWER: [(&str, &str); 18] = [
    ("OpenAPI document", "$self"),
    ("path item", "query"),
    ("path item", "additionalOperations"),
    ("components", "mediaTypes"),
    ("media type", "itemSchema"),
    ("media type", "itemEncoding"),
    ("media type", "prefixEncoding"),
    ("discriminator", "defaultMapping"),
    ("example", "dataValue"),
    ("example", "serializedValue"),
    ("tag", "summary"),
    ("tag", "parent"),
    ("tag", "kind"),
    ("response", "summary"),
    ("server", "name"),
    ("security scheme", "deprecated"),
    ("security scheme", "oauth2MetadataUrl"),
    ("OAuth flows object", "deviceAuthorization"),
];

/// What every parser is given beside its node.
pub(crate) struct Context<'p> {
    pub(crate) version: Version,
    pub(crate) problems: &'p mut Vec<Diagnostic>,
}

impl Context<'_> {
    pub(crate) fn report(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
    }
}

/// An OpenAPI object that can be read from a node. `None` means that the problem
/// was reported and the object is left out.
pub(crate) trait Parse: Sized {
    fn parse(node: &Node, cx: &mut Context<'_>) -> Option<Self>;
}

/// The members of one object while they are being read.
pub(crate) struct Fields<'n> {
    node: &'n Node,
    mapping: &'n Mapping,
    what: &'static str,
    known: Vec<&'static str>,
}

impl<'n> Fields<'n> {
    /// `what` names the object in messages: `operation`, `media type`.
    pub(crate) fn open(node: &'n Node, what: &'static str, cx: &mut Context<'_>) -> Option<Self> {
        let Some(mapping) = node.as_mapping() else {
            cx.report(wrong_kind(node, what, "a mapping"));
            return None;
        };
        Some(Fields {
            node,
            mapping,
            what,
            known: Vec::new(),
        })
    }

    /// The member's node, if it is there.
    pub(crate) fn take(&mut self, key: &'static str) -> Option<&'n Node> {
        self.known.push(key);
        self.mapping.get(key).map(|entry| &entry.node)
    }

    /// Members that are legal here and of no use to any later stage.
    pub(crate) fn ignore(&mut self, keys: &[&'static str]) {
        self.known.extend(keys);
    }

    pub(crate) fn item<T: Parse>(&mut self, key: &'static str, cx: &mut Context<'_>) -> Option<T> {
        T::parse(self.take(key)?, cx)
    }

    pub(crate) fn required<T: Parse>(
        &mut self,
        key: &'static str,
        cx: &mut Context<'_>,
    ) -> Option<T> {
        let is_there = self.mapping.contains_key(key);
        if !is_there {
            cx.report(self.missing(key, Severity::Error, Code::MISSING_MEMBER));
        }
        self.item(key, cx)
    }

    /// A member that OpenAPI requires and that only says what things are called.
    pub(crate) fn naming<T: Parse>(
        &mut self,
        key: &'static str,
        cx: &mut Context<'_>,
    ) -> Option<T> {
        if !self.mapping.contains_key(key) {
            cx.report(self.missing(key, Severity::Warning, Code::MISSING_INFO));
        }
        self.item(key, cx)
    }

    fn missing(&self, key: &str, severity: Severity, code: Code) -> Diagnostic {
        let message = format!("this {} has no `{key}`", self.what);
        let problem = match severity {
            Severity::Error => Diagnostic::error(code, self.node.span, message),
            Severity::Warning => Diagnostic::warning(code, self.node.span, message),
        };
        problem.help(format_args!("add `{key}:`; OpenAPI requires it here"))
    }

    pub(crate) fn flag(&mut self, key: &'static str, cx: &mut Context<'_>) -> bool {
        self.item(key, cx).unwrap_or(false)
    }

    pub(crate) fn list<T: Parse>(&mut self, key: &'static str, cx: &mut Context<'_>) -> Vec<T> {
        self.item::<Vec<T>>(key, cx).unwrap_or_default()
    }

    pub(crate) fn map<T: Parse>(
        &mut self,
        key: &'static str,
        cx: &mut Context<'_>,
    ) -> IndexMap<String, T> {
        self.item(key, cx).unwrap_or_default()
    }

    /// The `x-` members; anything else that was not asked for is reported.
    pub(crate) fn finish(self, cx: &mut Context<'_>) -> Extensions {
        let mut extensions = Extensions::default();
        for (key, entry) in self.mapping {
            let is_extension = key.starts_with("x-");
            // It was read, or is of no use to any later stage.
            if self.known.contains(&key.as_str()) && !is_extension {
                continue;
            }
            if is_extension {
                extensions.insert(key.clone(), entry.node.clone());
            } else if NEWER.contains(&(self.what, key.as_str())) {
                cx.report(
                    Diagnostic::warning(
                        Code::NEWER_MEMBER_SKIPPED,
                        entry.key_span,
                        format_args!(
                            "`{key}` of this {} is OpenAPI 3.2; it is skipped",
                            self.what
                        ),
                    )
                    .help("say it as 3.1 does, where that can be said"),
                );
            } else {
                cx.report(
                    Diagnostic::warning(
                        Code::UNKNOWN_MEMBER,
                        entry.key_span,
                        format_args!("unknown member `{key}` of this {}", self.what),
                    )
                    .help("check the spelling and the indentation, or prefix it with `x-`"),
                );
            }
        }
        extensions
    }
}

pub(super) fn wrong_kind(node: &Node, what: &str, expected: &str) -> Diagnostic {
    Diagnostic::error(
        Code::WRONG_KIND,
        node.span,
        format_args!("{what}: expected {expected}, found {}", node.kind()),
    )
    .help(match (&node.value, expected) {
        (Value::Null, _) => "write the value, or remove the key".to_owned(),
        (_, "a mapping") => "write members as `name: value`, indented below the key".to_owned(),
        (_, "a list") => "write entries as `- entry`, or all as `[one, two]`".to_owned(),
        (Value::Number(number), "a string") => format!("put it in quotes: \"{number}\""),
        (Value::Bool(value), "a string") => format!("put it in quotes: \"{value}\""),
        (Value::String(_), "a number" | "true or false" | "a whole number from 0") => {
            format!("write {expected} without quotes")
        }
        _ => format!("write {expected}"),
    })
}

/// The entries of an object whose keys are its author's, without `x-` members.
pub(super) fn entries<'n>(
    node: &'n Node,
    what: &str,
    cx: &mut Context<'_>,
) -> Option<Vec<(&'n String, &'n Entry)>> {
    let Some(mapping) = node.as_mapping() else {
        cx.report(wrong_kind(node, what, "a mapping"));
        return None;
    };
    let entries = mapping.iter().filter(|(key, _)| !key.starts_with("x-"));
    Some(entries.collect())
}

impl Parse for String {
    fn parse(node: &Node, cx: &mut Context<'_>) -> Option<Self> {
        if let Some(text) = node.as_str() {
            return Some(text.to_owned());
        }
        cx.report(wrong_kind(node, "this member", "a string"));
        None
    }
}

impl Parse for bool {
    fn parse(node: &Node, cx: &mut Context<'_>) -> Option<Self> {
        if node.as_bool().is_none() {
            cx.report(wrong_kind(node, "this member", "true or false"));
        }
        node.as_bool()
    }
}

impl Parse for Node {
    fn parse(node: &Node, _: &mut Context<'_>) -> Option<Self> {
        Some(node.clone())
    }
}

impl<T: Parse> Parse for Vec<T> {
    fn parse(node: &Node, cx: &mut Context<'_>) -> Option<Self> {
        let Some(items) = node.as_sequence() else {
            cx.report(wrong_kind(node, "this member", "a list"));
            return None;
        };
        Some(items.iter().filter_map(|item| T::parse(item, cx)).collect())
    }
}

impl<T: Parse> Parse for IndexMap<String, T> {
    fn parse(node: &Node, cx: &mut Context<'_>) -> Option<Self> {
        let Some(mapping) = node.as_mapping() else {
            cx.report(wrong_kind(node, "this member", "a mapping"));
            return None;
        };
        let entries = mapping
            .iter()
            .filter_map(|(key, entry)| Some((key.clone(), T::parse(&entry.node, cx)?)));
        Some(entries.collect())
    }
}
