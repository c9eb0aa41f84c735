//! One order after another, so that every status, every kind of buyer and every
//! documented way of leaving a member empty comes up.

use jiff::{Timestamp, ToSpan};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::behaviour::totals;
use crate::catalog::Catalog;
use crate::money::TaxPair;
use crate::order::{Cost, LineRecord, OrderRecord, ShippingAddressRecord};
use crate::seed::people::{PEOPLE, Person};
use crate::seed::random::Random;

/// Id of the first order of a store.
const FIRST_ID: u64 = 100;
/// Noon of the first day of trade, in seconds of Unix time: 2 January 2024.
const OPENING: i64 = 1_704_196_800;
/// One order in this many is archived.
const ARCHIVED_EVERY: u64 = 23;

const SHIPPED: u8 = 2;
const PARTIALLY_SHIPPED: u8 = 3;
const COMPLETED: u8 = 10;

/// Makes the first `count` orders of a store.
pub(crate) fn first_orders(seed: u64, count: u32, catalog: &Catalog) -> Vec<OrderRecord> {
    let mut maker = Maker {
        random: Random::from_seed(seed),
        catalog,
        now: Timestamp::from_second(OPENING).unwrap_or(Timestamp::UNIX_EPOCH),
        last_line_id: 0,
        last_address_id: 0,
    };
    (0..u64::from(count))
        .map(|index| maker.order(index))
        .collect()
}

struct Maker<'a> {
    random: Random,
    catalog: &'a Catalog,
    now: Timestamp,
    last_line_id: u64,
    last_address_id: u64,
}

impl Maker<'_> {
    fn order(&mut self, index: u64) -> OrderRecord {
        let person = self.random.pick(&PEOPLE);
        let minutes = 40 + self.random.below(1_400);
        self.now = later(self.now, minutes);
        let mut order = OrderRecord::blank(FIRST_ID + index, self.now);
        // Fifteen statuses in turn, so that a store of fifteen orders has all.
        order.status_id = (index % 15) as u8;
        order.is_deleted = index % ARCHIVED_EVERY == ARCHIVED_EVERY - 1;
        self.fill_buyer(&mut order, person);
        self.fill_lines(&mut order);
        self.fill_costs(&mut order);
        totals::recalculate(&mut order);
        self.fill_payment(&mut order);
        self.fill_origin(&mut order);
        self.fill_progress(&mut order);
        order
    }

    fn fill_buyer(&mut self, order: &mut OrderRecord, person: &Person) {
        order.customer_id = person.customer_id;
        order.billing_address = person.address();
        if self.random.once_in(9) {
            order.billing_address.form_fields =
                vec![json!({ "name": "Order reference", "value": "B-17" })];
        }
        // A few ship to two places, which the count of addresses shows.
        let places = if self.random.once_in(12) { 2 } else { 1 };
        for place in 0..places {
            self.last_address_id += 1;
            let mut address = person.address();
            if place > 0 {
                address.street_2 = "Back door".to_owned();
            }
            let id = self.last_address_id;
            order
                .shipping_addresses
                .push(ShippingAddressRecord { id, address });
        }
        order.is_email_opt_in = self.random.once_in(4);
        order.customer_message = match self.random.below(8) {
            0 => Some("Please ring twice.".to_owned()),
            1 => None,
            _ => Some(String::new()),
        };
    }

    fn fill_lines(&mut self, order: &mut OrderRecord) {
        for _ in 0..=self.random.below(3) {
            self.last_line_id += 1;
            let quantity = 1 + self.random.below(4);
            let line = if self.random.once_in(6) {
                let ex_tax = Decimal::new(500 + self.random.below(9_000) as i64, 2);
                LineRecord {
                    id: self.last_line_id,
                    product_id: None,
                    name: "Made to measure".to_owned(),
                    quantity,
                    unit_price: with_tax(ex_tax),
                }
            } else {
                let product = self.random.pick(self.catalog.products());
                LineRecord {
                    id: self.last_line_id,
                    product_id: Some(product.id),
                    name: product.name.to_owned(),
                    quantity,
                    unit_price: product.price,
                }
            };
            order.lines.push(line);
        }
        order.is_digital = self.random.once_in(10);
    }

    fn fill_costs(&mut self, order: &mut OrderRecord) {
        let shipping = *self.random.pick(&[0, 0, 500, 795, 1_250]);
        order.shipping = cost(shipping, 2);
        let handling = *self.random.pick(&[0, 0, 0, 150]);
        order.handling = cost(handling, 2);
        let wrapping = *self.random.pick(&[0, 0, 0, 0, 300]);
        order.wrapping = cost(wrapping, 3);
        if self.random.once_in(7) {
            order.discount_amount = Decimal::new(500, 2);
        }
    }

    fn fill_payment(&mut self, order: &mut OrderRecord) {
        let methods = [
            "Credit Card",
            "Manual",
            "cash",
            "Test Payment Gateway",
            "PayPal",
        ];
        let method = *self.random.pick(&methods);
        order.payment_method = method.to_owned();
        order.payment_status = payment_status(order.status_id).to_owned();
        order.payment_provider_id = match self.random.below(10) {
            0 => Value::from(""),
            1 => Value::from(format!("T{:08}", self.random.below(100_000_000))),
            2 => Value::from(self.random.below(1_000_000)),
            _ => Value::Null,
        };
        if method == "Credit Card" {
            order.credit_card_type = Some((*self.random.pick(&["visa", "mastercard"])).to_owned());
        }
        if order.status_id == 4 {
            order.refunded_amount = order.total.inc_tax;
        }
    }

    fn fill_origin(&mut self, order: &mut OrderRecord) {
        let source = *self
            .random
            .pick(&["www", "www", "www", "external", "manual", "android"]);
        order.order_source = source.to_owned();
        order.channel_id = *self.random.pick(&[1, 1, 1, 2]);
        if source == "external" {
            order.external_source = Some("POS".to_owned());
            order.external_id = Some(format!("POS-{:05}", order.id));
            order.external_order_id = Some(format!("ERP-{:05}", order.id));
            order.staff_notes = None;
            return;
        }
        order.tax_provider_id = "BasicTaxProvider".to_owned();
        order.geoip_country = order.billing_address.country.clone();
        order.geoip_country_iso2 = order.billing_address.country_iso2.clone();
        order.customer_locale = (*self.random.pick(&["en", "en-US", "en-GB"])).to_owned();
        if source != "manual" {
            order.cart_id = Some(self.random.uuid());
        }
        if self.random.once_in(5) {
            order.ip_address_v6 = format!("2001:db8::{:x}", self.random.below(0xffff));
        } else {
            order.ip_address = format!("192.0.2.{}", 1 + self.random.below(250));
        }
    }

    fn fill_progress(&mut self, order: &mut OrderRecord) {
        order.date_modified = later(order.date_created, self.random.below(10_000));
        match order.status_id {
            SHIPPED | COMPLETED => {
                order.items_shipped = order.items_total();
                order.date_shipped = Some(order.date_modified);
            }
            PARTIALLY_SHIPPED => order.items_shipped = order.items_total() / 2,
            _ => {}
        }
    }
}

fn later(moment: Timestamp, minutes: u64) -> Timestamp {
    // A store would need millions of orders to leave the range of dates.
    let minutes = i64::try_from(minutes).unwrap_or(0);
    moment.saturating_add(minutes.minutes()).unwrap_or(moment)
}

fn with_tax(ex_tax: Decimal) -> TaxPair {
    TaxPair {
        ex_tax,
        inc_tax: ex_tax * Decimal::new(108, 2),
    }
}

fn cost(cents: i64, tax_class_id: u64) -> Cost {
    let price = with_tax(Decimal::new(cents, 2));
    Cost {
        base: price.ex_tax,
        price,
        tax_class_id,
    }
}

/// What is known of the payment of a storefront order in this status.
fn payment_status(status_id: u8) -> &'static str {
    match status_id {
        2 | 3 | 8..=11 => "captured",
        4 => "refunded",
        5 => "void",
        6 => "declined",
        12 => "held for review",
        14 => "partially refunded",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::first_orders;
    use crate::catalog::Catalog;

    #[test]
    fn the_same_seed_gives_the_same_orders() {
        let catalog = Catalog::sample();
        assert_eq!(first_orders(7, 50, &catalog), first_orders(7, 50, &catalog));
        assert_ne!(first_orders(7, 50, &catalog), first_orders(8, 50, &catalog));
    }

    #[test]
    fn ids_begin_at_100_and_leave_no_gap() {
        let orders = first_orders(1, 40, &Catalog::sample());
        let ids: Vec<u64> = orders.iter().map(|order| order.id).collect();
        assert_eq!(ids, (100..140).collect::<Vec<u64>>());
    }

    #[test]
    fn guests_and_customers_open_and_archived_orders_come_up() {
        let orders = first_orders(1, 100, &Catalog::sample());
        assert!(orders.iter().any(|order| order.customer_id == 0));
        assert!(orders.iter().any(|order| order.customer_id > 0));
        assert!(orders.iter().any(|order| order.is_deleted));
        assert!(orders.iter().any(|order| order.cart_id.is_some()));
    }
}
