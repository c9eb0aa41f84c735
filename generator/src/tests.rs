//! Every document of `tests/corpus/emit`: its IR and its emitted text, one
//! construct each.

use countersign_spec::{Limits, has_errors, load};

use super::{Options, generate, ir, lower, pass};
use options_beside::options_beside;

#[expect(
    unreachable_pub,
    reason = "the crate of the end-to-end tests exports it"
)]
#[path = "../../tests/src/options_beside.rs"]
mod options_beside;

/// The files of a crate that say something of one construct. What a feature turns on stands
/// in `mod` lines, which are worth telling nowhere else.
fn is_telling(path: &str, api: &ir::Api, options: &Options) -> bool {
    let says_of_client = api.security.is_some() || !api.servers.is_empty();
    let has_modules = path == "src/lib.rs" || path.ends_with("/mod.rs");
    options.features_per_tag && has_modules && !path.starts_with("src/runtime/")
        || path.starts_with("src/types/") && path != "src/types/mod.rs"
        || path.starts_with("src/wire/") && path != "src/wire/mod.rs"
        || path == "src/operations.rs"
        || path == "src/headers.rs"
        || path == "src/credentials.rs"
        || path == "src/webhooks.rs"
        || path == "src/client.rs" && says_of_client
}

#[test]
fn each_construct_is_emitted_as_reviewed() {
    insta::glob!("../../tests/corpus/emit", "*.yaml", |path| {
        let (document, diagnostics) = load(path, &Limits::default());
        assert!(!has_errors(&diagnostics), "{diagnostics:?}");
        let options = options_beside(path);
        let mut api = lower::lower(&document, &options).api;
        pass::run(&mut api, &options);
        let outcome = generate(&document, &options);
        let told = outcome.diagnostics.iter();
        let mut text: String = told
            .map(|diagnostic| format!("{}\n", diagnostic.to_text(&document.sources)))
            .collect();
        text.push_str(&ir::print(&api));
        let files = outcome.files.expect("the document is emitted");
        for (path, source) in files
            .iter()
            .filter(|(path, _)| is_telling(path, &api, &options))
        {
            // The first line is the same in every file.
            let source = source.split_once('\n').map_or("", |(_, rest)| rest);
            text.push_str(&format!("\n──── {path}\n{source}"));
        }
        insta::assert_snapshot!(text);
    });
}

#[test]
fn a_call_is_shown_with_documented_values_and_else_with_what_fits() {
    let text = include_str!("../../tests/corpus/emit/calls-that-are-shown.yaml");
    let (document, _) = countersign_spec::load_text("api.yaml", text, &Limits::default());
    let outcome = generate(&document, &Options::default());
    let files = outcome.files.expect("the document is emitted");
    let is_shown = |path: &str| path == "README.md" || path.starts_with("docs/");
    let shown = files.iter().filter(|(path, _)| is_shown(path));
    let shown: String = shown
        .map(|(path, text)| format!("──── {path}\n{text}"))
        .collect();
    insta::assert_snapshot!(shown);
}

#[test]
fn a_choice_for_a_place_without_a_schema_is_an_error() {
    let text = include_str!("../../tests/corpus/emit/types-chosen-by-place.yaml");
    let (document, _) = countersign_spec::load_text("api.yaml", text, &Limits::default());
    let choices = "names = {'/components/schemas/Nobody' = 'Somebody'}\n\
                   [places]\n'/paths' = { type = 'text' }";
    let options = Options {
        choices: toml::from_str(choices).unwrap(),
        ..Options::default()
    };
    let outcome = generate(&document, &options);
    let codes = outcome
        .diagnostics
        .iter()
        .map(|problem| problem.code.as_str());
    assert_eq!(
        codes.collect::<Vec<_>>(),
        ["choice-unused", "choice-unused"]
    );
    assert!(outcome.files.is_none());
}

/// What `--keep-going` does with documents that no reader takes as they are.
#[test]
fn a_document_with_errors_is_emitted_as_far_as_it_goes() {
    let mut emitted = 0;
    insta::glob!("../../tests/corpus/reject", "*.{yaml,json}", |path| {
        let (document, diagnostics) = load(path, &Limits::default());
        assert!(has_errors(&diagnostics), "{}", path.display());
        let outcome = generate(&document, &Options::default());
        emitted += usize::from(outcome.operations > 0);
    });
    assert!(emitted > 10, "{emitted}");
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let text = include_str!("../../tests/corpus/emit/a-union-by-discriminator.yaml");
    let emit = || {
        let (document, _) = countersign_spec::load_text("api.yaml", text, &Limits::default());
        generate(&document, &Options::default()).files.unwrap()
    };
    assert_eq!(emit(), emit());
}

/// The paths of the emitted types of a document with two schemas that nothing reaches.
fn types_with(unused_schemas: bool) -> (Vec<String>, usize) {
    let text = "\
openapi: 3.0.3
info: { title: T, version: '1' }
paths:
  /orders:
    get:
      operationId: listOrders
      tags: [orders]
      responses:
        '200':
          description: d
          content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } }
components:
  schemas:
    Event:
      type: object
      required: [id]
      properties:
        id: { type: integer, readOnly: true }
        order: { $ref: '#/components/schemas/Order' }
        line: { type: object, properties: { sku: { type: string } } }
    Sku: { type: string }
    Order: { type: object, properties: { line: { type: object, properties: { id: { type: integer } } } } }
";
    let (document, _) = countersign_spec::load_text("api.yaml", text, &Limits::default());
    let options = Options {
        unused_schemas,
        features_per_tag: true,
        ..Options::default()
    };
    let outcome = generate(&document, &options);
    assert!(outcome.files.is_some());
    let paths = outcome.types.into_iter().map(|ty| ty.path);
    (paths.collect(), outcome.untyped_schemas)
}

#[test]
fn schemas_that_nothing_reaches_are_counted_and_have_types_if_asked_for() {
    let (without, untyped) = types_with(false);
    assert_eq!(without, ["types::Order", "types::OrderLine"]);
    assert_eq!(untyped, 2);
    let (with, untyped) = types_with(true);
    // The types of operations stay as they are.
    assert_eq!(with[..2], without);
    let unused = ["types::Event", "types::EventLine", "types::EventInput"];
    assert_eq!(with[2..], unused);
    assert_eq!(untyped, 0);
}
