//! Words of the document that are wrong in the second crate, and what is then found. What a
//! crate does with values beyond these is held against by `emitted_round_trip`, which has
//! wrong words of its own.

use serde_json::Value;

/// One wrong word.
pub(crate) struct Fault {
    /// What it is that is wrong.
    #[allow(dead_code, reason = "it is for whoever reads the table")]
    pub(crate) what: &'static str,
    /// The operation that shows it.
    pub(crate) way: &'static str,
    /// Where in the document, as JSON Pointer.
    pub(crate) place: &'static str,
    /// What stands there instead, as JSON.
    pub(crate) instead: &'static str,
    /// What is found.
    pub(crate) finding: &'static str,
}

pub(crate) const FAULTS: &[Fault] = &[
    Fault {
        what: "the name of a member",
        way: "body_named",
        place: "/paths/~1body_named/post/requestBody/content/application~1json/schema",
        instead: r#"{"type": "object", "required": ["nmae"], "properties": {"nmae": {"type": "string"}}}"#,
        finding: r#"sent "POST \ncontent-type: application/json\n{\"nmae\":\"blue\"}" and not "POST \ncontent-type: application/json\n{\"name\":\"blue\"}""#,
    },
    Fault {
        what: "a status of success",
        way: "answer_list",
        place: "/paths/~1answer_list/get/responses",
        instead: r#"{"201": {"description": "", "content": {"application/json": {"schema": {"type": "array", "items": {"type": "integer"}}}}}}"#,
        finding: r#"read answer_list: status 200: the document does not name this status and not [1, 2]"#,
    },
    Fault {
        what: "the status of an error",
        way: "answer_exact_error",
        place: "/paths/~1answer_exact_error/get/responses",
        instead: r#"{"204": {"description": ""}, "410": {"description": ""}}"#,
        finding: r#"read answer_exact_error: status 404: the document does not name this status and not NotFound(AnswerExactErrorNotFound { title: Some("No") })"#,
    },
    Fault {
        what: "the name of a header",
        way: "header_simple_text",
        place: "/paths/~1header_simple_text/get/parameters/0/name",
        instead: r#""colour""#,
        finding: r#"sent "GET \ncolour: blue" and not "GET \ncolor: blue""#,
    },
    Fault {
        what: "the header of credentials",
        way: "with_key",
        place: "/components/securitySchemes/key/name",
        instead: r#""X-Token""#,
        finding: r#"sent "GET \nx-token: KEY" and not "GET \nx-key: KEY""#,
    },
    Fault {
        what: "the format of a date that is sent",
        way: "query_mail_date",
        place: "/paths/~1query_mail_date/get/parameters/0/schema/format",
        instead: r#""date-time""#,
        finding: r#"sent "GET ?since=1970-01-01T00%3A00%3A00Z" and not "GET ?since=Thu%2C%2001%20Jan%201970%2000%3A00%3A00%20%2B0000""#,
    },
    Fault {
        what: "the format of a date that is answered",
        way: "answer_net_date",
        place: "/paths/~1answer_net_date/get/responses/200/content/application~1json/schema/properties/at/format",
        instead: r#""rfc2822""#,
        finding: r#"read AnswerNetDateResponse { at: Some(1970-01-01T00:00:00Z) }, tolerating `/at`: a date in another form and not AnswerNetDateResponse { at: Some(1970-01-01T00:00:00Z) }"#,
    },
    Fault {
        what: "a list that is joined and not exploded",
        way: "query_form_list_exploded",
        place: "/paths/~1query_form_list_exploded/get/parameters/0/explode",
        instead: "false",
        finding: r#"sent "GET ?color=blue,black,brown" and not "GET ?color=blue&color=black&color=brown""#,
    },
    Fault {
        what: "a list that is exploded and not joined",
        way: "path_label_list",
        place: "/paths/~1path_label_list~1{color}/get/parameters/0/explode",
        instead: "true",
        finding: r#"sent "GET /.blue.black.brown" and not "GET /.blue,black,brown""#,
    },
    Fault {
        what: "a style",
        way: "query_pipedelimited_object",
        place: "/paths/~1query_pipedelimited_object/get/parameters/0/style",
        instead: r#""form""#,
        finding: r#"sent "GET ?color=R,100,G,200,B,150" and not "GET ?color=R%7C100%7CG%7C200%7CB%7C150""#,
    },
    Fault {
        what: "the media type of a body",
        way: "body_text",
        place: "/paths/~1body_text/post/requestBody/content",
        instead: r#"{"text/html": {"schema": {"type": "string"}}}"#,
        finding: r#"sent "POST \ncontent-type: text/html\né & b" and not "POST \ncontent-type: text/plain\né & b""#,
    },
    Fault {
        what: "the media type of an answer",
        way: "answer_json",
        place: "/paths/~1answer_json/get/responses/200/content",
        instead: r#"{"text/plain": {"schema": {"type": "string"}}}"#,
        finding: r#"read "{\"R\": 1, \"G\": 2, \"B\": 3}" and not Color { r: 1, g: 2, b: 3 }"#,
    },
];

/// The document with all of them in it.
pub(crate) fn broken(document: &Value) -> Value {
    let mut document = document.clone();
    for fault in FAULTS {
        let place = document.pointer_mut(fault.place);
        let place = place.unwrap_or_else(|| panic!("nothing at {}", fault.place));
        *place = serde_json::from_str(fault.instead).unwrap();
    }
    document
}
