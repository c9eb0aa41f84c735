//! Every way that a document has to ask and to answer, through an emitted crate and over a
//! socket: what is sent, to the byte, and what is made of the answers.
//!
//! A second crate is emitted for the same document with some words wrong, one in each of
//! some operations. That each of them is found, and nothing else, shows that the comparison
//! looks.

#![allow(clippy::disallowed_methods, reason = "folders of the test's own")]

mod back;
mod crates;
mod faults;
mod others;
mod table;
mod way;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use countersign_tests::{StubService, http_answer};

use crates::Subject;
use faults::FAULTS;
use way::{Call, Way};

fn ways() -> Vec<Way> {
    let mut ways = way::of_parameters();
    ways.extend(others::parameters());
    ways.extend(others::bodies());
    ways.extend(others::all_answers());
    ways
}

/// What the sound crate and the wrong one came to.
struct Seen {
    ways: Vec<Way>,
    /// Requests of each crate, by the name of the way.
    requests: BTreeMap<(String, String), Vec<String>>,
    /// What each call said, in order.
    said: Vec<Vec<String>>,
}

static SEEN: LazyLock<Seen> = LazyLock::new(|| {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    let runtime = builder.enable_all().build().unwrap();
    runtime.block_on(see())
});

async fn see() -> Seen {
    let ways = ways();
    let answers: BTreeMap<String, _> = ways.iter().map(|w| (w.name.clone(), w.answer)).collect();
    let service = StubService::answering(move |request| {
        let (status, media_type, body) = answers[&name_of(request).1];
        match media_type {
            "" => http_answer(status, &[], ""),
            _ => http_answer(status, &[("content-type", media_type)], body),
        }
    });
    let service = service.await.unwrap();
    let url = service.url().to_owned();
    let called = tokio::task::spawn_blocking(move || {
        let sound = crates::document(&ways);
        let wrong = faults::broken(&sound);
        let subjects = [("sound", sound), ("wrong", wrong)];
        let subjects = subjects.map(|(name, document)| Subject { name, document });
        let said = crates::call(&ways, &subjects, &url);
        (ways, said)
    });
    let (ways, said) = called.await.unwrap();
    let mut requests: BTreeMap<_, Vec<String>> = BTreeMap::new();
    for request in service.requests() {
        requests.entry(name_of(&request)).or_default().push(request);
    }
    Seen {
        ways,
        requests,
        said,
    }
}

/// The crate and the way of a request.
fn name_of(request: &str) -> (String, String) {
    let target = request.split(' ').nth(1).unwrap();
    let mut segments = target.split(['/', '?']).skip(1).map(str::to_owned);
    (segments.next().unwrap(), segments.next().unwrap())
}

/// What a request is made of, without what HTTP adds by itself.
fn told(way: &Way, request: &str) -> String {
    let (head, body) = request.split_once("\r\n\r\n").unwrap();
    let mut lines = head.lines();
    let mut words = lines.next().unwrap().split(' ');
    let (method, target) = (words.next().unwrap(), words.next().unwrap());
    let target = target.split_once(&way.name).unwrap().1;
    let theirs = ["accept", "content-length", "host", "user-agent"];
    let lines = lines.filter(|line| !theirs.contains(&line.split(':').next().unwrap()));
    let mut told = vec![format!("{method} {target}")];
    told.extend(lines.map(str::to_owned));
    told.extend((!body.is_empty()).then(|| body.to_owned()));
    told.join("\n")
}

/// What is not as it is to be, for each call, in one line.
fn findings(subject: usize, name: &str) -> Vec<(String, String)> {
    let mut said = SEEN.said[subject].iter();
    let mut findings = Vec::new();
    for way in &SEEN.ways {
        let key = (name.to_owned(), way.name.clone());
        let none = Vec::new();
        let mut requests = SEEN.requests.get(&key).unwrap_or(&none).iter();
        for call in &way.calls {
            let said = said.next().unwrap();
            let mut find = |text: String| findings.push((way.name.clone(), text));
            match requests.next() {
                None => find(format!("sent nothing: {said}")),
                Some(request) => differences(way, call, request)
                    .into_iter()
                    .for_each(&mut find),
            }
            if said != call.read {
                find(format!("read {said} and not {}", call.read));
            }
        }
    }
    findings
}

fn differences(way: &Way, call: &Call, request: &str) -> Vec<String> {
    if way.name == "body_parts" {
        return parts(request);
    }
    let told = told(way, request);
    match (&call.sent, &call.given) {
        (Some(sent), _) if *sent != told => vec![format!("sent {told:?} and not {sent:?}")],
        (_, Some((written, given))) => {
            let back = back::parts(*written, request);
            let is_same = back == *given;
            let told = || format!("read back {back:?} and not {given:?} from {told:?}");
            (!is_same).then(told).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// A body of parts has a boundary, and is read by `multer`.
fn parts(request: &str) -> Vec<String> {
    let (head, body) = request.split_once("\r\n\r\n").unwrap();
    let media_type = head
        .lines()
        .find_map(|line| line.strip_prefix("content-type: "));
    let boundary = multer::parse_boundary(media_type.unwrap()).unwrap();
    let stream = futures_util::stream::iter([Ok::<_, std::io::Error>(body.to_owned())]);
    let mut parts = multer::Multipart::new(stream, boundary);
    let seen = futures_util::FutureExt::now_or_never(async {
        let mut seen = Vec::new();
        while let Some(part) = parts.next_field().await.unwrap() {
            let name = part.name().unwrap().to_owned();
            let file = part.file_name().map(str::to_owned).unwrap_or_default();
            let media_type = part.content_type().map(ToString::to_string);
            let media_type = media_type.unwrap_or_default();
            seen.push(format!(
                "{name}|{file}|{media_type}|{}",
                part.text().await.unwrap()
            ));
        }
        seen
    });
    let seen = seen.unwrap();
    let expected = [
        "image|a.png|image/png|PNG",
        "name|||a & b",
        "ids|||1",
        "ids|||2",
        "color||application/json|{\"R\":1,\"G\":2,\"B\":3}",
    ];
    match seen == expected {
        true => Vec::new(),
        false => vec![format!("sent the parts {seen:?} and not {expected:?}")],
    }
}

#[test]
fn every_way_is_sent_and_read_as_it_is_documented() {
    let findings = findings(0, "sound");
    assert!(findings.is_empty(), "{findings:#?}");
}

#[test]
fn each_word_that_is_wrong_is_found_and_nothing_else() {
    let expected: Vec<(String, String)> = FAULTS
        .iter()
        .map(|fault| (fault.way.to_owned(), fault.finding.to_owned()))
        .collect();
    let mut found = findings(1, "wrong");
    let place = |way: &str| FAULTS.iter().position(|fault| fault.way == way);
    found.sort_by_key(|(way, _)| place(way));
    // A second call of the same operation finds the same.
    found.dedup_by(|later, earlier| later.0 == earlier.0);
    assert_eq!(found, expected);
}
