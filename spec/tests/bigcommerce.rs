//! The project's own document: it reads without a word, and holds the operations
//! and the payloads that the vendor documents.

use std::collections::BTreeSet;
use std::path::Path;

use countersign_spec::lint::{LintOptions, lint};
use countersign_spec::resolve::Operation;
use countersign_spec::{Diagnostic, Limits, ResolvedDocument, load};

fn document() -> (ResolvedDocument, Vec<Diagnostic>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("bigcommerce/openapi.yaml");
    load(&path, &Limits::default())
}

fn check(document: &ResolvedDocument, diagnostics: &[Diagnostic]) {
    let texts = diagnostics.iter().map(|d| d.to_text(&document.sources));
    assert_eq!(texts.collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn it_reads_without_a_diagnostic() {
    let (document, diagnostics) = document();
    check(&document, &diagnostics);
}

#[test]
fn it_is_described_and_its_examples_keep_to_their_schemas() {
    let (document, _) = document();
    check(&document, &lint(&document, &LintOptions::default()));
}

/// Every payload that the vendor prints for these operations.
const DOCUMENTED: [(&str, &[&str]); 11] = [
    (
        "listOrders",
        &["orders-with-links", "orders-with-links-early"],
    ),
    (
        "createOrder",
        &[
            "order-create-custom-and-catalog-products",
            "order-create-minimal",
            "order-create-with-customer",
            "order-create-with-shipping-addresses",
            "order-create-overridden-totals",
            "order-create-overridden-totals-catalog-only",
            "order-created",
            "order-created-early",
            "product-options-invalid",
            "product-quantities-refused",
        ],
    ),
    ("countOrders", &["order-count", "order-count-early"]),
    ("getOrder", &["order-with-links", "order-with-links-early"]),
    ("updateOrder", &["order-update-status"]),
    ("listOrderStatuses", &["order-statuses-renamed-label"]),
    (
        "createOrderShipment",
        &[
            "shipment-create-two-lines",
            "shipment-create-first-address",
            "shipment-create-second-address",
        ],
    ),
    ("getShippingQuote", &["shipping-quote-by-product"]),
    (
        "listOrderTaxes",
        &["taxes-default-class", "taxes-api-override"],
    ),
    (
        "listOrderTransactions",
        &["transactions-with-empty-objects"],
    ),
    ("listProductVariants", &["product-variants-option-values"]),
];

#[test]
fn the_twenty_six_documented_payloads_are_examples_of_their_operations() {
    let (document, _) = document();
    let mut count = 0;
    for (id, names) in DOCUMENTED {
        let operation = document.operation(id).unwrap();
        let examples = example_files(&document, operation);
        for name in names {
            let file = format!("examples/{name}.json#");
            assert!(examples.contains(&file), "{id} lacks {file}: {examples:#?}");
            count += 1;
        }
    }
    assert_eq!(count, 26);
}

#[test]
fn every_payload_on_disk_is_an_example_of_some_operation() {
    let (document, _) = document();
    let used: BTreeSet<_> = document
        .operations()
        .iter()
        .chain(document.webhooks())
        .flat_map(|operation| example_files(&document, operation))
        .collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("bigcommerce/examples");
    for entry in std::fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if name.ends_with(".json") {
            assert!(used.contains(&format!("examples/{name}#")), "{name}");
        }
    }
}

/// The files from which the examples of an operation's bodies come.
fn example_files(document: &ResolvedDocument, operation: &Operation) -> BTreeSet<String> {
    let request = operation.request_body.iter().map(|body| &body.content);
    let responses = operation.responses.iter().map(|response| &response.content);
    let media_types = request
        .chain(responses)
        .flat_map(|content| content.values());
    media_types
        .flat_map(|media_type| &media_type.examples)
        .map(|example| document.sources.place(example.value.span))
        .collect()
}
