//! An overlay's actions on a tree, one after another.

use std::cmp::Ordering;

use serde_json_path::{JsonPath, PathElement};

use super::{Action, AppliedAction, Change, Overlay};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Entry, Node, Pointer, Value};

/// Applies every action to the tree, and tells what each changed.
pub(crate) fn apply(
    overlay: &Overlay,
    tree: &mut Node,
    problems: &mut Vec<Diagnostic>,
) -> Vec<AppliedAction> {
    let actions = overlay.actions.iter();
    actions
        .filter_map(|action| apply_one(action, tree, problems))
        .collect()
}

fn apply_one(
    action: &Action,
    tree: &mut Node,
    problems: &mut Vec<Diagnostic>,
) -> Option<AppliedAction> {
    let path = match target(action) {
        Ok(path) => path,
        Err(problem) => {
            problems.push(*problem);
            return None;
        }
    };
    // Earlier actions have changed what there is to find.
    let mut places = locate(&path, tree);
    if places.is_empty() {
        problems.push(
            Diagnostic::warning(
                Code::OVERLAY_TARGET_UNMATCHED,
                action.target.span,
                "the document has nothing at this target, so the action changes nothing",
            )
            .help("correct the path, or remove the action"),
        );
    }
    // Each once, from the last to the first, so that indexes of a list stay true.
    places.sort_by(|left, right| order(right, left));
    places.dedup();
    let mut changed = Vec::new();
    for place in places {
        let Some(node) = place.find_mut(tree) else {
            continue;
        };
        let span = node.span;
        match &action.change {
            Change::Update(update) => update_target(node, update, action, problems),
            Change::Remove => remove(tree, &place),
            Change::None => continue,
        }
        changed.push(span);
    }
    changed.reverse();
    Some(AppliedAction {
        description: action.description.clone(),
        evidence: action.evidence.clone(),
        span: action.span,
        changed,
    })
}

fn target(action: &Action) -> Result<JsonPath, Box<Diagnostic>> {
    let invalid = |why: String| {
        Box::new(
            Diagnostic::error(
                Code::OVERLAY_TARGET_INVALID,
                action.target.span,
                format_args!("the target is no JSONPath: {why}"),
            )
            .help("write it as RFC 9535 does, such as `$.components.schemas.Order`"),
        )
    };
    let Some(text) = action.target.as_str() else {
        return Err(invalid(format!("it is {}", action.target.kind())));
    };
    JsonPath::parse(text).map_err(|error| invalid(error.message().to_owned()))
}

fn locate(path: &JsonPath, tree: &Node) -> Vec<Pointer> {
    let json = tree.to_json();
    let found = path.query_located(&json);
    let places = found.locations().map(|location| {
        location
            .iter()
            .fold(Pointer::default(), |pointer, element| match element {
                PathElement::Name(name) => pointer.join(*name),
                PathElement::Index(index) => pointer.join(index.to_string()),
            })
    });
    places.collect()
}

/// The order of two places of one tree: indexes by their number.
fn order(left: &Pointer, right: &Pointer) -> Ordering {
    let pairs = left.tokens().iter().zip(right.tokens());
    let mut orders =
        pairs.map(
            |(left, right)| match (left.parse::<usize>(), right.parse::<usize>()) {
                (Ok(left), Ok(right)) => left.cmp(&right),
                _ => left.cmp(right),
            },
        );
    let first = orders.find(|order| order.is_ne());
    first.unwrap_or_else(|| left.tokens().len().cmp(&right.tokens().len()))
}

fn update_target(node: &mut Node, update: &Node, action: &Action, problems: &mut Vec<Diagnostic>) {
    match (&mut node.value, &update.value) {
        (Value::Mapping(_), Value::Mapping(_)) => merge(node, update),
        (Value::Sequence(items), _) => items.push(update.clone()),
        _ => problems.push(
            Diagnostic::error(
                Code::OVERLAY_UPDATE_MISPLACED,
                action.span,
                format_args!("{} cannot be merged into {}", update.kind(), node.kind()),
            )
            .related(node.span, "the target")
            .help("target the object that holds the value, and update its member"),
        ),
    }
}

/// Objects member by member; lists one behind the other; anything else is replaced.
fn merge(node: &mut Node, update: &Node) {
    match (&mut node.value, &update.value) {
        (Value::Mapping(members), Value::Mapping(news)) => {
            for (key, new) in news.iter() {
                match members.get_mut(key) {
                    Some(Entry { node, .. }) => merge(node, &new.node),
                    None => {
                        members.insert(key.clone(), new.clone());
                    }
                }
            }
        }
        (Value::Sequence(items), Value::Sequence(news)) => items.extend(news.iter().cloned()),
        _ => *node = update.clone(),
    }
}

fn remove(tree: &mut Node, place: &Pointer) {
    let Some((last, parents)) = place.tokens().split_last() else {
        return;
    };
    match place_value(tree, parents) {
        Some(Value::Mapping(members)) => {
            members.shift_remove(last);
        }
        Some(Value::Sequence(items)) => {
            if let Ok(index) = last.parse::<usize>()
                && index < items.len()
            {
                items.remove(index);
            }
        }
        _ => {}
    }
}

fn place_value<'n>(tree: &'n mut Node, tokens: &[String]) -> Option<&'n mut Value> {
    let parent = Pointer::default().extended(tokens);
    Some(&mut parent.find_mut(tree)?.value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    const DOCUMENT: &str = "a: {b: 1, c: [x, y, z], d: {e: old}}\n";

    fn check(action: &str, expected: &str) -> Vec<&'static str> {
        let (sources, file) = Sources::of(DOCUMENT);
        let mut tree = sources.root(file).unwrap().as_ref().clone();
        let text =
            format!("overlay: 1.0.0\ninfo: {{title: t, version: '1'}}\nactions:\n- {action}\n");
        let (sources, file) = Sources::of(&text);
        let mut problems = Vec::new();
        let overlay = super::super::parse(sources.root(file).unwrap(), &mut problems).unwrap();
        apply(&overlay, &mut tree, &mut problems);
        assert_eq!(tree.to_json().to_string(), expected, "{action}");
        problems
            .iter()
            .map(|problem| problem.code.as_str())
            .collect()
    }

    #[test]
    fn an_update_is_merged_member_by_member_and_lists_grow() {
        let problems = check(
            "{target: $.a, update: {b: 2, c: [w], d: {f: new}}}",
            r#"{"a":{"b":2,"c":["x","y","z","w"],"d":{"e":"old","f":"new"}}}"#,
        );
        assert!(problems.is_empty());
    }

    #[test]
    fn a_target_that_is_a_list_gets_one_more_item() {
        check(
            "{target: $.a.c, update: [w]}",
            r#"{"a":{"b":1,"c":["x","y","z",["w"]],"d":{"e":"old"}}}"#,
        );
    }

    #[test]
    fn every_target_of_a_removal_goes_whatever_went_before_it() {
        let problems = check(
            "{target: \"$.a.c[?@ != 'y']\", remove: true}",
            r#"{"a":{"b":1,"c":["y"],"d":{"e":"old"}}}"#,
        );
        assert!(problems.is_empty());
    }

    #[test]
    fn targets_in_any_order_are_taken_once_and_whole() {
        for path in ["$.a.c[1,0]", "$.a.c[0,0,1]"] {
            check(
                &format!("{{target: '{path}', remove: true}}"),
                r#"{"a":{"b":1,"c":["z"],"d":{"e":"old"}}}"#,
            );
        }
        check(
            "{target: '$.a.c[::-1]', remove: true}",
            r#"{"a":{"b":1,"c":[],"d":{"e":"old"}}}"#,
        );
    }

    #[test]
    fn a_target_that_is_not_there_or_takes_no_update_is_told() {
        let same = r#"{"a":{"b":1,"c":["x","y","z"],"d":{"e":"old"}}}"#;
        assert_eq!(
            check("{target: $.q, remove: true}", same),
            ["overlay-target-unmatched"]
        );
        assert_eq!(
            check("{target: $.a.b, update: {x: 1}}", same),
            ["overlay-update-misplaced"]
        );
        assert_eq!(
            check("{target: '$.a[', remove: true}", same),
            ["overlay-target-invalid"]
        );
    }
}
