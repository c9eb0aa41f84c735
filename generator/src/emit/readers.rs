//! The rows of `decode_response`: every operation with the function that reads its answers.

use proc_macro2::Literal;

use super::format::Item;
use super::{answer, plan};
use crate::ir::Api;

pub(super) fn emit(api: &Api) -> Item {
    let rows = api.operations.iter().map(|operation| {
        let feature = plan::feature_of(api, operation.module.as_str());
        let condition = feature.map(|it| format!("#[cfg(feature = {})] ", Literal::string(&it)));
        let (id, module) = (Literal::string(&operation.id), &operation.module);
        let (condition, reader) = (condition.unwrap_or_default(), answer::reader(operation));
        format!("    {condition}{id} = {module}::{reader},\n")
    });
    let rows: String = rows.collect();
    Item::Text(format!("readers! {{\n{rows}}}\n"))
}
