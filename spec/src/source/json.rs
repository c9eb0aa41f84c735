//! JSON text to nodes. The syntax tree comes from `jsonc-parser`, held to plain JSON.

use jsonc_parser::ast::Value as Ast;
use jsonc_parser::common::{Range, Ranged};
use jsonc_parser::errors::ParseErrorKind;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use super::refusal::{empty, insert, too_deep, too_many};
use super::{Entry, FileId, Limits, Mapping, Node, Number, Span, Value};
use crate::diagnostic::{Code, Diagnostic};

const PLAIN_JSON: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
};

/// Reads one JSON value. `None` when the text breaks off or a limit is passed.
pub(super) fn read(
    text: &str,
    file: FileId,
    limits: &Limits,
    problems: &mut Vec<Diagnostic>,
) -> Option<Node> {
    // Every value but the first of its list or object follows a comma, so they are
    // counted before a tree of them is built. Commas in texts count too; the limit
    // leaves room for prose.
    if text.bytes().filter(|byte| *byte == b',').count() > limits.values {
        problems.push(too_many(Span::start_of(file), limits.values));
        return None;
    }
    let parsed = match parse_to_ast(text, &CollectOptions::default(), &PLAIN_JSON) {
        Ok(parsed) => parsed,
        Err(error) => {
            let span = span(file, error.range());
            problems.push(match error.kind() {
                // The parser has a bound of its own, far beyond any sensible limit.
                ParseErrorKind::NestingDepthExceeded => too_deep(span, limits.depth),
                kind => Diagnostic::error(
                    Code::SYNTAX,
                    span,
                    format_args!("not valid JSON: {}", lower_first(&kind.to_string())),
                )
                .help("check the commas, quotes and brackets around this place"),
            });
            return None;
        }
    };
    let Some(value) = parsed.value else {
        problems.push(empty(file));
        return None;
    };
    let mut reader = Reader {
        file,
        limits,
        problems,
    };
    reader.node(value, 0)
}

struct Reader<'a> {
    file: FileId,
    limits: &'a Limits,
    problems: &'a mut Vec<Diagnostic>,
}

impl Reader<'_> {
    /// Recursion is bounded by the parser's own depth, and by ours before that.
    fn node(&mut self, ast: Ast<'_>, depth: usize) -> Option<Node> {
        let span = span(self.file, ast.range());
        // As in YAML, only what holds values counts as a level.
        let is_level = matches!(ast, Ast::Array(_) | Ast::Object(_));
        if is_level && depth >= self.limits.depth {
            self.problems.push(too_deep(span, self.limits.depth));
            return None;
        }
        let value = match ast {
            Ast::NullKeyword(_) => Value::Null,
            Ast::BooleanLit(literal) => Value::Bool(literal.value),
            Ast::NumberLit(literal) => Value::Number(Number::from_json_text(literal.value)),
            Ast::StringLit(literal) => Value::String(literal.value.into_owned()),
            Ast::Array(array) => Value::Sequence(
                array
                    .elements
                    .into_iter()
                    .map(|item| self.node(item, depth + 1))
                    .collect::<Option<_>>()?,
            ),
            Ast::Object(object) => {
                let mut entries = Mapping::with_capacity(object.properties.len());
                for property in object.properties {
                    let key_span = self::span(self.file, property.name.range());
                    let node = self.node(property.value, depth + 1)?;
                    let entry = Entry { key_span, node };
                    insert(
                        &mut entries,
                        property.name.into_string(),
                        entry,
                        self.problems,
                    );
                }
                Value::Mapping(Box::new(entries))
            }
        };
        Some(Node { value, span })
    }
}

fn span(file: FileId, range: Range) -> Span {
    Span {
        file,
        start: range.start as u32,
        end: range.end as u32,
    }
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map(|first| first.to_lowercase().chain(chars).collect())
        .unwrap_or_default()
}
