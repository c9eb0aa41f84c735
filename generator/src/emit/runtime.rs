//! The runtime, copied as it is.

use super::format::HEADER;
use crate::files::FileSet;

macro_rules! embedded {
    ($($path:literal)+) => {
        &[$(($path, include_str!(concat!("../../runtime/src/runtime/", $path)))),+]
    };
}

/// Every file of the runtime with its text.
const RUNTIME: &[(&str, &str)] = embedded! {
    "mod.rs"
    "credentials.rs"
    "error.rs"
    "model/mod.rs"
    "model/choice.rs"
    "model/date.rs"
    "model/decimal.rs"
    "model/form.rs"
    "model/object.rs"
    "model/patch.rs"
    "model/raw.rs"
    "model/read.rs"
    "model/table.rs"
    "model/tolerated.rs"
    "model/union.rs"
    "model/value.rs"
    "model/walk.rs"
    "model/write.rs"
    "parameter.rs"
    "request.rs"
    "response.rs"
    "server.rs"
    "transport.rs"
};

pub(super) fn copy_into(files: &mut FileSet) {
    for (path, text) in RUNTIME {
        files.insert(format!("src/runtime/{path}"), format!("{HEADER}{text}"));
    }
}
