//! Where in the document a type stands, as a reader says it: an operation's answer, a
//! component, and the members on the way.

/// A place as `file#/pointer`, in words where the words are known: `Order.fees[]`,
/// `GET /orders/{id} 200 .data`. Any other is left as it is.
pub(super) fn spoken(origin: &str) -> String {
    let steps = origin.split_once("#/").map(|(_, pointer)| {
        let steps = pointer.split('/');
        steps
            .map(|step| step.replace("~1", "/").replace("~0", "~"))
            .collect::<Vec<_>>()
    });
    let steps = steps.unwrap_or_default();
    let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
    let (mut text, rest) = match steps.as_slice() {
        ["components", "schemas", name, rest @ ..] => ((*name).to_owned(), rest),
        ["paths", path, method, rest @ ..] => {
            let (part, rest) = part(rest);
            (format!("{} {path}{part}", method.to_uppercase()), rest)
        }
        _ => return origin.to_owned(),
    };
    if text.contains(' ') && !rest.is_empty() {
        text.push(' ');
    }
    members(&mut text, rest);
    text
}

/// Which part of an operation holds the schema, and what is left.
fn part<'s, 'p>(steps: &'s [&'p str]) -> (String, &'s [&'p str]) {
    match steps {
        ["responses", status, "content", _, "schema", rest @ ..] => (format!(" {status}"), rest),
        ["requestBody", "content", _, "schema", rest @ ..] => (" body".to_owned(), rest),
        rest => (String::new(), rest),
    }
}

fn members(text: &mut String, steps: &[&str]) {
    let mut rest = steps;
    loop {
        rest = match rest {
            [] => return,
            ["properties", name, rest @ ..] => {
                text.push('.');
                text.push_str(name);
                rest
            }
            ["items", rest @ ..] => {
                text.push_str("[]");
                rest
            }
            ["additionalProperties", rest @ ..] => {
                text.push_str("{}");
                rest
            }
            // A part of a whole is told by what stands in it.
            ["allOf", _, rest @ ..] => rest,
            [step, rest @ ..] => {
                text.push('/');
                text.push_str(step);
                rest
            }
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_told_by_operation_component_and_members() {
        for (origin, said) in [
            ("a.yaml#/components/schemas/Order", "Order"),
            (
                "a.yaml#/components/schemas/Order/allOf/1/properties/fees/items",
                "Order.fees[]",
            ),
            (
                "a.yaml#/paths/~1orders~1{id}/get/responses/200/content/application~1json/schema/properties/data",
                "GET /orders/{id} 200 .data",
            ),
            (
                "a.yaml#/paths/~1orders/post/requestBody/content/application~1json/schema",
                "POST /orders body",
            ),
            (
                "a.yaml#/paths/~1orders/get/parameters/0/schema/items",
                "GET /orders /parameters/0/schema[]",
            ),
            (
                "a.yaml#/components/schemas/Tags/additionalProperties/oneOf/1",
                "Tags{}/oneOf/1",
            ),
            ("Order.yaml#/properties/id", "Order.yaml#/properties/id"),
            ("Order.yaml#", "Order.yaml#"),
        ] {
            assert_eq!(spoken(origin), said);
        }
    }
}
