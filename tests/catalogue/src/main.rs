//! `catalogue [--check] FILE`: writes the tables of the catalogue as data.
//!
//! Ends with 0 when all is as it should be, 1 when `--check` finds a difference,
//! 2 when the catalogue cannot be read or written.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use countersign_catalogue::{File, Problem, files, read};

const USE: &str = "catalogue [--check] FILE";

/// What to do with the data.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Write,
    Check,
}

fn main() -> ExitCode {
    let mut mode = Mode::Write;
    let mut file = None;
    for argument in std::env::args_os().skip(1) {
        if argument == "--check" {
            mode = Mode::Check;
        } else if file.replace(PathBuf::from(argument)).is_some() {
            return complain(&[USE.to_owned()]);
        }
    }
    let Some(file) = file else {
        return complain(&[USE.to_owned()]);
    };
    match data(&file) {
        Ok(files) => finish(mode, &files),
        Err(problems) => {
            let lines: Vec<String> = problems.iter().map(Problem::to_string).collect();
            complain(&lines)
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the program reads what it is given"
)]
fn data(file: &Path) -> Result<Vec<File>, Vec<Problem>> {
    let name = file.display().to_string();
    let text = std::fs::read_to_string(file).map_err(|error| {
        let expected = "a catalogue that can be read".to_owned();
        vec![Problem {
            file: name.clone(),
            line: 0,
            expected,
            found: error.to_string(),
        }]
    })?;
    let catalogue = read(&name, &text)?;
    files(&catalogue).map_err(|problem| vec![problem])
}

#[expect(clippy::disallowed_methods, reason = "the program writes the data")]
fn finish(mode: Mode, files: &[File]) -> ExitCode {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec/bigcommerce/catalogue");
    let mut differing = Vec::new();
    for file in files {
        let path = folder.join(file.name);
        let is_equal = std::fs::read_to_string(&path).is_ok_and(|text| text == file.text);
        if is_equal {
            continue;
        }
        differing.push(file.name);
        if mode == Mode::Write {
            let written =
                std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&path, &file.text));
            if let Err(error) = written {
                return complain(&[format!("{}: {error}", path.display())]);
            }
        }
    }
    say(&differing, mode);
    ExitCode::from(u8::from(mode == Mode::Check && !differing.is_empty()))
}

#[expect(clippy::print_stdout, reason = "this is the command line")]
fn say(differing: &[&str], mode: Mode) {
    let verb = match mode {
        Mode::Write => "written",
        Mode::Check => "out of date",
    };
    for name in differing {
        println!("spec/bigcommerce/catalogue/{name}: {verb}");
    }
}

#[expect(clippy::print_stderr, reason = "this is the command line")]
fn complain(lines: &[String]) -> ExitCode {
    for line in lines {
        eprintln!("{line}");
    }
    ExitCode::from(2)
}
