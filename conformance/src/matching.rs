//! Which operation a request asks for, by method and path.

use countersign_spec::ResolvedDocument;
use countersign_spec::resolve::Operation;

/// The operation whose template fits the end of the path, whatever base URL
/// stands before it. Of several the one with most segments, then with most fixed
/// text, as OpenAPI 3.0.3 (Paths Object) prefers concrete paths.
pub(crate) fn operation<'d>(
    document: &'d ResolvedDocument,
    method: &str,
    url: &str,
) -> Option<&'d Operation> {
    let path = match url::Url::parse(url) {
        Ok(url) => url.path().to_owned(),
        Err(_) => url.split(['?', '#']).next().unwrap_or(url).to_owned(),
    };
    let segments = split(&path);
    let operations = document.operations().iter();
    operations
        .filter(|operation| operation.method.as_str().eq_ignore_ascii_case(method))
        .filter_map(|operation| Some((fit(&operation.path_template, &segments)?, operation)))
        // The first of equals, so that the document's order decides.
        .rev()
        .max_by_key(|(score, _)| *score)
        .map(|(_, operation)| operation)
}

fn split(path: &str) -> Vec<&str> {
    path.split('/')
        .filter(|segment| !segment.is_empty())
        .collect()
}

/// Segments, and characters of fixed text; none if the template does not fit.
fn fit(template: &str, path: &[&str]) -> Option<(usize, usize)> {
    let template = split(template);
    let start = path.len().checked_sub(template.len())?;
    let mut fixed = 0;
    for (pattern, segment) in template.iter().zip(&path[start..]) {
        fixed += fit_segment(pattern, segment)?;
    }
    Some((template.len(), fixed))
}

/// Characters of fixed text in a segment that fits; a variable takes one
/// character or more. Each variable takes as little as it can, which fits whenever
/// anything does, so that nothing is tried twice.
fn fit_segment(pattern: &str, segment: &str) -> Option<usize> {
    let Some((before, mut pattern)) = pattern.split_once('{') else {
        return (pattern == segment).then_some(pattern.len());
    };
    let mut rest = segment.strip_prefix(before)?;
    let mut fixed = before.len();
    loop {
        let after = pattern.split_once('}')?.1;
        let first = rest.chars().next()?;
        rest = &rest[first.len_utf8()..];
        let Some((text, next)) = after.split_once('{') else {
            return rest.ends_with(after).then_some(fixed + after.len());
        };
        let at = rest.find(text)?;
        rest = &rest[at + text.len()..];
        fixed += text.len();
        pattern = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn concrete_paths_are_preferred_and_a_base_path_does_not_matter() {
        let document = testing::document(
            "
  /v2/orders: {get: {operationId: list, responses: {default: {description: any}}}}
  /v2/orders/count: {get: {operationId: count, responses: {default: {description: any}}}}
  /v2/orders/{id}: {parameters: [{name: id, in: path, required: true, schema: {}}], get: {operationId: one, responses: {default: {description: any}}}}
  /v2/files/{id}.json: {parameters: [{name: id, in: path, required: true, schema: {}}], get: {operationId: file, responses: {default: {description: any}}}}
",
        );
        for (path, expected) in [
            ("http://a.test/stores/x/v2/orders?limit=1", Some("list")),
            ("/v2/orders/count", Some("count")),
            ("http://a.test/v2/orders/100", Some("one")),
            ("http://a.test/v2/orders/100/products", None),
            ("http://a.test/v2/files/a.json", Some("file")),
            ("http://a.test/v2/files/.json", None),
        ] {
            let found = operation(&document, "GET", path).map(|found| found.id.as_str());
            assert_eq!(found, expected, "{path}");
        }
        assert!(operation(&document, "POST", "/v2/orders").is_none());
    }

    #[test]
    fn variables_beside_each_other_cost_no_more_than_their_segment() {
        assert_eq!(fit_segment("{a}{b}", "x"), None);
        assert_eq!(fit_segment("{a}{b}", "xy"), Some(0));
        assert_eq!(fit_segment("a{a}-{b}.json", "a--.json"), None);
        assert_eq!(fit_segment("a{a}-{b}.json", "ab-x.json.json"), Some(7));
        assert_eq!(fit_segment("{a}{b", "xyz"), None);
        assert_eq!(fit_segment("{a}é{b}", "ééé"), Some(2));
        let (pattern, segment) = ("{a}".repeat(60) + "!", "x".repeat(20_000));
        assert_eq!(fit_segment(&pattern, &segment), None);
    }
}
