//! What the user chooses about the emitted crate.

/// Choices about the emitted crate.
#[derive(Debug, Clone)]
pub struct Options {
    /// The crate's name. One is made of the document's title where none is given.
    pub crate_name: Option<String>,
    /// Whether it stands in a workspace.
    pub package: Package,
    /// Files written by hand that go into the crate: path and text.
    pub hand_written: Vec<(String, String)>,
}

/// Whether the crate stands in a workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Package {
    /// A member of the workspace that its folder belongs to.
    Member,
    /// A workspace of its own.
    Standalone,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            crate_name: None,
            package: Package::Standalone,
            hand_written: Vec::new(),
        }
    }
}
