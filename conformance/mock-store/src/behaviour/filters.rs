//! Which orders a list or a count is about.

use jiff::Timestamp;
use rust_decimal::Decimal;

use crate::behaviour::query::QueryPairs;
use crate::behaviour::statuses::order_status;
use crate::date::parse_moment;
use crate::money::parse_decimal;
use crate::order::OrderRecord;
use crate::refusal::Refusal;

/// Names of the parameters that this file reads.
pub(crate) const FILTER_PARAMETERS: [&str; 16] = [
    "min_id",
    "max_id",
    "min_total",
    "max_total",
    "customer_id",
    "status_id",
    "is_deleted",
    "payment_method",
    "min_date_created",
    "max_date_created",
    "min_date_modified",
    "max_date_modified",
    "email",
    "cart_id",
    "channel_id",
    "external_order_id",
];

/// Conditions that must all hold; those that were not sent hold for every order.
#[derive(Debug, Default)]
pub(crate) struct Filters {
    min_id: Option<i128>,
    max_id: Option<i128>,
    min_total: Option<Decimal>,
    max_total: Option<Decimal>,
    customer_id: Option<i128>,
    status_id: Option<u8>,
    is_deleted: Option<bool>,
    payment_method: Option<String>,
    min_date_created: Option<Timestamp>,
    max_date_created: Option<Timestamp>,
    min_date_modified: Option<Timestamp>,
    max_date_modified: Option<Timestamp>,
    email: Option<String>,
    cart_id: Option<String>,
    channel_id: Option<i128>,
    external_order_id: Option<String>,
}

impl Filters {
    pub(crate) fn read(query: &QueryPairs) -> Result<Self, Refusal> {
        Ok(Self {
            min_id: query.read("min_id", whole_number)?,
            max_id: query.read("max_id", whole_number)?,
            min_total: query.read("min_total", parse_decimal)?,
            max_total: query.read("max_total", parse_decimal)?,
            customer_id: query.read("customer_id", whole_number)?,
            status_id: query.read("status_id", status_id)?,
            is_deleted: query.read("is_deleted", |text| text.parse().ok())?,
            payment_method: query.get("payment_method").map(str::to_owned),
            min_date_created: query.read("min_date_created", parse_moment)?,
            max_date_created: query.read("max_date_created", parse_moment)?,
            min_date_modified: query.read("min_date_modified", parse_moment)?,
            max_date_modified: query.read("max_date_modified", parse_moment)?,
            email: query.get("email").map(str::to_owned),
            cart_id: query.get("cart_id").map(str::to_owned),
            channel_id: query.read("channel_id", whole_number)?,
            external_order_id: query.get("external_order_id").map(str::to_owned),
        })
    }

    pub(crate) fn keep(&self, order: &OrderRecord) -> bool {
        self.keep_numbers(order) && self.keep_texts(order) && self.keep_dates(order)
    }

    fn keep_numbers(&self, order: &OrderRecord) -> bool {
        let id = i128::from(order.id);
        let total = order.total.inc_tax;
        at_least(id, self.min_id)
            && at_most(id, self.max_id)
            // The documents do not say which total is meant; the one that the
            // customer pays is the one that shows.
            && at_least(total, self.min_total)
            && at_most(total, self.max_total)
            && equal(i128::from(order.customer_id), self.customer_id)
            && equal(order.status_id, self.status_id)
            && equal(i128::from(order.channel_id), self.channel_id)
            // Archived orders are shown only to those who ask for them.
            && order.is_deleted == self.is_deleted.unwrap_or(false)
    }

    fn keep_texts(&self, order: &OrderRecord) -> bool {
        same_text(Some(&order.payment_method), self.payment_method.as_ref())
            && same_text(Some(&order.billing_address.email), self.email.as_ref())
            && same_text(order.cart_id.as_ref(), self.cart_id.as_ref())
            && same_text(
                order.external_order_id.as_ref(),
                self.external_order_id.as_ref(),
            )
    }

    fn keep_dates(&self, order: &OrderRecord) -> bool {
        // Orders show whole seconds, so a filter that repeats a date shown
        // must find the order that showed it.
        let created = order.date_created.as_second();
        let modified = order.date_modified.as_second();
        at_least(created, self.min_date_created.map(Timestamp::as_second))
            && at_most(created, self.max_date_created.map(Timestamp::as_second))
            && at_least(modified, self.min_date_modified.map(Timestamp::as_second))
            && at_most(modified, self.max_date_modified.map(Timestamp::as_second))
    }
}

/// Any integer: one beyond every id is a filter that matches nothing, no fault.
fn whole_number(text: &str) -> Option<i128> {
    text.parse().ok()
}

fn status_id(text: &str) -> Option<u8> {
    text.parse().ok().filter(|id| order_status(*id).is_some())
}

fn at_least<T: PartialOrd>(value: T, bound: Option<T>) -> bool {
    bound.is_none_or(|bound| value >= bound)
}

fn at_most<T: PartialOrd>(value: T, bound: Option<T>) -> bool {
    bound.is_none_or(|bound| value <= bound)
}

fn equal<T: PartialEq>(value: T, wanted: Option<T>) -> bool {
    wanted.is_none_or(|wanted| value == wanted)
}

fn same_text(value: Option<&String>, wanted: Option<&String>) -> bool {
    wanted.is_none_or(|wanted| value == Some(wanted))
}
