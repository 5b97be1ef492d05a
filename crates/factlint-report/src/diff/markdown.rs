//! `markdown`: the comparison as a comment on a pull request.

use std::fmt::Write as _;
use std::io;

use super::{Diff, Flip, human};
use crate::markdown::{ROOM, code, escaped};
use crate::{Options, words};

/// Writes what is new, then the rest folded away.
pub(super) fn render(diff: &Diff<'_>, _: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let mut text = format!("## factlint: {}\n", human::counts(diff));
    let mut left_out = 0;
    if !diff.new.is_empty() {
        text.push_str("\n### New\n\n");
        left_out += add(&mut text, &diff.new);
    }
    for (title, flips) in [("accepted", &diff.accepted), ("resolved", &diff.resolved), ("changed", &diff.changed)] {
        if !flips.is_empty() {
            let _ = writeln!(text, "\n<details><summary>{} {title}</summary>\n", flips.len());
            left_out += add(&mut text, flips);
            text.push_str("\n</details>\n");
        }
    }
    if left_out > 0 {
        let _ = writeln!(text, "\n{} left out here: the other formats have them all.", words::counted(left_out, "finding"));
    }
    out.write_all(text.as_bytes())
}

/// One item for each flip. Gives back how many had no room.
fn add(text: &mut String, flips: &[Flip<'_>]) -> usize {
    for (at, flip) in flips.iter().enumerate() {
        if text.len() > ROOM {
            return flips.len() - at;
        }
        let Some(finding) = flip.finding() else { continue };
        let claim = &finding.claim;
        let place = code(&format!("{}:{}:{}", claim.doc, claim.line, claim.column));
        let _ = writeln!(text, "- {place} ({}): {}", escaped(&human::step(flip)), escaped(&finding.message));
        let _ = writeln!(text, "  <br>{}", code(&words::clipped(&words::one_line(&claim.text), 300)));
        if let Some(waiver) = flip.new.and_then(|finding| finding.waiver.as_ref()) {
            let _ = writeln!(text, "  <br>It may stand: {}", escaped(&words::waiver(waiver)));
        }
        let _ = writeln!(text, "  <br>Why: {}", escaped(&flip.cause.words()));
    }
    0
}
