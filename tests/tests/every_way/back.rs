//! Reads a parameter out of a request, by nothing but its style: what a service does. The
//! texts of its parts are decoded by the crate `url`.

/// How a parameter is written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Written {
    pub(crate) place: &'static str,
    pub(crate) style: &'static str,
    pub(crate) explode: bool,
    pub(crate) kind: &'static str,
}

/// The parts of a value: a name each in an object, none elsewhere.
pub(crate) type Parts = Vec<(String, String)>;

/// The parts of the parameter `color` of a request.
pub(crate) fn parts(written: Written, request: &str) -> Parts {
    let text = raw(written, request);
    let is_named =
        written.place == "query" || written.place == "cookie" || written.style == "matrix";
    let Written { style, explode, .. } = written;
    let text = match style {
        "label" => text.strip_prefix('.').unwrap(),
        "matrix" => text.strip_prefix(';').unwrap(),
        _ => text,
    };
    let separator = match (style, explode) {
        ("matrix", true) => ";",
        ("label", true) => ".",
        ("form" | "deepObject", true) => "&",
        ("spaceDelimited", _) => "%20",
        ("pipeDelimited", _) => "%7C",
        _ => ",",
    };
    let named = |text: &str| text.strip_prefix("color=").unwrap().to_owned();
    let text = match is_named && !explode {
        true => named(text),
        false => text.to_owned(),
    };
    let pieces = match written.kind {
        "list" | "object" => text.split(separator).map(str::to_owned).collect(),
        _ => vec![text],
    };
    let is_header = written.place == "header";
    let decode = |text: &str| {
        if is_header {
            text.to_owned()
        } else {
            decoded(text)
        }
    };
    if written.kind == "object" {
        let pairs: Parts = match explode {
            true => pieces.iter().map(|piece| split(piece)).collect(),
            false => pieces
                .chunks(2)
                .map(|pair| (pair[0].clone(), pair[1].clone()))
                .collect(),
        };
        let pairs = pairs
            .into_iter()
            .map(|(name, value)| (decode(&name), decode(&value)));
        return pairs
            .map(|(name, value)| (member(style, name), value))
            .collect();
    }
    let pieces = pieces.into_iter().map(|piece| match is_named && explode {
        true => named(&piece),
        false => piece,
    });
    pieces
        .map(|piece| (String::new(), decode(&piece)))
        .collect()
}

/// The text of the parameter's place.
fn raw(written: Written, request: &str) -> &str {
    let target = request.split(' ').nth(1).unwrap();
    let header = |name: &str| {
        let mut lines = request.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(line, _)| *line == name).unwrap().1
    };
    match written.place {
        "path" => target.rsplit('/').next().unwrap(),
        "query" => target.split_once('?').unwrap().1,
        "header" => header("color"),
        _ => header("cookie"),
    }
}

fn split(piece: &str) -> (String, String) {
    let (name, value) = piece.split_once('=').unwrap();
    (name.to_owned(), value.to_owned())
}

fn member(style: &str, name: String) -> String {
    match style {
        "deepObject" => {
            let name = name.strip_prefix("color[").unwrap();
            name.strip_suffix(']').unwrap().to_owned()
        }
        _ => name,
    }
}

fn decoded(text: &str) -> String {
    let pair = format!("x={text}");
    let mut pairs = url::form_urlencoded::parse(pair.as_bytes());
    let decoded = pairs.next().unwrap().1.into_owned();
    assert_eq!(pairs.next(), None, "more than one pair in `{text}`");
    decoded
}
