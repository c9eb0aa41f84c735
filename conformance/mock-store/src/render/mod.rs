//! An order as JSON: every member, in the order in which the documents print
//! them. What is left out or spelt otherwise here is wrong on the wire.

use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use crate::behaviour::statuses::order_status;
use crate::date::show_moment;
use crate::entrance::Entrance;
use crate::money::{TaxPair, show_money};
use crate::order::{Address, Cost, OrderRecord};
use crate::render::inclusion::Inclusion;
use crate::render::link::Links;

pub(crate) mod inclusion;
pub(crate) mod link;

/// The members of one object while it is written.
struct Members(Map<String, Value>);

impl Members {
    fn add(&mut self, name: &str, value: impl Into<Value>) {
        self.0.insert(name.to_owned(), value.into());
    }

    fn add_money(&mut self, name: &str, amount: Decimal) {
        self.add(name, show_money(amount));
    }

    /// `…_ex_tax`, `…_inc_tax` and the tax between them.
    fn add_pair(&mut self, name: &str, pair: TaxPair) {
        self.add_money(&format!("{name}_ex_tax"), pair.ex_tax);
        self.add_money(&format!("{name}_inc_tax"), pair.inc_tax);
        self.add_money(&format!("{name}_tax"), pair.tax());
    }

    fn add_cost(&mut self, name: &str, cost: &Cost) {
        self.add_money(&format!("base_{name}_cost"), cost.base);
        self.add_pair(&format!("{name}_cost"), cost.price);
        self.add(&format!("{name}_cost_tax_class_id"), cost.tax_class_id);
    }
}

/// How one answer shows its orders.
pub(crate) struct OrderView<'a> {
    pub(crate) origin: &'a str,
    pub(crate) entrance: Entrance,
    pub(crate) inclusion: Inclusion,
}

impl OrderView<'_> {
    pub(crate) fn render(&self, order: &OrderRecord) -> Value {
        let mut members = Members(Map::new());
        add_identity(&mut members, order);
        add_amounts(&mut members, order);
        add_payment(&mut members, order);
        add_places_and_currencies(&mut members, order);
        add_texts(&mut members, order);
        members.add("billing_address", render_address(&order.billing_address));
        add_origin(&mut members, order);
        self.add_sub_resources(&mut members, order);
        add_later_members(&mut members, order);
        Value::Object(members.0)
    }

    fn add_sub_resources(&self, members: &mut Members, order: &OrderRecord) {
        let links = Links {
            origin: self.origin,
            entrance: self.entrance,
            order_id: order.id,
        };
        members.add("consignments", self.inclusion.consignments(order, &links));
        members.add("products", links.to("products"));
        members.add("shipping_addresses", links.to("shippingaddresses"));
        members.add("coupons", links.to("coupons"));
        members.add("fees", self.inclusion.fees(order, &links));
    }
}

fn add_identity(members: &mut Members, order: &OrderRecord) {
    let status = order_status(order.status_id);
    members.add("id", order.id);
    members.add("customer_id", order.customer_id);
    members.add("date_created", show_moment(order.date_created));
    members.add("date_modified", show_moment(order.date_modified));
    let shipped = order.date_shipped.map(show_moment);
    members.add("date_shipped", shipped.unwrap_or_default());
    members.add("status_id", order.status_id);
    members.add("status", status.map(|status| status.name));
    members.add("custom_status", status.map(|status| status.custom_label));
}

fn add_amounts(members: &mut Members, order: &OrderRecord) {
    members.add_pair("subtotal", order.subtotal);
    members.add_cost("shipping", &order.shipping);
    members.add_cost("handling", &order.handling);
    members.add_cost("wrapping", &order.wrapping);
    members.add_pair("total", order.total);
    members.add("items_total", order.items_total());
    members.add("items_shipped", order.items_shipped);
}

fn add_payment(members: &mut Members, order: &OrderRecord) {
    members.add("payment_method", order.payment_method.as_str());
    members.add("payment_provider_id", order.payment_provider_id.clone());
    members.add("payment_status", order.payment_status.as_str());
    members.add_money("refunded_amount", order.refunded_amount);
    members.add("order_is_digital", order.is_digital);
    members.add_money("store_credit_amount", order.store_credit_amount);
    members.add_money("gift_certificate_amount", order.gift_certificate_amount);
}

fn add_places_and_currencies(members: &mut Members, order: &OrderRecord) {
    members.add("ip_address", order.ip_address.as_str());
    members.add("ip_address_v6", order.ip_address_v6.as_str());
    members.add("geoip_country", order.geoip_country.as_str());
    members.add("geoip_country_iso2", order.geoip_country_iso2.as_str());
    // The store shows prices in its one currency, whatever an order is paid in.
    members.add("currency_id", 1);
    members.add("currency_code", "USD");
    members.add("currency_exchange_rate", "1.0000000000");
    members.add("default_currency_id", 1);
    members.add(
        "default_currency_code",
        order.default_currency_code.as_str(),
    );
}

fn add_texts(members: &mut Members, order: &OrderRecord) {
    members.add("staff_notes", order.staff_notes.as_deref());
    members.add("customer_message", order.customer_message.as_deref());
    members.add_money("discount_amount", order.discount_amount);
    members.add_money("coupon_discount", order.coupon_discount);
    members.add("shipping_address_count", order.shipping_addresses.len());
    members.add("is_deleted", order.is_deleted);
    members.add("is_email_opt_in", order.is_email_opt_in);
    members.add("credit_card_type", order.credit_card_type.as_deref());
    members.add("ebay_order_id", order.ebay_order_id.as_str());
    members.add("cart_id", order.cart_id.as_deref());
}

fn add_origin(members: &mut Members, order: &OrderRecord) {
    members.add("order_source", order.order_source.as_str());
    members.add("channel_id", order.channel_id);
    members.add("external_source", order.external_source.as_deref());
}

fn add_later_members(members: &mut Members, order: &OrderRecord) {
    members.add("external_id", order.external_id.as_deref());
    members.add(
        "external_merchant_id",
        order.external_merchant_id.as_deref(),
    );
    members.add("external_order_id", order.external_order_id.as_deref());
    members.add("tax_provider_id", order.tax_provider_id.as_str());
    members.add("customer_locale", order.customer_locale.as_str());
    members.add("store_default_currency_code", "USD");
    members.add(
        "store_default_to_transactional_exchange_rate",
        "1.0000000000",
    );
    members.add("is_tax_inclusive_pricing", false);
}

fn render_address(address: &Address) -> Value {
    json!({
        "first_name": address.first_name,
        "last_name": address.last_name,
        "company": address.company,
        "street_1": address.street_1,
        "street_2": address.street_2,
        "city": address.city,
        "state": address.state,
        "zip": address.zip,
        "country": address.country,
        "country_iso2": address.country_iso2,
        "phone": address.phone,
        "email": address.email,
        "form_fields": address.form_fields,
    })
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::{Inclusion, OrderView};
    use crate::entrance::Entrance;
    use crate::order::OrderRecord;

    #[test]
    fn an_order_has_the_full_modern_shape() {
        let view = OrderView {
            origin: "http://store",
            entrance: Entrance::Gateway,
            inclusion: Inclusion::default(),
        };
        let order = view.render(&OrderRecord::blank(100, Timestamp::UNIX_EPOCH));
        assert_eq!(order.as_object().unwrap().len(), 74);
        assert_eq!(order["date_created"], "Thu, 01 Jan 1970 00:00:00 +0000");
        assert_eq!(order["total_inc_tax"], "0.0000");
    }
}
