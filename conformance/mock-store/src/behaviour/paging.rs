//! How a list is sorted and cut into pages.

use std::cmp::Ordering;

use axum::http::StatusCode;

use crate::behaviour::query::QueryPairs;
use crate::order::OrderRecord;
use crate::refusal::Refusal;

/// Names of the parameters that this file reads.
pub(crate) const PAGING_PARAMETERS: [&str; 3] = ["page", "limit", "sort"];

const DEFAULT_LIMIT: usize = 50;
const MAXIMUM_LIMIT: usize = 250;

/// One slice of a sorted list.
#[derive(Debug, PartialEq)]
pub(crate) struct Page {
    skip: usize,
    limit: usize,
}

impl Page {
    pub(crate) fn read(query: &QueryPairs) -> Result<Self, Refusal> {
        let page = query.read("page", positive)?.unwrap_or(1);
        let limit = query.read("limit", positive)?.unwrap_or(DEFAULT_LIMIT);
        if limit > MAXIMUM_LIMIT {
            return Err(Refusal::new(
                StatusCode::PAYLOAD_TOO_LARGE,
                format!("A page holds at most {MAXIMUM_LIMIT} orders."),
            ));
        }
        Ok(Self {
            skip: (page - 1).saturating_mul(limit),
            limit,
        })
    }

    pub(crate) fn cut<'a>(&self, sorted: Vec<&'a OrderRecord>) -> Vec<&'a OrderRecord> {
        sorted
            .into_iter()
            .skip(self.skip)
            .take(self.limit)
            .collect()
    }
}

/// A whole number from 1; one too long for the machine is only very large.
pub(crate) fn positive(text: &str) -> Option<usize> {
    let is_digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = if is_digits {
        text.parse().unwrap_or(usize::MAX)
    } else {
        return None;
    };
    (number > 0).then_some(number)
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum SortField {
    Id,
    CustomerId,
    DateCreated,
    DateModified,
    StatusId,
    ChannelId,
    ExternalId,
}

/// The order of a list: by id, rising, unless something else is asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Sorting {
    field: SortField,
    is_falling: bool,
}

impl Sorting {
    pub(crate) fn read(query: &QueryPairs) -> Result<Self, Refusal> {
        let by_id = Self {
            field: SortField::Id,
            is_falling: false,
        };
        Ok(query.read("sort", Self::parse)?.unwrap_or(by_id))
    }

    fn parse(text: &str) -> Option<Self> {
        let (name, direction) = text.split_once(':').unwrap_or((text, "asc"));
        let field = match name {
            "id" => SortField::Id,
            "customer_id" => SortField::CustomerId,
            "date_created" => SortField::DateCreated,
            "date_modified" => SortField::DateModified,
            "status_id" => SortField::StatusId,
            "channel_id" => SortField::ChannelId,
            "external_id" => SortField::ExternalId,
            _ => return None,
        };
        let is_falling = match direction {
            "asc" => false,
            "desc" => true,
            _ => return None,
        };
        Some(Self { field, is_falling })
    }

    /// Orders that are equal in the field stay in the rising order of their
    /// ids, so that pages do not overlap.
    pub(crate) fn apply(self, orders: &mut [&OrderRecord]) {
        orders.sort_by(|one, other| {
            let ordering = self.field.compare(one, other);
            let ordering = if self.is_falling {
                ordering.reverse()
            } else {
                ordering
            };
            ordering.then(one.id.cmp(&other.id))
        });
    }
}

impl SortField {
    fn compare(self, one: &OrderRecord, other: &OrderRecord) -> Ordering {
        match self {
            Self::Id => one.id.cmp(&other.id),
            Self::CustomerId => one.customer_id.cmp(&other.customer_id),
            Self::DateCreated => one.date_created.cmp(&other.date_created),
            Self::DateModified => one.date_modified.cmp(&other.date_modified),
            Self::StatusId => one.status_id.cmp(&other.status_id),
            Self::ChannelId => one.channel_id.cmp(&other.channel_id),
            Self::ExternalId => one.external_id.cmp(&other.external_id),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{SortField, Sorting, positive};

    #[test]
    fn a_number_that_is_not_from_1_is_not_read() {
        for text in ["0", "-1", "", "ten", "1.5", "+3"] {
            assert_eq!(positive(text), None, "{text}");
        }
        assert_eq!(positive("99999999999999999999999"), Some(usize::MAX));
    }

    // B-062, B-063
    #[test]
    fn a_field_may_carry_a_direction() {
        let newest = Sorting::parse("date_created:desc").unwrap();
        assert_eq!(newest.field, SortField::DateCreated);
        assert!(newest.is_falling);
        assert!(!Sorting::parse("date_created").unwrap().is_falling);
        assert_eq!(Sorting::parse("date_created:down"), None);
        assert_eq!(Sorting::parse("total"), None);
    }
}
