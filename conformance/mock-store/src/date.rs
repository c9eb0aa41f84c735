//! Moments as the store reads and shows them.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::fmt::rfc2822::DateTimeParser;
use jiff::tz::Offset;

/// The weekday is not compared with the date: it adds nothing to the moment.
const RFC_2822: DateTimeParser = DateTimeParser::new().relaxed_weekday(true);

/// Years that a date with four digits can show.
const YEARS: std::ops::RangeInclusive<i16> = 1000..=9999;

/// Reads RFC 2822, ISO 8601 with or without an offset, and a plain date; what
/// names no offset is in UTC, and a plain date is its midnight.
pub(crate) fn parse_moment(text: &str) -> Option<Timestamp> {
    let moment = RFC_2822
        .parse_timestamp(text)
        .ok()
        .or_else(|| text.parse::<Timestamp>().ok())
        .or_else(|| {
            Offset::UTC
                .to_timestamp(text.parse::<DateTime>().ok()?)
                .ok()
        })?;
    YEARS
        .contains(&Offset::UTC.to_datetime(moment).year())
        .then_some(moment)
}

/// `Wed, 14 Nov 2012 19:26:23 +0000`.
pub(crate) fn show_moment(moment: Timestamp) -> String {
    // The RFC 2822 printer of the library leaves the day unpadded and writes
    // the zone as `-0000`; real stores do neither.
    moment.strftime("%a, %d %b %Y %H:%M:%S +0000").to_string()
}

#[cfg(test)]
mod tests {
    use super::{parse_moment, show_moment};

    fn check(text: &str, shown: Option<&str>) {
        let read = parse_moment(text).map(show_moment);
        assert_eq!(read.as_deref(), shown, "{text}");
    }

    // B-055, B-069
    #[test]
    fn three_forms_of_one_moment_are_read_alike() {
        let midnight = Some("Thu, 04 Oct 2012 00:00:00 +0000");
        check("Thu, 04 Oct 2012 00:00:00 +0000", midnight);
        check("2012-10-04T00:00:00+00:00", midnight);
        check("2012-10-04T00:00:00Z", midnight);
        check("2012-10-04T00:00:00", midnight);
        check("2012-10-04", midnight);
    }

    #[test]
    fn an_offset_is_brought_to_utc() {
        let shown = Some("Thu, 04 Oct 2012 03:24:40 +0000");
        check("Wed, 03 Oct 2012 22:24:40 -0500", shown);
    }

    #[test]
    fn a_text_without_a_moment_is_not_read() {
        check("yesterday", None);
        check("", None);
        check("-000044-03-15", None);
    }
}
