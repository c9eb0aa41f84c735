//! An order as a request sends it: the same draft for creation and update.

use axum::http::StatusCode;
use jiff::Timestamp;
use rust_decimal::Decimal;
use serde_json::{Map, Value};

use crate::draft::Purpose;
use crate::draft::access;
use crate::draft::address::{
    AddressDraft, ShippingAddressDraft, read_billing_address, read_shipping_address,
};
use crate::draft::fee::{FeeDraft, read_fee};
use crate::draft::fields::Fields;
use crate::draft::line::{LineDraft, read_line};
use crate::draft::value;
use crate::money::TaxPair;
use crate::refusal::Refusal;

/// The channels that the store sells through.
const CHANNELS: [u64; 2] = [1, 2];

const LONGEST_IP_ADDRESS: usize = 30;
const LONGEST_IP_ADDRESS_V6: usize = 39;

/// Members of one cost; unlike shipping, each side of the pair may come alone.
#[derive(Clone, Debug, Default)]
pub(crate) struct CostDraft {
    pub(crate) base: Option<Decimal>,
    pub(crate) ex_tax: Option<Decimal>,
    pub(crate) inc_tax: Option<Decimal>,
}

/// The members of an order that were sent. Where null may be sent, the inner
/// `None` is that null.
#[derive(Clone, Debug)]
pub(crate) struct OrderDraft {
    pub(crate) customer_id: Option<u64>,
    pub(crate) date_created: Option<Timestamp>,
    pub(crate) status_id: Option<u8>,
    pub(crate) subtotal: Option<TaxPair>,
    pub(crate) base_shipping_cost: Option<Decimal>,
    pub(crate) shipping: Option<TaxPair>,
    pub(crate) handling: CostDraft,
    pub(crate) wrapping: CostDraft,
    pub(crate) total: Option<TaxPair>,
    pub(crate) items_shipped: Option<u64>,
    pub(crate) payment_method: Option<String>,
    pub(crate) payment_provider_id: Option<Value>,
    pub(crate) refunded_amount: Option<Decimal>,
    pub(crate) is_digital: Option<bool>,
    pub(crate) ip_address: Option<String>,
    pub(crate) ip_address_v6: Option<String>,
    pub(crate) geoip_country: Option<String>,
    pub(crate) geoip_country_iso2: Option<String>,
    pub(crate) default_currency_code: Option<String>,
    pub(crate) staff_notes: Option<Option<String>>,
    pub(crate) customer_message: Option<Option<String>>,
    pub(crate) discount_amount: Option<Decimal>,
    pub(crate) is_deleted: Option<bool>,
    pub(crate) external_source: Option<Option<String>>,
    pub(crate) external_id: Option<Option<String>>,
    pub(crate) external_order_id: Option<Option<String>>,
    pub(crate) external_merchant_id: Option<Option<String>>,
    pub(crate) ebay_order_id: Option<String>,
    pub(crate) channel_id: Option<u64>,
    pub(crate) tax_provider_id: Option<String>,
    pub(crate) customer_locale: Option<String>,
    pub(crate) billing_address: Option<AddressDraft>,
    pub(crate) shipping_addresses: Vec<ShippingAddressDraft>,
    pub(crate) lines: Vec<LineDraft>,
    /// The whole new list; absent, the old one stays.
    pub(crate) fees: Option<Vec<FeeDraft>>,
}

impl OrderDraft {
    pub(crate) fn read(members: &Map<String, Value>, purpose: Purpose) -> Result<Self, Refusal> {
        // What may not be sent at all comes first and alone: its message is
        // documented word for word, and the value does not matter.
        let complaints = access::complaints(members, &access::ORDER, purpose);
        refuse_if_any(complaints)?;
        let mut complaints = Vec::new();
        let draft = read_members(&mut Fields::new(members, &mut complaints), purpose);
        refuse_if_any(complaints)?;
        Ok(draft)
    }

    /// Whether a change makes the store work the totals out anew.
    pub(crate) fn moves_totals(&self) -> bool {
        self.shipping.is_some()
            || self.handling.moves_totals()
            || self.wrapping.moves_totals()
            || self.discount_amount.is_some()
            || self.billing_address.is_some()
            || !self.shipping_addresses.is_empty()
            || !self.lines.is_empty()
    }
}

impl CostDraft {
    fn moves_totals(&self) -> bool {
        self.ex_tax.is_some() || self.inc_tax.is_some()
    }
}

fn refuse_if_any(complaints: Vec<String>) -> Result<(), Refusal> {
    if complaints.is_empty() {
        Ok(())
    } else {
        Err(Refusal::of_all(StatusCode::BAD_REQUEST, complaints))
    }
}

/// One line for each member, in the order of the documents.
fn read_members(fields: &mut Fields<'_>, purpose: Purpose) -> OrderDraft {
    check_whole(fields, purpose);
    OrderDraft {
        customer_id: fields.read("customer_id", value::id_or_zero),
        date_created: fields.read("date_created", value::moment),
        status_id: fields.read("status_id", value::status_id),
        subtotal: fields.read_pair("subtotal_ex_tax", "subtotal_inc_tax"),
        base_shipping_cost: fields.read_money("base_shipping_cost"),
        shipping: fields.read_pair("shipping_cost_ex_tax", "shipping_cost_inc_tax"),
        handling: read_cost(fields, "handling"),
        wrapping: read_cost(fields, "wrapping"),
        total: fields.read_pair("total_ex_tax", "total_inc_tax"),
        items_shipped: fields.read("items_shipped", value::whole_number),
        payment_method: fields.read("payment_method", value::text),
        payment_provider_id: fields.read("payment_provider_id", value::provider_id),
        refunded_amount: fields.read_money("refunded_amount"),
        is_digital: fields.read("order_is_digital", value::flag),
        ip_address: fields.read("ip_address", value::text_up_to(LONGEST_IP_ADDRESS)),
        ip_address_v6: fields.read("ip_address_v6", value::text_up_to(LONGEST_IP_ADDRESS_V6)),
        geoip_country: fields.read("geoip_country", value::text),
        geoip_country_iso2: fields.read("geoip_country_iso2", value::country_code),
        default_currency_code: fields.read("default_currency_code", value::currency_code),
        staff_notes: fields.read_nullable("staff_notes", value::note),
        customer_message: fields.read_nullable("customer_message", value::text),
        discount_amount: fields.read_money("discount_amount"),
        is_deleted: fields.read("is_deleted", value::flag),
        external_source: fields.read_nullable("external_source", value::text),
        external_id: fields.read_nullable("external_id", value::text),
        external_order_id: fields.read_nullable("external_order_id", value::text),
        external_merchant_id: fields.read_nullable("external_merchant_id", value::text),
        ebay_order_id: fields.read("ebay_order_id", value::text),
        channel_id: fields.read("channel_id", channel),
        tax_provider_id: fields.read("tax_provider_id", value::text),
        customer_locale: fields.read("customer_locale", value::locale),
        billing_address: fields.read_object("billing_address", |members, complaints| {
            read_billing_address(members, purpose, complaints)
        }),
        shipping_addresses: fields
            .read_objects("shipping_addresses", |members, complaints| {
                read_shipping_address(members, purpose, complaints)
            })
            .unwrap_or_default(),
        lines: fields
            .read_objects("products", |members, complaints| {
                read_line(members, purpose, complaints)
            })
            .unwrap_or_default(),
        fees: fields.read_objects("fees", |members, complaints| {
            read_fee(members, purpose, complaints)
        }),
    }
}

/// Rules over several members.
fn check_whole(fields: &mut Fields<'_>, purpose: Purpose) {
    if purpose != Purpose::Update {
        fields.require("products");
        fields.require("billing_address");
        let has_no_line = |value: &Value| value.as_array().is_some_and(Vec::is_empty);
        if fields.read("products", |value| Some(has_no_line(value))) == Some(true) {
            fields.invalid("products");
        }
    }
    // The store counts the units itself; a count that was sent need only be one.
    fields.read("items_total", value::whole_number);
    // No order of this store is collected, so there is no pickup to change.
    fields.read("consignments", |value| {
        let pickups = value.as_object()?.get("pickups");
        pickups
            .is_none_or(|list| list.as_array().is_some_and(Vec::is_empty))
            .then_some(())
    });
    // A computer has one address or the other: naming both says nothing.
    let mut names_one = |name| fields.read(name, |value| Some(value.as_str() != Some("")));
    if names_one("ip_address") == Some(true) && names_one("ip_address_v6") == Some(true) {
        fields.invalid("ip_address_v6");
    }
}

fn read_cost(fields: &mut Fields<'_>, name: &str) -> CostDraft {
    CostDraft {
        base: fields.read_money(&format!("base_{name}_cost")),
        ex_tax: fields.read_money(&format!("{name}_cost_ex_tax")),
        inc_tax: fields.read_money(&format!("{name}_cost_inc_tax")),
    }
}

fn channel(value: &Value) -> Option<u64> {
    value.as_u64().filter(|id| CHANNELS.contains(id))
}
