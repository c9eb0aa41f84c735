//! `corpus` as a user meets it: what it tells of a folder, and how it goes on.

use std::fs;
use std::process::{Command, Output};

fn corpus(folder: &std::path::Path, more: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask"))
        .arg("corpus")
        .arg(folder)
        .args(more)
        .output()
        .unwrap()
}

const WHOLE: &str = "openapi: 3.0.3\ninfo: {title: small, version: '1'}\npaths:\n  /a:\n    get:\n      operationId: a\n      responses: {'200': {$ref: 'parts/answer.yaml'}}\n";
const PART: &str = "description: an answer\n";

#[test]
#[expect(clippy::disallowed_methods, reason = "a folder of the test's own")]
fn a_folder_is_told_document_by_document_and_a_second_run_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("parts")).unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("whole.yaml", WHOLE);
    write("parts/answer.yaml", PART);
    let run = |more: &[&str]| {
        let output = corpus(folder.path(), more);
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let progress = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.code().unwrap(), said, progress)
    };

    let (code, said, progress) = run(&["--jobs", "2"]);
    assert_eq!(code, 0, "{said}{progress}");
    assert!(said.contains("1 documents"), "{said}");
    assert!(said.contains("not an OpenAPI 3 document: parts/answer.yaml"));
    assert!(progress.contains("2/2"), "{progress}");

    write("broken.yaml", &WHOLE.replace("answer.yaml", "nothing.yaml"));
    let (code, said, progress) = run(&[]);
    assert_eq!(code, 1, "{said}");
    assert!(
        said.contains("FAILED broken.yaml: broken.yaml:7:"),
        "{said}"
    );
    assert_eq!(progress.trim(), "1/3 broken.yaml", "the others are known");

    write("broken.yaml", WHOLE);
    write("parts/answer.yaml", "description: [no, text]\n");
    let (code, _, progress) = run(&[]);
    assert_eq!(code, 1);
    let again = ["broken.yaml", "parts/answer.yaml", "whole.yaml"];
    assert!(
        again.iter().all(|name| progress.contains(name)),
        "{progress}"
    );
}
