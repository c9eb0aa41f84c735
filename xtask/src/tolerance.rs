//! Which problems of a document are put up with, by the codes that the user named.

use std::collections::BTreeSet;

use anyhow::bail;
use countersign_generator::CODES;
use countersign_spec::{Code, Diagnostic, Severity, has_errors};

/// What the user puts up with and what not, by code.
#[derive(Debug, Default, Clone)]
pub(crate) struct Tolerance {
    /// Warnings that are known and not told.
    pub(crate) allow: BTreeSet<String>,
    /// Warnings that count as errors.
    pub(crate) deny: BTreeSet<String>,
}

/// What is left of the problems, and which of them count as errors.
pub(crate) struct Judged {
    pub(crate) told: Vec<Diagnostic>,
    pub(crate) is_usable: bool,
}

impl Tolerance {
    /// Adds what the command line says.
    pub(crate) fn and(mut self, allow: &[String], deny: &[String]) -> Tolerance {
        self.allow.extend(allow.iter().cloned());
        self.deny.extend(deny.iter().cloned());
        self
    }

    /// Refuses codes that no stage knows, and such as are both allowed and denied.
    ///
    /// # Errors
    /// With the first such code.
    pub(crate) fn check(&self) -> anyhow::Result<()> {
        let known: BTreeSet<&str> = Code::ALL
            .iter()
            .chain(CODES)
            .map(|code| code.as_str())
            .collect();
        for code in self.allow.iter().chain(&self.deny) {
            if !known.contains(code.as_str()) {
                bail!("there is no code `{code}`; a diagnostic shows its code in brackets");
            }
        }
        match self.allow.intersection(&self.deny).next() {
            Some(code) => bail!("`{code}` is both allowed and denied"),
            None => Ok(()),
        }
    }

    /// Tells what is not allowed. A tolerance that met nothing is told, too: the document
    /// has been mended, and the next problem of the kind would go unseen.
    ///
    /// # Errors
    /// With the codes that were allowed and never met.
    pub(crate) fn judge(&self, problems: Vec<Diagnostic>) -> anyhow::Result<Judged> {
        let is_met = |code: &&String| problems.iter().any(|one| one.code.as_str() == *code);
        let unmet: Vec<&str> = self
            .allow
            .iter()
            .filter(|code| !is_met(code))
            .map(String::as_str)
            .collect();
        if !unmet.is_empty() {
            bail!(
                "allowed and met nowhere: {}; take it out of `countersign.toml` or the command",
                unmet.join(", ")
            );
        }
        let is_told = |problem: &Diagnostic| {
            problem.severity == Severity::Error || !self.allow.contains(problem.code.as_str())
        };
        let mut told: Vec<Diagnostic> = problems.into_iter().filter(is_told).collect();
        for problem in &mut told {
            if self.deny.contains(problem.code.as_str()) {
                problem.severity = Severity::Error;
            }
        }
        let is_usable = !has_errors(&told);
        Ok(Judged { told, is_usable })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tolerance(allow: &[&str], deny: &[&str]) -> Tolerance {
        let owned = |codes: &[&str]| {
            codes
                .iter()
                .map(|code| (*code).to_owned())
                .collect::<Vec<_>>()
        };
        Tolerance::default().and(&owned(allow), &owned(deny))
    }

    fn warning(code: Code) -> Diagnostic {
        Diagnostic::warning(code, None, "seen")
    }

    #[test]
    fn what_is_allowed_is_not_told_and_what_is_denied_is_an_error() {
        let problems = || vec![warning(Code::UNKNOWN_MEMBER), warning(Code::NEWER_VERSION)];
        let judged = tolerance(&["unknown-member"], &[])
            .judge(problems())
            .unwrap();
        assert_eq!(judged.told, [warning(Code::NEWER_VERSION)]);
        assert!(judged.is_usable);
        let judged = tolerance(&[], &["newer-version"])
            .judge(problems())
            .unwrap();
        assert_eq!(judged.told.len(), 2);
        assert!(!judged.is_usable);
    }

    #[test]
    fn an_error_cannot_be_allowed() {
        let error = Diagnostic::error(Code::UNKNOWN_REF, None, "seen");
        let judged = tolerance(&["unknown-ref"], &[])
            .judge(vec![error.clone()])
            .unwrap();
        assert_eq!(judged.told, [error]);
        assert!(!judged.is_usable);
    }

    #[test]
    fn a_tolerance_that_meets_nothing_and_an_unknown_code_are_refused() {
        let unmet = tolerance(&["unknown-member"], &[]).judge(Vec::new()).err();
        assert!(unmet.unwrap().to_string().contains("unknown-member"));
        assert!(tolerance(&["unknown-membre"], &[]).check().is_err());
        assert!(
            tolerance(&["unknown-member"], &["unknown-member"])
                .check()
                .is_err()
        );
        assert!(tolerance(&["all-of-not-merged"], &[]).check().is_ok());
    }
}
