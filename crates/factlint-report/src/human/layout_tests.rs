//! Text as people write it: wide, tabbed, long, right to left, and hostile.

use factlint_model::{Context, Finding, Verdict};
use insta::assert_snapshot;

use crate::Options;
use crate::sample::{self, finding, rendered_with};

const CLAIM: (&str, &str, &str) = ("crate.version_exists", "crate:serde", "9.9.9");

fn wrong(text: &str) -> Finding {
    Finding {
        verdict: Verdict::Contradicted,
        actual: Some("1.0.228".to_owned()),
        message: "the text names serde 9.9.9; the newest release is 1.0.228".to_owned(),
        ..finding("a.md", text, "serde 9.9.9", 0, CLAIM)
    }
}

fn shown(finding: Finding, width: usize) -> String {
    let options = Options { width, quiet: true, ..Options::default() };
    rendered_with("human", &sample::of(vec![finding]), &options)
}

#[test]
fn wide_characters() {
    assert_snapshot!(shown(wrong("日本語の文章です。serde 9.9.9 で修正されました。\n絵文字 🦀 も\n"), 80), @"
    crate.version_exists

      × the text names serde 9.9.9; the newest release is 1.0.228
       ╭─[a.md:1:10]
     1 │ 日本語の文章です。serde 9.9.9 で修正されました。
       ·                   ─────┬─────
       ·                        ╰── contradicted: 1.0.228
     2 │ 絵文字 🦀 も
       ╰────
    ");
}

#[test]
fn tabs() {
    assert_snapshot!(shown(wrong("\t- one\n\t\t- a\tserde 9.9.9\tb\n"), 80), @"
    crate.version_exists

      × the text names serde 9.9.9; the newest release is 1.0.228
       ╭─[a.md:2:7]
     1 │     - one
     2 │         - a serde 9.9.9 b
       ·             ─────┬─────
       ·                  ╰── contradicted: 1.0.228
       ╰────
    ");
}

#[test]
fn carriage_returns() {
    assert_snapshot!(shown(wrong("first\r\nonly serde 9.9.9 fixed it\r\nlast\r\n"), 80), @"
    crate.version_exists

      × the text names serde 9.9.9; the newest release is 1.0.228
       ╭─[a.md:2:6]
     1 │ first
     2 │ only serde 9.9.9 fixed it
       ·      ─────┬─────
       ·           ╰── contradicted: 1.0.228
     3 │ last
       ╰────
    ");
}

#[test]
fn right_to_left() {
    assert_snapshot!(shown(wrong("גרסה serde 9.9.9 תיקנה את זה\nوهذا كل شيء\n"), 80), @"
    crate.version_exists

      × the text names serde 9.9.9; the newest release is 1.0.228
       ╭─[a.md:1:6]
     1 │ גרסה serde 9.9.9 תיקנה את זה
       ·      ─────┬─────
       ·           ╰── contradicted: 1.0.228
     2 │ وهذا كل شيء
       ╰────
    ");
}

#[test]
fn a_very_long_line() {
    let text = format!("{}serde 9.9.9 {}", "words and words, ".repeat(4000), "and more words ".repeat(4000));
    let mut finding = wrong(&text);
    assert_snapshot!(shown(finding.clone(), 80), @"
    crate.version_exists

      × the text names serde 9.9.9; the newest release is 1.0.228
       ╭─[a.md:1:68001]
     1 │ …and words, words and words, serde 9.9.9 and more words and more words…
       ·                              ─────┬─────
       ·                                   ╰── contradicted: 1.0.228
       ╰────
    ");
    // The same line as a window that begins and ends inside it.
    let start = finding.claim.start - 20;
    finding.context = Some(Context { start, line: 1, column: start + 1, text: text[start..start + 51].to_owned() });
    assert_snapshot!(shown(finding, 80), @"
    crate.version_exists

      × the text names serde 9.9.9; the newest release is 1.0.228
       ╭─[a.md:1:68001]
     1 │ …s, words and words, serde 9.9.9 and more words and 
       ·                      ─────┬─────
       ·                           ╰── contradicted: 1.0.228
       ╰────
    ");
}

#[test]
fn a_claim_over_two_lines() {
    let text = "> It was fixed by serde\n> in 9.9.9, they say.\n";
    let mut finding = finding("a.md", text, "serde\n> in 9.9.9", 0, CLAIM);
    finding.verdict = Verdict::Contradicted;
    finding.message = "serde 9.9.9 was never released".to_owned();
    assert_snapshot!(shown(finding, 40), @"
    crate.version_exists

      × serde 9.9.9 was never released
       ╭─[a.md:1:19]
     1 │ > It was fixed by serde
       ·                   ─────
     2 │ > in 9.9.9, they say.
       · ─────┬────
       ·      ╰── contradicted
       ╰────
    ");
}

#[test]
fn without_a_window_the_words_are_shown() {
    let mut finding = wrong("It was fixed\nin serde 9.9.9, they say.\n");
    finding.context = None;
    assert_snapshot!(shown(finding.clone(), 40), @"
    crate.version_exists

      × the text names serde 9.9.9; the
      │ newest release is 1.0.228
       ╭─[a.md:2:4]
     2 │ …serde 9.9.9
       ·  ─────┬─────
       ·       ╰── contradicted: 1.0.228
       ╰────
    ");
    // A window that does not hold the claim is none.
    finding.context = Some(Context { start: 3, line: 1, column: 4, text: "something else".to_owned() });
    assert_snapshot!(shown(finding, 40), @"
    crate.version_exists

      × the text names serde 9.9.9; the
      │ newest release is 1.0.228
       ╭─[a.md:2:4]
     2 │ …serde 9.9.9
       ·  ─────┬─────
       ·       ╰── contradicted: 1.0.228
       ╰────
    ");
}

#[test]
fn hostile_text_does_not_act() {
    let mut finding = wrong("a \u{1b}]0;title\u{7}\u{1b}[2J\u{202e}txt\r\u{9b}31m serde 9.9.9 \u{1b}[8mhidden\u{2028}\n");
    finding.message = "says \u{1b}[2J\nand more\u{202e}".to_owned();
    finding.claim.doc = "a\u{1b}[2J.md\n".to_owned();
    finding.claim.predicate = "evil\u{1b}[2J".to_owned();
    finding.actual = Some("\u{1b}[31m\n1.0".to_owned());
    let shown = shown(finding, 80);
    assert!(!shown.chars().any(|c| c.is_control() && c != '\n'));
    assert_snapshot!(shown, @"
    evil�[2J

      × says �[2J and more�
       ╭─[a�[2J.md:1:27]
     1 │ a �]0;title��[2J�txt��31m serde 9.9.9 �[8mhidden�
       ·                           ─────┬─────
       ·                                ╰── contradicted: �[31m 1.0
       ╰────
    ");
}
