//! Whether the options of every catalog line are chosen, and chosen rightly.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::behaviour::lines::LinePlan;
use crate::catalog::{ProductOption, ProductRecord};
use crate::draft::line::OptionChoice;
use crate::refusal::Refusal;
use crate::render::link::product_link;

const MESSAGE: &str = "The options of one or more products are invalid.";

/// Faults of all lines come together, by kind, in the order in which the
/// documents print the kinds.
pub(crate) fn check(plans: &[LinePlan<'_>], origin: &str) -> Result<(), Refusal> {
    let mut errors: Vec<Value> = Vec::new();
    let lines = || plans.iter().filter_map(|plan| Some((plan, plan.product?)));
    for (plan, product) in lines() {
        if !plan.is_chosen_otherwise && !has_all_options(product, plan.choices) {
            errors.push(mandatory(product, origin));
        }
    }
    for (plan, product) in lines() {
        let unknown = plan
            .choices
            .iter()
            .filter(|choice| option_of(product, choice).is_none());
        errors.extend(unknown.map(|choice| unknown_option(product, choice, origin)));
    }
    for (plan, product) in lines() {
        let known = plan
            .choices
            .iter()
            .filter_map(|choice| Some((choice, option_of(product, choice)?)));
        let wrong = known.filter(|(choice, option)| !has_value(option, &choice.value));
        errors.extend(wrong.map(|(choice, option)| unknown_value(product, option, choice, origin)));
    }
    if errors.is_empty() {
        return Ok(());
    }
    let refusal = Refusal::new(StatusCode::BAD_REQUEST, MESSAGE);
    Err(refusal.with_details(json!({ "errors": errors })))
}

fn has_all_options(product: &ProductRecord, choices: &[OptionChoice]) -> bool {
    let is_chosen =
        |option: &ProductOption| choices.iter().any(|choice| choice.option_id == option.id);
    product.options.iter().all(is_chosen)
}

fn option_of<'a>(product: &'a ProductRecord, choice: &OptionChoice) -> Option<&'a ProductOption> {
    product
        .options
        .iter()
        .find(|option| option.id == choice.option_id)
}

/// The id of a value comes as a number or as its digits.
fn has_value(option: &ProductOption, value: &Value) -> bool {
    let id = match value {
        Value::String(text) => text.parse().ok(),
        other => other.as_u64(),
    };
    id.is_some_and(|id| option.value_ids.contains(&id))
}

fn mandatory(product: &ProductRecord, origin: &str) -> Value {
    let required: Vec<Value> = product
        .options
        .iter()
        .map(|option| {
            let link = option_link(product, option, origin);
            json!({
                "id": option.id,
                "option_id": option.option_id,
                "display_name": option.display_name,
                "url": link.url,
                "resource": link.resource,
            })
        })
        .collect();
    let link = product_link(origin, product.id, "");
    json!({
        "type": "MandatoryProductOptions",
        "product": {
            "id": product.id,
            "name": product.name,
            "required_product_options": required,
            "url": link.url,
            "resource": link.resource,
        },
    })
}

fn unknown_option(product: &ProductRecord, choice: &OptionChoice, origin: &str) -> Value {
    let link = product_link(origin, product.id, "");
    json!({
        "type": "InvalidProductOption",
        "product": {
            "id": product.id,
            "name": product.name,
            "value": choice.option_id,
            "url": link.url,
            "resource": link.resource,
        },
    })
}

fn unknown_value(
    product: &ProductRecord,
    option: &ProductOption,
    choice: &OptionChoice,
    origin: &str,
) -> Value {
    let link = product_link(origin, product.id, "");
    let of_option = option_link(product, option, origin);
    json!({
        "type": "InvalidProductOptionValue",
        "product": {
            "id": product.id,
            "name": product.name,
            "product_option": {
                "id": option.id,
                "option_id": option.option_id,
                "display_name": option.display_name,
                "value": choice.value,
                "url": of_option.url,
                "resource": of_option.resource,
            },
            "url": link.url,
            "resource": link.resource,
        },
    })
}

fn option_link(
    product: &ProductRecord,
    option: &ProductOption,
    origin: &str,
) -> crate::render::link::Link {
    product_link(origin, product.id, &format!("/options/{}", option.id))
}
