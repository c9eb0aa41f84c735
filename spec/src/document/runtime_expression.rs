//! Runtime expressions (OpenAPI 3.0.3, Runtime Expressions): values of a request or of
//! its answer, as links and callbacks name them.

use crate::source::Pointer;

/// A value that is known once a request was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuntimeExpression {
    /// `$url`
    Url,
    /// `$method`
    Method,
    /// `$statusCode`
    StatusCode,
    /// `$request.…`
    Request(MessagePart),
    /// `$response.…`
    Response(MessagePart),
}

/// A part of a request or of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MessagePart {
    /// `header.…`, by its name.
    Header(String),
    /// `query.…`, by its name.
    Query(String),
    /// `path.…`, by its name.
    Path(String),
    /// `body`, or what a pointer leads to in it.
    Body(Pointer),
}

impl RuntimeExpression {
    /// Reads one expression.
    ///
    /// # Errors
    /// When it follows no rule of the grammar; the text says which.
    pub fn parse(text: &str) -> Result<RuntimeExpression, &'static str> {
        match text {
            "$url" => return Ok(RuntimeExpression::Url),
            "$method" => return Ok(RuntimeExpression::Method),
            "$statusCode" => return Ok(RuntimeExpression::StatusCode),
            _ => {}
        }
        if let Some(part) = text.strip_prefix("$request.") {
            return part_of(part).map(RuntimeExpression::Request);
        }
        if let Some(part) = text.strip_prefix("$response.") {
            return part_of(part).map(RuntimeExpression::Response);
        }
        Err("it begins with `$request.` or `$response.`, or is `$url`, `$method` or `$statusCode`")
    }

    /// Every expression in a text: the text itself if it begins with `$`, else those
    /// that stand in braces within it.
    #[must_use]
    pub fn texts_in(text: &str) -> Vec<&str> {
        if text.starts_with('$') {
            return vec![text];
        }
        let opened = text.split('{').skip(1);
        let braced = opened.filter_map(|rest| Some(rest.split_once('}')?.0));
        braced.filter(|inner| inner.starts_with('$')).collect()
    }
}

fn part_of(text: &str) -> Result<MessagePart, &'static str> {
    if let Some(pointer) = text.strip_prefix("body") {
        return body(pointer);
    }
    match text.split_once('.') {
        Some(("header", name)) if is_token(name) => Ok(MessagePart::Header(name.to_owned())),
        Some(("header", _)) => Err("a header's name has letters, digits and no blanks"),
        Some(("query", name)) if !name.is_empty() => Ok(MessagePart::Query(name.to_owned())),
        Some(("path", name)) if !name.is_empty() => Ok(MessagePart::Path(name.to_owned())),
        Some(("query" | "path", _)) => Err("the parameter's name is missing"),
        _ => Err("its part is none of `header.`, `query.`, `path.` and `body`"),
    }
}

fn body(rest: &str) -> Result<MessagePart, &'static str> {
    if rest.is_empty() {
        return Ok(MessagePart::Body(Pointer::default()));
    }
    let pointer = rest
        .strip_prefix('#')
        .ok_or("behind `body` stands nothing, or `#` and a JSON Pointer")?;
    if !pointer.is_empty() && !pointer.starts_with('/') {
        return Err("a JSON Pointer is empty or begins with `/`");
    }
    let is_escape = |rest: &str| rest.starts_with(['0', '1']);
    if !pointer.split('~').skip(1).all(is_escape) {
        return Err("in a JSON Pointer `~` is written `~0`");
    }
    Ok(MessagePart::Body(Pointer::parse(pointer)))
}

/// A token as RFC 9110 (5.6.2) defines it.
fn is_token(text: &str) -> bool {
    let is_legal = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    !text.is_empty() && text.chars().all(is_legal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_of_the_specification_is_read() {
        let body = |pointer| MessagePart::Body(Pointer::parse(pointer));
        for (text, expected) in [
            ("$url", RuntimeExpression::Url),
            ("$method", RuntimeExpression::Method),
            ("$statusCode", RuntimeExpression::StatusCode),
            (
                "$request.path.id",
                RuntimeExpression::Request(MessagePart::Path("id".into())),
            ),
            (
                "$request.query.queryUrl",
                RuntimeExpression::Request(MessagePart::Query("queryUrl".into())),
            ),
            (
                "$request.header.content-type",
                RuntimeExpression::Request(MessagePart::Header("content-type".into())),
            ),
            (
                "$request.body#/user/uuid",
                RuntimeExpression::Request(body("/user/uuid")),
            ),
            ("$response.body", RuntimeExpression::Response(body(""))),
            (
                "$response.body#/a~1b/0",
                RuntimeExpression::Response(body("/a~1b/0")),
            ),
        ] {
            assert_eq!(RuntimeExpression::parse(text), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_follows_no_rule_is_refused() {
        for text in [
            "$response.body#id",
            "$response.body/id",
            "$response.body#/a~2",
            "$response.id",
            "$response",
            "$request.path.",
            "$request.header.two words",
            "$body#/id",
            "$URL",
            "",
        ] {
            assert!(RuntimeExpression::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn expressions_are_found_in_braces_too() {
        let texts = RuntimeExpression::texts_in;
        assert_eq!(texts("$response.body#/id"), ["$response.body#/id"]);
        assert_eq!(
            texts("https://a.test/{$request.path.id}?u={$url}&{id}"),
            ["$request.path.id", "$url"]
        );
        assert_eq!(texts("5 $"), [""; 0]);
    }
}
