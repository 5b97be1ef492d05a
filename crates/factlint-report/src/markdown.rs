//! `markdown`: a comment on a pull request.

use std::fmt::Write as _;
use std::io;

use factlint_model::{EvidenceItem, Finding, Problem, Report, Verdict};
use jiff::civil::Date;

use crate::{Colour, Options, summary, words};

/// A comment has 65,536 characters at most; this leaves room for the end.
pub(crate) const ROOM: usize = 60_000;

/// Writes what needs a person, then the rest folded away.
pub(crate) fn render(report: &Report, _: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let mut text = String::from("## factlint\n\n");
    if report.findings.is_empty() {
        text.push_str("No checkable assertion was found.\n");
    } else {
        let _ = writeln!(text, "{}", escaped(&summary::coverage(report, Colour::Never).replace(summary::TIE, " ")));
    }
    for note in &report.run.notes {
        let _ = writeln!(text, "\n> {}", escaped(note));
    }
    let wrong: Vec<&Finding> = report.findings.iter().filter(|finding| finding.is_wrong()).collect();
    let mut left_out = add_wrong(&mut text, &wrong, report.run.now);
    add_problems(&mut text, &report.problems);
    let waived: Vec<&Finding> = report.findings.iter().filter(|finding| finding.waiver.is_some()).collect();
    left_out += add_folded(&mut text, "may stand", &waived);
    for (verdict, title) in [(Verdict::Unverifiable, "undecided"), (Verdict::Supported, "supported")] {
        let is_plain = |finding: &&Finding| finding.verdict == verdict && finding.waiver.is_none();
        let findings: Vec<&Finding> = report.findings.iter().filter(is_plain).collect();
        left_out += add_folded(&mut text, title, &findings);
    }
    if left_out > 0 {
        let _ = writeln!(text, "\n{} left out here: the other formats have them all.", words::counted(left_out, "finding"));
    }
    out.write_all(text.as_bytes())
}

/// The findings that need action, document after document, the most serious first. Gives back how many had no room.
fn add_wrong(text: &mut String, findings: &[&Finding], now: Date) -> usize {
    let mut documents: Vec<&str> = Vec::new();
    let mut places = std::collections::HashMap::new();
    for finding in findings {
        places.entry(finding.claim.doc.as_str()).or_insert_with(|| {
            documents.push(&finding.claim.doc);
            documents.len() - 1
        });
    }
    let mut sorted: Vec<&&Finding> = findings.iter().collect();
    sorted.sort_by_key(|finding| (places[finding.claim.doc.as_str()], finding.verdict));
    let mut shown = None;
    for (at, finding) in sorted.iter().enumerate() {
        if text.len() > ROOM {
            return sorted.len() - at;
        }
        if shown != Some(&finding.claim.doc) {
            let _ = writeln!(text, "\n### {}\n", code(&finding.claim.doc));
            shown = Some(&finding.claim.doc);
        }
        add_finding(text, finding, now);
    }
    0
}

fn add_finding(text: &mut String, finding: &Finding, now: Date) {
    let claim = &finding.claim;
    let mark = if finding.verdict == Verdict::Contradicted { "❌" } else { "⚠️" };
    let place = format!("line {}, {}", claim.line, code(&claim.predicate));
    let _ = writeln!(text, "- {mark} **{}** ({place}): {}", finding.verdict.name(), escaped(&finding.message));
    let _ = writeln!(text, "  <br>{}", code(&words::clipped(&words::one_line(&claim.text), 300)));
    if let Some(suggestion) = &finding.suggestion {
        let _ = writeln!(text, "  <br>Write {}", code(&suggestion.replacement));
    }
    for item in finding.evidence.iter().take(3) {
        let _ = writeln!(text, "  <br>{}", evidence(item, now));
    }
}

fn evidence(item: &EvidenceItem, now: Date) -> String {
    let source = words::link(&item.url)
        .map_or_else(|| escaped(&item.source), |url| format!("[{}](<{}>)", escaped(&item.source), url.replace('&', "&amp;")));
    format!("{source}, {}: {}", words::seen(item, now), escaped(&item.value))
}

/// What is wrong with exceptions, one line each.
fn add_problems(text: &mut String, problems: &[Problem]) {
    if !problems.is_empty() {
        text.push_str("\n### Exceptions that need a look\n\n");
    }
    for problem in problems.iter().take_while(|_| text.len() < ROOM).collect::<Vec<_>>() {
        let place = code(&format!("{}:{}:{}", problem.doc, problem.line, problem.column));
        let _ = writeln!(text, "- ⚠️ {place}: {}; {}", escaped(&problem.message), escaped(&problem.help));
    }
}

/// Findings that need no action, one line each, behind a title to be opened. Gives back how many had no room.
fn add_folded(text: &mut String, title: &str, findings: &[&Finding]) -> usize {
    if findings.is_empty() {
        return 0;
    }
    let _ = writeln!(text, "\n<details><summary>{} {title}</summary>\n", findings.len());
    let fitting = findings.iter().take_while(|finding| {
        let room = text.len() < ROOM;
        if room {
            let claim = &finding.claim;
            let reason = finding.reason.map_or_else(String::new, |reason| format!(" ({})", reason.name()));
            let place = code(&format!("{}:{}:{}", claim.doc, claim.line, claim.column));
            let waiver = finding.waiver.as_ref().map_or_else(String::new, |waiver| format!("; {}", words::waiver(waiver)));
            let _ = writeln!(text, "- {place}{reason}: {}{}", escaped(&finding.message), escaped(&waiver));
        }
        room
    });
    let left_out = findings.len() - fitting.count();
    text.push_str("\n</details>\n");
    left_out
}

/// Text in a code span: nothing in it has a meaning.
pub(crate) fn code(text: &str) -> String {
    let text = words::one_line(text);
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    if text.is_empty() {
        "(nothing)".to_owned()
    } else if text.starts_with('`') || text.ends_with('`') {
        format!("{fence} {text} {fence}")
    } else {
        format!("{fence}{text}{fence}")
    }
}

/// Text in a sentence: no markup, no HTML, no mention of a person or an issue, no link. An empty comment parts what would be
/// recognised without any sign around it.
pub(crate) fn escaped(text: &str) -> String {
    let text = words::one_line(text);
    let mut out = String::with_capacity(text.len() + 16);
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' => out.extend(['\\', c]),
            '@' => out.push_str("@<!-- -->"),
            '#' => out.push_str("#<!-- -->"),
            ':' if text[at..].starts_with("://") => out.push_str(":<!-- -->"),
            '.' if before.eq_ignore_ascii_case(&'w') => out.push_str("<!-- -->."),
            '-' if before.eq_ignore_ascii_case(&'h') => out.push_str("<!-- -->-"),
            c => out.push(c),
        }
        before = c;
    }
    out
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::sample::{self, rendered};

    #[test]
    fn the_sample() {
        assert_snapshot!(rendered("markdown", &sample::report()), @"
        ## factlint

        9 assertions: 1 supported, 1 outdated, 4 contradicted, 3 undecided (1 no-evidence, 1 offline, 1 no-history)

        > github.com could not be reached: what was seen before is used

        ### `docs/guide.md`

        - ❌ **contradicted** (line 6, `rust.release_date`): the text says March 2025; Rust 1.85.0 was released on 2025-02-20
          <br>`Rust 1.85 came out in March 2025`
          <br>Write `February 2025`
          <br>[rust-releases](<https://github.com/rust-lang/rust/blob/HEAD/RELEASES.md>), seen 2026-08-22, 3 months before 2026-11-21: 1.85.0 released 2025-02-20
        - ❌ **contradicted** (line 6, `rust.release_date`): the text says March 2025; Rust 1.85.0 was released on 2025-02-20
          <br>`Rust 1.85 came out in March 2025`
          <br>Write `February 2025`
          <br>[rust-releases](<https://github.com/rust-lang/rust/blob/HEAD/RELEASES.md>), seen 2026-08-22, 3 months before 2026-11-21: 1.85.0 released 2025-02-20
        - ❌ **contradicted** (line 10, `rust.release_date`): the text says March 2025; Rust 1.85.0 was released on 2025-02-20
          <br>`Rust 1.85 came out in March 2025`
          <br>Write `February 2025`
          <br>[rust-releases](<https://github.com/rust-lang/rust/blob/HEAD/RELEASES.md>), seen 2026-08-22, 3 months before 2026-11-21: 1.85.0 released 2025-02-20
        - ⚠️ **outdated** (line 3, `repo.stars`): the text says 50,200 stars; GitHub had 55,794 on 2025-10-01 and has 67,483 now
          <br>`ripgrep (50,200 GitHub stars)`
          <br>Write `67,500`
          <br>[github-ranking](<https://github.com/BurntSushi/ripgrep>), seen 2025-10-01, 14 months before 2026-11-21: 55,794 stars, recorded 2025-10-01
          <br>[github](<https://github.com/BurntSushi/ripgrep>), seen 2026-11-20, 1 day before 2026-11-21: BurntSushi/ripgrep has 67,483 stars

        ### `notes.md`

        - ❌ **contradicted** (line 1, `crate.version_exists`): the text names serde 9.9.9; crates.io has no such release, the newest is 1.0.228
          <br>`serde 9.9.9`
          <br>[crates-index](<https://crates.io/crates/serde/versions>), seen 2026-11-21, the same day: no release 9.9.9 among 316

        <details><summary>3 undecided</summary>

        - `notes.md:1:1` (no-history): mockall requires Rust 1.71 now; what it required then is not known
        - `notes.md:2:39` (no-evidence): crates.io says nothing of polonius 0.3
        - `notes.md:2:62` (offline): tokio's stars were not looked up

        </details>

        <details><summary>1 supported</summary>

        - `notes.md:2:1`: GATs were stabilised in Rust 1.65.0

        </details>
        ");
    }

    #[test]
    fn nothing_to_check() {
        assert_snapshot!(rendered("markdown", &sample::of(Vec::new())), @"
        ## factlint

        No checkable assertion was found.

        > github.com could not be reached: what was seen before is used
        ");
    }

    #[test]
    fn text_stays_text() {
        let text = "a|b `c` *d* <img src=x> &lt; @user #12 gh-3 [x](y) https://x.y www.x.y me@x.y\n# h \u{1b}[2J \\";
        assert_snapshot!(escaped(text), @r"a\|b \`c\` \*d\* &lt;img src=x&gt; &amp;lt; @<!-- -->user #<!-- -->12 gh<!-- -->-3 \[x\](y) https:<!-- -->//x.y www<!-- -->.x.y me@<!-- -->x.y #<!-- --> h �\[2J \\");
        assert_snapshot!(code("a`` b|<x>\n@user"), @"```a`` b|<x> @user```");
        assert_snapshot!(code("`a`"), @"`` `a` ``");
        let item = |url: &str| EvidenceItem { url: url.to_owned(), ..sample::report().findings[0].evidence[0].clone() };
        let now = jiff::civil::date(2025, 10, 1);
        assert_snapshot!(evidence(&item("https://x.y/a_(b)>c d&copy;=\"'"), now), @"[github-ranking](<https://x.y/a_%28b%29%3Ec%20d&amp;copy;=%22'>), seen 2025-10-01, the same day: 55,794 stars, recorded 2025-10-01");
        assert_snapshot!(evidence(&item("javascript:alert(1)"), now), @"github-ranking, seen 2025-10-01, the same day: 55,794 stars, recorded 2025-10-01");
    }

    #[test]
    fn it_fits_into_a_comment() {
        let mut report = sample::hostile(&"<@&`".repeat(30));
        let all = report.findings.clone();
        for _ in 0..300 {
            report.findings.extend(all.iter().cloned());
        }
        let text = rendered("markdown", &report);
        assert!(text.chars().count() < 65_536, "{}", text.len());
        assert!(text.ends_with(" findings left out here: the other formats have them all.\n"));
        assert_eq!(text.matches("<details>").count(), text.matches("</details>").count());
    }
}
