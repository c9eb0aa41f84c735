//! Programs that make every call of a client that its documentation shows.

use std::path::{Path, PathBuf};
use std::process::Command;

use countersign_generator::FileSet;
use countersign_tests::{repository, shown_calls, write_if_changed};

/// The program of one client.
pub(crate) struct Program {
    path: PathBuf,
}

const MAIN: &str = r#"
/// What became of a call, as a line.
fn say(name: &str, answer: Result<(), Box<dyn std::error::Error>>) {
    match answer {
        Ok(()) => eprintln!("{name}\tok"),
        Err(error) => eprintln!("{name}\t{}", error.to_string().replace('\n', " ")),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let url = std::env::args().nth(1).expect("the service's URL");
    let caller = Client::new(url, CREDENTIALS).expect("a client");
CALLS}
"#;

const MANIFEST: &str = "\n[dev-dependencies]\n\
    tokio = { version = \"1\", features = [\"macros\", \"rt\", \"net\", \"time\"] }\n";

impl Program {
    /// Builds the program of each crate, offline.
    pub(crate) fn build(crates: Vec<(String, FileSet)>) -> Vec<Program> {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let folder = target.join("documented-calls");
        let mut members = Vec::new();
        for (name, files) in crates {
            for (path, text) in files.iter() {
                let more = if path == "Cargo.toml" { MANIFEST } else { "" };
                write_if_changed(&folder.join(&name).join(path), &format!("{text}{more}"));
            }
            let path = format!("{name}/examples/{name}.rs");
            write_if_changed(&folder.join(path), &program(&name, &files));
            members.push(name);
        }
        let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n");
        write_if_changed(&folder.join("Cargo.toml"), &manifest);
        // The lock file of this workspace names versions that are here already.
        let lock = std::fs::read(repository().join("Cargo.lock")).unwrap();
        std::fs::write(folder.join("Cargo.lock"), lock).unwrap();
        let output = Command::new(env!("CARGO"))
            .args(["build", "--offline", "--quiet", "--workspace", "--examples"])
            .env("CARGO_TARGET_DIR", target.join("emitted"))
            .current_dir(&folder)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{said}");
        let path = |name: &String| target.join("emitted/debug/examples").join(name);
        let programs = members.iter().map(|name| Program { path: path(name) });
        programs.collect()
    }

    /// What became of each call.
    pub(crate) fn run(&self, url: &str) -> Vec<String> {
        let output = Command::new(&self.path).arg(url).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success(), "{said}");
        said.lines().map(str::to_owned).collect()
    }
}

/// The program's text.
fn program(name: &str, files: &FileSet) -> String {
    let shown = shown_calls(files);
    let crate_name = name.replace('-', "_");
    let calls = shown
        .iter()
        .map(|(method, _)| format!("    say({method:?}, {method}::example(&caller).await);\n"));
    let main = MAIN
        .replace("CREDENTIALS", &credentials(files))
        .replace("CALLS", &calls.collect::<String>());
    let modules: String = shown.iter().map(|(_, code)| code.as_str()).collect();
    format!(
        "#![allow(deprecated)]\nuse {crate_name} as client;\nuse client::{{Client, Credentials}};\n\n{modules}{main}"
    )
}

/// An expression for all credentials that the crate knows.
fn credentials(files: &FileSet) -> String {
    let source = files.iter().find(|(path, _)| *path == "src/credentials.rs");
    let functions = source.map_or("", |(_, text)| text).split("pub fn ").skip(1);
    let mut all = "Credentials::none()".to_owned();
    for function in functions {
        let (name, rest) = function.split_once('(').unwrap();
        let (arguments, _) = rest.split_once(')').unwrap();
        let given = vec!["\"given\""; arguments.matches("Into<String>").count()];
        // One that asks somebody for tokens is given elsewhere.
        if given.is_empty() {
            continue;
        }
        all.push_str(&format!(
            ".and(client::credentials::{name}({}))",
            given.join(", ")
        ));
    }
    all
}
