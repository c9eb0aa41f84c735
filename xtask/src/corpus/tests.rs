//! Children that end as no child should, and runs that were cut off: by programs that a
//! test starts in place of this one.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::documents::{self, Document};
use super::generate_all;
use super::process::Starter;
use super::row::{Generation, Row};
use super::store::Store;
use super::table::Report;

/// Longer than any of these children takes by itself.
const LONG: Duration = Duration::from_secs(60);

/// What a child says that did its work.
const SUMMARY: &str = r#"{"is_openapi":true,"is_generated":true,"operations":2,"left_out":[],"members":0,"any_members":0,"errors":{},"warnings":{},"first_error":null,"parts":{},"cpu_ms":1,"peak_kb":1}"#;

/// A corpus of files with these names, and a place for its results.
struct Corpus {
    folder: Folder,
    documents: Vec<Document>,
    store: Store,
}

#[expect(clippy::disallowed_methods, reason = "a folder of the test's own")]
fn corpus(names: &[&str]) -> Corpus {
    let folder = tempfile::tempdir().unwrap();
    let below = folder.path().join("documents");
    std::fs::create_dir_all(&below).unwrap();
    for name in names {
        std::fs::write(below.join(name), *name).unwrap();
    }
    let folder = Folder::Own(folder);
    Corpus::opened(folder)
}

/// Where a corpus stands: a folder that ends with its test, or that of another process.
enum Folder {
    Own(TempDir),
    Of(PathBuf),
}

impl Folder {
    fn path(&self) -> &Path {
        match self {
            Folder::Own(folder) => folder.path(),
            Folder::Of(path) => path,
        }
    }
}

impl Corpus {
    fn opened(folder: Folder) -> Corpus {
        Corpus {
            documents: documents::below(&folder.path().join("documents")).unwrap(),
            store: Store::open(&folder.path().join("results"), false).unwrap(),
            folder,
        }
    }

    /// Runs it with children that do what a shell script says: `$1` is the document, `$2`
    /// the folder of its crate.
    fn run(&self, script: &str, time_limit: Duration) -> Vec<Row> {
        let starter = Starter::of("sh", &["-c", script, "child"], time_limit);
        generate_all(&self.documents, &self.store, &starter, 1).unwrap()
    }

    fn report(&self, rows: Vec<Row>) -> Report {
        Report::new(Path::new("documents"), rows)
    }
}

/// A child that notes that it was started, makes a folder, and says its summary.
fn well_behaved(corpus: &Corpus) -> String {
    let log = corpus.folder.path().join("started");
    format!(
        "basename \"$1\" >> '{}'; mkdir -p \"$2\"; echo '{SUMMARY}'",
        log.display()
    )
}

#[expect(clippy::disallowed_methods, reason = "a folder of the test's own")]
fn started(corpus: &Corpus) -> Vec<String> {
    let log = std::fs::read_to_string(corpus.folder.path().join("started"));
    log.unwrap_or_default().lines().map(str::to_owned).collect()
}

#[test]
fn a_child_that_hangs_is_ended_and_costs_no_other() {
    let corpus = corpus(&["a.yaml", "b.yaml"]);
    let script = format!(
        "case $1 in *a.yaml) exec sleep 600;; esac; {}",
        well_behaved(&corpus)
    );
    let rows = corpus.run(&script, Duration::from_secs(2));
    assert!(matches!(rows[0].generation, Generation::TimedOut));
    assert!(rows[1].is_whole());
    let report = corpus.report(rows);
    assert!(!report.is_fine());
    let text = report.to_text();
    assert!(text.contains("FAILED a.yaml: took too long"), "{text}");
}

#[test]
fn a_child_that_is_killed_by_what_it_does_is_told_with_its_last_words() {
    let corpus = corpus(&["a.yaml"]);
    let script = "echo >&2; echo \"thread 'main' has overflowed its stack\" >&2; kill -ABRT $$";
    let rows = corpus.run(script, LONG);
    let Generation::Crashed(last) = &rows[0].generation else {
        panic!("{rows:?}");
    };
    assert!(last.contains("signal: 6"), "{last}");
    assert!(last.ends_with("has overflowed its stack"), "{last}");
    assert!(!corpus.report(rows).is_fine());
}

#[test]
fn a_child_that_panics_is_told_with_the_place_and_the_message() {
    let corpus = corpus(&["a.yaml"]);
    let script = "printf 'before\\nthread main panicked at src/a.rs:1:2:\\nno such thing\\nnote: advice\\n' >&2; exit 101";
    let rows = corpus.run(script, LONG);
    let failure = rows[0].failure().unwrap();
    assert_eq!(
        failure,
        "crashed: exit status: 101: thread main panicked at src/a.rs:1:2: no such thing"
    );
}

#[test]
fn a_child_that_says_no_summary_is_told_and_costs_no_other() {
    let corpus = corpus(&["a.yaml", "b.yaml"]);
    let script = format!(
        "case $1 in *a.yaml) echo '{{'; exit 0;; esac; {}",
        well_behaved(&corpus)
    );
    let rows = corpus.run(&script, LONG);
    let failure = rows[0].failure().unwrap();
    assert_eq!(failure, "crashed: said nothing readable");
    assert!(rows[1].is_whole());
}

/// What tells the process that is killed which folder is meant.
const FOLDER: &str = "COUNTERSIGN_TEST_FOLDER";

/// A run whose second child outlives it, until the folder is gone.
fn run_and_wait(folder: PathBuf) {
    let corpus = Corpus::opened(Folder::Of(folder));
    let script = format!(
        "{}; case $1 in *b.yaml) while [ -e \"$1\" ]; do sleep 0.1; done;; esac",
        well_behaved(&corpus)
    );
    corpus.run(&script, LONG);
}

/// The test starts itself in a process of its own, which is the run that is killed.
#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "a process is waited for, and told its folder"
)]
fn a_run_that_was_killed_is_finished_by_the_next() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        return run_and_wait(folder.into());
    }
    let corpus = corpus(&["a.yaml", "b.yaml", "c.yaml"]);
    let mut run = Command::new(std::env::current_exe().unwrap())
        .args([
            "corpus::tests::a_run_that_was_killed_is_finished_by_the_next",
            "--exact",
        ])
        .env(FOLDER, corpus.folder.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let since = Instant::now();
    while started(&corpus).len() < 2 && since.elapsed() < LONG {
        std::thread::sleep(Duration::from_millis(10));
    }
    run.kill().unwrap();
    run.wait().unwrap();
    assert_eq!(started(&corpus), ["a.yaml", "b.yaml"]);

    let rows = corpus.run(&well_behaved(&corpus), LONG);
    assert_eq!(started(&corpus)[2..], ["b.yaml", "c.yaml"]);
    assert!(rows.iter().all(Row::is_whole));
}

#[test]
fn an_operation_that_was_left_out_is_a_failure() {
    let corpus = corpus(&["a.yaml"]);
    let summary = SUMMARY.replace(r#""left_out":[]"#, r#""left_out":["upload"]"#);
    let rows = corpus.run(&format!("mkdir -p \"$2\"; echo '{summary}'"), LONG);
    let report = corpus.report(rows);
    assert!(!report.is_fine());
    let text = report.to_text();
    let lines: Vec<Vec<&str>> = text
        .lines()
        .map(|line| line.split_whitespace().collect())
        .collect();
    assert_eq!(lines[1][..5], ["a.yaml", "2", "1", "in", "part"], "{text}");
    assert_eq!(lines[2][..5], ["1", "document", "2", "1", "0/1"], "{text}");
    assert!(text.contains("FAILED a.yaml: 1 operation left out"));
    assert!(text.contains("left out a.yaml: upload"));
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a folder of the test's own")]
fn half_a_row_and_a_crate_that_is_gone_are_made_again_and_no_other_is() {
    let corpus = corpus(&["a.yaml", "b.yaml", "c.yaml", "d.yaml"]);
    let script = well_behaved(&corpus);
    corpus.run(&script, LONG);
    assert_eq!(started(&corpus), ["a.yaml", "b.yaml", "c.yaml", "d.yaml"]);
    let results = corpus.folder.path().join("results");
    // What a run leaves that was killed while it wrote.
    let row = results.join("rows/of-a-yaml.json");
    let whole = std::fs::read(&row).unwrap();
    std::fs::write(&row, &whole[..whole.len() / 2]).unwrap();
    std::fs::write(results.join("rows/of-b-yaml.new"), "{").unwrap();
    std::fs::write(results.join("scratch/of-b-yaml.out"), "half").unwrap();
    std::fs::remove_dir(results.join("crates/of-c-yaml")).unwrap();
    let rows = corpus.run(&script, LONG);
    assert_eq!(started(&corpus)[4..], ["a.yaml", "c.yaml"]);
    assert!(rows.iter().all(Row::is_whole));
}
