//! Claims without a verdict: what `extract` prints.

use std::io::{self, Write};

use factlint_model::{Claim, Context};
use textwrap::core::display_width;

use crate::human::excerpt::{Excerpt, Mark, excerpt, window};
use crate::paint::Ink;
use crate::{Options, jsonl, words};

/// One claim a line, with the twelve keys of the design.
///
/// # Errors
/// The writer fails.
pub fn claims_jsonl(claims: &[Claim], out: &mut dyn Write) -> io::Result<()> {
    let mut line = Vec::new();
    for claim in claims {
        line.clear();
        jsonl::begin(claim, &mut line)?;
        line.extend_from_slice(b"}\n");
        out.write_all(&line)?;
    }
    Ok(())
}

/// Each claim for a person: where it stands, what it says, and its words underlined in their line. The number of claims comes
/// last, unless that is not wanted.
///
/// # Errors
/// The writer fails.
pub fn claims_human(claims: &[(Claim, Context)], options: &Options, out: &mut dyn Write) -> io::Result<()> {
    for (claim, context) in claims {
        writeln!(out, "{}", headline(claim, options))?;
        let mark = Mark { span: claim.span(), label: String::new() };
        let excerpt = excerpt(&window(claim, Some(context)), &[mark], options.width, false);
        write_underlined(&excerpt, options, out)?;
        writeln!(out)?;
    }
    match claims.len() {
        _ if options.quiet => Ok(()),
        0 => writeln!(out, "No checkable assertion was found."),
        number => writeln!(out, "{}", words::counted(number, "assertion")),
    }
}

/// Place and triple: "guide.md:3:1: repo.stars crate:ripgrep = 50200, as of 2025-10-03 (from the sentence)".
fn headline(claim: &Claim, options: &Options) -> String {
    let place = format!("{}:{}:{}:", words::one_line(&claim.doc), claim.line, claim.column);
    let dated = claim.as_of.map_or_else(String::new, |date| format!(", as of {date} (from {})", words::origin(claim.as_of_from)));
    let triple = format!(
        "{} {} {}",
        words::one_line(claim.subject.as_str()),
        words::sign(claim.comparator),
        words::one_line(&claim.value)
    );
    let predicate = options.colour.paint(Ink::Label, &words::one_line(&claim.predicate));
    format!("{} {predicate} {triple}{}", options.colour.paint(Ink::Faint, &place), options.colour.paint(Ink::Faint, &dated))
}

/// The lines that hold the claim, each with a line under its words.
fn write_underlined(excerpt: &Excerpt, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let mut start = 0;
    for line in excerpt.text.split('\n') {
        let inside = excerpt.runs.iter().find(|run| (start..=start + line.len()).contains(&run.span.start));
        if let Some(run) = inside {
            let before = display_width(&excerpt.text[start..run.span.start]);
            let under = "─".repeat(display_width(&excerpt.text[run.span.range()]).max(1));
            writeln!(out, "  {}", line.trim_end())?;
            writeln!(out, "  {:before$}{}", "", options.colour.paint(Ink::Good, &under))?;
        }
        start += line.len() + 1;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::sample;

    fn claims() -> Vec<(Claim, Context)> {
        sample::report().findings.into_iter().map(|finding| (finding.claim, finding.context.unwrap())).collect()
    }

    #[test]
    fn for_a_person() {
        let mut claims = claims();
        claims.retain(|(claim, _)| claim.predicate != "rust.release_date");
        let mut out = Vec::new();
        claims_human(&claims, &Options::default(), &mut out).unwrap();
        assert_snapshot!(String::from_utf8(out).unwrap(), @"
        docs/guide.md:3:1: repo.stars crate:ripgrep = 50200, as of 2025-10-03 (from --date or the settings)
          ripgrep (50,200 GitHub stars) is quick.
          ─────────────────────────────

        notes.md:1:1: crate.msrv crate:mockall = 1.77
          mockall requires Rust 1.77. Only serde 9.9.9 fixed this.
          ──────────────────────────

        notes.md:1:34: crate.version_exists crate:serde = 9.9.9
          mockall requires Rust 1.77. Only serde 9.9.9 fixed this.
                                           ───────────

        notes.md:2:1: rust.stabilized_in GATs = 1.65
          GATs stabilized in Rust 1.65. See the polonius crate 0.3 and tokio,…
          ────────────────────────────

        notes.md:2:39: crate.version_exists crate:polonius = 0.3
          …in Rust 1.65. See the polonius crate 0.3 and tokio, with 25k+ stars.
                                 ──────────────────

        notes.md:2:62: repo.stars crate:tokio ≥ 25000
          …in Rust 1.65. See the polonius crate 0.3 and tokio, with 25k+ stars.
                                                        ──────────────────────

        6 assertions
        ");
    }

    #[test]
    fn none_for_a_person() {
        let mut out = Vec::new();
        claims_human(&[], &Options::default(), &mut out).unwrap();
        claims_human(&[], &Options { quiet: true, ..Options::default() }, &mut out).unwrap();
        assert_snapshot!(String::from_utf8(out).unwrap(), @"No checkable assertion was found.");
    }

    #[test]
    fn a_line_is_the_claim_as_it_is_serialised() {
        for report in [sample::report(), sample::hostile("\u{1b}[2J \u{7f}\u{9b}ü\"")] {
            for claim in report.findings.into_iter().map(|finding| finding.claim) {
                let (mut line, mut whole) = (Vec::new(), Vec::new());
                claims_jsonl(std::slice::from_ref(&claim), &mut line).unwrap();
                crate::escape::write_compact(&claim, &mut whole).unwrap();
                whole.push(b'\n');
                assert_eq!(String::from_utf8(line), String::from_utf8(whole));
            }
        }
    }

    #[test]
    fn twelve_keys_in_their_order() {
        let claims: Vec<Claim> = claims().into_iter().map(|(claim, _)| claim).take(2).collect();
        let mut out = Vec::new();
        claims_jsonl(&claims, &mut out).unwrap();
        assert_snapshot!(String::from_utf8(out).unwrap(), @r#"
        {"doc":"docs/guide.md","start":9,"end":38,"line":3,"column":1,"text":"ripgrep (50,200 GitHub stars)","predicate":"repo.stars","subject":"crate:ripgrep","value":"50200","comparator":"exact","as_of":"2025-10-03","as_of_from":"given"}
        {"doc":"docs/guide.md","start":77,"end":109,"line":6,"column":1,"text":"Rust 1.85 came out in March 2025","predicate":"rust.release_date","subject":"rust@1.85","value":"2025-03","comparator":"exact","as_of":null,"as_of_from":"none"}
        "#);
    }
}
