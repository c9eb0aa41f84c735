//! YAML text to nodes, event by event, without recursion.

use std::borrow::Cow;
use std::collections::HashMap;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Tag};

use super::span::LineIndex;
use super::{Entry, FileId, Limits, Mapping, Node, Span, Value, scalar};
use crate::diagnostic::{Code, Diagnostic};

/// Reads one YAML document. `None` when the text breaks off or a limit is
/// passed; a duplicate key is reported and the first value kept.
pub(super) fn read(
    text: &str,
    lines: &LineIndex,
    file: FileId,
    limits: &Limits,
    problems: &mut Vec<Diagnostic>,
) -> Option<Node> {
    let mut reader = Reader {
        text,
        lines,
        file,
        limits,
        problems,
        open: Vec::new(),
        anchors: HashMap::new(),
        aliased: 0,
        root: None,
    };
    let mut parser = Parser::new_from_str(text);
    while let Some(event) = parser.next_event() {
        let step = match event {
            Ok((event, span)) => reader.take(event, span),
            Err(error) => Err(reader.syntax(&error)),
        };
        if let Err(problem) = step {
            reader.problems.push(*problem);
            return None;
        }
    }
    if reader.root.is_none() {
        reader.problems.push(empty(file));
    }
    reader.root
}

pub(super) fn empty(file: FileId) -> Diagnostic {
    Diagnostic::error(
        Code::EMPTY_DOCUMENT,
        Span::start_of(file),
        "the file is empty",
    )
    .help("an OpenAPI document begins with `openapi:` and a version")
}

/// A collection whose end has not come yet.
struct Open {
    anchor: usize,
    start: u32,
    kind: OpenKind,
}

enum OpenKind {
    Sequence(Vec<Node>),
    Mapping {
        entries: Mapping,
        /// The key whose value comes next.
        key: Option<(String, Span)>,
    },
}

struct Reader<'a> {
    text: &'a str,
    lines: &'a LineIndex,
    file: FileId,
    limits: &'a Limits,
    problems: &'a mut Vec<Diagnostic>,
    open: Vec<Open>,
    /// Anchored nodes with the number of nodes in each.
    anchors: HashMap<usize, (Node, usize)>,
    aliased: usize,
    root: Option<Node>,
}

/// An error that ends the reading.
type Step = Result<(), Box<Diagnostic>>;

impl Reader<'_> {
    fn take(&mut self, event: Event<'_>, span: saphyr_parser::Span) -> Step {
        let span = self.span(span);
        match event {
            Event::DocumentStart(_) if self.root.is_some() => Err(Diagnostic::error(
                Code::SEVERAL_DOCUMENTS,
                span,
                "the file holds a second YAML document",
            )
            .help("keep one document in a file; remove what follows `---`")
            .into()),
            Event::Scalar(text, style, anchor, tag) => {
                let value = scalar_value(text, style, tag.as_deref());
                self.add(Node { value, span }, anchor)
            }
            Event::SequenceStart(anchor, _) => {
                self.begin(anchor, span, OpenKind::Sequence(Vec::new()))
            }
            Event::MappingStart(anchor, _) => self.begin(
                anchor,
                span,
                OpenKind::Mapping {
                    entries: Mapping::new(),
                    key: None,
                },
            ),
            Event::SequenceEnd | Event::MappingEnd => self.end(span),
            Event::Alias(anchor) => self.alias(anchor, span),
            _ => Ok(()),
        }
    }

    fn begin(&mut self, anchor: usize, span: Span, kind: OpenKind) -> Step {
        if self.open.len() >= self.limits.depth {
            return Err(too_deep(span, self.limits.depth).into());
        }
        self.open.push(Open {
            anchor,
            start: span.start,
            kind,
        });
        Ok(())
    }

    fn end(&mut self, end: Span) -> Step {
        let Some(open) = self.open.pop() else {
            return Ok(());
        };
        // A block collection ends where the next token begins; its last child
        // is the better end.
        let (value, last) = match open.kind {
            OpenKind::Sequence(items) => {
                let last = items.last().map(|item| item.span.end);
                (Value::Sequence(items), last)
            }
            OpenKind::Mapping { entries, .. } => {
                let last = entries
                    .last()
                    .map(|(_, entry)| entry.node.span.end.max(entry.key_span.end));
                (Value::Mapping(entries), last)
            }
        };
        let flow = matches!(
            self.text.as_bytes().get(open.start as usize),
            Some(b'[' | b'{')
        );
        let end = match last {
            Some(last) if !flow => last,
            _ => end.end,
        };
        let span = Span {
            file: self.file,
            start: open.start,
            end: end.max(open.start),
        };
        self.add(Node { value, span }, open.anchor)
    }

    fn alias(&mut self, anchor: usize, span: Span) -> Step {
        let Some((node, size)) = self.anchors.get(&anchor) else {
            // The parser knows the anchor, so the alias stands inside it.
            return Err(
                Diagnostic::error(Code::SYNTAX, span, "an alias inside its own anchor")
                    .help("write the value out, or describe recursion with `$ref`")
                    .into(),
            );
        };
        self.aliased += size;
        if self.aliased > self.limits.aliased_nodes {
            return Err(Diagnostic::error(
                Code::ALIAS_BOMB,
                span,
                format_args!(
                    "aliases repeat more than {} values",
                    self.limits.aliased_nodes
                ),
            )
            .help("write the value out once and refer to it with `$ref`")
            .into());
        }
        let node = node.clone();
        self.add(node, 0)
    }

    /// Puts a finished node where it belongs: a key, a value, an item, the root.
    fn add(&mut self, node: Node, anchor: usize) -> Step {
        let text = self.text;
        if anchor != 0 {
            let size = size(&node);
            self.anchors.insert(anchor, (node.clone(), size));
        }
        match self.open.last_mut().map(|open| &mut open.kind) {
            None => self.root = Some(node),
            Some(OpenKind::Sequence(items)) => items.push(node),
            Some(OpenKind::Mapping { entries, key }) => match key.take() {
                None => *key = Some((key_text(text, &node)?, node.span)),
                Some((text, key_span)) => {
                    insert(entries, text, Entry { key_span, node }, self.problems);
                }
            },
        }
        Ok(())
    }

    fn span(&self, span: saphyr_parser::Span) -> Span {
        let offset = |marker: &saphyr_parser::Marker| {
            self.lines.offset(self.text, marker.line(), marker.col())
        };
        Span {
            file: self.file,
            start: offset(&span.start),
            end: offset(&span.end),
        }
    }

    fn syntax(&self, error: &ScanError) -> Box<Diagnostic> {
        let marker = error.marker();
        let at = self.lines.offset(self.text, marker.line(), marker.col());
        let span = Span {
            file: self.file,
            start: at,
            end: at,
        };
        // The parser has a bound of its own for `[[[[`, which it meets before ours.
        if error.info() == "recursion limit exceeded" {
            return too_deep(span, self.limits.depth).into();
        }
        Diagnostic::error(
            Code::SYNTAX,
            span,
            format_args!("not valid YAML: {}", error.info()),
        )
        .help("check the indentation, the quotes and the colons around this place")
        .into()
    }
}

fn key_text(text: &str, node: &Node) -> Result<String, Box<Diagnostic>> {
    match &node.value {
        Value::String(key) => Ok(key.clone()),
        Value::Sequence(_) | Value::Mapping(_) => Err(Diagnostic::error(
            Code::KEY_NOT_SCALAR,
            node.span,
            format_args!("a key is {}", node.kind()),
        )
        .help("keys are plain text; quote one that begins with `[` or `{`")
        .into()),
        // `200:` and `null:` are keys as written.
        _ => Ok(text[node.span.start as usize..node.span.end as usize].to_owned()),
    }
}

pub(super) fn too_deep(span: Span, depth: usize) -> Diagnostic {
    Diagnostic::error(
        Code::NESTED_TOO_DEEP,
        span,
        format_args!("values are nested more than {depth} deep"),
    )
    .help("move inner parts into components and refer to them with `$ref`")
}

/// Adds an entry; of two equal keys the first stays and the second is reported.
pub(super) fn insert(
    entries: &mut Mapping,
    key: String,
    entry: Entry,
    problems: &mut Vec<Diagnostic>,
) {
    match entries.get(&key) {
        Some(first) => problems.push(
            Diagnostic::error(
                Code::DUPLICATE_KEY,
                entry.key_span,
                format_args!("the key `{key}` is written twice in one mapping"),
            )
            .related(first.key_span, "first written here")
            .help("remove one of the two, or merge their values"),
        ),
        None => {
            entries.insert(key, entry);
        }
    }
}

fn scalar_value(text: Cow<'_, str>, style: ScalarStyle, tag: Option<&Tag>) -> Value {
    let is_string_tag = tag.is_some_and(|tag| tag.is_yaml_core_schema() && tag.suffix == "str");
    if style == ScalarStyle::Plain && !is_string_tag {
        scalar::resolve(&text)
    } else {
        Value::String(text.into_owned())
    }
}

fn size(node: &Node) -> usize {
    1 + match &node.value {
        Value::Sequence(items) => items.iter().map(size).sum::<usize>(),
        Value::Mapping(mapping) => mapping.values().map(|entry| size(&entry.node)).sum(),
        _ => 0,
    }
}
