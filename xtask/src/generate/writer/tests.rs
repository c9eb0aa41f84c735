//! The writer, killed at each of its steps.

use std::collections::BTreeMap;

use countersign_generator::{Options, Package, generate};
use countersign_spec::{Limits, load_text};

use super::*;

/// A small crate whose files differ with the title, the tag and the schema's name.
fn files(title: &str, tag: &str) -> FileSet {
    let text = format!(
        "openapi: 3.0.3\ninfo: {{title: {title}, version: '1'}}\npaths:\n  /a:\n    get:\n      \
         operationId: a\n      tags: [{tag}]\n      responses: {{'204': {{description: none}}}}\n"
    );
    let (document, _) = load_text("api.yaml", &text, &Limits::default());
    let options = Options {
        package: Package::Standalone,
        ..Options::default()
    };
    generate(&document, &options).files.unwrap()
}

fn on_disk(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(current) = folders.pop() {
        for entry in std::fs::read_dir(&current).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path
                    .strip_prefix(folder)
                    .unwrap()
                    .to_string_lossy()
                    .into_owned();
                #[expect(clippy::disallowed_methods, reason = "a temporary folder")]
                let text = std::fs::read_to_string(&path).unwrap();
                found.insert(name, text);
            }
        }
    }
    found
}

fn run(target: &Crate, files: &FileSet) -> usize {
    let mut steps = 0;
    target
        .write(files, &mut |_| {
            steps += 1;
            ControlFlow::Continue(())
        })
        .unwrap();
    steps
}

#[test]
fn a_second_run_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let target = Crate::at(folder.path());
    assert!(run(&target, &files("One", "cats")) > 0);
    let first = on_disk(folder.path());
    assert_eq!(run(&target, &files("One", "cats")), 0);
    assert_eq!(on_disk(folder.path()), first);
    assert_eq!(target.check(&files("One", "cats")).unwrap(), [""; 0]);
}

#[test]
fn a_run_killed_at_any_step_is_named_by_check_and_finished_by_the_next() {
    let (old, new) = (files("One", "cats"), files("Two", "dogs"));
    let expected = {
        let folder = tempfile::tempdir().unwrap();
        run(&Crate::at(folder.path()), &new);
        on_disk(folder.path())
    };
    let mut killed_at = 0;
    loop {
        let folder = tempfile::tempdir().unwrap();
        let target = Crate::at(folder.path());
        run(&target, &old);
        let mut step = 0;
        let mut was_killed = false;
        let outcome = target.write(&new, &mut |now| {
            step += 1;
            if step > killed_at && *now != Step::Finished {
                was_killed = true;
                return ControlFlow::Break(());
            }
            ControlFlow::Continue(())
        });
        outcome.unwrap();
        if !was_killed {
            break;
        }
        let problems = target.check(&new).unwrap();
        assert!(
            problems
                .iter()
                .any(|problem| problem.contains("interrupted")),
            "killed after step {step}: {problems:?}"
        );
        run(&target, &new);
        assert_eq!(on_disk(folder.path()), expected, "killed after step {step}");
        assert_eq!(target.check(&new).unwrap(), [""; 0]);
        killed_at += 1;
    }
    assert!(killed_at > 5, "the run has {killed_at} steps");
}

#[test]
fn check_shows_where_a_file_differs_and_what_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    let target = Crate::at(folder.path());
    run(&target, &files("One", "cats"));
    target.put("src/lib.rs", "broken").unwrap();
    target.remove("src/cats.rs").unwrap();
    let problems = target.check(&files("One", "cats")).unwrap();
    assert_eq!(problems.len(), 2);
    assert!(
        problems[0].starts_with("src/cats.rs is missing"),
        "{problems:?}"
    );
    assert!(problems[1].contains("1 - broken"), "{problems:?}");
}

#[test]
fn files_of_others_are_left_alone_and_a_folder_of_others_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let target = Crate::at(folder.path());
    run(&target, &files("One", "cats"));
    target.put("src/mine.rs", "mine").unwrap();
    run(&target, &files("Two", "dogs"));
    assert_eq!(target.read("src/mine.rs").as_deref(), Some("mine"));
    assert_eq!(target.read("src/cats.rs"), None);

    // A tag called `mine` would take the place of a file that is not ours.
    let refused = target.write(&files("Two", "mine"), &mut |_| ControlFlow::Continue(()));
    assert!(refused.unwrap_err().to_string().contains("src/mine.rs"));
    assert_eq!(target.read("src/mine.rs").as_deref(), Some("mine"));
    assert_eq!(target.check(&files("Two", "dogs")).unwrap(), [""; 0]);

    let others = tempfile::tempdir().unwrap();
    let target = Crate::at(others.path());
    target.put("src/lib.rs", "somebody's").unwrap();
    let refused = target.write(&files("One", "cats"), &mut |_| ControlFlow::Continue(()));
    assert!(refused.unwrap_err().to_string().contains("empty folder"));
    assert_eq!(target.read("src/lib.rs").as_deref(), Some("somebody's"));
}

#[test]
fn a_manifest_that_names_a_file_outside_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let target = Crate::at(folder.path());
    target
        .put(MANIFEST, &format!("{FINISHED}\n../precious\n"))
        .unwrap();
    assert!(target.check(&files("One", "cats")).is_err());
}
