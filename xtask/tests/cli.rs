//! The command line as a user meets it: what it prints and how it ends.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

fn xtask(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(arguments)
        .output()
        .unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn said(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

#[expect(clippy::disallowed_methods, reason = "a folder of the test's own")]
fn written(text: &str) -> (TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("api.yaml");
    fs::write(&path, text).unwrap();
    let path = path.to_string_lossy().into_owned();
    (folder, path)
}

const SMALL: &str = "openapi: 3.0.3\ninfo: {title: small, version: '1'}\npaths:\n  /a:\n    get:\n      operationId: a\n      responses: {'204': {description: none}}\n";

#[test]
fn a_document_that_cannot_be_used_is_told_with_its_place_and_exit_2() {
    for (text, place, what) in [
        ("openapi: [3.0.3\n", "api.yaml:", "syntax"),
        (
            "openapi: 3.0.3\nopenapi: 3.0.3\n",
            "api.yaml:2:1",
            "duplicate-key",
        ),
        ("swagger: '2.0'\n", "api.yaml:1:10", "swagger-2"),
        ("", "api.yaml:1:1", "empty-document"),
        (
            &SMALL.replace("{description: none}", "{$ref: '../up.yaml'}"),
            "api.yaml:7:",
            "ref-leaves-folder",
        ),
        (
            &SMALL.replace("{description: none}", "{$ref: '#/nowhere'}"),
            "api.yaml:7:",
            "unknown-ref",
        ),
    ] {
        let (_folder, path) = written(text);
        for command in [
            &["lint", &path][..],
            &["generate", "--spec", &path, "--out", "unused"],
        ] {
            let output = xtask(command);
            let said = said(&output);
            assert_eq!(code(&output), 2, "{said}");
            assert!(said.contains(place) && said.contains(what), "{said}");
            assert!(said.contains("help: "), "{said}");
        }
    }
    assert!(
        !Path::new("unused").exists(),
        "nothing is written for an unusable document"
    );
}

#[test]
fn warnings_are_put_up_with_by_name_and_a_tolerance_without_use_is_refused() {
    let text = "openapi: 3.0.3\ninfo: { title: T, version: '1' }\nx: 1\npaths: {}\nsurprise: 1\n";
    let (folder, document) = written(text);
    let out = folder.path().join("client").to_string_lossy().into_owned();
    let run = |more: &[&str]| {
        let arguments = [&["generate", "--spec", &document, "--out", &out], more].concat();
        let output = xtask(&arguments);
        (code(&output), said(&output))
    };
    let (status, told) = run(&[]);
    assert!(
        status == 0 && told.contains("warning[unknown-member]"),
        "{told}"
    );
    let (status, told) = run(&["--allow", "unknown-member"]);
    assert!(status == 0 && !told.contains("unknown-member"), "{told}");
    let (status, told) = run(&["--deny", "unknown-member"]);
    assert!(
        status == 2 && told.contains("error[unknown-member]"),
        "{told}"
    );
    let (status, told) = run(&["--deny", "unknown-member", "--keep-going"]);
    assert!(status == 1 && told.contains("0 of 0 operations"), "{told}");
    let (status, told) = run(&["--allow", "unknown-ref"]);
    assert!(
        status == 2 && told.contains("allowed and met nowhere: unknown-ref"),
        "{told}"
    );
    let (status, told) = run(&["--allow", "unknown-reff"]);
    assert!(
        status == 2 && told.contains("there is no code `unknown-reff`"),
        "{told}"
    );
}

#[test]
fn a_folder_and_a_file_that_is_not_there_are_wrong_use() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("none.yaml");
    for path in [folder.path(), &missing] {
        let output = xtask(&["lint", &path.to_string_lossy()]);
        assert_eq!(code(&output), 2, "{}", said(&output));
    }
    assert_eq!(code(&xtask(&["no-such-command"])), 2);
    assert_eq!(code(&xtask(&["conformance", "--store", "nobody"])), 2);
    assert_eq!(code(&xtask(&["conformance", "--url", "not a url"])), 2);
}

#[test]
fn a_service_that_is_not_there_is_exit_3() {
    // Port 1 of this machine: nobody listens.
    let output = xtask(&["conformance", "--url", "http://127.0.0.1:1/base"]);
    assert_eq!(code(&output), 3, "{}", said(&output));
    assert!(
        said(&output).contains("http://127.0.0.1:1"),
        "{}",
        said(&output)
    );
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a folder of the test's own")]
fn a_crate_has_the_name_that_is_said_and_none_that_no_crate_can_have() {
    let (folder, path) = written(SMALL);
    let out = folder.path().join("client");
    let run = |name: &str| {
        let out = out.to_string_lossy();
        xtask(&["generate", "--spec", &path, "--out", &out, "--name", name])
    };
    let refused = run("my store");
    assert_eq!(code(&refused), 2);
    assert!(said(&refused).contains("`my store` is no name"));
    assert_eq!(code(&run("my-store")), 0);
    let manifest = fs::read_to_string(out.join("Cargo.toml")).unwrap();
    assert!(manifest.contains("name = \"my-store\""), "{manifest}");
}

#[test]
fn generating_twice_changes_nothing_and_a_stale_crate_fails_the_check() {
    let (folder, path) = written(SMALL);
    let out = folder.path().join("client");
    let out = out.to_string_lossy();
    let run = |more: &[&str]| {
        let mut arguments = vec!["generate", "--spec", &path, "--out", &out];
        arguments.extend(more);
        xtask(&arguments)
    };
    assert_eq!(code(&run(&["--check"])), 1);
    assert_eq!(code(&run(&[])), 0);
    assert_eq!(code(&run(&["--check"])), 0);
    assert!(said(&run(&[])).contains(" 0 changed"));
    #[expect(clippy::disallowed_methods, reason = "a folder of the test's own")]
    fs::write(folder.path().join("client/src/lib.rs"), "broken").unwrap();
    let stale = run(&["--check"]);
    assert_eq!(code(&stale), 1);
    assert!(
        said(&stale).contains("src/lib.rs differs"),
        "{}",
        said(&stale)
    );
    assert_eq!(code(&run(&[])), 0);
    assert_eq!(code(&run(&["--check"])), 0);
}

/// A run against the embedded store; its exit code and its report.
#[expect(clippy::disallowed_methods, reason = "a folder of the test's own")]
fn conformance(fault: Option<&str>) -> (i32, String) {
    let folder = tempfile::tempdir().unwrap();
    let reports = folder.path().join("reports");
    let observed = folder.path().join("observed");
    let (reports_text, observed) = (reports.to_string_lossy(), observed.to_string_lossy());
    let mut arguments = vec![
        "conformance",
        "--report-dir",
        &reports_text,
        "--observe",
        &observed,
    ];
    arguments.extend(fault.map(|_| "--fault"));
    arguments.extend(fault);
    let output = xtask(&arguments);
    let report = fs::read_to_string(reports.join("report.txt"));
    assert!(reports.join("report.json").exists() && reports.join("junit.xml").exists());
    for form in ["report.txt", "report.json", "junit.xml"] {
        let text = fs::read_to_string(reports.join(form)).unwrap();
        assert!(
            !text.contains("mock-store-token"),
            "{form} holds the secret"
        );
    }
    (code(&output), report.unwrap_or_else(|_| said(&output)))
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test reads the report")]
fn the_operations_that_are_judged_are_those_that_the_store_has() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().to_string_lossy();
    xtask(&["conformance", "--report-dir", &place, "--observe", &place]);
    let text = fs::read_to_string(folder.path().join("report.json")).unwrap();
    let report: serde_json::Value = serde_json::from_str(&text).unwrap();
    let operations = report["operations"].as_array().unwrap();
    let judged = operations.iter().filter(|one| one["judged_cases"] != 0);
    let mut judged: Vec<&str> = judged
        .map(|one| one["operation"].as_str().unwrap())
        .collect();
    judged.sort_unstable();
    assert_eq!(judged, JUDGED);
    assert_eq!(operations.len(), 52);
}

#[test]
fn the_embedded_store_conforms() {
    let (code, report) = conformance(None);
    assert_eq!(code, 0, "{report}");
    assert!(
        report.starts_with("judged 9 of 52 operations\n"),
        "{report}"
    );
    assert!(
        report.contains("conforms: 0 violations, 0 notices, 3 known habits, 0 lines"),
        "{report}"
    );
}

#[test]
fn what_only_the_overlay_allows_is_a_finding_when_the_document_alone_counts() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().to_string_lossy();
    let output = xtask(&[
        "conformance",
        "--documented-only",
        "--report-dir",
        &place,
        "--observe",
        &place,
    ]);
    assert_eq!(code(&output), 1, "{}", said(&output));
    let told = said(&output);
    assert!(
        told.contains("violation response-body-matches-schema at /0/cart_id"),
        "{told}"
    );
    assert!(!told.contains("known habit"), "{told}");
}

/// The operations that the embedded store carries out; it answers 501 to all others.
const JUDGED: [&str; 9] = [
    "countOrders",
    "createOrder",
    "deleteAllOrders",
    "deleteOrder",
    "getOrder",
    "getOrderStatus",
    "listOrderStatuses",
    "listOrders",
    "updateOrder",
];

#[test]
fn each_fault_is_caught_by_the_check_it_breaks() {
    for (fault, operation, check) in [
        (
            "missing-field",
            "getOrder ",
            "violation response-body-matches-schema",
        ),
        (
            "wrong-type",
            "getOrder ",
            "violation response-body-matches-schema",
        ),
        (
            "undocumented-status",
            "listOrders ",
            "violation response-status-documented",
        ),
        (
            "html-content-type",
            "listOrderStatuses ",
            "violation response-media-type-documented",
        ),
        (
            "enum-outside",
            "getOrder ",
            "notice response-enum-member-undocumented",
        ),
        (
            "missing-rate-header",
            "countOrders ",
            "violation response-header-required",
        ),
        (
            "credentials-ignored",
            "listOrders ",
            "violation request-without-credentials-refused",
        ),
        (
            "new-field",
            "getOrderStatus ",
            "notice response-property-undocumented",
        ),
        (
            "filter-ignored",
            "listOrders ",
            "violation response-filter-kept",
        ),
        ("unsorted", "listOrders ", "violation response-sorted"),
        (
            "page-size-ignored",
            "listOrders ",
            "violation response-page-size-kept",
        ),
        (
            "short-decimals",
            "getOrder ",
            "notice response-decimal-scale",
        ),
        (
            "quota-exceeded",
            "countOrders ",
            "violation response-rate-limit-consistent",
        ),
        (
            "refusal-as-success",
            "createOrder ",
            "violation request-breaking-rule-refused",
        ),
    ] {
        let (code, report) = conformance(Some(fault));
        assert_eq!(code, 1, "{fault}: {report}");
        assert!(report.contains(operation), "{fault}: {report}");
        assert!(report.contains(check), "{fault}: {report}");
        if check.starts_with("notice") {
            // Nothing is violated: the run fails by drift that nobody accepted.
            assert!(
                report.contains("does not conform: 0 violations"),
                "{fault}: {report}"
            );
        }
    }
}
