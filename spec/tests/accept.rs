//! Constructs that can be read: every file of `tests/corpus/accept` reads without
//! an error, into what its snapshot says.

mod printer;

use std::path::Path;

use countersign_spec::{Limits, has_errors, load};

#[test]
fn a_sound_document_is_read_into_what_it_means() {
    insta::glob!("../../tests/corpus/accept", "*.{yaml,json}", check);
}

fn check(path: &Path) {
    let (document, diagnostics) = load(path, &Limits::default());
    let mut texts: Vec<_> = diagnostics
        .iter()
        .map(|diagnostic| diagnostic.to_text(&document.sources))
        .collect();
    let name = path.display();
    assert!(!has_errors(&diagnostics), "{name}: {texts:#?}");
    texts.push(printer::print(&document));
    insta::assert_snapshot!(texts.join("\n"));
}

#[test]
fn nullable_of_3_0_and_type_lists_of_3_1_read_alike() {
    let properties = |name: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"));
        let path = path.join("../tests/corpus/accept").join(name);
        let (document, _) = load(&path, &Limits::default());
        let note = document.schemas().next().unwrap().1;
        ["text", "kind"].map(|name| {
            let shape = &document.schema(note.shape.properties[name]).shape;
            (shape.types.clone(), shape.is_nullable)
        })
    };
    assert_eq!(
        properties("nullable-3-0.yaml"),
        properties("nullable-3-1.yaml")
    );
}
