//! Product lines of a request, matched with the catalog and with the lines
//! that the order already has.

use crate::behaviour::product_options;
use crate::behaviour::stock;
use crate::catalog::{Catalog, ProductRecord};
use crate::draft::line::{LineDraft, OptionChoice};
use crate::money::TaxPair;
use crate::order::{LineRecord, OrderRecord};
use crate::refusal::{Refusal, invalid_field};
use crate::state::Store;

/// One line of a request beside what it is about.
pub(crate) struct LinePlan<'a> {
    /// `None` for a custom line.
    pub(crate) product: Option<&'a ProductRecord>,
    pub(crate) choices: &'a [OptionChoice],
    /// Whether options that were left out are chosen in another way: by a
    /// variant, or on the line as it stands.
    pub(crate) is_chosen_otherwise: bool,
    pub(crate) quantity: u64,
    /// How many units more than the line had.
    pub(crate) additional: u64,
}

/// Carries out the lines of a request on an order, or refuses them all.
pub(crate) fn apply_lines(
    drafts: &[LineDraft],
    order: &mut OrderRecord,
    store: &mut Store,
    origin: &str,
    has_automatic_tax: bool,
) -> Result<(), Refusal> {
    let plans = plan(drafts, order, &store.catalog)?;
    product_options::check(&plans, origin)?;
    stock::check(&plans, origin)?;
    let taken = stock::units_to_take(&plans);
    for draft in drafts {
        match draft.id {
            Some(id) if draft.quantity == Some(0) => order.lines.retain(|line| line.id != id),
            Some(id) => change_line(draft, id, order),
            None => {
                let line = new_line(draft, store, has_automatic_tax)?;
                order.lines.push(line);
            }
        }
    }
    stock::take(&taken, &mut store.catalog);
    Ok(())
}

fn plan<'a>(
    drafts: &'a [LineDraft],
    order: &OrderRecord,
    catalog: &'a Catalog,
) -> Result<Vec<LinePlan<'a>>, Refusal> {
    drafts
        .iter()
        .map(|draft| plan_line(draft, order, catalog))
        .collect()
}

fn plan_line<'a>(
    draft: &'a LineDraft,
    order: &OrderRecord,
    catalog: &'a Catalog,
) -> Result<LinePlan<'a>, Refusal> {
    let standing = match draft.id {
        Some(id) => Some(line_of(order, id)?),
        None => None,
    };
    let product_id = draft.product_id.or_else(|| standing?.product_id);
    let product = match product_id {
        Some(id) => Some(catalog.product(id).ok_or_else(|| refuse("product_id"))?),
        None => None,
    };
    if let (Some(variant_id), Some(product)) = (draft.variant_id, product)
        && !product.variant_ids.contains(&variant_id)
    {
        return Err(refuse("variant_id"));
    }
    let had = standing.map_or(0, |line| line.quantity);
    let quantity = draft.quantity.unwrap_or(had);
    Ok(LinePlan {
        product,
        choices: draft.choices.as_deref().unwrap_or_default(),
        is_chosen_otherwise: draft.variant_id.is_some()
            || (standing.is_some() && draft.choices.is_none()),
        quantity,
        additional: quantity.saturating_sub(had),
    })
}

fn line_of(order: &OrderRecord, id: u64) -> Result<&LineRecord, Refusal> {
    let line = order.lines.iter().find(|line| line.id == id);
    line.ok_or_else(|| refuse("id"))
}

fn refuse(name: &str) -> Refusal {
    Refusal::bad_request(invalid_field(name))
}

fn change_line(draft: &LineDraft, id: u64, order: &mut OrderRecord) {
    let Some(line) = order.lines.iter_mut().find(|line| line.id == id) else {
        return;
    };
    line.product_id = draft.product_id.or(line.product_id);
    line.quantity = draft.quantity.unwrap_or(line.quantity);
    line.unit_price = draft.unit_price.unwrap_or(line.unit_price);
    if let Some(name) = &draft.name {
        line.name.clone_from(name);
    }
}

fn new_line(
    draft: &LineDraft,
    store: &mut Store,
    has_automatic_tax: bool,
) -> Result<LineRecord, Refusal> {
    let product = draft.product_id.and_then(|id| store.catalog.product(id));
    let catalog_name = product.map(|product| product.name.to_owned());
    let catalog_price = product.map(|product| catalog_price(product, has_automatic_tax));
    // A price that was sent passes over the rules of the catalog.
    let unit_price = draft.unit_price.or(catalog_price);
    let name = draft.name.clone().or(catalog_name);
    Ok(LineRecord {
        id: store.next_line_id(),
        product_id: draft.product_id,
        name: name.ok_or_else(|| refuse("name"))?,
        quantity: draft.quantity.ok_or_else(|| refuse("quantity"))?,
        unit_price: unit_price.ok_or_else(|| refuse("price_ex_tax"))?,
    })
}

/// Under automatic tax a service computes the tax, and not for orders of the API.
fn catalog_price(product: &ProductRecord, has_automatic_tax: bool) -> TaxPair {
    if has_automatic_tax {
        TaxPair {
            ex_tax: product.price.ex_tax,
            inc_tax: product.price.ex_tax,
        }
    } else {
        product.price
    }
}
