//! Query parameters: each is there on each of its operations, with its type.

use countersign_catalogue::{Catalogue, Parameter as Row};
use countersign_spec::ResolvedDocument;
use countersign_spec::document::{JsonType, Location};
use countersign_spec::resolve::{Operation, Parameter};

use crate::gap::Gaps;
use crate::operations::find;
use crate::shape::{names, types};

pub(crate) fn compare(catalogue: &Catalogue, document: &ResolvedDocument, gaps: &mut Gaps) {
    for row in &catalogue.parameters {
        for id in &row.operations {
            // An operation that is missing is told once, not for each parameter.
            let operation = find(document, id);
            for name in row.all_names() {
                gaps.row("query parameters of operations");
                if let Some(operation) = operation {
                    compare_one(row, id, &name, operation, document, gaps);
                }
            }
        }
    }
}

fn compare_one(
    row: &Row,
    id: &str,
    name: &str,
    operation: &Operation,
    document: &ResolvedDocument,
    gaps: &mut Gaps,
) {
    let is_it =
        |parameter: &&Parameter| parameter.location == Location::Query && parameter.name == name;
    let key = format!("{id}/{name}");
    let Some(parameter) = operation.parameters.iter().find(is_it) else {
        return gaps.add(key, "no such query parameter");
    };
    let documented = parameter.schema.map(|schema| types(document, schema));
    let documented = documented.unwrap_or_default();
    let stated = stated(&row.stated_type);
    if !documented
        .iter()
        .any(|json_type| stated.contains(json_type))
    {
        let differs = format!("is {} instead of {}", names(&documented), row.stated_type);
        gaps.add(key, differs);
    }
}

/// The types that fit the words. All of a query is text, so a list may also be
/// described as the text that it is on the wire, and a choice of texts as a list.
fn stated(words: &str) -> &'static [JsonType] {
    match words.split([' ', ',']).next().unwrap_or_default() {
        "integer" => &[JsonType::Integer],
        "number" => &[JsonType::Number],
        "boolean" => &[JsonType::Boolean],
        "string" | "RFC" => &[JsonType::String],
        "comma-separated" => &[JsonType::String, JsonType::Array],
        _ => panic!("the type `{words}` of A.2 is not understood"),
    }
}
