//! Names and two-letter codes of the countries that the store knows.

/// Enough for tests; an address elsewhere is kept as it was sent.
const COUNTRIES: [(&str, &str); 24] = [
    ("AT", "Austria"),
    ("AU", "Australia"),
    ("BE", "Belgium"),
    ("BR", "Brazil"),
    ("CA", "Canada"),
    ("CH", "Switzerland"),
    ("CN", "China"),
    ("DE", "Germany"),
    ("DK", "Denmark"),
    ("ES", "Spain"),
    ("FI", "Finland"),
    ("FR", "France"),
    ("GB", "United Kingdom"),
    ("IE", "Ireland"),
    ("IN", "India"),
    ("IT", "Italy"),
    ("JP", "Japan"),
    ("MX", "Mexico"),
    ("NL", "Netherlands"),
    ("NO", "Norway"),
    ("NZ", "New Zealand"),
    ("PL", "Poland"),
    ("SE", "Sweden"),
    ("US", "United States"),
];

pub(crate) fn name_of(code: &str) -> Option<&'static str> {
    let is_wanted = |(own, _): &&(&str, &str)| own.eq_ignore_ascii_case(code);
    COUNTRIES.iter().find(is_wanted).map(|(_, name)| *name)
}

pub(crate) fn code_of(name: &str) -> Option<&'static str> {
    let is_wanted = |(_, own): &&(&str, &str)| own.eq_ignore_ascii_case(name);
    COUNTRIES.iter().find(is_wanted).map(|(code, _)| *code)
}
