//! What can be said of an emitted file without compiling it.

use std::collections::HashSet;

use syn::{Fields, ImplItem, Item};

/// Checks one file by its name.
///
/// # Errors
/// Why it cannot compile.
pub(crate) fn check(path: &str, text: &str) -> Result<(), String> {
    if path.ends_with(".toml") {
        let manifest: Result<toml::Table, _> = toml::from_str(text);
        return manifest.map(drop).map_err(|error| error.to_string());
    }
    // The runtime is copied, and compiled with the workspace.
    if path.ends_with(".rs") && !path.starts_with("src/runtime/") {
        let file = syn::parse_file(text).map_err(|error| error.to_string())?;
        return distinct(&file.items);
    }
    Ok(())
}

/// Whether no two things of a module, a type or an `impl` have one name.
fn distinct(items: &[Item]) -> Result<(), String> {
    let (mut types, mut values) = (HashSet::new(), HashSet::new());
    for item in items {
        let (names, name) = match item {
            Item::Struct(it) => (&mut types, &it.ident),
            Item::Enum(it) => (&mut types, &it.ident),
            Item::Type(it) => (&mut types, &it.ident),
            Item::Mod(it) => (&mut types, &it.ident),
            Item::Fn(it) => (&mut values, &it.sig.ident),
            Item::Const(it) if it.ident != "_" => (&mut values, &it.ident),
            Item::Static(it) => (&mut values, &it.ident),
            _ => continue,
        };
        if !names.insert(name.to_string()) {
            return Err(format!("`{name}` stands there twice"));
        }
    }
    items.iter().try_for_each(distinct_within)
}

fn distinct_within(item: &Item) -> Result<(), String> {
    match item {
        Item::Struct(it) => fields(&it.ident.to_string(), &it.fields),
        Item::Enum(it) => {
            let variants = it.variants.iter();
            once(
                &it.ident.to_string(),
                variants.map(|one| one.ident.to_string()),
            )
        }
        Item::Impl(it) => {
            let functions = it.items.iter().filter_map(|one| match one {
                ImplItem::Fn(function) => Some(function.sig.ident.to_string()),
                _ => None,
            });
            once("an impl", functions)
        }
        Item::Mod(it) => it
            .content
            .as_ref()
            .map_or(Ok(()), |(_, items)| distinct(items)),
        _ => Ok(()),
    }
}

fn fields(of: &str, fields: &Fields) -> Result<(), String> {
    let names = fields.iter().filter_map(|field| field.ident.as_ref());
    once(of, names.map(ToString::to_string))
}

fn once(of: &str, names: impl Iterator<Item = String>) -> Result<(), String> {
    let mut seen = HashSet::new();
    for name in names {
        if seen.contains(&name) {
            return Err(format!("{of} has `{name}` twice"));
        }
        seen.insert(name);
    }
    Ok(())
}
