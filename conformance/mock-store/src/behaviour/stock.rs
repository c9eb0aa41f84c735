//! Whether the store has, and sells, as much as the lines ask for.
//!
//! What an order takes leaves the stock at once. Taking units off an order by
//! an update does not bring them back: the documents know no such movement.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use serde_json::{Map, Value, json};

use crate::behaviour::lines::LinePlan;
use crate::catalog::{Catalog, ProductRecord, Sku};
use crate::refusal::Refusal;
use crate::render::link::product_link;

const MESSAGE: &str =
    "Quantities of one or more products are out of stock or did not meet quantity requirements.";

/// Faults of all lines come together, in the order of the lines.
pub(crate) fn check(plans: &[LinePlan<'_>], origin: &str) -> Result<(), Refusal> {
    let wanted = units_to_take(plans);
    let mut errors: Vec<Value> = Vec::new();
    let mut reported = Vec::new();
    for plan in plans {
        // A line of nothing is on its way out.
        let (Some(product), 1..) = (plan.product, plan.quantity) else {
            continue;
        };
        if let Some(sku) = exceeded_stock(product, &wanted)
            && !reported.contains(&product.id)
        {
            reported.push(product.id);
            errors.push(out_of_stock(product, sku, origin));
        }
        errors.extend(quantity_fault(product, plan.quantity, origin));
    }
    if errors.is_empty() {
        return Ok(());
    }
    let refusal = Refusal::new(StatusCode::CONFLICT, MESSAGE);
    Err(refusal.with_details(json!({ "errors": errors })))
}

/// Units by product, over all lines.
pub(crate) fn units_to_take(plans: &[LinePlan<'_>]) -> BTreeMap<u64, u64> {
    let mut wanted = BTreeMap::new();
    for plan in plans {
        if let Some(product) = plan.product {
            *wanted.entry(product.id).or_default() += plan.additional;
        }
    }
    wanted
}

/// Takes what was found to be there.
pub(crate) fn take(units: &BTreeMap<u64, u64>, catalog: &mut Catalog) {
    for (product_id, count) in units {
        if let Some(sku) = catalog.sku_mut(*product_id) {
            sku.inventory_level = sku.inventory_level.saturating_sub(*count);
        }
    }
}

/// The stock of a product, if more is wanted than it holds.
fn exceeded_stock<'a>(product: &'a ProductRecord, wanted: &BTreeMap<u64, u64>) -> Option<&'a Sku> {
    let sku = product.sku.as_ref()?;
    let count = wanted.get(&product.id)?;
    (*count > sku.inventory_level).then_some(sku)
}

fn quantity_fault(product: &ProductRecord, quantity: u64, origin: &str) -> Option<Value> {
    if let Some(maximum) = product.maximum_quantity
        && quantity > maximum
    {
        let fault = limit_fault(
            "ExceedsMaxQuantity",
            "maximum_quantity",
            maximum,
            product,
            origin,
        );
        return Some(fault);
    }
    let minimum = product
        .minimum_quantity
        .filter(|minimum| quantity < *minimum)?;
    let fault = limit_fault(
        "InsufficientQuantity",
        "minimum_quantity",
        minimum,
        product,
        origin,
    );
    Some(fault)
}

fn out_of_stock(product: &ProductRecord, sku: &Sku, origin: &str) -> Value {
    let link = product_link(origin, product.id, "");
    let of_sku = product_link(origin, product.id, &format!("/skus/{}", sku.id));
    json!({
        "type": "OutOfStock",
        "product": {
            "id": product.id,
            "name": product.name,
            "sku": {
                "id": sku.id,
                "sku": sku.sku,
                "url": of_sku.url,
                "resource": of_sku.resource,
                "inventory_level": sku.inventory_level,
            },
            "url": link.url,
            "resource": link.resource,
        },
    })
}

fn limit_fault(
    kind: &str,
    limit_name: &str,
    limit: u64,
    product: &ProductRecord,
    origin: &str,
) -> Value {
    let link = product_link(origin, product.id, "");
    let mut members = Map::new();
    members.insert("id".to_owned(), product.id.into());
    members.insert("name".to_owned(), product.name.into());
    members.insert("url".to_owned(), link.url.into());
    members.insert("resource".to_owned(), link.resource.into());
    members.insert(limit_name.to_owned(), limit.into());
    json!({ "type": kind, "product": members })
}
