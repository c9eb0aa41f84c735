//! The runtime, copied as it is but for what an API does not need.

use super::format::HEADER;
use crate::files::FileSet;
use crate::ir::Needs;

macro_rules! embedded {
    ($($path:literal)+) => {
        &[$(($path, include_str!(concat!("../../runtime/src/runtime/", $path)))),+]
    };
}

/// Every file of the runtime with its text.
const RUNTIME: &[(&str, &str)] = embedded! {
    "mod.rs"
    "body.rs"
    "credentials.rs"
    "decode.rs"
    "documented.rs"
    "error.rs"
    "events.rs"
    "headers.rs"
    "model/mod.rs"
    "model/choice.rs"
    "model/date.rs"
    "model/decimal.rs"
    "model/form.rs"
    "model/misfit.rs"
    "model/object.rs"
    "model/patch.rs"
    "model/raw.rs"
    "model/read.rs"
    "model/scalar.rs"
    "model/setters.rs"
    "model/table.rs"
    "model/tolerated.rs"
    "model/union.rs"
    "model/value.rs"
    "model/walk.rs"
    "model/write.rs"
    "multipart.rs"
    "operation.rs"
    "parameter.rs"
    "payload.rs"
    "readers.rs"
    "request.rs"
    "response.rs"
    "security.rs"
    "server.rs"
    "streamed.rs"
    "style.rs"
    "token.rs"
    "transport.rs"
};

/// Files that only some APIs need.
fn is_needed(path: &str, needs: Needs) -> bool {
    match path {
        "model/date.rs" => needs.dates,
        "model/decimal.rs" => needs.decimals,
        "events.rs" | "streamed.rs" => needs.streams,
        "headers.rs" => needs.headers,
        "mod.rs" => true,
        path => needs.client || path.starts_with("model/"),
    }
}

pub(super) fn copy_into(files: &mut FileSet, needs: Needs) {
    for (path, text) in RUNTIME.iter().filter(|(path, _)| is_needed(path, needs)) {
        let text = without_the_rest(text, needs);
        files.insert(format!("src/runtime/{path}"), format!("{HEADER}{text}"));
    }
}

/// Takes out each line that stands behind a feature which is not needed, and the mark of
/// one that always is. A client can be left out by who uses the crate, too.
fn without_the_rest(text: &str, needs: Needs) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut lines = text.split_inclusive('\n');
    while let Some(line) = lines.next() {
        let is_needed = match line.trim() {
            r#"#[cfg(feature = "client")]"# => needs.client,
            r#"#[cfg(feature = "headers")]"# => needs.headers,
            r#"#[cfg(feature = "streams")]"# => needs.streams,
            r#"#[cfg(feature = "dates")]"# => needs.dates,
            r#"#[cfg(feature = "decimals")]"# => needs.decimals,
            _ => {
                kept.push_str(line);
                continue;
            }
        };
        let behind = lines.next().unwrap_or_default();
        if is_needed {
            // What is of operations goes with the client.
            if ["client", "headers", "streams"]
                .iter()
                .any(|word| line.contains(word))
            {
                kept.push_str("#[cfg(feature = \"client\")]\n");
            }
            kept.push_str(behind);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn every_file_of_the_runtime_is_copied() {
        let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/runtime/src/runtime"));
        let mut missing = Vec::new();
        for below in ["", "model"] {
            for entry in std::fs::read_dir(folder.join(below)).unwrap() {
                let path = entry.unwrap().path();
                let shown = path.strip_prefix(folder).unwrap().to_str().unwrap();
                if path.is_file() && !RUNTIME.iter().any(|(known, _)| *known == shown) {
                    missing.push(shown.to_owned());
                }
            }
        }
        assert_eq!(missing, [""; 0]);
    }

    #[test]
    fn only_items_of_one_line_stand_behind_a_feature() {
        for (path, text) in RUNTIME {
            let lines: Vec<&str> = text.lines().collect();
            for pair in lines
                .windows(2)
                .filter(|pair| pair[0].contains("cfg(feature"))
            {
                assert!(pair[1].ends_with(';'), "{path}: {}", pair[1]);
                let known = ["client", "dates", "decimals", "headers", "streams"];
                let is_known = |name: &&str| pair[0] == format!("#[cfg(feature = \"{name}\")]");
                assert!(known.iter().any(is_known), "{path}: {}", pair[0]);
            }
        }
    }

    #[test]
    fn what_is_not_needed_leaves_no_line() {
        let none = Needs {
            client: false,
            headers: false,
            streams: false,
            dates: false,
            decimals: false,
        };
        let mut files = FileSet::default();
        copy_into(&mut files, none);
        for (path, text) in files.iter() {
            for word in ["cfg(", "jiff", "rust_decimal", "reqwest", "secrecy"] {
                assert!(!text.contains(word), "{path}: {word}");
            }
        }
    }
}
