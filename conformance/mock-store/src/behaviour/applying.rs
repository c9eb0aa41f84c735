//! A draft laid over an order: each member that was sent takes the place of
//! what was there, and the others stay.

use jiff::Timestamp;

use crate::draft::address::ShippingAddressDraft;
use crate::draft::order::{CostDraft, OrderDraft};
use crate::order::{Cost, OrderRecord};
use crate::refusal::{Refusal, invalid_field};

const SHIPPED: u8 = 2;

pub(crate) fn apply_members(draft: &OrderDraft, order: &mut OrderRecord, now: Timestamp) {
    apply_numbers(draft, order);
    apply_texts(draft, order);
    apply_internet_address(draft, order);
    replace(&mut order.date_created, &draft.date_created);
    if let Some(status_id) = draft.status_id {
        move_to_status(order, status_id, now);
    }
    if let Some(address) = &draft.billing_address {
        address.apply_to(&mut order.billing_address);
    }
}

fn apply_numbers(draft: &OrderDraft, order: &mut OrderRecord) {
    replace(&mut order.customer_id, &draft.customer_id);
    replace(&mut order.shipping.base, &draft.base_shipping_cost);
    replace(&mut order.shipping.price, &draft.shipping);
    apply_cost(&draft.handling, &mut order.handling);
    apply_cost(&draft.wrapping, &mut order.wrapping);
    replace(&mut order.items_shipped, &draft.items_shipped);
    replace(&mut order.refunded_amount, &draft.refunded_amount);
    replace(&mut order.discount_amount, &draft.discount_amount);
    replace(&mut order.is_digital, &draft.is_digital);
    replace(&mut order.is_deleted, &draft.is_deleted);
    replace(&mut order.channel_id, &draft.channel_id);
}

fn apply_texts(draft: &OrderDraft, order: &mut OrderRecord) {
    replace(&mut order.payment_method, &draft.payment_method);
    replace(&mut order.payment_provider_id, &draft.payment_provider_id);
    replace(&mut order.geoip_country, &draft.geoip_country);
    replace(&mut order.geoip_country_iso2, &draft.geoip_country_iso2);
    replace(
        &mut order.default_currency_code,
        &draft.default_currency_code,
    );
    replace(&mut order.staff_notes, &draft.staff_notes);
    replace(&mut order.customer_message, &draft.customer_message);
    replace(&mut order.external_source, &draft.external_source);
    replace(&mut order.external_id, &draft.external_id);
    replace(&mut order.external_order_id, &draft.external_order_id);
    replace(&mut order.external_merchant_id, &draft.external_merchant_id);
    replace(&mut order.ebay_order_id, &draft.ebay_order_id);
    replace(&mut order.tax_provider_id, &draft.tax_provider_id);
    replace(&mut order.customer_locale, &draft.customer_locale);
}

/// Setting one kind of address clears the other.
fn apply_internet_address(draft: &OrderDraft, order: &mut OrderRecord) {
    if let Some(address) = &draft.ip_address {
        order.ip_address.clone_from(address);
        if !address.is_empty() {
            order.ip_address_v6.clear();
        }
    }
    if let Some(address) = &draft.ip_address_v6 {
        order.ip_address_v6.clone_from(address);
        if !address.is_empty() {
            order.ip_address.clear();
        }
    }
}

fn apply_cost(draft: &CostDraft, cost: &mut Cost) {
    replace(&mut cost.base, &draft.base);
    replace(&mut cost.price.ex_tax, &draft.ex_tax);
    replace(&mut cost.price.inc_tax, &draft.inc_tax);
}

/// The date of shipping follows the status: set on reaching Shipped, and taken
/// back when the order returns to a status that comes before it.
fn move_to_status(order: &mut OrderRecord, status_id: u8, now: Timestamp) {
    order.status_id = status_id;
    let is_before_shipping = matches!(status_id, 0 | 1 | 7 | 8 | 9 | 11 | 12);
    if status_id == SHIPPED {
        order.date_shipped = order.date_shipped.or(Some(now));
    } else if is_before_shipping {
        order.date_shipped = None;
    }
}

/// Overrides stand as sent. One of the two leaves the other alone.
pub(crate) fn apply_overrides(draft: &OrderDraft, order: &mut OrderRecord) {
    replace(&mut order.subtotal, &draft.subtotal);
    replace(&mut order.total, &draft.total);
}

/// Changes the addresses that are named by id and adds those that are not.
pub(crate) fn apply_shipping_addresses(
    drafts: &[ShippingAddressDraft],
    order: &mut OrderRecord,
    mut next_id: impl FnMut() -> u64,
) -> Result<(), Refusal> {
    for draft in drafts {
        match draft.id {
            Some(id) => {
                let place = order
                    .shipping_addresses
                    .iter_mut()
                    .find(|place| place.id == id);
                let place = place.ok_or_else(|| Refusal::bad_request(invalid_field("id")))?;
                draft.address.apply_to(&mut place.address);
            }
            None => order.add_shipping_address(next_id(), draft.address.to_address()),
        }
    }
    Ok(())
}

fn replace<T: Clone>(place: &mut T, sent: &Option<T>) {
    if let Some(value) = sent {
        place.clone_from(value);
    }
}
