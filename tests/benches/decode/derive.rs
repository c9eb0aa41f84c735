//! The same orders as anybody would write them with serde's derive: the peer that
//! the client's table is measured against.
//!
//! It reads what the client reads of a sound page (amounts as text or number, an
//! empty text for no date or amount, open enums, unions) and writes the same
//! bytes, with serde's own means wherever it has some.

use jiff::Timestamp;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Order {
    pub(crate) id: i64,
    pub(crate) customer_id: i64,
    #[serde(with = "date")]
    pub(crate) date_created: Timestamp,
    #[serde(with = "date")]
    pub(crate) date_modified: Timestamp,
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "optional_date"
    )]
    pub(crate) date_shipped: Option<Timestamp>,
    pub(crate) status_id: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) status: Option<String>,
    #[serde(with = "decimal")]
    pub(crate) subtotal_ex_tax: Decimal,
    #[serde(with = "decimal")]
    pub(crate) subtotal_inc_tax: Decimal,
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "optional_decimal"
    )]
    pub(crate) subtotal_tax: Option<Decimal>,
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "optional_decimal"
    )]
    pub(crate) base_shipping_cost: Option<Decimal>,
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "optional_decimal"
    )]
    pub(crate) shipping_cost_ex_tax: Option<Decimal>,
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "optional_decimal"
    )]
    pub(crate) shipping_cost_inc_tax: Option<Decimal>,
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "optional_decimal"
    )]
    pub(crate) shipping_cost_tax: Option<Decimal>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) shipping_cost_tax_class_id: Option<i64>,
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "optional_decimal"
    )]
    pub(crate) base_handling_cost: Option<Decimal>,
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "optional_decimal"
    )]
    pub(crate) handling_cost_ex_tax: Option<Decimal>,
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "optional_decimal"
    )]
    pub(crate) handling_cost_inc_tax: Option<Decimal>,
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "optional_decimal"
    )]
    pub(crate) handling_cost_tax: Option<Decimal>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) handling_cost_tax_class_id: Option<i64>,
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "optional_decimal"
    )]
    pub(crate) base_wrapping_cost: Option<Decimal>,
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "optional_decimal"
    )]
    pub(crate) wrapping_cost_ex_tax: Option<Decimal>,
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "optional_decimal"
    )]
    pub(crate) wrapping_cost_inc_tax: Option<Decimal>,
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "optional_decimal"
    )]
    pub(crate) wrapping_cost_tax: Option<Decimal>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) wrapping_cost_tax_class_id: Option<i64>,
    #[serde(with = "decimal")]
    pub(crate) total_ex_tax: Decimal,
    #[serde(with = "decimal")]
    pub(crate) total_inc_tax: Decimal,
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "optional_decimal"
    )]
    pub(crate) total_tax: Option<Decimal>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) is_tax_inclusive_pricing: Option<bool>,
    pub(crate) items_total: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) items_shipped: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) payment_method: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) payment_provider_id: Option<ProviderId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) payment_status: Option<PaymentStatus>,
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "optional_decimal"
    )]
    pub(crate) refunded_amount: Option<Decimal>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) order_is_digital: Option<bool>,
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "optional_decimal"
    )]
    pub(crate) store_credit_amount: Option<Decimal>,
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "optional_decimal"
    )]
    pub(crate) gift_certificate_amount: Option<Decimal>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) ip_address: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) ip_address_v6: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) geoip_country: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) geoip_country_iso2: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) currency_id: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) currency_code: Option<String>,
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "optional_decimal"
    )]
    pub(crate) currency_exchange_rate: Option<Decimal>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) default_currency_id: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) default_currency_code: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) store_default_currency_code: Option<String>,
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "optional_decimal"
    )]
    pub(crate) store_default_to_transactional_exchange_rate: Option<Decimal>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) staff_notes: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) customer_message: Option<String>,
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "optional_decimal"
    )]
    pub(crate) discount_amount: Option<Decimal>,
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "optional_decimal"
    )]
    pub(crate) coupon_discount: Option<Decimal>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) shipping_address_count: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) is_deleted: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) ebay_order_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) cart_id: Option<String>,
    pub(crate) billing_address: BillingAddress,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) is_email_opt_in: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) credit_card_type: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) order_source: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) channel_id: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) external_source: Option<String>,
    pub(crate) products: ResourceLink,
    pub(crate) shipping_addresses: ResourceLink,
    pub(crate) coupons: ResourceLink,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) consignments: Option<Consignments>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) fees: Option<Fees>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) external_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) external_merchant_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) external_order_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) tax_provider_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) customer_locale: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) custom_status: Option<String>,
}

#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct BillingAddress {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) first_name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) last_name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) company: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) street_1: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) street_2: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) city: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) state: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) zip: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) country: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) country_iso2: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) phone: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) email: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) form_fields: Option<Vec<FormField>>,
}

#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct FormField {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) value: Option<Json>,
}

#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct ResourceLink {
    pub(crate) url: String,
    pub(crate) resource: String,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(untagged)]
pub(crate) enum ProviderId {
    Text(String),
    Number(serde_json::Number),
    Undocumented(Json),
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(untagged)]
pub(crate) enum Consignments {
    Link(ResourceLink),
    Undocumented(Json),
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(untagged)]
pub(crate) enum Fees {
    Link(ResourceLink),
    Undocumented(Json),
}

#[derive(Debug, Deserialize, Serialize)]
pub(crate) enum PaymentStatus {
    #[serde(rename = "authorized")]
    Authorized,
    #[serde(rename = "captured")]
    Captured,
    #[serde(rename = "capture pending")]
    CapturePending,
    #[serde(rename = "declined")]
    Declined,
    #[serde(rename = "held for review")]
    HeldForReview,
    #[serde(rename = "paid")]
    Paid,
    #[serde(rename = "partially refunded")]
    PartiallyRefunded,
    #[serde(rename = "pending")]
    Pending,
    #[serde(rename = "refunded")]
    Refunded,
    #[serde(rename = "void")]
    Void,
    #[serde(rename = "void pending")]
    VoidPending,
    #[serde(rename = "")]
    Empty,
    #[serde(untagged)]
    Undocumented(String),
}

/// What a text or a number may be read as.
trait Scalar: Sized {
    const EXPECTED: &'static str;
    fn of_text(text: &str) -> Option<Self>;
    fn of_number(_number: f64) -> Option<Self> {
        None
    }
}

impl Scalar for Decimal {
    const EXPECTED: &'static str = "a decimal as string or number";
    fn of_text(text: &str) -> Option<Self> {
        Decimal::from_str_exact(text)
            .or_else(|_| Decimal::from_scientific(text))
            .ok()
    }
    fn of_number(number: f64) -> Option<Self> {
        Decimal::from_str_exact(&number.to_string()).ok()
    }
}

impl Scalar for Timestamp {
    const EXPECTED: &'static str = "a date and time as string";
    fn of_text(text: &str) -> Option<Self> {
        const MAIL: jiff::fmt::rfc2822::DateTimeParser = jiff::fmt::rfc2822::DateTimeParser::new();
        MAIL.parse_timestamp(text).ok()
    }
}

/// A scalar, or none where `null` or an empty text came.
struct Read<T>(Option<T>);

impl<'de, T: Scalar> Deserialize<'de> for Read<T> {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Visitor<T>(std::marker::PhantomData<T>);

        impl<T: Scalar> Visitor<T> {
            fn read<E: serde::de::Error>(value: Option<T>) -> Result<Read<T>, E> {
                match value {
                    Some(value) => Ok(Read(Some(value))),
                    None => Err(E::custom(T::EXPECTED)),
                }
            }
        }

        impl<T: Scalar> serde::de::Visitor<'_> for Visitor<T> {
            type Value = Read<T>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(T::EXPECTED)
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Read<T>, E> {
                if text.is_empty() {
                    return Ok(Read(None));
                }
                Self::read(T::of_text(text))
            }
            fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<Read<T>, E> {
                Self::read(T::of_number(number))
            }
            fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Read<T>, E> {
                Self::read(T::of_number(number as f64))
            }
            fn visit_unit<E: serde::de::Error>(self) -> Result<Read<T>, E> {
                Ok(Read(None))
            }
        }

        from.deserialize_any(Visitor(std::marker::PhantomData))
    }
}

/// How one type is read and written, when it must be there and when it may not.
macro_rules! with {
    ($required:ident, $optional:ident, $type:ty, |$value:ident| $text:expr) => {
        mod $required {
            use super::*;

            pub(super) fn deserialize<'de, D: serde::Deserializer<'de>>(
                from: D,
            ) -> Result<$type, D::Error> {
                let value = Read::deserialize(from)?.0;
                value.ok_or_else(|| serde::de::Error::custom("nothing where a value is required"))
            }

            pub(super) fn serialize<S: serde::Serializer>(
                $value: &$type,
                to: S,
            ) -> Result<S::Ok, S::Error> {
                to.collect_str(&$text)
            }
        }

        mod $optional {
            use super::*;

            pub(super) fn deserialize<'de, D: serde::Deserializer<'de>>(
                from: D,
            ) -> Result<Option<$type>, D::Error> {
                Ok(Read::deserialize(from)?.0)
            }

            pub(super) fn serialize<S: serde::Serializer>(
                value: &Option<$type>,
                to: S,
            ) -> Result<S::Ok, S::Error> {
                match value {
                    Some($value) => to.collect_str(&$text),
                    None => to.serialize_none(),
                }
            }
        }
    };
}

with!(decimal, optional_decimal, Decimal, |value| value);
with!(date, optional_date, Timestamp, |value| {
    // The documented form ends in `+0000`; a bare timestamp would print `-0000`.
    value
        .to_zoned(jiff::tz::TimeZone::UTC)
        .strftime("%a, %d %b %Y %H:%M:%S %z")
});
