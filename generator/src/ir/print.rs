//! The IR as text, for snapshots.

use std::fmt::Write;

use super::{Api, Content, Presence, ResponseDef, SecurityDef, Sent, TypeKind, TypeRef};

/// Prints types and operations, one line for each part.
pub(crate) fn print(api: &Api) -> String {
    let mut text = String::new();
    for def in &api.types {
        let _ = match &def.kind {
            TypeKind::Object(object) => {
                let _ = writeln!(text, "struct {}", def.name);
                let _ = object.fields.iter().try_for_each(|field| {
                    let presence = match field.presence {
                        Presence::Required => "",
                        Presence::Optional => "?",
                    };
                    let null = if field.is_nullable { " | null" } else { "" };
                    let ty = type_ref(api, &field.ty);
                    writeln!(
                        text,
                        "  {}{presence}: {ty}{null}  {:?}",
                        field.name, field.wire_name
                    )
                });
                object.rest.iter().try_for_each(|rest| {
                    writeln!(text, "  {}: {}  ..", rest.name, type_ref(api, &rest.ty))
                })
            }
            TypeKind::Enum(def_) => {
                let _ = writeln!(text, "enum {}", def.name);
                def_.variants.iter().try_for_each(|variant| {
                    writeln!(text, "  {} {:?}", variant.name, variant.wire_name)
                })
            }
            TypeKind::Union(union) => {
                let _ = writeln!(text, "union {}", def.name);
                union.variants.iter().try_for_each(|variant| {
                    let ty = type_ref(api, &variant.ty);
                    let told = variant.told_by.iter();
                    let told = told.map(|by| format!(" {}={}", by.wire_name, by.values.join("|")));
                    let hints = variant.hinted_by.iter();
                    let hints =
                        hints.map(|by| format!(" {}~{}", by.wire_name, by.values.join("|")));
                    let told: String = told.chain(hints).collect();
                    writeln!(
                        text,
                        "  {}({ty}){told} {:?}",
                        variant.name, variant.required
                    )
                })
            }
        };
    }
    let asks = |SecurityDef(combinations): &SecurityDef| format!("  asks {combinations:?}\n");
    text.extend(api.security.as_ref().map(asks));
    for operation in &api.operations {
        let _ = writeln!(
            text,
            "fn {} = {} {}",
            operation.method_name, operation.http_method, operation.path_template
        );
        text.extend(operation.security.as_ref().map(asks));
        let headers = operation.headers.iter();
        text.extend(headers.map(|index| format!("  headers {}\n", api.headers[*index].name)));
        let streams = operation.streams.iter();
        text.extend(streams.map(|how| format!("  streams {how:?}\n")));
        let servers = operation.servers.iter();
        text.extend(servers.map(|index| format!("  servers {index}\n")));
        for parameter in &operation.parameters {
            let mark = if parameter.is_required { "" } else { "?" };
            let ty = type_ref(api, &parameter.ty);
            let at = &parameter.placement;
            let parts = [
                (at.is_exploded, " exploded"),
                (at.is_reserved, " reserved"),
                (at.is_json, " JSON"),
            ];
            let parts = parts.into_iter().filter(|(holds, _)| *holds);
            let parts: String = parts.map(|(_, word)| word).collect();
            let (name, location, style) = (&parameter.name, at.location, at.style);
            let _ = writeln!(text, "  {name}{mark}: {ty} {location:?} {style:?}{parts}");
        }
        if let Some(body) = &operation.request_body {
            let mark = if body.is_required { "" } else { "?" };
            let content = match &body.sent {
                Sent::Whole(whole) => content(api, whole),
                fields => format!("{fields:?}"),
            };
            let media_type = &body.media_type;
            let _ = writeln!(text, "  body{mark}: {content} {media_type:?}");
            let others = body.others.iter();
            text.extend(others.map(|name| format!("    or {name}\n")));
        }
        for response in &operation.success.responses {
            let content = answered(api, response);
            let _ = writeln!(text, "  {} -> {content}", response.status);
        }
        for variant in &operation.error.variants {
            let content = answered(api, &variant.response);
            let _ = writeln!(
                text,
                "  {} -> error {}({content})",
                variant.response.status, variant.name
            );
        }
    }
    text
}

fn answered(api: &Api, response: &ResponseDef) -> String {
    let body = response.content.as_ref();
    body.map_or("-".to_owned(), |it| content(api, it))
}

fn content(api: &Api, content: &Content) -> String {
    match content {
        Content::Json(ty) => type_ref(api, ty),
        other => format!("{other:?}"),
    }
}

fn type_ref(api: &Api, ty: &TypeRef) -> String {
    match ty {
        TypeRef::List(item) => format!("[{}]", type_ref(api, item)),
        TypeRef::Map(value) => format!("{{{}}}", type_ref(api, value)),
        TypeRef::Nullable(inner) => format!("{} | null", type_ref(api, inner)),
        TypeRef::Named(id) => api.type_def(*id).name.to_string(),
        TypeRef::Boxed(id) => format!("Box {}", api.type_def(*id).name),
        other => format!("{other:?}"),
    }
}
