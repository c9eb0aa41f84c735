//! What no table of OpenAPI has: parameters with `content`, bodies and answers of every kind.

use serde_json::{Value, json};

use super::way::{Way, of};

const GET: (&str, &str) = ("get", "");
const POST: (&str, &str) = ("post", "");

fn color() -> Value {
    json!({"$ref": "#/components/schemas/Color"})
}

fn body(media_type: &str, schema: Value) -> Value {
    json!({"requestBody": {"required": true, "content": {media_type: {"schema": schema}}}})
}

fn answers(answers: &[(&str, &str, Value)]) -> Value {
    let answers = answers.iter().map(|(status, media_type, schema)| {
        let answer = match *media_type {
            "" => json!({"description": "Nothing."}),
            _ => json!({"description": "Something.", "content": {*media_type: {"schema": schema}}}),
        };
        ((*status).to_owned(), answer)
    });
    json!({"responses": Value::Object(answers.collect())})
}

/// Parameters beyond the table: as JSON, which goes before any style (Parameter Object,
/// `content`), with `allowReserved`, of a format that was chosen, and credentials.
pub(crate) fn parameters() -> Vec<Way> {
    let json_in = |place: &str| {
        json!({"parameters": [{"name": "color", "in": place, "required": true,
            "content": {"application/json": {"schema": color()}}}]})
    };
    let call = "(&types::Color::new(100, 200, 150))";
    let encoded = "%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D";
    let plain = r#"{"R":100,"G":200,"B":150}"#;
    vec![
        of(
            "path_json",
            ("get", "/{color}"),
            json_in("path"),
            call,
            &format!("GET /{encoded}"),
        ),
        of(
            "query_json",
            GET,
            json_in("query"),
            call,
            &format!("GET ?color={encoded}"),
        ),
        of(
            "header_json",
            GET,
            json_in("header"),
            call,
            &format!("GET \ncolor: {plain}"),
        ),
        of(
            "cookie_json",
            GET,
            json_in("cookie"),
            call,
            &format!("GET \ncookie: color={encoded}"),
        ),
        of(
            "query_reserved",
            GET,
            json!({"parameters": [{"name": "color", "in": "query", "required": true,
                "allowReserved": true, "schema": {"type": "string"}}]}),
            r#"("a/b?c=d&e#f")"#,
            "GET ?color=a/b?c=d%26e%23f",
        ),
        of(
            "query_mail_date",
            GET,
            json!({"parameters": [{"name": "since", "in": "query", "required": true,
                "schema": {"type": "string", "format": "rfc2822"}}]}),
            "(client::Timestamp::UNIX_EPOCH)",
            "GET ?since=Thu%2C%2001%20Jan%201970%2000%3A00%3A00%20%2B0000",
        ),
        of(
            "with_key",
            GET,
            json!({"security": [{"key": []}]}),
            "()",
            "GET \nx-key: KEY",
        ),
    ]
}

/// Bodies. Forms: OpenAPI 3.0.4 and 3.1.1, Encoding Object, whose default for what is an
/// object is JSON; merge patches: RFC 7386.
pub(crate) fn bodies() -> Vec<Way> {
    let text = json!({"type": "string"});
    let patch = json!({"type": "object", "properties": {
        "name": {"type": "string", "nullable": true},
        "note": {"type": "string", "nullable": true},
        "tag": {"type": "string", "nullable": true}}});
    let mut form = body(
        "application/x-www-form-urlencoded",
        json!({"type": "object",
            "required": ["name", "tags", "joined", "whole", "deep"], "properties": {
            "name": text, "tags": {"type": "array", "items": text},
            "joined": {"type": "array", "items": {"type": "integer"}},
            "whole": color(), "deep": color()}}),
    );
    form["requestBody"]["content"]["application/x-www-form-urlencoded"]["encoding"] = json!({
        "joined": {"style": "pipeDelimited", "explode": false},
        "deep": {"style": "deepObject", "explode": true}});
    let mut parts = body(
        "multipart/form-data",
        json!({"type": "object", "required": ["image", "name", "ids", "color"], "properties": {
            "image": {"type": "string", "format": "binary"}, "name": text,
            "ids": {"type": "array", "items": {"type": "integer"}}, "color": color()}}),
    );
    parts["requestBody"]["content"]["multipart/form-data"]["encoding"] =
        json!({"image": {"contentType": "image/png"}});
    let named = json!({"type": "object", "required": ["name"], "properties": {"name": text}});
    vec![
        of(
            "body_json",
            POST,
            body("application/json", color()),
            "(&types::Color::new(100, 200, 150))",
            "POST \ncontent-type: application/json\n{\"R\":100,\"G\":200,\"B\":150}",
        ),
        of(
            "body_named",
            POST,
            body("application/json", named),
            "(&types::BodyNamedBody::new(\"blue\"))",
            "POST \ncontent-type: application/json\n{\"name\":\"blue\"}",
        ),
        of(
            "body_text",
            POST,
            body("text/plain", text.clone()),
            "(\"é & b\")",
            "POST \ncontent-type: text/plain\né & b",
        ),
        of(
            "body_bytes",
            POST,
            body(
                "application/octet-stream",
                json!({"type": "string", "format": "binary"}),
            ),
            "(\"a\\0b\")",
            "POST \ncontent-type: application/octet-stream\na\0b",
        ),
        of(
            "body_merge_patch",
            POST,
            body("application/merge-patch+json", patch),
            "(&types::BodyMergePatchBody::default().name(client::Patch::Null).note(\"b\"))",
            "POST \ncontent-type: application/merge-patch+json\n{\"name\":null,\"note\":\"b\"}",
        ),
        of(
            "body_form",
            POST,
            form,
            "(\"a & b\", [\"x\", \"y\"].map(str::to_owned), [1, 2], \
             &types::Color::new(1, 2, 3), &types::Color::new(1, 2, 3))",
            "POST \ncontent-type: application/x-www-form-urlencoded\n\
             name=a%20%26%20b&tags=x&tags=y&joined=1%7C2\
             &whole=%7B%22R%22%3A1%2C%22G%22%3A2%2C%22B%22%3A3%7D\
             &deep%5BR%5D=1&deep%5BG%5D=2&deep%5BB%5D=3",
        ),
        of(
            "body_parts",
            POST,
            parts,
            "(client::runtime::Part::new(\"PNG\").file_name(\"a.png\"), \"a & b\", [1, 2], \
             &types::Color::new(1, 2, 3))",
            "",
        ),
    ]
}

/// Answers (Responses Object): by status, by range, by default; JSON, text and bytes.
pub(crate) fn all_answers() -> Vec<Way> {
    let text = json!({"type": "string"});
    let binary = json!({"type": "string", "format": "binary"});
    let list = json!({"type": "array", "items": {"type": "integer"}});
    let named = json!({"type": "object", "properties": {"title": text}});
    let dated = |format: &str| json!({"type": "object", "properties": {"at": {"type": "string", "format": format}}});
    let (as_json, problem) = ("application/json", "application/problem+json");
    let by = |name: &str, operation| of(name, GET, operation, "()", "GET ");
    let several = [
        ("200", as_json, text.clone()),
        ("201", as_json, json!({"type": "integer"})),
    ];
    let empty = [("200", as_json, list.clone()), ("204", "", Value::Null)];
    let refused = [
        ("204", "", Value::Null),
        ("404", problem, named.clone()),
        ("4XX", as_json, text.clone()),
        ("default", as_json, json!({"type": "integer"})),
    ];
    let object = r#"{"R": 1, "G": 2, "B": 3}"#;
    vec![
        by("answer_json", answers(&[("200", as_json, color())]))
            .answered((200, as_json, object), "Color { r: 1, g: 2, b: 3 }"),
        by("answer_list", answers(&[("200", as_json, list)]))
            .answered((200, as_json, "[1, 2]"), "[1, 2]"),
        by("answer_empty_list", answers(&empty)).answered((204, "", ""), "[]"),
        by("answer_text", answers(&[("200", "text/csv", text)]))
            .answered((200, "text/csv", "a,b"), r#""a,b""#),
        by("answer_bytes", answers(&[("200", "image/png", binary)]))
            .answered((200, "image/png", "PNG"), r#"b"PNG""#),
        by("answer_first", answers(&several)).answered((200, as_json, r#""a""#), r#"Ok("a")"#),
        by("answer_second", answers(&several)).answered((201, as_json, "7"), "Created(7)"),
        by("answer_range", answers(&[("2XX", as_json, color())]))
            .answered((206, as_json, object), "Color { r: 1, g: 2, b: 3 }"),
        by("answer_exact_error", answers(&refused)).answered(
            (404, problem, r#"{"title": "No"}"#),
            r#"NotFound(AnswerExactErrorNotFound { title: Some("No") })"#,
        ),
        by("answer_error_range", answers(&refused))
            .answered((409, as_json, r#""taken""#), r#"ClientError("taken")"#),
        by("answer_default", answers(&refused)).answered((500, as_json, "7"), "Default(7)"),
        by("answer_undocumented", answers(&empty)).answered(
            (302, as_json, "{}"),
            "answer_undocumented: status 302: the document does not name this status",
        ),
        by(
            "answer_mail_date",
            answers(&[("200", as_json, dated("rfc2822"))]),
        )
        .answered(
            (200, as_json, r#"{"at": "Thu, 01 Jan 1970 00:00:00 +0000"}"#),
            "AnswerMailDateResponse { at: Some(1970-01-01T00:00:00Z) }",
        ),
        by(
            "answer_net_date",
            answers(&[("200", as_json, dated("date-time"))]),
        )
        .answered(
            (200, as_json, r#"{"at": "1970-01-01T00:00:00Z"}"#),
            "AnswerNetDateResponse { at: Some(1970-01-01T00:00:00Z) }",
        ),
    ]
}
