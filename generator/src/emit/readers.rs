//! The rows of `decode_response`: every operation's calls, by the module they stand in.

use std::collections::BTreeMap;

use proc_macro2::Literal;

use super::format::Item;
use super::plan;
use crate::ir::{Api, ModuleName, TypeName};

pub(super) fn emit(api: &Api) -> Item {
    let mut modules: BTreeMap<&ModuleName, Vec<&TypeName>> = BTreeMap::new();
    for operation in &api.operations {
        let calls = modules.entry(&operation.module).or_default();
        calls.push(&operation.builder);
    }
    let rows = modules.into_iter().map(|(module, calls)| {
        let feature = plan::feature_of(api, module.as_str());
        let condition = feature.map(|it| format!("#[cfg(feature = {})] ", Literal::string(&it)));
        let calls: String = calls
            .iter()
            .map(|call| format!("        {call},\n"))
            .collect();
        let condition = condition.unwrap_or_default();
        format!("    {condition}{module} {{\n{calls}    }}\n")
    });
    let rows: String = rows.collect();
    Item::Text(format!("readers! {{\n{rows}}}\n"))
}
