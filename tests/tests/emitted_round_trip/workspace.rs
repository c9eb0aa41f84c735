//! Emitted crates and the program that sends values through their types, built together.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use countersign_spec::json_schema::Direction;
use countersign_spec::resolve::SchemaId;
use countersign_tests::{DocumentedAnswer, repository, write_crate, write_if_changed};
use serde_json::Value as Json;

use super::corpus::Emitted;

/// The program's own dependencies; the lock file says which versions.
const MANIFEST: &str = r#"[package]
name = "harness"
version = "0.0.0"
edition = "2024"

[dependencies]
jiff = { version = "0.2", default-features = false, features = ["std"] }
rust_decimal = { version = "1", default-features = false, features = ["std"] }
serde = { version = "1", features = ["derive"] }
serde_json = { version = "1", features = ["raw_value", "preserve_order"] }
"#;

/// A value for a type.
pub(crate) struct Sent {
    emitted: String,
    ty: String,
    pub(crate) schema: SchemaId,
    pub(crate) direction: Direction,
    pub(crate) value: Json,
}

impl Sent {
    pub(crate) fn new(
        emitted: &Emitted,
        ty: &str,
        schema: SchemaId,
        direction: Direction,
        value: Json,
    ) -> Sent {
        Sent {
            emitted: emitted.name.clone(),
            ty: ty.to_owned(),
            schema,
            direction,
            value,
        }
    }

    /// The type and the way.
    pub(crate) fn name(&self) -> String {
        format!("{}::{} {}", self.emitted, self.ty, self.way())
    }

    fn way(&self) -> &'static str {
        match self.direction {
            Direction::Request => "request",
            Direction::Response => "response",
        }
    }
}

/// The built program.
pub(crate) struct Workspace {
    program: PathBuf,
}

impl Workspace {
    /// Writes what changed and builds it, offline and with warnings denied.
    pub(crate) fn build<'e>(crates: impl Iterator<Item = &'e Emitted>) -> Workspace {
        let crates: Vec<&Emitted> = crates.collect();
        let target = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let folder = target.join("round-trip");
        let mut members = String::from("\"harness\"");
        for emitted in &crates {
            write!(members, ", \"{}\"", emitted.name).unwrap();
            write_crate(&emitted.files, &folder.join(&emitted.name));
        }
        let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = [{members}]\n");
        write_if_changed(&folder.join("Cargo.toml"), &manifest);
        harness(&folder.join("harness"), &crates);
        compile(&folder)
    }

    /// What became of each value: its text as the type writes it, or why not.
    pub(crate) fn send(&self, sent: &[Sent]) -> Vec<Result<String, String>> {
        let lines = sent.iter().map(|it| {
            let way = it.way();
            format!("{}\t{}\t{way}\t{}\n", it.emitted, it.ty, it.value)
        });
        self.ask(lines.collect())
    }

    /// Whether the client of a crate reads each answer, or why not.
    pub(crate) fn read(
        &self,
        emitted: &Emitted,
        answers: &[DocumentedAnswer],
    ) -> Vec<Result<String, String>> {
        let lines = answers.iter().map(|it| {
            let (name, body) = (&emitted.name, Json::from(it.body.as_str()));
            let (status, media_type) = (it.status, &it.media_type);
            let operation = &it.operation;
            format!("{name}\t{operation}\tanswer\t{status}\t{media_type}\t{body}\n")
        });
        self.ask(lines.collect())
    }

    /// The program's answer to each line.
    fn ask(&self, lines: String) -> Vec<Result<String, String>> {
        let count = lines.lines().count();
        let mut child = Command::new(&self.program)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut to = child.stdin.take().unwrap();
        // Both pipes would fill up if one end waited for the other.
        let writer = std::thread::spawn(move || to.write_all(lines.as_bytes()));
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap().unwrap();
        assert!(output.status.success());
        let answers = String::from_utf8(output.stdout).unwrap();
        let answers = answers.lines().map(|line| {
            let answer: Json = serde_json::from_str(line).unwrap();
            let text = |name: &str| answer[name].as_str().map(str::to_owned);
            text("Ok").ok_or_else(|| text("Err").unwrap())
        });
        let answers: Vec<_> = answers.collect();
        assert_eq!(answers.len(), count);
        answers
    }
}

/// The program's sources: its own, and what this crate compares with, once for each
/// emitted crate, since each has tables of its own.
fn harness(folder: &Path, crates: &[&Emitted]) {
    let mut manifest = MANIFEST.to_owned();
    let (mut modules, mut arms, mut readers) = (String::new(), String::new(), String::new());
    for emitted in crates {
        let name = &emitted.name;
        let package = name.replace('_', "-");
        writeln!(manifest, "{package} = {{ path = \"../{name}\" }}").unwrap();
        let types = emitted
            .types
            .iter()
            .map(|it| it.path.rsplit("::").next().unwrap());
        let types = types.collect::<Vec<_>>().join(" ");
        writeln!(modules, "emitted!({name}: {types});").unwrap();
        writeln!(arms, "        \"{name}\" => {name}::find(ty),").unwrap();
        if emitted.has_client() {
            writeln!(readers, "        \"{name}\" => read!({name}: id answer),").unwrap();
        }
        let theirs = |text: &str| {
            text.replace("bigcommerce_orders", name).replace(
                "use countersign_spec::json_schema::Direction",
                "use crate::Direction",
            )
        };
        let sources = folder.join("src").join(name);
        let compare = include_str!("../../src/same_meaning.rs");
        write_if_changed(&sources.join("same_meaning.rs"), &theirs(compare));
        let shape = include_str!("../../src/same_meaning/shape.rs");
        write_if_changed(&sources.join("same_meaning/shape.rs"), &theirs(shape));
    }
    let find = format!(
        "fn find(name: &str, ty: &str) -> Option<Trip> {{\n    match name {{\n{arms}        _ => None,\n    }}\n}}"
    );
    let read = format!(
        "fn read(name: &str, id: &str, answer: &str) -> Result<String, String> {{\n    match name {{\n{readers}        _ => Err(name.to_owned()),\n    }}\n}}"
    );
    let program =
        include_str!("harness.rs").replace("// EMITTED", &format!("{modules}\n{find}\n\n{read}"));
    write_if_changed(&folder.join("Cargo.toml"), &manifest);
    write_if_changed(&folder.join("src/main.rs"), &program);
    write_if_changed(
        &folder.join("src/exact.rs"),
        include_str!("../../src/exact.rs"),
    );
}

#[expect(clippy::disallowed_methods, reason = "a folder of the test's own")]
fn compile(folder: &Path) -> Workspace {
    let target = folder.join("target");
    // The lock file of this workspace names versions that are here already.
    let lock = fs::read_to_string(repository().join("Cargo.lock")).unwrap();
    // Cargo adds the emitted crates to its copy, so the one it came from is kept beside it.
    let origin = folder.join("origin.lock");
    if fs::read_to_string(&origin).is_ok_and(|origin| origin != lock) || !origin.exists() {
        fs::write(folder.join("Cargo.lock"), &lock).unwrap();
        fs::write(&origin, &lock).unwrap();
    }
    let output = Command::new(env!("CARGO"))
        .args(["build", "--offline", "--quiet", "-p", "harness"])
        .env("CARGO_TARGET_DIR", &target)
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("CARGO_BUILD_JOBS", "2")
        .current_dir(folder)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let program = format!("debug/harness{}", std::env::consts::EXE_SUFFIX);
    Workspace {
        program: target.join(program),
    }
}
