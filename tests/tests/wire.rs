//! What goes over the wire, recorded by a service and read back by parsers that are not
//! ours: URLs by `url`, bodies of parts by `multer`.

use bigcommerce_orders::runtime::parameter::{Style, cookie, form, header, part, path, query};
use bigcommerce_orders::runtime::{
    Credentials, Erased, Part, Request, Transport, TransportBuilder,
};
use countersign_tests::{StubService, http_answer};
use serde_json::json;

/// Sends a request and gives the lines of its head and its body, as they came.
async fn recorded(request: Request, credentials: Credentials) -> (Vec<String>, String) {
    let service = StubService::open(http_answer(204, &[], "")).await.unwrap();
    let transport: Transport = TransportBuilder::new(service.url())
        .credentials(credentials)
        .build()
        .unwrap();
    transport.send::<Erased>(request).await.unwrap();
    let requests = service.requests();
    let (head, body) = requests[0].split_once("\r\n\r\n").unwrap();
    (head.lines().map(str::to_owned).collect(), body.to_owned())
}

fn header_of<'h>(head: &'h [String], name: &str) -> Vec<&'h str> {
    let start = format!("{name}: ");
    head.iter()
        .filter_map(|line| line.strip_prefix(&start))
        .collect()
}

fn colors() -> Vec<String> {
    ["blue", "black & white", "é"].map(str::to_owned).to_vec()
}

#[tokio::test]
async fn a_query_is_read_back_as_it_was_set() {
    let mut request = Request::new("op", "GET", "/paint/{shade}/{list}");
    request.set(path("shade"), "a/b ?#%");
    request.set(path("list").style(Style::Matrix).exploded(), &colors());
    request.set(query("color"), &colors());
    request.set(query("ids").joined(), &vec![1_i64, 2]);
    request.set(
        query("deep").style(Style::DeepObject),
        &json!({"a": {"b": "1&2"}}),
    );
    request.set(query("json").json(), &json!({"q": "x=y"}));
    let (head, _) = recorded(request, Credentials::query("key", "s3 cret")).await;
    let target = head[0].split(' ').nth(1).unwrap();
    let url = url::Url::parse("http://host")
        .unwrap()
        .join(target)
        .unwrap();
    let segments: Vec<&str> = url.path_segments().unwrap().collect();
    assert_eq!(segments[..2], ["paint", "a%2Fb%20%3F%23%25"]);
    assert_eq!(
        segments[2],
        ";list=blue;list=black%20%26%20white;list=%C3%A9"
    );
    let pairs: Vec<(String, String)> = url.query_pairs().into_owned().collect();
    let expected = [
        ("color", "blue"),
        ("color", "black & white"),
        ("color", "é"),
        ("ids", "1,2"),
        ("deep[a][b]", "1&2"),
        ("json", r#"{"q":"x=y"}"#),
        ("key", "s3 cret"),
    ];
    let expected = expected.map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(pairs, expected);
}

#[tokio::test]
async fn headers_are_as_they_are_and_all_cookies_stand_in_one() {
    let mut request = Request::new("op", "GET", "/");
    request.accept("text/csv");
    request.set(
        header("x-colors"),
        &vec!["blue".to_owned(), "a b".to_owned()],
    );
    request.set(cookie("list").joined(), &vec![1_i64, 2]);
    request.set(cookie("name"), "a;b");
    let (head, body) = recorded(request, Credentials::cookie("session", "s3cret")).await;
    assert_eq!(header_of(&head, "x-colors"), ["blue,a b"]);
    assert_eq!(header_of(&head, "accept"), ["text/csv"]);
    assert_eq!(
        header_of(&head, "cookie"),
        ["list=1,2; name=a%3Bb; session=s3cret"]
    );
    assert_eq!(header_of(&head, "content-type"), [""; 0]);
    assert_eq!(body, "");
}

#[tokio::test]
async fn a_form_is_read_back_as_it_was_set() {
    let mut request = Request::new("op", "POST", "/");
    request.form();
    request.set(form("color"), &colors());
    request.set(form("filter").json(), &json!({"a": 1}));
    let (head, body) = recorded(request, Credentials::none()).await;
    assert_eq!(
        header_of(&head, "content-type"),
        ["application/x-www-form-urlencoded"]
    );
    let pairs: Vec<(String, String)> = url::form_urlencoded::parse(body.as_bytes())
        .into_owned()
        .collect();
    let names: Vec<&str> = pairs.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["color", "color", "color", "filter"]);
    let values: Vec<&str> = pairs.iter().map(|(_, value)| value.as_str()).collect();
    assert_eq!(values, ["blue", "black & white", "é", r#"{"a":1}"#]);
}

#[tokio::test]
async fn parts_are_read_back_as_they_were_set() {
    let mut request = Request::new("op", "POST", "/");
    request.parts();
    request.set(part("caption"), "line\r\n--part-boundary-0\r\nline");
    request.set(
        part("meta").media_type("application/json"),
        &json!({"a": 1}),
    );
    let file = Part::new("name,price\r\n").file_name("prices \"new\".csv");
    request.files(part("file").media_type("text/csv"), [file]);
    let (head, body) = recorded(request, Credentials::none()).await;
    let media_type = header_of(&head, "content-type")[0].to_owned();
    let boundary = multer::parse_boundary(media_type).unwrap();
    let stream = futures_util::stream::iter([Ok::<_, std::io::Error>(body)]);
    let mut parts = multer::Multipart::new(stream, boundary);
    let mut seen = Vec::new();
    while let Some(part) = parts.next_field().await.unwrap() {
        let name = part.name().unwrap().to_owned();
        let file = part.file_name().map(str::to_owned);
        let media_type = part.content_type().map(ToString::to_string);
        seen.push((name, file, media_type, part.text().await.unwrap()));
    }
    let text = |text: &str| Some(text.to_owned());
    let expected = [
        ("caption", None, None, "line\r\n--part-boundary-0\r\nline"),
        ("meta", None, text("application/json"), r#"{"a":1}"#),
        (
            "file",
            text("prices %22new%22.csv"),
            text("text/csv"),
            "name,price\r\n",
        ),
    ];
    let expected = expected.map(|(name, file, media_type, content)| {
        (name.to_owned(), file, media_type, content.to_owned())
    });
    assert_eq!(seen, expected);
}
