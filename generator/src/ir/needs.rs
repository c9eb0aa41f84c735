//! What an API needs of the runtime, and with it of libraries.

/// What an API needs beside what every crate has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Needs {
    /// It has operations.
    pub(crate) client: bool,
    /// Some answer has documented headers.
    pub(crate) headers: bool,
    /// Some answer can be read as it comes.
    pub(crate) streams: bool,
    /// Some value is a moment or a day.
    pub(crate) dates: bool,
    /// Some value is an exact decimal.
    pub(crate) decimals: bool,
}
