//! Schemas by the names that JSON Schema 2020-12 gives them: `$id`, `$anchor` and
//! `$dynamicAnchor`. Each file's are gathered once; a reference by name is then said by
//! place, so that nothing behind the bundle knows names.

use std::collections::{HashMap, HashSet};

use url::Url;

use super::around::Around;
use super::beside;
use super::components::encoded;
use super::holder::Holder;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Reference;
use crate::outline::Kind;
use crate::source::{FileId, Node, Pointer, Sources, Span};

/// Keywords of schemas that name or are found by name.
pub(super) const NAMING: [&str; 3] = ["$id", "$anchor", "$dynamicAnchor"];
pub(super) const DYNAMIC_REF: &str = "$dynamicRef";

/// A place of a schema.
#[derive(Clone)]
struct Place {
    file: FileId,
    pointer: Pointer,
}

/// What schemas are called in the files that were read.
#[derive(Default)]
pub(super) struct Names {
    gathered: HashSet<FileId>,
    /// URIs that files beside the document were looked through for.
    sought: HashSet<String>,
    /// Schemas by the whole URI of their `$id`.
    resources: HashMap<String, Place>,
    /// Schemas by the URI of what their anchor stands in, and the anchor.
    anchors: HashMap<(String, String), Place>,
    /// Where each dynamic anchor is written; an alias is no second place.
    dynamic: HashMap<String, HashSet<Span>>,
    /// Schemas with an `$id`, of each file that was gathered.
    around: HashMap<FileId, Around>,
}

impl Names {
    /// Whether a file may hold names, or references that are found by name only.
    pub(super) fn are_in(file: FileId, sources: &Sources) -> bool {
        let text = sources.file(file).text();
        let mut keywords = NAMING.into_iter().chain([DYNAMIC_REF]);
        keywords.any(|keyword| text.contains(keyword))
    }

    pub(super) fn gather(&mut self, file: FileId, sources: &Sources) {
        if !self.gathered.insert(file) || !Names::are_in(file, sources) {
            return;
        }
        if let (Some(root), Some(base)) = (sources.root(file), url_of(file, sources)) {
            let mut around = Vec::new();
            self.walk(
                root,
                Holder::Unknown,
                Pointer::default(),
                &base,
                &mut around,
            );
            self.around.insert(file, Around::of(around));
        }
    }

    fn walk(
        &mut self,
        node: &Node,
        holder: Holder,
        at: Pointer,
        base: &Url,
        around: &mut Vec<(Span, Url)>,
    ) {
        let holder = holder.of(node);
        let own = match holder {
            Holder::Object(Kind::Schema) => self.name(node, &at, base),
            _ => None,
        };
        around.extend(own.clone().map(|url| (node.span, url)));
        let base = own.as_ref().unwrap_or(base);
        for (index, item) in node.as_sequence().into_iter().flatten().enumerate() {
            let index = index.to_string();
            if let Some(holder) = holder.member(&index) {
                self.walk(item, holder, at.join(index), base, around);
            }
        }
        for (key, entry) in node.as_mapping().into_iter().flatten() {
            if let Some(holder) = holder.member(key) {
                self.walk(&entry.node, holder, at.join(key), base, around);
            }
        }
    }

    /// Keeps the names of a schema, and tells the URI that its `$id` makes the base.
    fn name(&mut self, schema: &Node, at: &Pointer, base: &Url) -> Option<Url> {
        let text = |keyword| schema.get(keyword).and_then(Node::as_str);
        let file = schema.span.file;
        let place = || Place {
            file,
            pointer: at.clone(),
        };
        let own = text("$id").and_then(|id| base.join(id).ok());
        if let Some(url) = &own {
            let known = self.resources.entry(url.as_str().to_owned());
            known.or_insert_with(place);
        }
        let base = own.as_ref().unwrap_or(base);
        for keyword in ["$anchor", "$dynamicAnchor"] {
            if let Some(anchor) = text(keyword) {
                let key = (base.as_str().to_owned(), anchor.to_owned());
                self.anchors.entry(key).or_insert_with(place);
            }
        }
        if let Some(anchor) = text("$dynamicAnchor") {
            let places = self.dynamic.entry(anchor.to_owned()).or_default();
            places.insert(schema.span);
        }
        own
    }

    /// A reference by name as one by place; none for one that is by place already, or
    /// whose name nobody has.
    pub(super) fn by_place(
        &mut self,
        reference: &Reference,
        sources: &mut Sources,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<String> {
        let from = reference.span.file;
        self.gather(from, sources);
        let target = reference.target.as_str();
        let (path, fragment) = target.split_once('#').unwrap_or((target, ""));
        let base = self.base(reference.span, sources)?;
        let url = match path {
            "" => base,
            _ => base.join(path).ok()?,
        };
        if is_remote(path) {
            self.seek_beside(&url, sources, problems);
        }
        let named = self.resources.get(url.as_str()).cloned();
        if fragment.is_empty() || fragment.starts_with('/') {
            let within = Pointer::parse(fragment);
            let place = named?;
            let whole = place.pointer.clone().extended(within.tokens());
            let root = sources.root(place.file)?;
            if whole.find(root).is_none() && within.find(root).is_some() {
                problems.push(beside_id(reference));
                return None;
            }
            return Some(said(from, place.file, &whole, sources));
        }
        let url = match named {
            Some(_) => url,
            None => {
                let file = match path {
                    "" => from,
                    _ if is_remote(path) => return None,
                    _ => sources
                        .relative(from, path)
                        .ok()
                        .and_then(|name| sources.open(&name, Some(reference.span), problems))?,
                };
                self.gather(file, sources);
                self.base(sources.root(file)?.span, sources)?
            }
        };
        let anchor = percent_encoding::percent_decode_str(fragment).decode_utf8_lossy();
        let key = (url.into(), anchor.into_owned());
        let place = self.anchors.get(&key)?;
        Some(said(from, place.file, &place.pointer, sources))
    }

    /// Reads the files of the document's folder whose path ends as a URI does, until one has
    /// the schema with that `$id`. What is wrong with a file that has not is nobody's concern.
    fn seek_beside(&mut self, url: &Url, sources: &mut Sources, problems: &mut Vec<Diagnostic>) {
        let is_known = self.resources.contains_key(url.as_str());
        if is_known || !self.sought.insert(url.as_str().to_owned()) {
            return;
        }
        for name in beside::names(url) {
            let mut of_file = Vec::new();
            let Some(file) = sources.open(&name, None, &mut of_file) else {
                continue;
            };
            self.gather(file, sources);
            if self.resources.contains_key(url.as_str()) {
                problems.extend(of_file);
                return;
            }
        }
    }

    /// How many schemas of the files gathered a dynamic reference may mean.
    pub(super) fn meanings(&self, dynamic_ref: &str) -> usize {
        let anchor = dynamic_ref.split_once('#').map_or("", |(_, anchor)| anchor);
        self.dynamic.get(anchor).map_or(0, HashSet::len)
    }

    /// The URI that a place's references start from.
    fn base(&self, span: Span, sources: &Sources) -> Option<Url> {
        let around = self.around.get(&span.file);
        match around.and_then(|around| around.url(span)) {
            Some(url) => Some(url.clone()),
            None => url_of(span.file, sources),
        }
    }
}

/// A URI for a file of the document's folder, which has none that anybody knows.
fn url_of(file: FileId, sources: &Sources) -> Option<Url> {
    let mut url = Url::parse("file:///").ok()?;
    url.set_path(sources.file(file).name());
    Some(url)
}

fn is_remote(path: &str) -> bool {
    path.contains("://") || path.starts_with("urn:")
}

/// A place as a reference from another file, or the same, says it.
fn said(from: FileId, to: FileId, pointer: &Pointer, sources: &Sources) -> String {
    let pointer = encoded(pointer);
    if from == to {
        return format!("#{pointer}");
    }
    let depth = sources.file(from).name().matches('/').count();
    let up = "../".repeat(depth);
    let name = percent_encoding::utf8_percent_encode(sources.file(to).name(), OF_PATHS);
    format!("{up}{name}#{pointer}")
}

/// What a path in a reference would be read otherwise for.
const OF_PATHS: &percent_encoding::AsciiSet = &percent_encoding::CONTROLS.add(b'%').add(b'#');

fn beside_id(reference: &Reference) -> Diagnostic {
    Diagnostic::warning(
        Code::REF_OUTSIDE_ID,
        reference.span,
        format_args!(
            "the schema whose `$id` is around `{}` has no such place; it is sought in the whole file",
            reference.target
        ),
    )
    .help("a reference within a schema with `$id` starts from that schema; remove the `$id` if it names nothing")
}
