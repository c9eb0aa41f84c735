//! `corpus` as a user meets it: what it tells of a folder, and how it goes on.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

/// Documents, and beside them what is made of them.
struct Corpus(TempDir);

#[expect(clippy::disallowed_methods, reason = "a folder of the test's own")]
impl Corpus {
    fn new() -> Corpus {
        let corpus = Corpus(tempfile::tempdir().unwrap());
        fs::create_dir_all(corpus.documents().join("parts")).unwrap();
        corpus.write("parts/answer.yaml", PART);
        corpus
    }

    fn documents(&self) -> std::path::PathBuf {
        self.0.path().join("documents")
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.documents().join(name), text).unwrap();
    }

    fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        let results: &Path = &self.0.path().join("results");
        command.arg("corpus").arg(self.documents());
        command.arg("--out").arg(results);
        command
    }

    /// Its exit code, what it says, and how it tells of its progress.
    fn run(&self, more: &[&str]) -> (i32, String, String) {
        let output = self.command().args(more).output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let progress = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.code().unwrap(), said, progress)
    }
}

const WHOLE: &str = "openapi: 3.0.3\ninfo: {title: small, version: '1'}\npaths:\n  /a:\n    get:\n      operationId: a\n      responses: {'200': {$ref: 'parts/answer.yaml'}}\n";
const PART: &str = "description: an answer\n";

#[test]
fn a_folder_is_told_document_by_document_and_a_second_run_goes_on() {
    let corpus = Corpus::new();
    corpus.write("whole.yaml", WHOLE);

    let (code, said, progress) = corpus.run(&["--jobs", "2"]);
    assert_eq!(code, 0, "{said}{progress}");
    assert!(said.contains("1 document "), "{said}");
    assert!(said.contains("not an OpenAPI 3 document: parts/answer.yaml"));
    assert!(progress.contains("2/2"), "{progress}");

    corpus.write("broken.yaml", &WHOLE.replace("answer.yaml", "nothing.yaml"));
    let (code, said, progress) = corpus.run(&[]);
    assert_eq!(code, 1, "{said}");
    assert!(
        said.contains("FAILED broken.yaml: broken.yaml:7:"),
        "{said}"
    );
    assert_eq!(progress.trim(), "1/3 broken.yaml", "the others are known");

    corpus.write("broken.yaml", WHOLE);
    corpus.write("parts/answer.yaml", "description: [no, text]\n");
    let (code, _, progress) = corpus.run(&[]);
    assert_eq!(code, 1);
    let again = ["broken.yaml", "parts/answer.yaml", "whole.yaml"];
    assert!(
        again.iter().all(|name| progress.contains(name)),
        "{progress}"
    );
}

#[test]
fn an_operation_that_is_left_out_fails_its_document() {
    let corpus = Corpus::new();
    let xml = "\n      requestBody: {required: true, content: {}}\n      responses:";
    corpus.write("whole.yaml", &WHOLE.replace("\n      responses:", xml));
    let (code, said, _) = corpus.run(&[]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("FAILED whole.yaml: 1 operation left out"));
    assert!(said.contains("left out whole.yaml: a"), "{said}");
}
