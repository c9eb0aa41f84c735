//! What every emitted client carries with it.
//!
//! The folder `runtime/` is copied into each emitted crate as it is, only the
//! modules a document needs, so that an emitted crate stands alone and a path
//! such as `crate::runtime::Error` means the same here and there. It knows no
//! document and no service.

pub mod runtime;

#[cfg(test)]
mod tests;

/// Where an emitted crate has its types.
#[cfg(test)]
mod types {
    pub(crate) use crate::tests::models::*;
    pub(crate) use crate::tests::tolerated::Parcel;
}
