//! Every kind of problem this crate reports, by its stable name.

use std::fmt;

/// The stable name of a kind of problem, in kebab-case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(&'static str);

impl Code {
    /// A code of another stage. Use a constant, so that the name stays greppable.
    #[must_use]
    pub const fn new(name: &'static str) -> Code {
        Code(name)
    }

    /// The name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $constant:ident = $name:literal;)+) => {
        impl Code {
            $($(#[doc = $doc])+ pub const $constant: Code = Code($name);)+

            /// Every code of this crate.
            pub const ALL: &[Code] = &[$(Code::$constant),+];

            /// What the code means, in a sentence of one line or more; none for a code
            /// of another stage.
            #[must_use]
            pub fn meaning(self) -> Option<&'static str> {
                match self.0 {
                    $($name => Some(concat!($($doc, "\n"),+).trim_ascii()),)+
                    _ => None,
                }
            }
        }
    };
}

codes! {
    // Reading files.
    /// The file is not there or cannot be read.
    UNREADABLE_FILE = "unreadable-file";
    /// The path is a directory or another thing without text.
    NOT_A_FILE = "not-a-file";
    /// The file is longer than the limit; it was not read.
    FILE_TOO_LARGE = "file-too-large";
    /// The file's bytes are not UTF-8.
    NOT_UTF8 = "not-utf8";
    /// The file holds nothing.
    EMPTY_DOCUMENT = "empty-document";
    /// The text breaks the rules of YAML or JSON.
    SYNTAX = "syntax";
    /// A mapping has the same key twice.
    DUPLICATE_KEY = "duplicate-key";
    /// A mapping's key is a list or a mapping.
    KEY_NOT_SCALAR = "key-not-scalar";
    /// A `<<` key, which YAML 1.2 no longer has.
    MERGE_KEY = "merge-key";
    /// Values are nested deeper than the limit.
    NESTED_TOO_DEEP = "nested-too-deep";
    /// A file holds more values than the limit.
    TOO_MANY_VALUES = "too-many-values";
    /// Aliases multiply the document beyond the limit.
    ALIAS_BOMB = "alias-bomb";
    /// A file holds more than one YAML document.
    SEVERAL_DOCUMENTS = "several-documents";

    // Overlays.
    /// The file is no OpenAPI Overlay, or one of an unknown version.
    NOT_AN_OVERLAY = "not-an-overlay";
    /// An action whose target is no JSONPath.
    OVERLAY_TARGET_INVALID = "overlay-target-invalid";
    /// An action that finds nothing to change.
    OVERLAY_TARGET_UNMATCHED = "overlay-target-unmatched";
    /// An update of something that is neither an object nor a list.
    OVERLAY_UPDATE_MISPLACED = "overlay-update-misplaced";

    /// An action of a live overlay that does not say what was seen, or where.
    UNEXPLAINED_ACTION = "unexplained-action";

    // Parsing OpenAPI objects.
    /// A Swagger 2.0 document, which is another format.
    SWAGGER_2 = "swagger-2";
    /// The file is no OpenAPI document, or one of an unknown version.
    NOT_OPENAPI = "not-openapi";
    /// A version newer than this reader knows; read as the newest it knows.
    NEWER_VERSION = "newer-version";
    /// A member that a newer version added, and that is not read.
    NEWER_MEMBER_SKIPPED = "newer-member-skipped";
    /// A value of the wrong kind.
    WRONG_KIND = "wrong-kind";
    /// A required member is missing.
    MISSING_MEMBER = "missing-member";
    /// No `info`, title or version: the document is nameless, and of use all the same.
    MISSING_INFO = "missing-info";
    /// A member that OpenAPI does not define at this place.
    UNKNOWN_MEMBER = "unknown-member";
    /// A value outside those OpenAPI allows.
    INVALID_VALUE = "invalid-value";
    /// A keyword that this version of OpenAPI does not have.
    KEYWORD_OF_OTHER_VERSION = "keyword-of-other-version";
    /// Members beside a `$ref` that this version tells readers to ignore.
    IGNORED_REF_SIBLINGS = "ignored-ref-siblings";

    // Resolving references.
    /// A reference to something that is not there.
    UNKNOWN_REF = "unknown-ref";
    /// A reference to a file outside the document's folder.
    REF_LEAVES_FOLDER = "ref-leaves-folder";
    /// A reference to the network.
    REMOTE_REF = "remote-ref";
    /// A reference that leads nowhere from the `$id` around it, and somewhere from its file.
    REF_OUTSIDE_ID = "ref-outside-id";
    /// A `$dynamicRef` that means another schema by who refers, read as a `$ref`.
    DYNAMIC_REF_READ_AS_STATIC = "dynamic-ref-read-as-static";
    /// References that lead back to themselves.
    REF_CYCLE = "ref-cycle";
    /// Two operations with one operationId.
    DUPLICATE_OPERATION_ID = "duplicate-operation-id";
    /// An operation without an operationId.
    MISSING_OPERATION_ID = "missing-operation-id";
    /// A parameter of the path template that is not described, or the reverse.
    PATH_PARAMETER_MISMATCH = "path-parameter-mismatch";
    /// Two parameters of one list with the same name and place.
    DUPLICATE_PARAMETER = "duplicate-parameter";
    /// A security scheme that no client made from the document can satisfy; left
    /// out, together with the requirements that name it.
    UNUSABLE_SECURITY_SCHEME = "unusable-security-scheme";
    /// A security requirement that names no scheme of the document.
    UNKNOWN_SECURITY_SCHEME = "unknown-security-scheme";

    // What contradicts itself.
    /// A default that its own schema refuses.
    DEFAULT_INVALID = "default-invalid";
    /// A value of `enum` or `const` that the type beside it refuses.
    VALUE_NOT_OF_TYPE = "value-not-of-type";
    /// A schema that leads back to itself for the same value: what is valid has no answer.
    ENDLESS_SCHEMA = "endless-schema";

    // Schemas as JSON Schema.
    /// A schema that no validator can be built from.
    UNUSABLE_SCHEMA = "unusable-schema";

    // Lint.
    /// An operation without a summary.
    MISSING_OPERATION_SUMMARY = "missing-operation-summary";
    /// An operation without a description.
    MISSING_OPERATION_DESCRIPTION = "missing-operation-description";
    /// An operation without a tag.
    MISSING_OPERATION_TAG = "missing-operation-tag";
    /// An operation that documents no answer to a caller's mistake.
    MISSING_CLIENT_ERROR = "missing-client-error";
    /// A body without an example.
    MISSING_BODY_EXAMPLE = "missing-body-example";
    /// A parameter without an example.
    MISSING_PARAMETER_EXAMPLE = "missing-parameter-example";
    /// An example that its schema refuses.
    EXAMPLE_INVALID = "example-invalid";
    /// A component that nothing uses.
    UNUSED_COMPONENT = "unused-component";
    /// An extension that neither this project nor the document's owner declares.
    UNDOCUMENTED_EXTENSION = "undocumented-extension";
    /// A known extension of another form, at another place, or about something that
    /// is not there.
    MALFORMED_EXTENSION = "malformed-extension";
    /// A parameter of pagination without its smallest or largest value.
    UNBOUNDED_PAGINATION = "unbounded-pagination";
    /// A name spelt in another style than most names of its kind.
    INCONSISTENT_NAME = "inconsistent-name";
    /// A description that was copied from a field of another name.
    COPIED_DESCRIPTION = "copied-description";
    /// Two path templates that match one path, with nothing to decide between them.
    AMBIGUOUS_PATH = "ambiguous-path";
    /// A link to an operation, a parameter or a value that is not there.
    BROKEN_LINK = "broken-link";
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_are_unique_and_kebab_case() {
        let names: BTreeSet<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
        assert_eq!(names.len(), Code::ALL.len());
        for name in names {
            assert!(
                name.chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'),
                "{name}"
            );
        }
    }
}
