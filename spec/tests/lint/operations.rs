//! What is asked of operations and of the paths they stand under.

use countersign_spec::{Code, Limits, load_text};

use crate::{HEAD, check};

#[test]
fn a_missing_operation_id_is_told_once_and_by_the_reader() {
    let text = format!(
        "{HEAD}paths: {{ /a: {{ get: {{ responses: {{ '200': {{ description: d }} }} }} }} }}\n"
    );
    let (document, read) = load_text("a.yaml", &text, &Limits::default());
    let found = countersign_spec::lint::lint(&document, &Default::default());
    let all = read.iter().chain(&found);
    let codes = all.filter(|problem| problem.code == Code::MISSING_OPERATION_ID);
    assert_eq!(codes.count(), 1);
}

#[test]
fn an_answer_to_mistakes_may_be_a_status_a_class_or_the_default() {
    for (status, is_missed) in [
        ("'404'", false),
        ("4XX", false),
        ("default", false),
        ("'500'", true),
        ("5XX", true),
    ] {
        let expected: &[&str] = match is_missed {
            true => &["`a` documents no answer of the 400s"],
            false => &[],
        };
        let responses = format!("'200': {{ description: d }}, {status}: {{ description: d }}");
        check(
            Code::MISSING_CLIENT_ERROR,
            &format!(
                "paths: {{ /a: {{ get: {{ operationId: a, responses: {{ {responses} }} }} }} }}\n"
            ),
            expected,
        );
    }
}

#[test]
fn a_text_of_blanks_says_nothing() {
    let document = "paths: { /a: { get: { operationId: a, summary: ' ', description: '', responses: { '200': { description: d } } } } }\n";
    check(
        Code::MISSING_OPERATION_SUMMARY,
        document,
        &["`a` has no summary"],
    );
    check(
        Code::MISSING_OPERATION_DESCRIPTION,
        document,
        &["`a` has no description"],
    );
}

/// A document with one operation on each path.
fn paths(paths: &[(&str, &str)]) -> String {
    let mut text = "paths:\n".to_owned();
    for (index, (method, path)) in paths.iter().enumerate() {
        let names = path.split('{').skip(1);
        let names = names.filter_map(|rest| Some(rest.split_once('}')?.0));
        let parameter = |name| {
            format!("{{ name: {name}, in: path, required: true, schema: {{ type: string }} }}")
        };
        let parameters: Vec<String> = names.map(parameter).collect();
        text += &format!(
            "  '{path}': {{ {method}: {{ operationId: o{index}, parameters: [{}], responses: {{ '200': {{ description: d }} }} }} }}\n",
            parameters.join(", ")
        );
    }
    text
}

#[test]
fn a_path_is_ambiguous_where_fixed_text_does_not_decide() {
    let ambiguous = |list: &[(&str, &str)], expected: &[&str]| {
        check(Code::AMBIGUOUS_PATH, &paths(list), expected);
    };
    ambiguous(&[("get", "/a/{x}"), ("get", "/a/mine")], &[]);
    ambiguous(
        &[("get", "/a/{x}"), ("post", "/a/{y}")],
        &["`/a/{y}` is the same path as `/a/{x}`"],
    );
    ambiguous(
        &[("get", "/a/{x}/b"), ("get", "/a/c/{y}")],
        &["a path may fit both `/a/c/{y}` and `/a/{x}/b`"],
    );
    ambiguous(&[("get", "/a/{x}/b"), ("post", "/a/c/{y}")], &[]);
}

#[test]
fn of_many_paths_that_clash_each_is_told_of_once() {
    let list: Vec<(String, String)> = (0..200)
        .map(|n| (format!("/a{n}/{{x}}"), format!("/{{x}}/b{n}")))
        .collect();
    let list: Vec<(&str, &str)> = list
        .iter()
        .flat_map(|(one, other)| [("get", one.as_str()), ("get", other.as_str())])
        .collect();
    let (document, _) = load_text(
        "a.yaml",
        &format!("{HEAD}{}", paths(&list)),
        &Limits::default(),
    );
    let found = countersign_spec::lint::lint(&document, &Default::default());
    let codes = found
        .iter()
        .filter(|problem| problem.code == Code::AMBIGUOUS_PATH);
    // All but the first.
    assert_eq!(codes.count(), 399);
}
