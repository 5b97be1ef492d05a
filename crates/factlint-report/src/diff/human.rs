//! `human`: what is new as in a report, the rest in a line each.

use std::io;

use super::{Diff, Flip};
use crate::paint::Ink;
use crate::{Options, human, words};

/// Writes what is new in full with its cause, then what is resolved and changed, then the numbers.
pub(super) fn render(diff: &Diff<'_>, options: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let mut text = String::new();
    for flip in &diff.new {
        if let Some(finding) = flip.new {
            human::add_finding(finding, diff.new_run.now, options, &mut text).map_err(io::Error::other)?;
            human::entry(&mut text, "new because", &because(flip), options);
            text.push('\n');
        }
    }
    add_lines(&mut text, "accepted", Ink::Label, &diff.accepted, options);
    add_lines(&mut text, "resolved", Ink::Good, &diff.resolved, options);
    add_lines(&mut text, "changed", Ink::Warn, &diff.changed, options);
    if !options.quiet {
        human::wrapped(&mut text, &counts(diff), "", "  ", options, str::to_owned);
    }
    out.write_all(text.as_bytes())
}

fn add_lines(text: &mut String, title: &str, ink: Ink, flips: &[Flip<'_>], options: &Options) {
    for flip in flips {
        let Some(finding) = flip.finding() else { continue };
        let claim = &finding.claim;
        let place = format!("{}:{}:{}", words::one_line(&claim.doc), claim.line, claim.column);
        let said = words::clipped(&words::one_line(&claim.text), 100).into_owned();
        let first = format!("{} ", options.colour.paint(ink, &format!("{title}:")));
        human::wrapped(text, &format!("{place}: {said}"), &first, "  ", options, str::to_owned);
        human::wrapped(text, &step(flip), "  ", "    ", options, str::to_owned);
        if let Some(waiver) = flip.new.and_then(|finding| finding.waiver.as_ref()) {
            human::wrapped(text, &words::waiver(waiver), "  ", "    ", options, str::to_owned);
        }
        human::wrapped(text, &flip.cause.words(), "  ", "    ", options, |line| options.colour.paint(Ink::Faint, line));
    }
    if !flips.is_empty() {
        text.push('\n');
    }
}

/// What it was and what it is: "outdated → supported".
pub(super) fn step(flip: &Flip<'_>) -> String {
    let verdict = |finding: Option<&factlint_model::Finding>| finding.map_or_else(|| "gone".to_owned(), words::label);
    match flip.old {
        None => verdict(flip.new),
        old => format!("{} → {}", verdict(old), verdict(flip.new)),
    }
}

/// The cause, with what the finding was before.
fn because(flip: &Flip<'_>) -> String {
    flip.old.map_or_else(|| flip.cause.words(), |old| format!("{} (it was {})", flip.cause.words(), old.verdict.name()))
}

/// "3 new, 2 resolved, 1 changed, 206 unchanged".
pub(super) fn counts(diff: &Diff<'_>) -> String {
    let all = [
        (diff.new.len(), "new"),
        (diff.resolved.len(), "resolved"),
        (diff.changed.len(), "changed"),
        (diff.unchanged, "unchanged"),
    ];
    let mut counts: Vec<String> = all.iter().map(|(count, word)| format!("{count} {word}")).collect();
    let quiet = [(diff.added, "added that are not wrong"), (diff.removed, "removed that were not wrong")];
    if !diff.accepted.is_empty() {
        counts.insert(1, format!("{} accepted", diff.accepted.len()));
    }
    counts.extend(quiet.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")));
    counts.join(", ")
}
