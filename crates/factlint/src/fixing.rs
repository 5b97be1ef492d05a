//! Fixes on their way into the documents: as a patch, or written in one step.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use factlint_judge::{Fix, Level, apply, fixes};
use factlint_model::{BodyHash, Report, printable};
use miette::Diagnostic;
use similar::TextDiff;
use thiserror::Error;

use crate::output;

/// Why a document is not fixed. The others are fixed all the same.
#[derive(Debug, Error, Diagnostic)]
pub(crate) enum FixProblem {
    /// Somebody wrote into it while it was checked.
    #[error("{path} changed while it was checked; nothing was written")]
    #[diagnostic(code(factlint::fix::changed), help("run again: the fixes are for the text as it was read"))]
    Changed {
        /// The document.
        path: String,
    },
    /// It is not to be written.
    #[error("{path} is read-only; nothing was written")]
    #[diagnostic(code("factlint::fix::read-only"), help("make it writable, or take the patch: --diff"))]
    ReadOnly {
        /// The document.
        path: String,
    },
    /// A device, a pipe.
    #[error("{path} is no plain file; nothing was written")]
    #[diagnostic(code("factlint::fix::no-file"), help("give the path of the document, or take the patch: --diff"))]
    NoFile {
        /// The document.
        path: String,
    },
    /// The system refuses.
    #[error("{path} cannot be fixed: {reason}")]
    #[diagnostic(
        code(factlint::fix::unwritable),
        help("check the permissions of the file and of its folder, or take the patch: --diff")
    )]
    Unwritable {
        /// The document.
        path: String,
        /// What the system says.
        reason: String,
    },
    /// There is no file to write to.
    #[error("standard input cannot be fixed")]
    #[diagnostic(code(factlint::fix::stdin), help("give the path of the document"))]
    Stdin,
}

/// The fixes of a run, document by document in the order of their paths.
pub(crate) struct Fixes<'a> {
    report: &'a Report,
    documents: BTreeMap<&'a str, Vec<Fix>>,
}

impl<'a> Fixes<'a> {
    /// What can be fixed of these findings. Those of one document stand together.
    pub(crate) fn of(report: &'a Report, level: Level) -> Self {
        let documents = report.findings.chunk_by(|a, b| a.claim.doc == b.claim.doc);
        let fixed = documents.map(|findings| (findings[0].claim.doc.as_str(), fixes(findings, level)));
        Self { report, documents: fixed.filter(|(_, fixes)| !fixes.is_empty()).collect() }
    }

    /// How many values change, and in how many documents: "3 values in 2 documents".
    pub(crate) fn words(&self) -> String {
        let counted = |number: usize, noun: &str| format!("{number} {noun}{}", if number == 1 { "" } else { "s" });
        if self.is_empty() {
            return "nothing".to_owned();
        }
        let values = self.documents.values().map(Vec::len).sum();
        format!("{} in {}", counted(values, "value"), counted(self.documents.len(), "document"))
    }

    /// Whether there is nothing to fix.
    pub(crate) fn is_empty(&self) -> bool {
        self.documents.is_empty()
    }

    /// Writes all documents. Gives back those that were not written, and why.
    pub(crate) fn write(&self) -> Vec<FixProblem> {
        self.documents.iter().filter_map(|(doc, fixes)| self.write_one(doc, fixes).err()).collect()
    }

    fn write_one(&self, doc: &str, fixes: &[Fix]) -> Result<(), FixProblem> {
        let path = || printable(doc).into_owned();
        let unwritable = |error: io::Error| FixProblem::Unwritable { path: path(), reason: error.to_string() };
        // A link stays a link: what it leads to is written.
        let file = Path::new(doc).canonicalize().map_err(unwritable)?;
        let about = fs::metadata(&file).map_err(unwritable)?;
        if !about.is_file() {
            return Err(FixProblem::NoFile { path: path() });
        }
        if about.permissions().readonly() {
            return Err(FixProblem::ReadOnly { path: path() });
        }
        let fixed = self.fixed(doc, fixes, &fs::read(&file).map_err(unwritable)?)?.1;
        let folder = file.parent().unwrap_or_else(|| Path::new("."));
        let mut beside = tempfile::Builder::new().prefix(".factlint-").tempfile_in(folder).map_err(unwritable)?;
        beside.write_all(fixed.as_bytes()).map_err(unwritable)?;
        beside.as_file().set_permissions(about.permissions()).map_err(unwritable)?;
        beside.as_file().sync_all().map_err(unwritable)?;
        // Once more at the last moment: what somebody wrote meanwhile is not lost.
        self.fixed(doc, fixes, &fs::read(&file).map_err(unwritable)?)?;
        beside.persist(&file).map_err(|error| unwritable(error.error))?;
        Ok(())
    }

    /// The text as it was read and as it will be.
    fn fixed(&self, doc: &str, fixes: &[Fix], now: &[u8]) -> Result<(String, String), FixProblem> {
        let changed = || FixProblem::Changed { path: printable(doc).into_owned() };
        let is_as_read = self.report.run.documents.get(doc) == Some(&BodyHash::of(now).0);
        let text = std::str::from_utf8(now).ok().filter(|_| is_as_read).ok_or_else(changed)?;
        Ok((text.to_owned(), apply(text, fixes).ok_or_else(changed)?))
    }

    /// Writes all changes as one patch.
    pub(crate) fn show(&self) -> miette::Result<Vec<FixProblem>> {
        let (mut patch, mut problems) = (String::new(), Vec::new());
        for (doc, fixes) in &self.documents {
            let unreadable =
                |error: io::Error| FixProblem::Unwritable { path: printable(doc).into_owned(), reason: error.to_string() };
            match fs::read(doc).map_err(unreadable).and_then(|now| self.fixed(doc, fixes, &now)) {
                Ok((old, new)) => patch.push_str(&unified(doc, &old, &new)),
                Err(problem) => problems.push(problem),
            }
        }
        // A patch holds the bytes of the document; a person is shown nothing that acts on the terminal.
        let patch = if io::stdout().is_terminal() { printable(&patch).into_owned() } else { patch };
        output::to_stdout(|out| out.write_all(patch.as_bytes()))?;
        Ok(problems)
    }
}

/// The change of one document, as `git apply` and `patch` read it.
fn unified(doc: &str, old: &str, new: &str) -> String {
    let lines = |text: &'_ str| text.split_inclusive('\n').map(str::to_owned).collect::<Vec<_>>();
    let (old, new) = (lines(old), lines(new));
    let (old, new): (Vec<&str>, Vec<&str>) = (old.iter().map(String::as_str).collect(), new.iter().map(String::as_str).collect());
    let name = |side: &str| if doc.starts_with('/') { doc.to_owned() } else { format!("{side}/{doc}") };
    let mut config = TextDiff::configure();
    config.newline_terminated(true);
    config.diff_slices(&old, &new).unified_diff().header(&name("a"), &name("b")).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_patch_keeps_line_endings_and_says_where_there_is_none() {
        insta::assert_snapshot!(unified("a.md", "one\r\ntwo\nthree", "one\r\n2\n3").replace('\r', "<CR>"), @r#"
    --- a/a.md
    +++ b/a.md
    @@ -1,3 +1,3 @@
     one<CR>
    -two
    -three
    \ No newline at end of file
    +2
    +3
    \ No newline at end of file
    "#);
        assert!(unified("/tmp/a.md", "1", "2").starts_with("--- /tmp/a.md\n+++ /tmp/a.md\n"));
    }
}
