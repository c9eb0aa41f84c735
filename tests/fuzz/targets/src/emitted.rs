//! What can be said of an emitted file without compiling it.

use std::collections::{HashMap, HashSet};

use syn::{Fields, ImplItem, Item, Type};

use crate::rows::Rows;

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
        return Names::default().module(&file.items);
    }
    Ok(())
}

/// The names that a module has so far.
#[derive(Default)]
struct Names {
    types: HashSet<String>,
    values: HashSet<String>,
    /// Functions of each type, however many `impl`s they are in.
    functions: HashMap<String, HashSet<String>>,
}

impl Names {
    /// Whether no two things of a module or of a type have one name.
    fn module(mut self, items: &[Item]) -> Result<(), String> {
        items.iter().try_for_each(|item| self.item(item))
    }

    fn item(&mut self, item: &Item) -> Result<(), String> {
        match item {
            Item::Struct(it) => {
                once("the module", &mut self.types, [&it.ident])?;
                fields(&it.fields)
            }
            Item::Enum(it) => {
                once("the module", &mut self.types, [&it.ident])?;
                let variants = it.variants.iter().map(|one| &one.ident);
                once("an enum", &mut HashSet::new(), variants)
            }
            Item::Type(it) => once("the module", &mut self.types, [&it.ident]),
            Item::Mod(it) => {
                once("the module", &mut self.types, [&it.ident])?;
                let items = it.content.as_ref().map(|(_, items)| items);
                items.map_or(Ok(()), |items| Names::default().module(items))
            }
            Item::Fn(it) => once("the module", &mut self.values, [&it.sig.ident]),
            Item::Const(it) if it.ident != "_" => once("the module", &mut self.values, [&it.ident]),
            Item::Static(it) => once("the module", &mut self.values, [&it.ident]),
            Item::Impl(it) => {
                let functions = it.items.iter().filter_map(|one| match one {
                    ImplItem::Fn(function) => Some(&function.sig.ident),
                    _ => None,
                });
                // A trait's functions are no type's own.
                match it.trait_ {
                    Some(_) => once("an impl", &mut HashSet::new(), functions),
                    None => once("a type", self.functions_of(&it.self_ty), functions),
                }
            }
            Item::Macro(it) => match Rows::of(it).map_err(|error| error.to_string())? {
                Some(rows) => self.rows(&rows),
                None => Ok(()),
            },
            _ => Ok(()),
        }
    }

    fn rows(&mut self, rows: &Rows) -> Result<(), String> {
        once("the module", &mut self.types, &rows.types)?;
        if let Some((of, methods)) = &rows.methods {
            let functions = self.functions.entry(of.to_string()).or_default();
            once("a type", functions, methods)?;
        }
        once("an enum", &mut HashSet::new(), &rows.variants)
    }

    fn functions_of(&mut self, of: &Type) -> &mut HashSet<String> {
        let name = match of {
            Type::Path(of) => of.path.segments.last().map(|last| last.ident.to_string()),
            _ => None,
        };
        self.functions.entry(name.unwrap_or_default()).or_default()
    }
}

fn fields(fields: &Fields) -> Result<(), String> {
    let names = fields.iter().filter_map(|field| field.ident.as_ref());
    once("a struct", &mut HashSet::new(), names)
}

fn once<'i>(
    of: &str,
    seen: &mut HashSet<String>,
    names: impl IntoIterator<Item = &'i syn::Ident>,
) -> Result<(), String> {
    for name in names {
        if !seen.insert(name.to_string()) {
            return Err(format!("{of} has `{name}` twice"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_stands_twice_is_seen_wherever_it_comes_from() {
        for (text, problem) in [
            ("struct A; struct B;", ""),
            ("struct A; struct A;", "the module has `A` twice"),
            ("struct A { a: u8, a: u8 }", "a struct has `a` twice"),
            ("impl A { fn a() {} } impl B { fn a() {} }", ""),
            (
                "impl A { fn a() {} } impl A { fn a() {} }",
                "a type has `a` twice",
            ),
            ("impl A { fn a() {} } impl T for A { fn a() {} }", ""),
            (
                "setters!(A(c: set u8) { a: set u8, a as b: into Vec<String>, });",
                "",
            ),
            (
                "setters!(A() { a: set u8, b as a: patch u8, });",
                "a type has `a` twice",
            ),
            ("setters!(A() { new: set u8, });", "a type has `new` twice"),
            (
                "operation!(A, a, \"a\" -> Vec<u8>, E { 200 => json [Kind::Text] (Some), \
                 404 => documented B(u8) = \"b\", (400..=499) => documented_text C = \"c\", });",
                "",
            ),
            (
                "operation!(A, a, \"a\" -> (), E { 404 => documented B = \"b\", \
                 _ => documented B(u8) = \"c\", });",
                "an enum has `B` twice",
            ),
            (
                "operation!(A, a, \"a\" -> (), E, H {}); streamed!(A); \
                 parameters!(A { send_streamed: text = query(\"a\"), });",
                "a type has `send_streamed` twice",
            ),
            (
                "headers!(H { a: i64 = \"a\" as Integer, a: String = \"A\" as Text, });",
                "an enum has `a` twice",
            ),
            (
                "struct E; operation!(A, a, \"a\" -> (), E {});",
                "the module has `E` twice",
            ),
            (
                "parameters!(A { /// One.\n a: value u8 = query(\"a\").joined(), \
                 b: text = header(\"b\"), });",
                "",
            ),
            (
                "operation!(A, a, \"a\" -> (), E {}); parameters!(A { send: text = query(\"a\"), });",
                "a type has `send` twice",
            ),
        ] {
            let found = check("src/a.rs", text).err().unwrap_or_default();
            assert_eq!(found, problem, "{text}");
        }
    }
}
