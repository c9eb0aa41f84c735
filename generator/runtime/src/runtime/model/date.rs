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

/// Whether a text that was read as a moment is RFC 2822.
pub(super) fn is_rfc2822(text: &str) -> bool {
    const MAIL: DateTimeParser = DateTimeParser::new();
    MAIL.parse_timestamp(text).is_ok()
}

/// Whether a text that was read as a moment is RFC 3339 (5.6), which has fewer forms
/// than what reading takes.
pub(super) fn is_rfc3339(text: &str) -> bool {
    let Some((date, time)) = text.split_once(['T', 't']) else {
        return false;
    };
    let has_shape = |text: &str, shape: &str| {
        text.len() == shape.len()
            && text
                .bytes()
                .zip(shape.bytes())
                .all(|(byte, wanted)| byte == wanted || wanted == b'0' && byte.is_ascii_digit())
    };
    let zone = time.find(['Z', 'z', '+', '-']).unwrap_or(time.len());
    let (time, zone) = time.split_at(zone);
    let (time, fraction) = match time.split_once('.') {
        Some((time, fraction)) => (time, fraction),
        None => (time, "0"),
    };
    has_shape(date, "0000-00-00")
        && has_shape(time, "00:00:00")
        && !fraction.is_empty()
        && fraction.bytes().all(|byte| byte.is_ascii_digit())
        && (zone.eq_ignore_ascii_case("Z")
            || has_shape(zone, "+00:00")
            || has_shape(zone, "-00:00"))
}

/// Whether a text that was read as a day is one and no more (RFC 3339, 5.6).
pub(super) fn is_day(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-'
}
