//! Moments and days, in the forms that services write them.

use jiff::fmt::rfc2822::DateTimeParser;
use jiff::fmt::strtime;
use jiff::tz::TimeZone;
use jiff::{Timestamp, civil::Date};

use super::{Kind, Scalar, Slot, Value, View, Written};

impl Value for Timestamp {
    fn blank() -> Self {
        Timestamp::UNIX_EPOCH
    }
    fn slot(&mut self) -> Slot<'_> {
        Slot::Scalar(self)
    }
    fn view(&self) -> View<'_> {
        View::Scalar(self)
    }
}

impl Scalar for Timestamp {
    fn expected(&self) -> &'static str {
        "a date and time as string"
    }

    fn set_text(&mut self, text: &str) -> bool {
        parse_moment(text).map(|moment| *self = moment).is_some()
    }

    fn written(&self, kind: &Kind) -> Option<Written<'_>> {
        match kind {
            Kind::Rfc2822 => to_rfc2822(self).map(Written::Text),
            _ => Some(Written::Shown(self)),
        }
    }

    fn is_in_form(&self, kind: &Kind, text: &str) -> bool {
        match kind {
            Kind::Rfc2822 => is_rfc2822(text),
            _ => is_rfc3339(text),
        }
    }
}

impl Value for Date {
    fn blank() -> Self {
        Date::ZERO
    }
    fn slot(&mut self) -> Slot<'_> {
        Slot::Scalar(self)
    }
    fn view(&self) -> View<'_> {
        View::Scalar(self)
    }
}

impl Scalar for Date {
    fn expected(&self) -> &'static str {
        "a date as string"
    }

    fn set_text(&mut self, text: &str) -> bool {
        // The time of a moment is left out.
        text.parse().map(|day| *self = day).is_ok()
    }

    fn written(&self, _kind: &Kind) -> Option<Written<'_>> {
        Some(Written::Shown(self))
    }

    fn is_in_form(&self, _kind: &Kind, text: &str) -> bool {
        is_day(text)
    }
}

/// A moment from RFC 3339 or RFC 2822 text, whichever it is.
fn parse_moment(text: &str) -> Option<Timestamp> {
    const MAIL: DateTimeParser = DateTimeParser::new();
    text.parse()
        .ok()
        .or_else(|| MAIL.parse_timestamp(text).ok())
}

/// RFC 2822 text in UTC, with two digits for the day and the zone `+0000`.
fn to_rfc2822(moment: &Timestamp) -> Option<String> {
    let moment = moment.to_zoned(TimeZone::UTC);
    strtime::format("%a, %d %b %Y %H:%M:%S %z", &moment).ok()
}

/// Whether a text that was read as a moment is RFC 2822.
fn is_rfc2822(text: &str) -> bool {
    const MAIL: DateTimeParser = DateTimeParser::new();
    MAIL.parse_timestamp(text).is_ok()
}

/// Whether a text that was read as a moment is RFC 3339 (5.6), which has fewer forms
/// than what reading takes.
fn is_rfc3339(text: &str) -> bool {
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
fn is_day(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-'
}
