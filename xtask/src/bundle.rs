//! `bundle`: a document as one file.

use countersign_spec::bundle::{Format, text};

use crate::cli::{BundleArguments, BundleFormat};
use crate::outcome::{Outcome, say_as_it_is};
use crate::settings::Settings;
use crate::{diagnostics, workspace};

pub(crate) fn run(arguments: &BundleArguments) -> anyhow::Result<Outcome> {
    let path = arguments.file.clone().unwrap_or_else(workspace::document);
    let mut overlays = Vec::new();
    if arguments.live {
        overlays = Settings::beside(&path)?.live_overlays;
    }
    overlays.extend(arguments.overlay.iter().cloned());
    let document = diagnostics::load_or_complain(&path, &overlays)?;
    let format = match arguments.format {
        BundleFormat::Yaml => Format::Yaml,
        BundleFormat::Json => Format::Json,
    };
    say_as_it_is(&text(&document, format));
    Ok(Outcome::Fine)
}
