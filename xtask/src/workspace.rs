//! Where things are in this repository.

use std::path::{Path, PathBuf};

/// The repository's root.
pub(crate) fn root() -> &'static Path {
    // The alias `cargo xtask` always builds from a checkout.
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap_or(Path::new("."))
}

/// The project's own document.
pub(crate) fn document() -> PathBuf {
    root().join("spec/bigcommerce/openapi.yaml")
}
