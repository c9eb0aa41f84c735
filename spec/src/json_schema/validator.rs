//! Judging a value by a schema. The one module that sees the validating crate.

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind;
use serde_json::Value;

use super::{JsonSchema, format};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;

/// How many schemas may stand behind one another. The crate goes through them by calls,
/// which take about one of the two megabytes that a thread has.
const MAX_HEIGHT: usize = 1_000;

/// A schema made ready to judge values.
#[derive(Debug)]
pub struct Validator {
    validator: jsonschema::Validator,
    schema: JsonSchema,
}

/// One way in which a value breaks a schema. It holds no part of the value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// JSON Pointer of the part of the value.
    pub pointer: String,
    /// The keyword that refuses it, such as `required`.
    pub keyword: String,
    /// The member that is missing, or those that are forbidden.
    pub members: Vec<String>,
    /// What the schema asks for, with the value left out.
    pub message: String,
    /// What kind of value was seen: `a string of 12 characters`.
    pub seen: String,
    /// Where the schema was written.
    pub span: Option<Span>,
}

impl Validator {
    /// Makes a schema ready. Formats are asserted; unknown ones are left alone.
    ///
    /// # Errors
    /// When no validator can be built, such as for a pattern that is no
    /// regular expression, or when it leads through too many schemas.
    pub fn new(schema: JsonSchema) -> Result<Validator, Box<Diagnostic>> {
        if schema.height > MAX_HEIGHT {
            return Err(too_high(&schema).into());
        }
        let mut options = jsonschema::draft202012::options()
            .should_validate_formats(true)
            .offline();
        for (name, test) in format::FORMATS {
            options = options.with_format(name, test);
        }
        match options.build(&schema.schema) {
            Ok(validator) => Ok(Validator { validator, schema }),
            Err(error) => {
                let pointer = error.instance_path().as_str();
                Err(Diagnostic::error(
                    Code::UNUSABLE_SCHEMA,
                    schema.place(pointer),
                    format_args!("no value can be judged by this schema: {error}"),
                )
                .help("correct the keyword; patterns are ECMA 262 regular expressions")
                .into())
            }
        }
    }

    /// Whether the value keeps to the schema.
    #[must_use]
    pub fn is_valid(&self, value: &Value) -> bool {
        self.validator.is_valid(value)
    }

    /// Every way in which the value breaks the schema, in the value's order.
    #[must_use]
    pub fn violations(&self, value: &Value) -> Vec<Violation> {
        self.validator
            .iter_errors(value)
            .map(|error| Violation {
                pointer: error.instance_path().as_str().to_owned(),
                keyword: error.kind().keyword().to_owned(),
                members: members(error.kind()),
                message: message(&error),
                seen: describe(error.instance()),
                span: self.place(&error),
            })
            .collect()
    }

    /// Where the keyword stands that refuses; of `required`, the very entry.
    fn place(&self, error: &ValidationError<'_>) -> Option<Span> {
        let pointer = error.schema_path().as_str();
        let ValidationErrorKind::Required { property } = error.kind() else {
            return self.schema.place(pointer);
        };
        let entries = self
            .schema
            .schema
            .pointer(pointer)
            .and_then(Value::as_array);
        let entry = entries.and_then(|all| all.iter().position(|entry| entry == property));
        match entry {
            Some(index) => self.schema.place(&format!("{pointer}/{index}")),
            None => self.schema.place(pointer),
        }
    }
}

fn too_high(schema: &JsonSchema) -> Diagnostic {
    let root = schema.schema.get("$ref").and_then(Value::as_str);
    let span = root.and_then(|root| schema.place(root.trim_start_matches('#')));
    Diagnostic::error(
        Code::UNUSABLE_SCHEMA,
        span,
        format_args!(
            "no value can be judged by this schema: it leads through more than {MAX_HEIGHT} \
             schemas, one within the other"
        ),
    )
    .help("shorten the chain of `allOf`, `$ref` or members; few values need so many schemas")
}

fn message(error: &ValidationError<'_>) -> String {
    match error.kind() {
        // The crate would print the schema, which is a reference within ours.
        ValidationErrorKind::Not { .. } => "the value is one that `not` forbids".to_owned(),
        // The crate would print the name, masking only the value around it.
        ValidationErrorKind::PropertyNames { .. } => {
            "the value has a member whose name `propertyNames` forbids".to_owned()
        }
        _ => error.masked_with("the value").to_string(),
    }
}

fn members(kind: &ValidationErrorKind) -> Vec<String> {
    match kind {
        ValidationErrorKind::Required { property } => {
            property.as_str().map(str::to_owned).into_iter().collect()
        }
        ValidationErrorKind::AdditionalProperties { unexpected } => unexpected.clone(),
        _ => Vec::new(),
    }
}

/// The kind of a value and its size, never the value.
#[must_use]
pub fn describe(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(_) => "a boolean".to_owned(),
        Value::Number(number) if number.is_f64() => "a number with a fraction".to_owned(),
        Value::Number(_) => "an integer".to_owned(),
        Value::String(text) if text.is_empty() => "an empty string".to_owned(),
        Value::String(text) => format!("a string of {} characters", text.chars().count()),
        Value::Array(items) => format!("a list of {} items", items.len()),
        Value::Object(members) => format!("an object of {} members", members.len()),
    }
}
