//! The name that was probably meant where another was written.

/// Of names, the one that a misspelt name is nearest to, if any is near.
pub(crate) fn nearest<'n>(name: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    const NEAR: f64 = 0.8;
    let name = name.to_ascii_lowercase();
    let mut best: Option<(f64, &str)> = None;
    for candidate in names {
        let lower = candidate.to_ascii_lowercase();
        let nearness = strsim::normalized_damerau_levenshtein(&name, &lower);
        if nearness >= NEAR && best.is_none_or(|(most, _)| nearness > most) {
            best = Some((nearness, candidate));
        }
    }
    Some(best?.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_near_and_another_word_is_not() {
        let names = ["listOrders", "getOrder", "getOrders"];
        for (written, meant) in [
            ("listOrder", Some("listOrders")),
            ("getorder", Some("getOrder")),
            ("gteOrders", Some("getOrders")),
            ("createRefund", None),
            ("", None),
        ] {
            assert_eq!(nearest(written, names), meant, "{written}");
        }
    }
}
