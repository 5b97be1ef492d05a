//! Claims without a verdict: what `extract` prints.

use std::io::{self, Write};

use factlint_model::{Claim, Comparator, Context, printable};

use crate::{Options, escape};

/// One claim a line, with the twelve keys of the design.
///
/// # Errors
/// The writer fails.
pub fn claims_jsonl(claims: &[Claim], out: &mut dyn Write) -> io::Result<()> {
    for claim in claims {
        escape::write_compact(claim, out)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// Each claim for a person: where it stands, what it says, and the words.
///
/// # Errors
/// The writer fails.
pub fn claims_human(claims: &[(Claim, Context)], _options: &Options, out: &mut dyn Write) -> io::Result<()> {
    for (claim, _context) in claims {
        let sign = match claim.comparator {
            Comparator::Exact => "=",
            Comparator::Approx => "≈",
            Comparator::AtLeast => "≥",
            Comparator::AtMost => "≤",
        };
        writeln!(
            out,
            "{}:{}:{}: {} {} {sign} {}",
            printable(&claim.doc),
            claim.line,
            claim.column,
            printable(&claim.predicate),
            printable(claim.subject.as_str()),
            printable(&claim.value),
        )?;
        writeln!(out, "    {}", printable(&claim.text))?;
    }
    Ok(())
}
