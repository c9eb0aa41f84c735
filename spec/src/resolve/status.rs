//! Which statuses a documented response speaks for.

use std::fmt;

/// The key of a documented response.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatusPattern {
    /// One status, such as 404.
    Exact(u16),
    /// A hundred of them by the first digit: `4XX`.
    Class(u8),
    /// Every status that has no entry of its own.
    Default,
}

impl StatusPattern {
    /// Reads `404`, `4XX` or `default`.
    #[must_use]
    pub fn parse(text: &str) -> Option<StatusPattern> {
        let bytes = text.as_bytes();
        match bytes {
            b"default" => Some(StatusPattern::Default),
            [class @ b'1'..=b'5', b'X' | b'x', b'X' | b'x'] => {
                Some(StatusPattern::Class(class - b'0'))
            }
            [b'1'..=b'5', b'0'..=b'9', b'0'..=b'9'] => text.parse().ok().map(StatusPattern::Exact),
            _ => None,
        }
    }

    /// Whether this pattern speaks for `status`. More than one may; the most
    /// exact holds (OpenAPI 3.0.3, Responses Object).
    #[must_use]
    pub fn matches(self, status: u16) -> bool {
        match self {
            StatusPattern::Exact(exact) => exact == status,
            StatusPattern::Class(class) => status / 100 == u16::from(class),
            StatusPattern::Default => true,
        }
    }

    /// Whether it speaks of success: 2xx.
    #[must_use]
    pub fn is_success(self) -> bool {
        match self {
            StatusPattern::Exact(status) => status / 100 == 2,
            StatusPattern::Class(class) => class == 2,
            StatusPattern::Default => false,
        }
    }
}

impl fmt::Display for StatusPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StatusPattern::Exact(status) => write!(f, "{status}"),
            StatusPattern::Class(class) => write!(f, "{class}XX"),
            StatusPattern::Default => f.write_str("default"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_responses_are_read_and_written_alike() {
        for text in ["200", "4XX", "default"] {
            assert_eq!(StatusPattern::parse(text).unwrap().to_string(), text);
        }
        for text in ["99", "600", "6XX", "20", "2000", "ok", ""] {
            assert_eq!(StatusPattern::parse(text), None, "{text}");
        }
    }
}
