//! Where in the document's folder a schema may lie that is referred to by its URI.

use url::Url;

/// Endings that the URI of a schema may leave out.
const ENDINGS: [&str; 3] = [".yaml", ".yml", ".json"];

/// How many parts of a URI's path are tried as folders.
const MAX_PARTS: usize = 8;

/// Names of files that end as the URI does, the longest first: projects lay out the folder
/// as their URIs are.
pub(super) fn names(url: &Url) -> Vec<String> {
    let parts: Option<Vec<String>> = url.path_segments().and_then(|parts| {
        let parts = parts.filter(|part| !part.is_empty());
        parts.map(plain).collect()
    });
    let parts = parts.unwrap_or_default();
    let first = parts.len().saturating_sub(MAX_PARTS);
    let paths = (first..parts.len()).map(|from| parts[from..].join("/"));
    paths.flat_map(with_endings).collect()
}

/// A part as the name of a file; none for one that would lead elsewhere.
fn plain(part: &str) -> Option<String> {
    let decoded = percent_encoding::percent_decode_str(part);
    let name = decoded.decode_utf8().ok()?.into_owned();
    let leads_elsewhere = name.contains(['/', '\\', ':', '\0']) || [".", ".."].contains(&&*name);
    (!leads_elsewhere).then_some(name)
}

fn with_endings(path: String) -> Vec<String> {
    let file = path.rsplit('/').next().unwrap_or_default();
    match file.contains('.') {
        true => vec![path],
        false => {
            let named = ENDINGS.iter().map(|ending| format!("{path}{ending}"));
            named.collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(url: &str, expected: &[&str]) {
        assert_eq!(names(&Url::parse(url).unwrap()), expected, "{url}");
    }

    #[test]
    fn a_file_is_named_as_the_uri_ends() {
        check("https://e.com/a/b.json", &["a/b.json", "b.json"]);
        check("https://e.com/b", &["b.yaml", "b.yml", "b.json"]);
    }

    #[test]
    fn what_would_leave_the_folder_names_nothing() {
        check("https://e.com/a/..%2fb.json", &[]);
        check("urn:a:b", &[]);
    }
}
