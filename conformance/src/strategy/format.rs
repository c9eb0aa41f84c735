//! Texts of the formats that documents name.

use jiff::civil::Date;
use jiff::fmt::strtime;
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, ToSpan};
use proptest::strategy::{BoxedStrategy, Strategy, Union};
use proptest::string::string_regex;
use rust_decimal::Decimal;

use super::number;

/// Whether most texts of a format's form are of the format: `2024-02-31` is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// A pattern alone would hardly hit one.
    Few,
    /// A pattern may say more than the format.
    Many,
}

type Texts = BoxedStrategy<String>;

/// Texts of a format; none for one that says nothing of how a text looks.
pub(super) fn texts(format: &str) -> Option<(Texts, Reach)> {
    let few = |texts| Some((texts, Reach::Few));
    let many = |texts| Some((texts, Reach::Many));
    match format {
        "date" => few(days().prop_map(|day| day.to_string()).boxed()),
        "date-time" => few(moments()),
        "rfc2822" => few(mail_moments()),
        "decimal" => few(decimals()),
        "time" => few(by_form(
            "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,6})?(Z|[+-]0[0-9]:[0-5][0-9])",
        )?),
        "duration" => few(by_form(
            "P([1-9][0-9]?Y[1-9]M|[1-9]D(T[1-9]H)?|T[1-9][0-9]?M[1-9]S|[1-9]W)",
        )?),
        "uuid" => few(by_form(
            "[0-9a-fA-F]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9A-F]{12}",
        )?),
        "email" | "idn-email" => many(by_form(
            "[a-z][a-z0-9]{0,8}([.+_-][a-z0-9]{1,4})?@[a-z]{1,8}\\.(test|example)",
        )?),
        "hostname" | "idn-hostname" => many(by_form("[a-z][a-z0-9]{0,8}(\\.[a-z]{2,6}){1,2}")?),
        "ipv4" => few(by_form(
            "(1?[0-9]{1,2}|2[0-4][0-9])(\\.(1[0-9]{2}|[1-9]?[0-9])){3}",
        )?),
        "ipv6" => few(by_form(
            "(::1|fe80::[0-9a-f]{1,4}|([0-9a-f]{1,4}:){7}[0-9A-F]{1,4})",
        )?),
        "uri" | "iri" | "url" => many(by_form(
            "https?://[a-z]{1,8}\\.test(:[1-9][0-9]{1,3})?(/[a-z0-9._~-]{0,6}){0,3}(\\?[a-z]{1,3}=[a-z0-9%]{0})?(#[a-z]{0,4})?",
        )?),
        "uri-reference" | "iri-reference" => many(by_form(
            "(https://[a-z]{1,6}\\.test)?(/[a-z0-9._~-]{1,6}){0,3}(\\?[a-z]=[0-9])?",
        )?),
        "json-pointer" => many(by_form("(/[a-z0-9]{0,4}(~[01])?){0,3}")?),
        "byte" | "base64" => many(by_form("([A-Za-z0-9+/]{4}){0,4}([A-Za-z0-9+/]{2}==)?")?),
        "regex" => many(by_form("\\^?[a-z]{1,4}(\\[0-9\\])?")?),
        other => few(number::whole_texts(other)?),
    }
}

/// Texts of a regular expression of ours.
fn by_form(form: &str) -> Option<Texts> {
    Some(string_regex(form).ok()?.boxed())
}

/// Days, the ends of the calendar and a leap day among them.
fn days() -> BoxedStrategy<Date> {
    let near = (-40_000_i32..40_000).prop_map(|days| {
        let epoch = Date::constant(1970, 1, 1);
        epoch.checked_add(days.days()).unwrap_or(epoch)
    });
    let ends = [
        Date::constant(1, 1, 1),
        Date::constant(9999, 12, 31),
        Date::constant(2024, 2, 29),
    ];
    let ends = proptest::sample::select(ends.to_vec());
    Union::new_weighted(vec![(8, near.boxed()), (1, ends.boxed())]).boxed()
}

/// Moments of the time in which offsets stay within the calendar.
fn instants() -> BoxedStrategy<Timestamp> {
    let seconds = -5_000_000_000_i64..10_000_000_000;
    let whole = seconds.prop_map(|second| Timestamp::from_second(second).unwrap_or_default());
    whole.boxed()
}

fn offsets() -> BoxedStrategy<Offset> {
    let quarters = -56_i32..=56;
    let offset = |quarters| Offset::from_seconds(quarters * 900).unwrap_or(Offset::UTC);
    quarters.prop_map(offset).boxed()
}

/// RFC 3339: with and without a fraction, in UTC and elsewhere.
fn moments() -> Texts {
    let fractions = Union::new([
        proptest::strategy::Just(String::new()).boxed(),
        (0_u32..1_000_000_000, 1_usize..=9)
            .prop_map(|(nanos, digits)| format!(".{}", &format!("{nanos:09}")[..digits]))
            .boxed(),
    ]);
    let zones = Union::new([
        proptest::strategy::Just(None).boxed(),
        offsets().prop_map(Some).boxed(),
    ]);
    (instants(), fractions, zones)
        .prop_map(|(instant, fraction, offset)| {
            let zoned = instant.to_zoned(TimeZone::fixed(offset.unwrap_or(Offset::UTC)));
            let zone = match offset {
                None => "Z".to_owned(),
                Some(_) => strtime::format("%:z", &zoned).unwrap_or_default(),
            };
            let time = strtime::format("%Y-%m-%dT%H:%M:%S", &zoned).unwrap_or_default();
            format!("{time}{fraction}{zone}")
        })
        .boxed()
}

/// RFC 2822, mostly in UTC as services write it.
fn mail_moments() -> Texts {
    let zones = Union::new_weighted(vec![
        (3, proptest::strategy::Just(Offset::UTC).boxed()),
        (1, offsets()),
    ]);
    (instants(), zones)
        .prop_map(|(instant, offset)| {
            let zoned = instant.to_zoned(TimeZone::fixed(offset));
            strtime::format("%a, %d %b %Y %H:%M:%S %z", &zoned).unwrap_or_default()
        })
        .boxed()
}

/// Decimal texts: zero and money mostly, up to 28 digits, zeros at the end kept.
fn decimals() -> Texts {
    let money = (-10_000_000_i64..10_000_000, 0_u32..=4);
    let money = money.prop_map(|(number, places)| Decimal::new(number, places));
    let most = 9_999_999_999_999_999_999_999_999_999_i128;
    let long = (-most..=most, 0_u32..=28);
    let long = long.prop_map(|(number, places)| {
        Decimal::try_from_i128_with_scale(number, places).unwrap_or(Decimal::ONE)
    });
    let zeros = (0_u32..=4).prop_map(|places| Decimal::new(0, places));
    Union::new_weighted(vec![
        (6, money.boxed()),
        (2, long.boxed()),
        (1, zeros.boxed()),
    ])
    .prop_map(|decimal| decimal.to_string())
    .boxed()
}
