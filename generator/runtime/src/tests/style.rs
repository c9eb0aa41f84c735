//! Every style with every type of value, against the table of OpenAPI 3.0.4 (Parameter
//! Object, Style Examples), whose examples these are.

use std::collections::BTreeMap;

use serde_json::json;

use super::models::{Fee, Status};
use crate::runtime::Request;
use crate::runtime::model::{Kind, Value};
use crate::runtime::parameter::{Parameter, Place, Style, cookie, header, path, query};

fn request(place: Place, value: &(impl Parameter + ?Sized)) -> Request {
    let mut request = Request::new("op", "GET", "/{color}");
    request.set(place, value);
    request
}

/// What a request is sent with, but for the slash or the question mark before it.
fn sent(place: Place, value: &(impl Parameter + ?Sized)) -> String {
    let request = request(place, value);
    assert_eq!(request.fault, None);
    let url = request.url("");
    let url = url.strip_prefix("/%7Bcolor%7D?").unwrap_or(&url);
    let url = url.strip_prefix("/{color}").unwrap_or(url);
    url.trim_start_matches(['/', '?']).to_owned()
}

fn colors() -> Vec<String> {
    ["blue", "black", "brown"].map(str::to_owned).to_vec()
}

/// A JSON object, whose members keep their order.
fn channels() -> serde_json::Value {
    json!({"B": 150, "G": 200, "R": 100})
}

#[test]
fn each_style_writes_what_the_table_says() {
    let (matrix, label) = (Style::Matrix, Style::Label);
    let path = || path("color");
    let query = || query("color");
    let rows: [(Place, &str, &str, &str); 11] = [
        (
            path().style(matrix),
            ";color=blue",
            ";color=blue,black,brown",
            ";color=B,150,G,200,R,100",
        ),
        (
            path().style(matrix).exploded(),
            ";color=blue",
            ";color=blue;color=black;color=brown",
            ";B=150;G=200;R=100",
        ),
        (
            path().style(label),
            ".blue",
            ".blue,black,brown",
            ".B,150,G,200,R,100",
        ),
        (
            path().style(label).exploded(),
            ".blue",
            ".blue.black.brown",
            ".B=150.G=200.R=100",
        ),
        (path(), "blue", "blue,black,brown", "B,150,G,200,R,100"),
        (
            path().exploded(),
            "blue",
            "blue,black,brown",
            "B=150,G=200,R=100",
        ),
        (
            query().joined(),
            "color=blue",
            "color=blue,black,brown",
            "color=B,150,G,200,R,100",
        ),
        (
            query(),
            "color=blue",
            "color=blue&color=black&color=brown",
            "B=150&G=200&R=100",
        ),
        (
            query().style(Style::SpaceDelimited).joined(),
            "color=blue",
            "color=blue%20black%20brown",
            "color=B%20150%20G%20200%20R%20100",
        ),
        (
            query().style(Style::PipeDelimited).joined(),
            "color=blue",
            "color=blue%7Cblack%7Cbrown",
            "color=B%7C150%7CG%7C200%7CR%7C100",
        ),
        (
            query().style(Style::DeepObject),
            "color=blue",
            "color=blue&color=black&color=brown",
            "color%5BB%5D=150&color%5BG%5D=200&color%5BR%5D=100",
        ),
    ];
    for (place, text, list, object) in rows {
        assert_eq!(sent(place, "blue"), text, "{place:?}");
        assert_eq!(sent(place, &colors()), list, "{place:?}");
        assert_eq!(sent(place, &channels()), object, "{place:?}");
    }
}

#[test]
fn empty_texts_are_written_as_the_table_says() {
    assert_eq!(sent(path("color").style(Style::Matrix), ""), ";color");
    assert_eq!(
        sent(path("color").style(Style::Matrix).exploded(), ""),
        ";color"
    );
    // A path that ends in a dot would lead elsewhere (RFC 3986, 5.2.4).
    assert!(
        request(path("color").style(Style::Label), "")
            .fault
            .is_some()
    );
    assert_eq!(sent(query("color"), ""), "color=");
}

#[test]
fn headers_and_cookies_hold_the_same_parts() {
    let header = |place: Place, value: &dyn Fn(&mut Request, Place)| {
        let mut request = Request::new("op", "GET", "/");
        value(&mut request, place);
        request.headers[0].value.clone()
    };
    assert_eq!(
        header(header_place(), &|r, p| r.set(p, &colors())),
        "blue,black,brown"
    );
    assert_eq!(
        header(header_place(), &|r, p| r.set(p, &channels())),
        "B,150,G,200,R,100"
    );
    assert_eq!(
        header(header_place().exploded(), &|r, p| r.set(p, &channels())),
        "B=150,G=200,R=100"
    );
    assert_eq!(header(header_place(), &|r, p| r.set(p, "a b/c")), "a b/c");
    let cookies = |place: Place| request(place, &colors()).cookie().unwrap();
    assert_eq!(
        cookies(cookie("color")),
        "color=blue; color=black; color=brown"
    );
    assert_eq!(cookies(cookie("color").joined()), "color=blue,black,brown");
}

fn header_place() -> Place {
    header("color")
}

#[test]
fn values_go_in_their_documented_form() {
    let when: jiff::Timestamp = "2024-02-03T04:05:06Z".parse().unwrap();
    let place = query("t").of(const { &Kind::Rfc2822 });
    assert_eq!(
        sent(place, &when),
        "t=Sat%2C%2003%20Feb%202024%2004%3A05%3A06%20%2B0000"
    );
    let place = query("t").of(const { &Kind::Rfc3339 });
    assert_eq!(sent(place, &when), "t=2024-02-03T04%3A05%3A06Z");
    let amount: rust_decimal::Decimal = "12345678901234567.890".parse().unwrap();
    let place = query("a").of(const { &Kind::DecimalNumber });
    assert_eq!(sent(place, &amount), "a=12345678901234567.890");
    assert_eq!(
        sent(query("s"), &Status::from("lost & found")),
        "s=lost%20%26%20found"
    );
    let mut fee = Fee::blank();
    fee.id = 7;
    fee.amount = Some(amount);
    assert_eq!(
        sent(query("fee").style(Style::DeepObject), &fee),
        "fee%5Bid%5D=7&fee%5Bamount%5D=12345678901234567.890"
    );
    assert_eq!(
        sent(query("fee").json(), &fee),
        "fee=%7B%22id%22%3A7%2C%22amount%22%3A%2212345678901234567.890%22%7D"
    );
}

#[test]
fn reserved_characters_stay_where_they_may_but_for_those_that_end_a_value() {
    assert_eq!(
        sent(query("u").reserved(), "a:/?@!$'()*,;=b&c+d#e[f] g"),
        "u=a:/?@!$'()*,;=b%26c%2Bd%23e%5Bf%5D%20g"
    );
    assert_eq!(sent(query("u"), "a/b"), "u=a%2Fb");
}

#[test]
fn parts_within_parts_go_deeper_or_as_json_and_nulls_are_left_out() {
    let filter = json!({"ids": [1, 2], "range": {"from": 1, "to": null}, "none": null});
    assert_eq!(
        sent(query("f").style(Style::DeepObject), &filter),
        "f%5Bids%5D=1&f%5Bids%5D=2&f%5Brange%5D%5Bfrom%5D=1"
    );
    assert_eq!(
        sent(query("f"), &json!({"ids": [1, 2], "none": null})),
        "ids=%5B1%2C2%5D"
    );
}

#[test]
fn a_filter_that_would_not_be_sent_is_refused() {
    let nothing: Vec<String> = Vec::new();
    for place in [query("id"), query("id").style(Style::DeepObject)] {
        let fault = request(place, &nothing).fault.unwrap();
        assert!(fault.contains("`id`: it is empty"), "{fault}");
    }
    assert_eq!(sent(query("id:in").joined(), &nothing), "id%3Ain=");
    let none: BTreeMap<String, String> = BTreeMap::new();
    assert!(request(query("id"), &none).fault.is_some());
}
