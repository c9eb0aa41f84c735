//! The files of one document: found, bounded, read once, never outside its folder.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::disk::{read_bounded, too_large, unreadable};
use super::span::LineIndex;
use super::{FileId, Node, Pointer, Position, Span, json, yaml};
use crate::diagnostic::{Code, Diagnostic};

/// How much of a document is read before it is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Length of one file in bytes, known before it is read.
    pub file_bytes: u64,
    /// How many values one file may hold; 100,000 take some 25 MB.
    pub values: usize,
    /// How deep values may be nested.
    pub depth: usize,
    /// How many values the aliases of one file may repeat in all.
    pub aliased_nodes: usize,
}

impl Default for Limits {
    /// 32 MiB (eight times the largest public document known) and 500,000 values a
    /// file, 200 deep, 100,000 aliased values.
    fn default() -> Self {
        Limits {
            file_bytes: 32 << 20,
            values: 500_000,
            depth: 200,
            aliased_nodes: 100_000,
        }
    }
}

/// One file that was read.
#[derive(Debug, Clone)]
pub struct SourceFile {
    name: String,
    text: Arc<str>,
    lines: LineIndex,
    /// None when its text could not be read as a tree; that was reported then.
    root: Option<Arc<Node>>,
}

impl SourceFile {
    /// The path relative to the document's folder, with `/` between its parts.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text as read, without a byte order mark.
    #[must_use]
    pub fn text(&self) -> &Arc<str> {
        &self.text
    }

    /// The tree; none if the text was refused.
    #[must_use]
    pub fn root(&self) -> Option<&Arc<Node>> {
        self.root.as_ref()
    }
}

/// Every file of one document.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// The root document's folder; none for a document that lives in memory.
    folder: Option<PathBuf>,
    files: Vec<SourceFile>,
    by_name: BTreeMap<String, FileId>,
    /// The document as one tree, once it was bundled.
    tree: Option<Arc<Node>>,
    limits: Limits,
}

impl Sources {
    /// Sources that start from one file of a folder.
    pub(crate) fn in_folder(folder: &Path, limits: &Limits) -> Sources {
        Sources {
            folder: Some(folder.to_owned()),
            limits: limits.clone(),
            ..Sources::default()
        }
    }

    /// Sources of one text that is not on disk.
    pub(crate) fn in_memory(limits: &Limits) -> Sources {
        Sources {
            limits: limits.clone(),
            ..Sources::default()
        }
    }

    /// The file of that name, read now if it was not before. A file
    /// that cannot be had is reported at `from`, for each reference to it.
    pub(crate) fn open(
        &mut self,
        name: &str,
        from: Option<Span>,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<FileId> {
        if let Some(id) = self.by_name.get(name) {
            return Some(*id);
        }
        let Some(folder) = &self.folder else {
            problems.push(unreadable(
                from,
                name,
                "the document has no folder to look in",
            ));
            return None;
        };
        match read_bounded(folder, name, &self.limits) {
            Ok(bytes) => self.add_bytes(name, bytes, problems),
            Err(problem) => {
                let mut problem = *problem;
                problem.span = from;
                problems.push(problem);
                None
            }
        }
    }

    /// The file at a path of the caller's own, such as an overlay: it need not be
    /// in the document's folder.
    pub(crate) fn open_path(
        &mut self,
        path: &Path,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<FileId> {
        let within = self.folder.as_ref().map(|folder| path.strip_prefix(folder));
        if let Some(Ok(name)) = within {
            return self.open(&name.to_string_lossy(), None, problems);
        }
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        match read_bounded(folder, &file, &self.limits) {
            Ok(bytes) => self.add_bytes(&path.display().to_string(), bytes, problems),
            Err(problem) => {
                problems.push(*problem);
                None
            }
        }
    }

    fn add_bytes(
        &mut self,
        name: &str,
        bytes: Vec<u8>,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<FileId> {
        match String::from_utf8(bytes) {
            Ok(text) => Some(self.add_text(name, &text, problems)),
            Err(error) => {
                let valid = error.utf8_error().valid_up_to();
                let text = String::from_utf8_lossy(&error.as_bytes()[..valid]).into_owned();
                let at = text.len() as u32;
                let file = self.insert(name, &text);
                let span = Span {
                    file,
                    start: at,
                    end: at,
                };
                problems.push(
                    Diagnostic::error(Code::NOT_UTF8, span, "the file is not UTF-8 text")
                        .help("save it as UTF-8; the bytes up to here are"),
                );
                Some(file)
            }
        }
    }

    /// Adds a text and reads it as a tree: JSON if it begins like JSON, else YAML.
    pub(crate) fn add_text(
        &mut self,
        name: &str,
        text: &str,
        problems: &mut Vec<Diagnostic>,
    ) -> FileId {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if text.len() as u64 > self.limits.file_bytes {
            problems.push(too_large(name, text.len() as u64, &self.limits));
            return self.insert(name, "");
        }
        let file = self.insert(name, text);
        let is_json = text.trim_start().starts_with(['{', '[']) && !name_says_yaml(name);
        let root = if is_json {
            json::read(text, file, &self.limits, problems)
        } else {
            yaml::read(text, file, &self.limits, problems)
        };
        self.files[file.0 as usize].root = root.map(Arc::new);
        file
    }

    fn insert(&mut self, name: &str, text: &str) -> FileId {
        let file = FileId(self.files.len() as u32);
        self.files.push(SourceFile {
            name: name.to_owned(),
            text: text.into(),
            lines: LineIndex::new(text),
            root: None,
        });
        self.by_name.insert(name.to_owned(), file);
        file
    }

    /// The file.
    #[must_use]
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// Every file that was read, in the order of reading.
    pub fn files(&self) -> impl Iterator<Item = &SourceFile> {
        self.files.iter()
    }

    /// The tree of a file; none if its text was refused.
    #[must_use]
    pub fn root(&self, id: FileId) -> Option<&Arc<Node>> {
        self.file(id).root()
    }

    /// The same file once more: places in it read the same, and are others to whoever
    /// tells nodes apart by their spans.
    pub(crate) fn again(&mut self, id: FileId) -> FileId {
        let copy = FileId(self.files.len() as u32);
        self.files.push(self.files[id.0 as usize].clone());
        copy
    }

    /// The document as one tree, once it was bundled.
    pub(crate) fn tree(&self) -> Option<&Arc<Node>> {
        self.tree.as_ref()
    }

    /// Takes the document as one tree. References without a path are from now on
    /// places in it, whichever file they were written in.
    pub(crate) fn set_tree(&mut self, tree: Arc<Node>) {
        self.tree = Some(tree);
    }

    /// How much is read before it is refused.
    pub(crate) fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Line and column of a span's beginning.
    #[must_use]
    pub fn position(&self, span: Span) -> Position {
        let file = self.file(span.file);
        file.lines.position(&file.text, span.start)
    }

    /// `file:line:col`.
    #[must_use]
    pub fn location(&self, span: Span) -> String {
        let Position { line, column } = self.position(span);
        format!("{}:{line}:{column}", self.file(span.file).name)
    }

    /// `file#/json/pointer`: a place that stays the same when lines move.
    #[must_use]
    pub fn place(&self, span: Span) -> String {
        let file = self.file(span.file);
        let pointer = file
            .root
            .as_ref()
            .map(|root| Pointer::of(root, span))
            .unwrap_or_default();
        format!("{}#{pointer}", file.name)
    }

    /// The name of a file that `reference` means when it stands in `base`.
    ///
    /// # Errors
    /// When the path is absolute or leaves the document's folder.
    pub(crate) fn relative(&self, base: FileId, reference: &str) -> Result<String, LeavesFolder> {
        let decoded = percent_encoding::percent_decode_str(reference).decode_utf8_lossy();
        let parent = Path::new(self.file(base).name())
            .parent()
            .unwrap_or(Path::new(""));
        let mut parts: Vec<String> = Vec::new();
        for component in parent.join(decoded.as_ref()).components() {
            match component {
                Component::CurDir => {}
                Component::Normal(part) => parts.push(part.to_string_lossy().into_owned()),
                Component::ParentDir => {
                    parts.pop().ok_or(LeavesFolder)?;
                }
                Component::RootDir | Component::Prefix(_) => return Err(LeavesFolder),
            }
        }
        Ok(parts.join("/"))
    }
}

/// A path that leads out of the document's folder.
pub(crate) struct LeavesFolder;

/// A file that says YAML by its name is YAML even if it begins with a brace.
fn name_says_yaml(name: &str) -> bool {
    name.ends_with(".yaml") || name.ends_with(".yml")
}

#[cfg(test)]
impl Sources {
    /// One text that reads without a problem.
    pub(crate) fn of(text: &str) -> (Sources, FileId) {
        let mut problems = Vec::new();
        let mut sources = Sources::in_memory(&Limits::default());
        let file = sources.add_text("test.yaml", text, &mut problems);
        assert_eq!(problems, [], "{text}");
        (sources, file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(base: &str, reference: &str, expected: Option<&str>) {
        let mut sources = Sources::in_memory(&Limits::default());
        let base = sources.add_text(base, "{}", &mut Vec::new());
        let name = sources.relative(base, reference).ok();
        assert_eq!(name.as_deref(), expected, "{reference}");
    }

    #[test]
    fn a_path_is_relative_to_the_file_that_holds_it() {
        check("openapi.yaml", "./schemas/a.yaml", Some("schemas/a.yaml"));
        check("schemas/a.yaml", "b.yaml", Some("schemas/b.yaml"));
        check("schemas/a.yaml", "../paths/b.yaml", Some("paths/b.yaml"));
        check("schemas/a.yaml", "./x/.././b.yaml", Some("schemas/b.yaml"));
        check("openapi.yaml", "a%20b.yaml", Some("a b.yaml"));
    }

    #[test]
    fn a_path_out_of_the_folder_has_no_name() {
        check("openapi.yaml", "../a.yaml", None);
        check("openapi.yaml", "x/../../a.yaml", None);
        check("openapi.yaml", "%2e%2e/a.yaml", None);
        check("openapi.yaml", "..%2fa.yaml", None);
        check("schemas/a.yaml", "../../a.yaml", None);
        check("openapi.yaml", "/etc/passwd", None);
        check("openapi.yaml", "%2fetc/passwd", None);
        check("openapi.yaml", "//host/a.yaml", None);
    }
}
