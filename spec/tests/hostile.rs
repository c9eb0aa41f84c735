//! Input that is meant to harm, or is no document at all: each is refused with
//! one diagnostic, and what is too large is refused before it is read.
//!
//! Made here and not kept in the corpus, for its size or its kind of file.

use std::fmt::Write;
use std::path::Path;

use countersign_spec::{Code, Limits, lint, load, load_text};
use tempfile::TempDir;

const HEAD: &str = "openapi: 3.0.3\ninfo: { title: T, version: '1' }\npaths: {}\n";

/// Loads `name` from a folder and asks for exactly one diagnostic.
fn check(folder: &TempDir, name: &str, expected: &str) {
    let (document, diagnostics) = load(&folder.path().join(name), &Limits::default());
    let texts: Vec<_> = diagnostics
        .iter()
        .map(|diagnostic| diagnostic.to_text(&document.sources))
        .collect();
    assert_eq!(texts.len(), 1, "{texts:#?}");
    let first = texts[0].lines().next().unwrap_or_default();
    assert_eq!(first, expected);
    assert!(diagnostics[0].help.is_some(), "{first}");
}

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

#[expect(clippy::disallowed_methods, reason = "a folder of the test's own")]
fn with(folder: TempDir, name: &str, bytes: impl AsRef<[u8]>) -> TempDir {
    std::fs::write(folder.path().join(name), bytes).unwrap();
    folder
}

#[test]
fn yaml_nested_ten_thousand_deep_in_brackets_is_refused() {
    let text = format!(
        "{HEAD}x-deep: {}{}\n",
        "[".repeat(10_000),
        "]".repeat(10_000)
    );
    check(
        &with(folder(), "a.yaml", text),
        "a.yaml",
        "a.yaml:4:264: error[nested-too-deep]: values are nested more than 200 deep",
    );
}

#[test]
fn yaml_nested_three_thousand_deep_in_blocks_is_refused() {
    let mut text = HEAD.to_owned();
    for depth in 0..3_000 {
        writeln!(text, "{}x-a:", " ".repeat(depth)).unwrap();
    }
    check(
        &with(folder(), "a.yaml", text),
        "a.yaml",
        "a.yaml:204:201: error[nested-too-deep]: values are nested more than 200 deep",
    );
}

#[test]
fn json_nested_ten_thousand_deep_is_refused() {
    let text = format!(
        "{{\"x-deep\":{}{}}}",
        "[".repeat(10_000),
        "]".repeat(10_000)
    );
    check(
        &with(folder(), "a.json", text),
        "a.json",
        "a.json:1:521: error[nested-too-deep]: values are nested more than 200 deep",
    );
}

#[test]
fn json_nested_beyond_the_limit_and_within_the_parsers_is_refused() {
    let text = format!("{{\"x-deep\":{}{}}}", "[".repeat(300), "]".repeat(300));
    check(
        &with(folder(), "a.json", text),
        "a.json",
        "a.json:1:210: error[nested-too-deep]: values are nested more than 200 deep",
    );
}

#[test]
fn both_notations_allow_the_same_depth() {
    for (lists, is_refused) in [(199, false), (200, true)] {
        let deep = format!("{}1{}", "[".repeat(lists), "]".repeat(lists));
        let json = format!(
            r#"{{"openapi": "3.0.3", "info": {{"title": "T", "version": "1"}}, "paths": {{}}, "x-deep": {deep}}}"#
        );
        for name in ["a.json", "a.yaml"] {
            let (_, diagnostics) = load_text(name, &json, &Limits::default());
            let codes: Vec<_> = diagnostics.iter().map(|one| one.code).collect();
            let expected = [Code::NESTED_TOO_DEEP];
            assert_eq!(
                codes,
                expected[..usize::from(is_refused)],
                "{name}, {lists}"
            );
        }
    }
}

#[test]
fn a_text_longer_than_a_file_may_be_is_refused() {
    let limits = Limits {
        file_bytes: 10,
        ..Limits::default()
    };
    let (_, diagnostics) = load_text("a.yaml", HEAD, &limits);
    let codes: Vec<_> = diagnostics.iter().map(|one| one.code).collect();
    assert_eq!(codes, [Code::FILE_TOO_LARGE]);
}

#[test]
fn a_reference_of_megabytes_is_not_followed() {
    let target = "/a".repeat(1 << 20);
    let text = format!("{HEAD}components: {{schemas: {{A: {{$ref: '#{target}'}}}}}}\n");
    check(
        &with(folder(), "a.yaml", text),
        "a.yaml",
        "a.yaml:4:34: error[unknown-ref]: a reference of more than 4096 bytes is not followed",
    );
}

#[test]
fn a_long_pointer_is_followed_through_references() {
    let target = "/a".repeat(2_000);
    let text = format!(
        "{HEAD}x-a: {{ $ref: '#/x-b' }}\nx-b: {{}}\ncomponents: {{schemas: {{A: {{$ref: '#/x-a{target}'}}}}}}\n"
    );
    check(
        &with(folder(), "a.yaml", text),
        "a.yaml",
        &format!(
            "a.yaml:6:34: error[unknown-ref]: `#/x-a{target}` leads nowhere: `a.yaml` has no `/x-b{target}`"
        ),
    );
}

/// 2,000 operations that share one response, whose example has 20,000 values.
#[test]
fn what_operations_share_is_read_and_judged_once() {
    let values = "1, ".repeat(20_000);
    let mut text = format!(
        "openapi: 3.0.3
info: {{ title: T, version: '1' }}
components:
  responses:
    R:
      description: d
      content:
        application/json:
          schema: {{ type: array, items: {{ type: integer }} }}
          examples: {{ all: {{ $ref: '#/components/examples/E' }} }}
  examples: {{ E: {{ value: [{values}] }} }}
paths:
"
    );
    for n in 0..2_000 {
        let response =
            "responses: { '200': { $ref: '#/components/responses/R' }, 4XX: { description: d } }";
        let described = "summary: s, description: d, tags: [t]";
        writeln!(
            text,
            "  /{n}: {{ get: {{ operationId: o{n}, {described}, {response} }} }}"
        )
        .unwrap();
    }
    let (document, diagnostics) = load_text("a.yaml", &text, &Limits::default());
    assert_eq!(diagnostics, []);
    let operations = document.operations();
    let content: Vec<_> = operations
        .iter()
        .map(|operation| &*operation.responses[0].content)
        .collect();
    assert_eq!(content.len(), 2_000);
    assert!(content.iter().all(|one| std::ptr::eq(*one, content[0])));
    assert_eq!(lint::lint(&document, &lint::LintOptions::default()), []);
}

#[test]
fn each_fault_of_a_shared_example_is_said_once() {
    let values = "a, ".repeat(5_000);
    let text = format!(
        "openapi: 3.0.3
info: {{ title: T, version: '1' }}
components:
  responses:
    R:
      description: d
      content:
        application/json:
          schema: {{ type: array, items: {{ type: integer }} }}
          example: [{values}]
paths:
  /a: {{ get: {{ operationId: a, responses: {{ '200': {{ $ref: '#/components/responses/R' }} }} }} }}
  /b: {{ get: {{ operationId: b, responses: {{ '200': {{ $ref: '#/components/responses/R' }} }} }} }}
"
    );
    let (document, diagnostics) = load_text("a.yaml", &text, &Limits::default());
    assert_eq!(diagnostics, []);
    let mut problems = lint::lint(&document, &lint::LintOptions::default());
    problems.retain(|problem| problem.code == Code::EXAMPLE_INVALID);
    let said: Vec<&str> = problems.iter().map(|p| p.message.as_str()).collect();
    // One mistake, however many items make it and operations share it.
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].ends_with("(and 4999 more like it)"), "{said:?}");
}

#[test]
fn schemas_nested_to_the_very_limit_need_no_more_stack_than_a_thread_has() {
    // The document, components, schemas and A are four of the 200 levels.
    let depth = 196;
    let schema = format!(
        "{}{{}}{}",
        "{items: ".repeat(depth - 1),
        "}".repeat(depth - 1)
    );
    let text = format!("{HEAD}components: {{schemas: {{A: {schema}}}}}\n");
    let folder = with(folder(), "a.yaml", text);
    let (document, diagnostics) = load(&folder.path().join("a.yaml"), &Limits::default());
    assert_eq!(diagnostics, []);
    assert_eq!(document.schemas().count(), depth);
}

#[test]
fn a_file_of_200_megabytes_is_refused_by_its_length_and_never_read() {
    let folder = with(folder(), "a.yaml", HEAD);
    // A hole of that length: whoever reads it finds zeros, which are no YAML
    // and would be another diagnostic.
    let file = std::fs::OpenOptions::new()
        .write(true)
        .open(folder.path().join("a.yaml"))
        .unwrap();
    file.set_len(200 << 20).unwrap();
    check(
        &folder,
        "a.yaml",
        "error[file-too-large]: `a.yaml` has 209715200 bytes; the limit is 33554432",
    );
}

#[test]
fn a_reference_to_a_file_too_large_is_refused_where_it_stands() {
    let folder = with(folder(), "big.yaml", HEAD);
    let file = std::fs::OpenOptions::new()
        .write(true)
        .open(folder.path().join("big.yaml"))
        .unwrap();
    file.set_len(200 << 20).unwrap();
    let text = format!("{HEAD}components: {{schemas: {{A: {{$ref: big.yaml}}}}}}\n");
    check(
        &with(folder, "a.yaml", text),
        "a.yaml",
        "a.yaml:4:34: error[file-too-large]: `big.yaml` has 209715200 bytes; the limit is 33554432",
    );
}

#[test]
fn anchors_around_anchors_are_refused_before_they_are_copied_out() {
    let mut text = format!("{HEAD}x-deep: ");
    for depth in 0..150 {
        write!(text, "&a{depth} [").unwrap();
    }
    text.push_str(&"1, ".repeat(5_000));
    text.push_str(&"]".repeat(150));
    check(
        &with(folder(), "a.yaml", text),
        "a.yaml",
        "a.yaml:4:809: error[alias-bomb]: anchors and aliases repeat more than 100000 values",
    );
}

#[test]
fn an_empty_file_is_refused() {
    check(
        &with(folder(), "a.yaml", ""),
        "a.yaml",
        "a.yaml:1:1: error[empty-document]: the file is empty",
    );
    check(
        &with(folder(), "a.json", " \n"),
        "a.json",
        "a.json:1:1: error[empty-document]: the file is empty",
    );
}

#[test]
fn a_directory_is_refused_by_its_name() {
    let folder = folder();
    std::fs::create_dir(folder.path().join("specs")).unwrap();
    check(&folder, "specs", "error[not-a-file]: `specs` is not a file");
    check(
        &folder,
        "specs/",
        "error[not-a-file]: `specs` is not a file",
    );
}

#[test]
fn the_folder_itself_is_refused_with_a_name() {
    let (_, diagnostics) = load(Path::new(".."), &Limits::default());
    assert_eq!(diagnostics.len(), 1);
    assert_eq!(diagnostics[0].message, "`..` is not a file");
}

#[test]
fn a_missing_file_is_refused_by_the_path_that_was_given() {
    let folder = folder();
    let path = folder.path().join("a.yaml");
    let expected = format!(
        "error[unreadable-file]: cannot open `{}`: there is no such file",
        path.display()
    );
    check(&folder, "a.yaml", &expected);
}

#[test]
fn text_that_is_not_utf_8_is_refused_at_its_first_wrong_byte() {
    let mut bytes = b"openapi: 3.0.3\ninfo: { title: Caf".to_vec();
    bytes.extend(b"\xe9, version: '1' }\npaths: {}\n");
    check(
        &with(folder(), "a.yaml", bytes),
        "a.yaml",
        "a.yaml:2:19: error[not-utf8]: the file is not UTF-8 text",
    );
}

#[test]
fn utf_16_is_refused_as_not_utf_8() {
    let text = format!("\u{feff}{HEAD}");
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    check(
        &with(folder(), "a.yaml", bytes),
        "a.yaml",
        "a.yaml:1:1: error[not-utf8]: the file is not UTF-8 text",
    );
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_not_followed() {
    let outside = with(folder(), "secret.yaml", "type: object\n");
    let text = format!("{HEAD}components: {{schemas: {{A: {{$ref: link.yaml}}}}}}\n");
    let folder = with(folder(), "a.yaml", text);
    let link = |to: &Path, name| std::os::unix::fs::symlink(to, folder.path().join(name)).unwrap();
    link(&outside.path().join("secret.yaml"), "link.yaml");
    check(
        &folder,
        "a.yaml",
        "a.yaml:4:34: error[ref-leaves-folder]: `link.yaml` leads out of the document's folder",
    );
}

#[cfg(unix)]
#[test]
fn a_linked_folder_that_leads_out_is_not_followed() {
    let outside = with(folder(), "secret.yaml", "type: object\n");
    let text = format!("{HEAD}components: {{schemas: {{A: {{$ref: out/secret.yaml}}}}}}\n");
    let folder = with(folder(), "a.yaml", text);
    std::os::unix::fs::symlink(outside.path(), folder.path().join("out")).unwrap();
    check(
        &folder,
        "a.yaml",
        "a.yaml:4:34: error[ref-leaves-folder]: `out/secret.yaml` leads out of the document's folder",
    );
}

#[cfg(unix)]
#[test]
fn a_link_within_the_folder_is_followed() {
    let text = format!("{HEAD}components: {{schemas: {{A: {{$ref: link.yaml}}}}}}\n");
    let folder = with(with(folder(), "a.yaml", text), "b.yaml", "type: object\n");
    std::os::unix::fs::symlink("b.yaml", folder.path().join("link.yaml")).unwrap();
    let (_, diagnostics) = load(&folder.path().join("a.yaml"), &Limits::default());
    assert_eq!(diagnostics, []);
}

#[test]
fn a_long_chain_of_references_needs_no_stack() {
    let mut text = format!("{HEAD}components:\n  schemas:\n    S0: {{ type: string }}\n");
    for n in 1..5_000 {
        let ends = format!(
            "properties: {{ p: {{ $ref: '#/components/schemas/S{}' }} }}",
            n - 1
        );
        writeln!(text, "    S{n}: {{ {ends} }}").unwrap();
    }
    let folder = with(folder(), "a.yaml", text);
    let (document, diagnostics) = load(&folder.path().join("a.yaml"), &Limits::default());
    assert_eq!(diagnostics, []);
    assert_eq!(document.schemas().count(), 5_000);
}

#[test]
fn a_file_of_more_values_than_the_limit_is_refused_in_both_notations() {
    let many = "1,".repeat(600_000);
    for (name, text, at) in [
        ("a.json", format!("{{\"x-many\":[{many}1]}}"), "1:1"),
        ("a.yaml", format!("{HEAD}x-many: [{many}1]\n"), "4:999988"),
    ] {
        check(
            &with(folder(), name, text),
            name,
            &format!("{name}:{at}: error[too-many-values]: the file holds more than 500000 values"),
        );
    }
}

/// A validator would need a step of the stack for each of them.
#[test]
fn a_default_of_a_long_chain_of_schemas_is_judged_by_its_type_alone() {
    let mut text = format!("{HEAD}components:\n  schemas:\n    S0: {{ type: object }}\n");
    for n in 1..5_000 {
        let before = format!("allOf: [{{ $ref: '#/components/schemas/S{}' }}]", n - 1);
        writeln!(
            text,
            "    S{n}: {{ type: object, default: {{}}, {before} }}"
        )
        .unwrap();
    }
    text.push_str("    Last: { default: {}, type: string, allOf: [{ $ref: '#/components/schemas/S4999' }] }\n");
    let (_, diagnostics) = load_text("a.yaml", &text, &Limits::default());
    let codes: Vec<_> = diagnostics.iter().map(|one| one.code).collect();
    assert_eq!(codes, [Code::DEFAULT_INVALID]);
}

/// Each part of it would need a step of the stack, and so would each of a value's.
#[test]
fn an_example_of_a_long_chain_of_schemas_is_told_and_not_judged() {
    let mut text = format!("{HEAD}components:\n  schemas:\n    S0: {{ type: string }}\n");
    for n in 1..20_000 {
        let before = format!("allOf: [{{ $ref: '#/components/schemas/S{}' }}]", n - 1);
        writeln!(text, "    S{n}: {{ {before} }}").unwrap();
    }
    text.push_str("    Last: { example: 1, allOf: [{ $ref: '#/components/schemas/S19999' }] }\n");
    text.push_str("    Near: { example: 1, allOf: [{ $ref: '#/components/schemas/S900' }] }\n");
    let (document, _) = load_text("a.yaml", &text, &Limits::default());
    let problems = lint::lint(&document, &lint::LintOptions::default());
    let told: Vec<_> = problems
        .iter()
        .filter(|one| [Code::UNUSABLE_SCHEMA, Code::EXAMPLE_INVALID].contains(&one.code))
        .map(|one| one.to_text(&document.sources))
        .collect();
    let places: Vec<_> = told.iter().filter_map(|text| text.lines().next()).collect();
    assert_eq!(
        places,
        [
            "a.yaml:20006:11: error[unusable-schema]: no value can be judged by this schema: \
             it leads through more than 1000 schemas, one within the other",
            "a.yaml:20007:22: error[example-invalid]: the example breaks its schema: \
             the value is not of type \"string\"",
        ]
    );
}
