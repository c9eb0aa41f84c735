//! YAML text to nodes, event by event, without recursion.

use std::borrow::Cow;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Tag};

use super::anchors::Anchors;
use super::cursor::Cursor;
use super::refusal::{empty, insert, too_deep, too_many};
use super::{Entry, FileId, Limits, Mapping, Node, Span, Value, scalar};
use crate::diagnostic::{Code, Diagnostic};

/// Reads one YAML document. `None` when the text breaks off or a limit is
/// passed; a duplicate key is reported and the first value kept.
pub(super) fn read(
    text: &str,
    file: FileId,
    limits: &Limits,
    problems: &mut Vec<Diagnostic>,
) -> Option<Node> {
    let mut reader = Reader {
        text,
        cursor: Cursor::new(text),
        file,
        limits,
        problems,
        open: Vec::new(),
        anchors: Anchors::new(limits),
        values: 0,
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
    cursor: Cursor<'a>,
    file: FileId,
    limits: &'a Limits,
    problems: &'a mut Vec<Diagnostic>,
    open: Vec<Open>,
    anchors: Anchors<'a>,
    /// Keys, values and collections so far.
    values: usize,
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
        let start = match &kind {
            OpenKind::Sequence(_) => self.first_dash(span.start).unwrap_or(span.start),
            OpenKind::Mapping { .. } => span.start,
        };
        self.open.push(Open {
            anchor,
            start,
            kind,
        });
        Ok(())
    }

    /// The first dash of a sequence that is not indented below its key. The
    /// parser has it begin with its first item, which would then share its span.
    fn first_dash(&self, start: u32) -> Option<u32> {
        let Some(OpenKind::Mapping { key, .. }) = self.open.last().map(|open| &open.kind) else {
            return None;
        };
        let (_, key_span) = key.as_ref()?;
        let mut at = key_span.end as usize;
        // Before the dash stand the colon, perhaps an anchor, and comments.
        while let Some(rest) = self.text.get(at..start as usize) {
            let token = rest.trim_start();
            at += rest.len() - token.len();
            let end = match token.chars().next()? {
                '-' if token[1..].is_empty() || token[1..].starts_with(char::is_whitespace) => {
                    return Some(at as u32);
                }
                '#' => token.find(['\n', '\r']),
                _ => token.find(char::is_whitespace),
            };
            at += end.unwrap_or(token.len());
        }
        None
    }

    fn end(&mut self, end: Span) -> Step {
        let Some(open) = self.open.pop() else {
            return Ok(());
        };
        // A block collection ends where the next token begins; its last child
        // is the better end.
        let (value, last) = match open.kind {
            OpenKind::Sequence(mut items) => {
                items.shrink_to_fit();
                let last = items.last().map(|item| item.span.end);
                (Value::Sequence(items), last)
            }
            OpenKind::Mapping { mut entries, .. } => {
                entries.shrink_to_fit();
                let last = entries
                    .last()
                    .map(|(_, entry)| entry.node.span.end.max(entry.key_span.end));
                (Value::Mapping(Box::new(entries)), last)
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
        let node = self.anchors.repeat(anchor, span, self.open.len())?;
        self.add(node, 0)
    }

    /// Puts a finished node where it belongs: a key, a value, an item, the root.
    fn add(&mut self, node: Node, anchor: usize) -> Step {
        let text = self.text;
        self.values += 1;
        if self.values > self.limits.values {
            return Err(too_many(node.span, self.limits.values).into());
        }
        if anchor != 0 {
            self.anchors.define(anchor, &node)?;
        }
        match self.open.last_mut().map(|open| &mut open.kind) {
            None => self.root = Some(node),
            Some(OpenKind::Sequence(items)) => items.push(node),
            Some(OpenKind::Mapping { entries, key }) => match key.take() {
                None => *key = Some((key_text(text, &node)?, node.span)),
                Some((_, span)) if &text[span.start as usize..span.end as usize] == "<<" => {
                    self.problems.push(merge_key(span));
                }
                Some((text, key_span)) => {
                    insert(entries, text, Entry { key_span, node }, self.problems);
                }
            },
        }
        Ok(())
    }

    fn span(&mut self, span: saphyr_parser::Span) -> Span {
        Span {
            file: self.file,
            start: self.cursor.offset(span.start.index()),
            end: self.cursor.offset(span.end.index()),
        }
    }

    fn syntax(&mut self, error: &ScanError) -> Box<Diagnostic> {
        let at = self.cursor.offset(error.marker().index());
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

/// YAML 1.1 merged the members of another mapping here. Said as an error, since
/// a `<<` left as it stands is a property of that name.
fn merge_key(span: Span) -> Diagnostic {
    Diagnostic::error(
        Code::MERGE_KEY,
        span,
        "`<<` merges no members: YAML 1.2 has no merge keys",
    )
    .help("write the members out, or combine schemas with `allOf` and `$ref`")
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

fn scalar_value(text: Cow<'_, str>, style: ScalarStyle, tag: Option<&Tag>) -> Value {
    let is_string_tag = tag.is_some_and(|tag| tag.is_yaml_core_schema() && tag.suffix == "str");
    if style == ScalarStyle::Plain && !is_string_tag {
        scalar::resolve(&text)
    } else {
        let mut text = text.into_owned();
        text.shrink_to_fit();
        Value::String(text)
    }
}

#[cfg(test)]
mod tests {
    use crate::source::{Limits, Node, Pointer, Sources};

    /// What stands in the text at the places of a node and of its key.
    fn check(text: &str, pointer: &str, expected: &str) {
        let (sources, file) = Sources::of(text);
        let node = Pointer::parse(pointer).find(sources.root(file).unwrap());
        let span = node.unwrap().span;
        let read = &sources.file(file).text()[span.start as usize..span.end as usize];
        assert_eq!(read, expected, "{pointer}");
    }

    #[test]
    fn a_scalar_spans_its_text_with_its_quotes() {
        check("a: one # two\nb: 'x'", "/a", "one");
        check("a: one # two\nb: 'x'", "/b", "'x'");
    }

    #[test]
    fn a_collection_ends_with_its_last_part() {
        check(
            "a:\n  b: 1\n  c: [2]\n\n# end\nd: 3\n",
            "/a",
            "b: 1\n  c: [2]",
        );
        check("a: [1, {b: 2} ]\n", "/a", "[1, {b: 2} ]");
    }

    #[test]
    fn a_list_that_is_not_indented_begins_with_its_dash() {
        check("a:\n- 1\n- 2\nb: 3\n", "/a", "- 1\n- 2");
        check("a: # - no\n-  [1]\nb: 3\n", "/a", "-  [1]");
        check("a:\n- - 1\n", "/a", "- - 1");
    }

    #[test]
    fn text_beyond_ascii_does_not_move_what_follows() {
        let text =
            "# — ☃\na: é # ü\n'ö': |\n  ä\n  ☃\nc: >-\n  ß\n\n  ß\nd: \"ñ\\u00e9\"\ne: [ø, x]\n";
        check(text, "/e/1", "x");
        check(text, "/d", "\"ñ\\u00e9\"");
    }

    #[test]
    fn line_ends_of_all_kinds_are_line_ends() {
        let texts =
            ["\n", "\r\n", "\r"].map(|end| format!("a: 1{end}bé:{end}  - x{end}  - y{end}"));
        for text in &texts {
            check(text, "/bé/1", "y");
        }
    }

    #[test]
    fn aliases_cannot_nest_deeper_than_the_limit() {
        let limits = Limits {
            depth: 3,
            ..Limits::default()
        };
        let read = |text: &str| -> Option<Node> {
            let mut sources = Sources::in_memory(&limits);
            let file = sources.add_text("test.yaml", text, &mut Vec::new());
            sources.root(file).map(|root| Node::clone(root))
        };
        assert!(read("a: &a [1]\nb: [*a]\n").is_some());
        assert!(read("a: &a [1]\nb: [[*a]]\n").is_none());
    }

    #[test]
    fn anchors_within_anchors_count_as_repetition() {
        let limits = Limits {
            aliased_nodes: 10,
            ..Limits::default()
        };
        let mut problems = Vec::new();
        let mut sources = Sources::in_memory(&limits);
        sources.add_text("test.yaml", "&a [&b [&c [&d [1]]]]", &mut problems);
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].code.as_str(), "alias-bomb");
    }
}
