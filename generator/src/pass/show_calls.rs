//! Gives each operation a call to show: documented values where there are some that fit their
//! types, else such that say what is meant.

use std::cell::Cell;

use serde_json::Value as Json;

use crate::ir::{
    Api, Content, EnumDef, FieldDef, FieldName, IntegerWidth, JsonKind, ObjectDef, OperationDef,
    Presence, Sample, ShownCall, Travel, TypeId, TypeKind, TypeRef, UnionDef, UnionVariant,
};

/// How many of a list's items, of a call's parameters and of an object's members that may be
/// left out are shown: documentation, not a dump.
const MAX_ITEMS: usize = 2;
const MAX_SET: usize = 3;
const MAX_OPTIONAL: usize = 6;

/// How deep values are shown, and how many of a named type in one call: types may hold each
/// other.
const MAX_DEPTH: usize = 8;
const MAX_NAMED: usize = 200;

pub(super) fn run(api: &mut Api) {
    let calls: Vec<ShownCall> = api.operations.iter().map(|it| call(api, it)).collect();
    for (operation, call) in api.operations.iter_mut().zip(calls) {
        operation.shown = call;
    }
}

fn call(api: &Api, operation: &OperationDef) -> ShownCall {
    let named = Cell::new(0);
    let samples = Samples {
        api,
        depth: 0,
        named: &named,
    };
    let (mut arguments, mut set) = (Vec::new(), Vec::new());
    for (index, parameter) in operation.parameters.iter().enumerate() {
        let example = parameter.example.as_ref();
        let is_shown = example.is_some() && set.len() < MAX_SET;
        if parameter.is_required {
            arguments.push(samples.of(&parameter.ty, example, &parameter.wire_name));
        } else if is_shown {
            set.push((
                index,
                samples.of(&parameter.ty, example, &parameter.wire_name),
            ));
        }
    }
    let body = operation.request_body.as_ref();
    let whole = body.and_then(|body| Some((body.sent.whole()?, body.example.as_ref())));
    let body = whole.map(|(content, example)| match content {
        Content::Json(ty) => samples.of(ty, example, "body"),
        Content::Text | Content::Bytes => samples.of(&TypeRef::Text, example, "body"),
    });
    ShownCall {
        arguments,
        set,
        body,
    }
}

/// Values at a depth.
#[derive(Clone, Copy)]
struct Samples<'a> {
    api: &'a Api,
    depth: usize,
    /// How many values of a named type there are so far.
    named: &'a Cell<usize>,
}

impl Samples<'_> {
    /// A value of a type: the documented one if it is one, else one of what it is called.
    fn of(self, ty: &TypeRef, example: Option<&Json>, name: &str) -> Sample {
        match ty {
            TypeRef::Any => Sample::Any(example.cloned().unwrap_or_else(|| name.into())),
            TypeRef::Boolean => Sample::Boolean(example.and_then(Json::as_bool).unwrap_or(true)),
            TypeRef::Integer(width) | TypeRef::IntegerOrText(width) => {
                let number = example.and_then(|it| plain(it).parse::<i128>().ok());
                let number = number.filter(|number| holds(*width, *number));
                Sample::Integer(number.unwrap_or(1).to_string())
            }
            TypeRef::Float => Sample::Float(example.and_then(Json::as_f64).unwrap_or(1.5)),
            TypeRef::Decimal(_) => {
                let digits = example.map(plain).filter(|text| is_decimal(text));
                Sample::Decimal(digits.unwrap_or_else(|| "9.95".to_owned()))
            }
            TypeRef::Text => Sample::Text(match example {
                Some(Json::String(text)) => text.clone(),
                Some(value @ (Json::Number(_) | Json::Bool(_))) => plain(value),
                _ => name.to_owned(),
            }),
            TypeRef::Moment(_) => Sample::Moment("2026-01-31T12:00:00Z".to_owned()),
            TypeRef::Day => Sample::Day(match example.and_then(Json::as_str) {
                Some(day) if is_day(day) => day.to_owned(),
                _ => "2026-01-31".to_owned(),
            }),
            TypeRef::List(item) => Sample::List(self.items(item, example, name)),
            TypeRef::Map(value) => Sample::Map(self.entries(value, example)),
            TypeRef::Nullable(_) if example.is_some_and(Json::is_null) => Sample::Null,
            TypeRef::Nullable(inner) => self.of(inner, example, name),
            TypeRef::Named(id) | TypeRef::Boxed(id) => self.named(*id, example),
        }
    }

    fn items(self, item: &TypeRef, example: Option<&Json>, name: &str) -> Vec<Sample> {
        match example.and_then(Json::as_array) {
            Some(items) => {
                let items = items.iter().take(MAX_ITEMS);
                items.map(|it| self.of(item, Some(it), name)).collect()
            }
            None if self.depth >= MAX_DEPTH => Vec::new(),
            None => vec![self.deeper().of(item, None, name)],
        }
    }

    fn entries(self, value: &TypeRef, example: Option<&Json>) -> Vec<(String, Sample)> {
        let entries = example.and_then(Json::as_object).into_iter().flatten();
        entries
            .take(MAX_ITEMS)
            .map(|(name, entry)| (name.clone(), self.of(value, Some(entry), name)))
            .collect()
    }

    fn deeper(self) -> Self {
        Samples {
            depth: self.depth + 1,
            ..self
        }
    }

    fn named(self, id: TypeId, example: Option<&Json>) -> Sample {
        let deeper = self.deeper();
        self.named.set(self.named.get() + 1);
        if self.depth >= MAX_DEPTH || self.named.get() > MAX_NAMED {
            return Sample::Parsed(id);
        }
        match &self.api.type_def(id).kind {
            TypeKind::Object(object) => Sample::Object(id, deeper.fields(object, example)),
            TypeKind::Enum(enum_) => Sample::Variant(id, variant_of(enum_, example), None),
            TypeKind::Union(union) => {
                let index = fitting(union, example);
                let held = union.variants.get(index).map(|variant| {
                    let told = example.is_none().then(|| told(variant));
                    let held = deeper.of(&variant.ty, example.or(told.as_ref()), "value");
                    Box::new(held)
                });
                Sample::Variant(id, index, held)
            }
        }
    }

    fn fields(self, object: &ObjectDef, example: Option<&Json>) -> Vec<(FieldName, Sample)> {
        let mut optional = 0;
        let mut fields = Vec::new();
        for field in &object.fields {
            let value = example.and_then(|example| example.get(&field.wire_name));
            let is_asked = field.presence == Presence::Required;
            let is_shown = is_asked || value.is_some() && optional < MAX_OPTIONAL;
            if !is_shown || field.travel == Travel::OnlyAnswered && !is_asked {
                continue;
            }
            optional += usize::from(!is_asked);
            fields.extend(self.field(field, value).map(|it| (field.name.clone(), it)));
        }
        fields
    }

    fn field(self, field: &FieldDef, value: Option<&Json>) -> Option<Sample> {
        match value {
            Some(Json::Null) if field.is_nullable => Some(Sample::Null),
            Some(Json::Null) if field.presence == Presence::Optional => None,
            // Something that holds itself ends where it may be null.
            None if field.is_nullable && self.depth >= MAX_DEPTH => Some(Sample::Null),
            value => Some(self.of(&field.ty, value, &field.wire_name)),
        }
    }
}

/// A number or a truth value as text; a text as it is.
fn plain(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn holds(width: IntegerWidth, number: i128) -> bool {
    match width {
        IntegerWidth::I32 => i32::try_from(number).is_ok(),
        IntegerWidth::I64 => i64::try_from(number).is_ok(),
        IntegerWidth::U32 => u32::try_from(number).is_ok(),
        IntegerWidth::U64 => u64::try_from(number).is_ok(),
    }
}

/// Whether a text is digits with at most one point among them, few enough to be exact.
fn is_decimal(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    are_digits(whole) && are_digits(part) && digits.len() <= 16
}

/// Whether a text is a day that any month has.
fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let is_number = |part: &&str| part.bytes().all(|b| b.is_ascii_digit());
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    lengths == [4, 2, 2]
        && parts.iter().all(is_number)
        && ("01"..="12").contains(&parts[1])
        && ("01"..="28").contains(&parts[2])
}

/// The variant of a documented text; the first for any other.
fn variant_of(enum_: &EnumDef, example: Option<&Json>) -> usize {
    let text = example.map(plain);
    let is_it = |wire_name: &str| text.as_deref() == Some(wire_name);
    let mut variants = enum_.variants.iter();
    variants
        .position(|variant| is_it(&variant.wire_name))
        .unwrap_or(0)
}

/// The first variant that a documented value can be; the first for none.
fn fitting(union: &UnionDef, example: Option<&Json>) -> usize {
    let Some(example) = example else { return 0 };
    let mut variants = union.variants.iter();
    variants
        .position(|variant| fits(variant, example))
        .unwrap_or(0)
}

/// What a variant is told by, and nothing else.
fn told(variant: &UnionVariant) -> Json {
    let told = variant.told_by.iter().filter_map(|by| {
        let value = by.values.first()?;
        Some((by.wire_name.clone(), Json::from(value.as_str())))
    });
    Json::Object(told.collect())
}

fn fits(variant: &UnionVariant, example: &Json) -> bool {
    let kind = match example {
        Json::Null => return false,
        Json::Bool(_) => JsonKind::Boolean,
        Json::Number(_) => JsonKind::Number,
        Json::String(_) => JsonKind::Text,
        Json::Array(_) => JsonKind::List,
        Json::Object(_) => JsonKind::Object,
    };
    let is_told = variant.told_by.iter().all(|by| {
        let value = example.get(&by.wire_name).map(plain);
        value.is_none_or(|value| by.values.contains(&value))
    });
    let has = |name: &String| example.get(name).is_some();
    variant.json.contains(&kind) && is_told && variant.required.iter().all(has)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_texts_that_rust_can_write_are_taken_for_numbers_and_days() {
        for (text, day, decimal) in [
            ("2026-01-31", false, false),
            ("2026-01-28", true, false),
            ("2026-+1-01", false, false),
            ("12026-1-01", false, false),
            ("2026-13-01", false, false),
            ("-1.50", false, true),
            ("+5", false, false),
            ("1e5", false, false),
            ("1.", false, false),
            ("", false, false),
        ] {
            assert_eq!((is_day(text), is_decimal(text)), (day, decimal), "{text}");
        }
        assert!(holds(IntegerWidth::I32, -1) && !holds(IntegerWidth::U32, -1));
        assert!(!holds(IntegerWidth::I64, i128::from(u64::MAX)));
    }
}
