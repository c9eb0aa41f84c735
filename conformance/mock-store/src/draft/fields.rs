//! The members of one object while they are read, and what is wrong with them.

use rust_decimal::Decimal;
use serde_json::{Map, Value};

use crate::draft::value;
use crate::money::TaxPair;
use crate::refusal::{invalid_field, missing_field, unsupported_field};

/// An object under reading. A member that cannot be read counts as absent and
/// leaves a complaint.
pub(crate) struct Fields<'a> {
    members: &'a Map<String, Value>,
    complaints: &'a mut Vec<String>,
}

impl<'a> Fields<'a> {
    pub(crate) fn new(members: &'a Map<String, Value>, complaints: &'a mut Vec<String>) -> Self {
        Self {
            members,
            complaints,
        }
    }

    pub(crate) fn read<T>(
        &mut self,
        name: &str,
        convert: impl FnOnce(&Value) -> Option<T>,
    ) -> Option<T> {
        let converted = convert(self.members.get(name)?);
        if converted.is_none() {
            self.invalid(name);
        }
        converted
    }

    /// A member that may be null; null is a value here, not an absence.
    pub(crate) fn read_nullable<T>(
        &mut self,
        name: &str,
        convert: impl FnOnce(&Value) -> Option<T>,
    ) -> Option<Option<T>> {
        match self.members.get(name)? {
            Value::Null => Some(None),
            _ => self.read(name, convert).map(Some),
        }
    }

    pub(crate) fn read_money(&mut self, name: &str) -> Option<Decimal> {
        self.read(name, value::money)
    }

    /// Two members that come together or not at all.
    pub(crate) fn read_pair(&mut self, ex_name: &str, inc_name: &str) -> Option<TaxPair> {
        let ex_tax = self.read_money(ex_name);
        let inc_tax = self.read_money(inc_name);
        if self.has(ex_name) && !self.has(inc_name) {
            self.missing(inc_name);
        }
        if self.has(inc_name) && !self.has(ex_name) {
            self.missing(ex_name);
        }
        Some(TaxPair {
            ex_tax: ex_tax?,
            inc_tax: inc_tax?,
        })
    }

    /// An object with a reader of its own.
    pub(crate) fn read_object<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(&Map<String, Value>, &mut Vec<String>) -> T,
    ) -> Option<T> {
        match self.members.get(name)? {
            Value::Object(members) => Some(read(members, self.complaints)),
            _ => {
                self.invalid(name);
                None
            }
        }
    }

    /// A list of objects with a reader of their own.
    pub(crate) fn read_objects<T>(
        &mut self,
        name: &str,
        mut read: impl FnMut(&Map<String, Value>, &mut Vec<String>) -> T,
    ) -> Option<Vec<T>> {
        let elements = self.read(name, |value| value.as_array().cloned())?;
        let mut drafts = Vec::with_capacity(elements.len());
        for element in &elements {
            match element {
                Value::Object(members) => drafts.push(read(members, self.complaints)),
                _ => self.invalid(name),
            }
        }
        Some(drafts)
    }

    pub(crate) fn require(&mut self, name: &str) {
        if !self.has(name) {
            self.missing(name);
        }
    }

    /// A member that this kind of thing lacks.
    pub(crate) fn refuse(&mut self, name: &str) {
        if self.has(name) {
            self.complaints.push(unsupported_field(name));
        }
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.members.contains_key(name)
    }

    pub(crate) fn has_any(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.has(name))
    }

    pub(crate) fn missing(&mut self, name: &str) {
        self.complaints.push(missing_field(name));
    }

    pub(crate) fn invalid(&mut self, name: &str) {
        self.complaints.push(invalid_field(name));
    }
}
