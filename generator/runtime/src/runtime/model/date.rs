//! Moments and days, in the forms that services write them.

use jiff::fmt::rfc2822::DateTimeParser;
use jiff::fmt::strtime;
use jiff::tz::TimeZone;
use jiff::{Timestamp, civil::Date};

/// A moment from RFC 3339 or RFC 2822 text, whichever it is.
pub(super) fn parse_moment(text: &str) -> Option<Timestamp> {
    const MAIL: DateTimeParser = DateTimeParser::new();
    text.parse()
        .ok()
        .or_else(|| MAIL.parse_timestamp(text).ok())
}

/// A day from RFC 3339 text; the time of a moment is left out.
pub(super) fn parse_day(text: &str) -> Option<Date> {
    text.parse().ok()
}

/// RFC 2822 text in UTC, with two digits for the day and the zone `+0000`.
pub(super) fn to_rfc2822(moment: &Timestamp) -> Option<String> {
    let moment = moment.to_zoned(TimeZone::UTC);
    strtime::format("%a, %d %b %Y %H:%M:%S %z", &moment).ok()
}
