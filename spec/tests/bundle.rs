//! A document as one file says what its files say, and an overlay changes it wherever
//! its parts stand.

use std::path::{Path, PathBuf};

use countersign_spec::bundle::{Format, text};
use countersign_spec::{Limits, ResolvedDocument, has_errors, load, load_text, load_with_overlays};

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/corpus/accept")
}

fn again(bundle: &str) -> ResolvedDocument {
    let (document, problems) = load_text("bundle.yaml", bundle, &Limits::default());
    assert!(!has_errors(&problems), "{problems:?}");
    document
}

/// Bundled again from either notation it is the same text, and nothing was lost on the way.
fn check(document: &ResolvedDocument) {
    let yaml = text(document, Format::Yaml);
    let json = text(document, Format::Json);
    let (from_yaml, from_json) = (again(&yaml), again(&json));
    assert_eq!(text(&from_yaml, Format::Yaml), yaml);
    assert_eq!(text(&from_json, Format::Yaml), yaml);
    assert_eq!(text(&from_yaml, Format::Json), json);
    let ids = |document: &ResolvedDocument| -> Vec<String> {
        let operations = document.operations().iter().chain(document.webhooks());
        operations.map(|one| one.id.to_string()).collect()
    };
    assert_eq!(ids(document), ids(&from_yaml));
    let named = |document: &ResolvedDocument| -> Vec<String> {
        let names = document
            .schemas()
            .filter_map(|(_, schema)| schema.name.clone());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    };
    assert_eq!(named(document), named(&from_yaml));
}

#[test]
fn every_sound_document_comes_back_from_its_bundle() {
    insta::glob!("../../tests/corpus/accept", "*.{yaml,json}", |path| {
        let (document, problems) = load(path, &Limits::default());
        assert!(!has_errors(&problems), "{problems:?}");
        check(&document);
    });
}

#[test]
fn the_project_s_own_document_comes_back_with_and_without_its_overlay() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("bigcommerce");
    for overlays in [vec![], vec![folder.join("live.overlay.yaml")]] {
        let path = folder.join("openapi.yaml");
        let (document, problems) = load_with_overlays(&path, &overlays, &Limits::default());
        assert_eq!(problems, []);
        check(&document);
        let bundle = text(&document, Format::Yaml);
        let references = bundle.lines().filter(|line| line.contains("$ref: "));
        let elsewhere: Vec<&str> = references.filter(|line| !line.contains("\"#/")).collect();
        assert_eq!(elsewhere, [""; 0]);
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "an overlay of the test's own")]
fn an_overlay_reaches_into_the_files_of_a_document_and_speaks_of_its_own_places() {
    let folder = tempfile::tempdir().unwrap();
    let overlay = folder.path().join("more.yaml");
    let actions = "\
overlay: 1.0.0
info: { title: More, version: '1' }
actions:
  - target: $.components.schemas.Order.properties
    description: A member more
    x-evidence: this test
    update: { colour: { type: string } }
  - target: $.components.schemas.Nobody
    remove: true
  - target: $.components.schemas.Order
    update: { colr: 7 }
";
    std::fs::write(&overlay, actions).unwrap();
    let path = corpus().join("relative-files.yaml");
    let (document, problems) = load_with_overlays(&path, &[overlay], &Limits::default());
    let texts = problems.iter().map(|problem| {
        let text = problem.to_text(&document.sources);
        let text = text.lines().next().unwrap_or_default().to_owned();
        text.replace(&folder.path().display().to_string(), "")
    });
    assert_eq!(
        texts.collect::<Vec<_>>(),
        [
            "/more.yaml:8:13: warning[overlay-target-unmatched]: the document has nothing at this target, so the action changes nothing",
            "/more.yaml:11:15: warning[unknown-member]: unknown member `colr` of this schema",
        ]
    );
    let order = document
        .schemas()
        .find(|(_, schema)| schema.name.as_deref() == Some("Order"));
    let (_, order) = order.unwrap();
    let colour = document.schema(order.shape.properties["colour"]);
    let location = document.sources.location(colour.shape.span);
    assert!(location.ends_with("more.yaml:7:23"), "{location}");
    assert_eq!(
        document.sources.place(order.shape.span),
        "parts/schemas/order.yaml#"
    );
    let action = &document.actions[0];
    assert_eq!(action.evidence.as_deref(), Some("this test"));
    let changed = action
        .changed
        .iter()
        .map(|span| document.sources.place(*span));
    assert_eq!(
        changed.collect::<Vec<_>>(),
        ["parts/schemas/order.yaml#/properties"]
    );
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a document of the test's own")]
fn what_stands_beside_a_reference_to_another_file_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("a.yaml", "type: string\n");
    write("b.yaml", "type: integer\n");
    write(
        "openapi.yaml",
        "openapi: 3.1.0\ninfo: { title: T, version: '1' }\ncomponents:\n  schemas:\n    \
         Short: { $ref: ./a.yaml, maxLength: 3 }\n    \
         More: { $ref: '#/components/schemas/Short', properties: { x: { $ref: ./b.yaml } } }\n",
    );
    let (document, problems) = load(&folder.path().join("openapi.yaml"), &Limits::default());
    assert!(!has_errors(&problems), "{problems:?}");
    let bundle = text(&document, Format::Json);
    let bundle: serde_json::Value = serde_json::from_str(&bundle).unwrap();
    let schemas = &bundle["components"]["schemas"];
    assert_eq!(schemas["Short"]["maxLength"], 3);
    assert_eq!(schemas["Short"]["$ref"], "#/components/schemas/a");
    assert_eq!(
        schemas["More"]["properties"]["x"]["$ref"],
        "#/components/schemas/b"
    );
    check(&document);
}

#[test]
#[expect(clippy::disallowed_methods, reason = "an overlay of the test's own")]
fn what_one_action_writes_in_two_places_can_be_changed_in_one() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    };
    let document = write(
        "openapi.yaml",
        "openapi: 3.0.3\ninfo: { title: T, version: '1' }\npaths: {}\ncomponents:\n  schemas:\n    \
         A: { type: object, properties: {} }\n    B: { type: object, properties: {} }\n",
    );
    let overlay = write(
        "more.yaml",
        "overlay: 1.0.0\ninfo: { title: T, version: '1' }\nactions:\n  \
         - target: $.components.schemas[*].properties\n    update: { extra: { type: object } }\n  \
         - target: $.components.schemas.B.properties.extra\n    update: { properties: { only: {} } }\n",
    );
    let (document, problems) = load_with_overlays(&document, &[overlay], &Limits::default());
    assert_eq!(problems, []);
    let extra = |name: &str| {
        let mut schemas = document.schemas();
        let holder = schemas.find(|(_, schema)| schema.name.as_deref() == Some(name));
        let extra = holder.unwrap().1.shape.properties["extra"];
        document.schema(extra).shape.properties.len()
    };
    assert_eq!((extra("A"), extra("B")), (0, 1));
}
