//! The fifteen order statuses: their fixed ids and names, and the two
//! operations that read them.

use axum::Json;
use axum::extract::Path;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::behaviour::query::QueryPairs;
use crate::refusal::Refusal;

/// One order status as the store shows it.
#[derive(Debug)]
pub(crate) struct OrderStatusRecord {
    pub(crate) id: u8,
    pub(crate) name: &'static str,
    /// The merchant's own label; ids and names are fixed, this is not.
    pub(crate) custom_label: &'static str,
    pub(crate) description: &'static str,
    /// Place in the list of the control panel.
    pub(crate) order: u8,
}

const fn status(
    id: u8,
    name: &'static str,
    custom_label: &'static str,
    order: u8,
    description: &'static str,
) -> OrderStatusRecord {
    OrderStatusRecord {
        id,
        name,
        custom_label,
        description,
        order,
    }
}

/// All statuses, each at the place of its id.
#[rustfmt::skip]
pub(crate) const ORDER_STATUSES: [OrderStatusRecord; 15] = [
    status(0, "Incomplete", "Incomplete", 0, "The shopper reached the payment page and went no further."),
    status(1, "Pending", "Pending", 1, "The checkout was begun and not finished."),
    status(2, "Shipped", "On its way", 8, "Everything was sent; nobody has confirmed that it arrived."),
    status(3, "Partially Shipped", "Partially Shipped", 6, "Some of the items were sent."),
    status(4, "Refunded", "Refunded", 11, "The seller paid the whole order back."),
    status(5, "Cancelled", "Cancelled", 9, "The seller called the order off."),
    status(6, "Declined", "Declined", 10, "The seller turned the order down."),
    status(7, "Awaiting Payment", "Awaiting Payment", 2, "The checkout is finished and the payment not yet confirmed."),
    status(8, "Awaiting Pickup", "Ready at the counter", 5, "The items are packed, and the customer comes for them."),
    status(9, "Awaiting Shipment", "Awaiting Shipment", 4, "The items are packed, and the carrier comes for them."),
    status(10, "Completed", "Completed", 7, "The order is paid, and its files can be downloaded."),
    status(11, "Awaiting Fulfillment", "Awaiting Fulfillment", 3, "The checkout is finished and the payment confirmed."),
    status(12, "Manual Verification Required", "Manual Verification Required", 13, "The order waits until somebody has looked at it."),
    status(13, "Disputed", "Disputed", 12, "The customer disputes the payment."),
    status(14, "Partially Refunded", "Partially Refunded", 14, "The seller paid part of the order back."),
];

/// The status of an id that was checked when it came in.
pub(crate) fn order_status(id: u8) -> Option<&'static OrderStatusRecord> {
    ORDER_STATUSES.get(usize::from(id))
}

impl OrderStatusRecord {
    fn render(&self) -> Value {
        json!({
            "id": self.id,
            "name": self.name,
            "system_label": self.name,
            "custom_label": self.custom_label,
            "system_description": self.description,
            "order": self.order,
        })
    }
}

/// The path of one status.
#[derive(Deserialize)]
pub(crate) struct StatusPath {
    status_id: String,
}

pub(crate) async fn list_order_statuses(query: QueryPairs) -> Result<Json<Value>, Refusal> {
    query.check_names(&[])?;
    let statuses = ORDER_STATUSES.iter().map(OrderStatusRecord::render);
    Ok(Json(statuses.collect()))
}

pub(crate) async fn get_order_status(
    Path(path): Path<StatusPath>,
    query: QueryPairs,
) -> Result<Json<Value>, Refusal> {
    query.check_names(&[])?;
    let id = path.status_id.parse().ok();
    let status = id.and_then(order_status).ok_or_else(Refusal::not_found)?;
    Ok(Json(status.render()))
}

#[cfg(test)]
mod tests {
    use super::ORDER_STATUSES;

    // B-191
    #[test]
    fn every_status_stands_at_the_place_of_its_id() {
        for (place, status) in ORDER_STATUSES.iter().enumerate() {
            assert_eq!(usize::from(status.id), place);
        }
    }

    #[test]
    fn every_place_in_the_list_is_taken_once() {
        let mut places: Vec<u8> = ORDER_STATUSES.iter().map(|status| status.order).collect();
        places.sort_unstable();
        assert_eq!(places, (0..15).collect::<Vec<u8>>());
    }
}
