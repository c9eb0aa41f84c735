//! Generating from the largest documents of a folder, beside `oas3-gen`, in one run.
//!
//! Each measured run is a process of its own, in turns, and medians are told: CPU time for
//! each operation, emitted bytes for each operation (what is the same in every crate, the
//! runtime, and the copy of the document apart), peak memory, and how far the CPU time is
//! from the floor, which is parsing the emitted text with `syn` and printing it with
//! `prettyplease`, and nothing else.
//!
//! `cargo bench -p countersign-tests --bench generate` takes the folder from
//! `COUNTERSIGN_CORPUS` and the peer from `OAS3_GEN`, a path; it says what it skips.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a bench reads folders and ends where it cannot"
)]

#[path = "generate/ours.rs"]
mod ours;
#[path = "generate/process.rs"]
mod process;

use std::path::{Path, PathBuf};

use process::{Cost, measure};

const DOCUMENTS: usize = 5;
const RUNS: usize = 7;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    match arguments.get(1).map(String::as_str) {
        Some("measure") => process::report(&arguments[2..]),
        Some("ours") => ours::generate(Path::new(&arguments[2]), Path::new(&arguments[3])),
        Some("floor") => ours::floor(Path::new(&arguments[2])),
        // Whatever Cargo says to a bench.
        _ => compare(),
    }
}

#[expect(clippy::print_stdout, reason = "a bench tells its table")]
fn compare() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let own = root.join("spec/bigcommerce/openapi.yaml");
    let documents = match std::env::var_os("COUNTERSIGN_CORPUS") {
        Some(folder) => largest(Path::new(&folder)),
        None => {
            println!("COUNTERSIGN_CORPUS is not set: our own document only");
            vec![own]
        }
    };
    let peer = std::env::var("OAS3_GEN").ok();
    if peer.is_none() {
        println!("OAS3_GEN is not set: no peer");
    }
    println!("medians of {RUNS} runs; CPU ms and bytes for each operation, peak memory in MB\n");
    println!("| document | operations | CPU | its | bytes | its | memory | its | CPU to floor |");
    println!("|---|---|---|---|---|---|---|---|---|");
    for document in documents {
        println!("{}", row(&document, peer.as_deref()));
    }
}

/// The largest documents below a folder.
fn largest(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let is_document = ["json", "yaml", "yml"]
                .map(Some)
                .contains(&path.extension().and_then(|e| e.to_str()));
            if is_document {
                found.push((entry.metadata().unwrap().len(), path));
            }
        }
    }
    found.sort();
    found
        .into_iter()
        .rev()
        .take(DOCUMENTS)
        .map(|(_, path)| path)
        .collect()
}

fn row(document: &Path, peer: Option<&str>) -> String {
    let folder = tempfile::tempdir().unwrap();
    let [ours, theirs] = ["ours", "theirs"].map(|name| folder.path().join(name));
    std::fs::create_dir(&theirs).unwrap();
    let myself = std::env::current_exe().unwrap();
    let text = |path: &Path| path.to_string_lossy().into_owned();
    let own = [text(&myself), "ours".into(), text(document), text(&ours)];
    let of_peer = peer.map(|peer| {
        let mode = ["generate", "client-mod", "-i"].map(str::to_owned);
        let mut command = vec![peer.to_owned()];
        command.extend(mode);
        command.extend([text(document), "-o".into(), text(&theirs)]);
        command
    });
    let floor = [text(&myself), "floor".into(), text(&ours)];
    let (mut costs, mut peers, mut floors) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..RUNS {
        costs.push(measure(&own));
        peers.extend(of_peer.as_ref().map(|command| measure(command)));
        floors.push(measure(&floor));
    }
    let (cost, floor) = (Cost::median(costs), Cost::median(floors));
    let theirs_cost = (!peers.is_empty()).then(|| Cost::median(peers));
    let count = ours::operations(document).max(1) as f64;
    let bytes = ours::bytes(&ours) as f64 / count;
    let or_none = |value: Option<f64>, digits| match value {
        Some(value) => format!("{value:.digits$}"),
        None => "-".to_owned(),
    };
    let their_bytes = theirs_cost.map(|_| ours::bytes(&theirs) as f64 / count);
    format!(
        "| {} | {count} | {:.2} | {} | {bytes:.0} | {} | {:.1} | {} | {:.2} |",
        document.file_name().unwrap_or_default().to_string_lossy(),
        cost.cpu_ms / count,
        or_none(theirs_cost.map(|cost| cost.cpu_ms / count), 2),
        or_none(their_bytes, 0),
        cost.peak_mb,
        or_none(theirs_cost.map(|cost| cost.peak_mb), 1),
        cost.cpu_ms / floor.cpu_ms,
    )
}
