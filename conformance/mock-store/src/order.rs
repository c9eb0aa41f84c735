//! What the store knows of one order: data only.

use jiff::Timestamp;
use rust_decimal::Decimal;
use serde_json::Value;

use crate::money::TaxPair;

/// Price of shipping, handling or wrapping.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Cost {
    pub(crate) base: Decimal,
    pub(crate) price: TaxPair,
    pub(crate) tax_class_id: u64,
}

/// An address of a person; texts left out are empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Address {
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    pub(crate) company: String,
    pub(crate) street_1: String,
    pub(crate) street_2: String,
    pub(crate) city: String,
    pub(crate) state: String,
    pub(crate) zip: String,
    pub(crate) country: String,
    pub(crate) country_iso2: String,
    pub(crate) phone: String,
    pub(crate) email: String,
    /// Kept as sent: each is a name with a number, a text or a list.
    pub(crate) form_fields: Vec<Value>,
}

/// An address that an order ships to.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ShippingAddressRecord {
    pub(crate) id: u64,
    pub(crate) address: Address,
}

/// One product of an order.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct LineRecord {
    pub(crate) id: u64,
    /// `None` for a custom line, which is not in the catalog.
    pub(crate) product_id: Option<u64>,
    pub(crate) name: String,
    pub(crate) quantity: u64,
    pub(crate) unit_price: TaxPair,
}

/// A charge on a whole order.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct FeeRecord {
    pub(crate) id: u64,
    pub(crate) name_customer: String,
    pub(crate) name_merchant: String,
    pub(crate) source: String,
    pub(crate) cost: TaxPair,
    pub(crate) tax_class_id: Option<u64>,
}

/// One order.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct OrderRecord {
    pub(crate) id: u64,
    /// 0 for a guest.
    pub(crate) customer_id: u64,
    pub(crate) date_created: Timestamp,
    pub(crate) date_modified: Timestamp,
    pub(crate) date_shipped: Option<Timestamp>,
    pub(crate) status_id: u8,
    pub(crate) subtotal: TaxPair,
    pub(crate) shipping: Cost,
    pub(crate) handling: Cost,
    pub(crate) wrapping: Cost,
    pub(crate) total: TaxPair,
    pub(crate) items_shipped: u64,
    pub(crate) payment_method: String,
    /// Real stores send null, text and numbers here, so the kind is kept.
    pub(crate) payment_provider_id: Value,
    pub(crate) payment_status: String,
    pub(crate) refunded_amount: Decimal,
    pub(crate) is_digital: bool,
    pub(crate) store_credit_amount: Decimal,
    pub(crate) gift_certificate_amount: Decimal,
    pub(crate) ip_address: String,
    pub(crate) ip_address_v6: String,
    pub(crate) geoip_country: String,
    pub(crate) geoip_country_iso2: String,
    pub(crate) default_currency_code: String,
    pub(crate) staff_notes: Option<String>,
    pub(crate) customer_message: Option<String>,
    pub(crate) discount_amount: Decimal,
    pub(crate) coupon_discount: Decimal,
    pub(crate) is_deleted: bool,
    pub(crate) is_email_opt_in: bool,
    pub(crate) credit_card_type: Option<String>,
    pub(crate) order_source: String,
    pub(crate) external_source: Option<String>,
    pub(crate) external_id: Option<String>,
    pub(crate) external_order_id: Option<String>,
    pub(crate) external_merchant_id: Option<String>,
    pub(crate) ebay_order_id: String,
    pub(crate) cart_id: Option<String>,
    pub(crate) channel_id: u64,
    pub(crate) tax_provider_id: String,
    pub(crate) customer_locale: String,
    pub(crate) billing_address: Address,
    pub(crate) shipping_addresses: Vec<ShippingAddressRecord>,
    pub(crate) lines: Vec<LineRecord>,
    pub(crate) fees: Vec<FeeRecord>,
}

impl OrderRecord {
    /// An order as one made through the API begins: a guest's, pending, from
    /// outside, with nothing in it.
    pub(crate) fn blank(id: u64, now: Timestamp) -> Self {
        Self {
            id,
            customer_id: 0,
            date_created: now,
            date_modified: now,
            date_shipped: None,
            status_id: 1,
            subtotal: TaxPair::default(),
            shipping: Cost::default(),
            handling: Cost::default(),
            wrapping: Cost::default(),
            total: TaxPair::default(),
            items_shipped: 0,
            payment_method: "Manual".to_owned(),
            payment_provider_id: Value::Null,
            payment_status: String::new(),
            refunded_amount: Decimal::ZERO,
            is_digital: false,
            store_credit_amount: Decimal::ZERO,
            gift_certificate_amount: Decimal::ZERO,
            ip_address: String::new(),
            ip_address_v6: String::new(),
            geoip_country: String::new(),
            geoip_country_iso2: String::new(),
            default_currency_code: "USD".to_owned(),
            staff_notes: Some(String::new()),
            customer_message: Some(String::new()),
            discount_amount: Decimal::ZERO,
            coupon_discount: Decimal::ZERO,
            is_deleted: false,
            is_email_opt_in: false,
            credit_card_type: None,
            order_source: "external".to_owned(),
            external_source: None,
            external_id: None,
            external_order_id: None,
            external_merchant_id: None,
            ebay_order_id: "0".to_owned(),
            cart_id: None,
            channel_id: 1,
            tax_provider_id: String::new(),
            customer_locale: "en".to_owned(),
            billing_address: Address::default(),
            shipping_addresses: Vec::new(),
            lines: Vec::new(),
            fees: Vec::new(),
        }
    }

    pub(crate) fn items_total(&self) -> u64 {
        self.lines.iter().map(|line| line.quantity).sum()
    }

    pub(crate) fn add_shipping_address(&mut self, id: u64, address: Address) {
        self.shipping_addresses
            .push(ShippingAddressRecord { id, address });
    }

    /// Takes the order out of the default list.
    pub(crate) fn archive(&mut self, now: Timestamp) {
        self.is_deleted = true;
        self.date_modified = self.date_modified.max(now);
    }
}
