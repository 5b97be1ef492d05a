//! Numbers that only their shape makes ones of Rust: where the text has them of a crate, they are none.

use factlint_model::Subject;
use foldhash::HashSet;

use crate::engine::{Before, Reading, version_of};
use crate::fold::{has_in_any_case, lower};
use crate::last_named::{How, Last, last_named, names_any};
use crate::lexicon::Lexicon;
use crate::mention::Item;
use crate::pattern::{Found, Row};
use crate::sentence::sentence_before;

impl Reading<'_> {
    /// Whether a claim of Rust is of a number that may as well be one of a crate, in its sentence or, where it speaks back, in the
    /// one before.
    pub(crate) fn is_bare_of_crate(&self, row: Row<'_>, found: &Found, subject: &Subject, before: Before<'_>) -> bool {
        if let Some(at) = found.release.or(found.version) {
            return self.may_be_of_crate(row, at);
        }
        let Some((version, (start, end))) = subject.version().zip(before.earlier.last().copied()) else { return false };
        let earlier = self.row(start, end);
        let is_it = |item: &Item| version_of(item).is_some_and(|mention| mention.version.to_string() == version);
        let at = earlier.iter().position(is_it);
        at.is_some_and(|at| self.may_be_of_crate(Row { items: &earlier, ..row }, at))
    }

    /// Whether a number that only its shape makes one of Rust may as well be of a crate: the text requires that one of a crate, or
    /// names one nearer than Rust.
    fn may_be_of_crate(&self, row: Row<'_>, at: usize) -> bool {
        static NEEDS: Lexicon = Lexicon::of(&[
            "msrv",
            "minimum",
            "floor",
            "supported",
            "compiler",
            "compilers",
            "toolchain",
            "toolchains",
            "requires",
            "require",
            "needs",
            "need",
            "needed",
            "required",
            "builds",
            "compiles",
            "rustc",
            "rustup",
            "stable",
            "nightly",
            "edition",
            "stabilized",
            "stabilised",
            "stabilizes",
            "stabilises",
        ]);
        let Some(mention) = version_of(&row.items[at]).filter(|mention| mention.is_of_rust()) else { return false };
        let item = &row.items[at];
        let is_rust = |item: &Item| item.word(row.text).is_some_and(|word| matches!(&*lower(word), "rust" | "rustc" | "rust's"));
        let is_rusts = |other: &Item| version_of(other).is_some_and(|other| other.is_of_rust());
        let is_needed = |item: &Item| item.word(row.text).is_some_and(|word| NEEDS.has(&lower(word)));
        if !is_bare_number(item, row) || self.whole.about_rust || row.items[..at].iter().any(is_needed) {
            return false;
        }
        if self.whole.requires(&self.doc.text, mention.version.parts()) {
            return true;
        }
        // "1.48.0 came in June, with an MSRV of 1.66": what has one is a crate.
        let needs = row.items[at + 1..].iter().position(is_needed).map(|needs| at + 1 + needs);
        if needs.is_some_and(|needs| row.items[needs..].iter().any(is_rusts)) {
            return true;
        }
        // "We have Rust 1.88.0 and ondula, version 1.47.1".
        let first = row.items.first().map_or(item.start, |first| first.start);
        let light = |c: char| !c.is_ascii_alphanumeric();
        let said = row.text[first..item.start].trim_end_matches(light);
        let said =
            [" version", " release"].iter().find_map(|noun| said.strip_suffix(noun)).unwrap_or(said).trim_end_matches(light);
        let name = said.rfind(' ').map_or(first, |at| first + at + 1);
        if last_named(self.block, (name, item.start), "", How::Running, self.whole) == Last::Another {
            return true;
        }
        if row.items[..at].iter().any(|item| is_rust(item) || is_rusts(item) && !is_bare_number(item, row)) {
            return false;
        }
        let before = sentence_before(row.text, first);
        let asked = before.filter(|(_, to)| row.text[..*to].ends_with('?'));
        if let Some((from, to)) = asked {
            return names_any(self.block, (from, to), self.whole);
        }
        if row.text.contains("RUSTSEC-") && !row.text.contains("Rust ") {
            return true;
        }
        let is_first = before.is_none_or(|(from, _)| from == 0);
        let heading = self.headings.heading_above().filter(|heading| is_first && !std::ptr::eq(*heading, self.block));
        heading.is_some_and(|heading| {
            let is_question = heading.text.trim_end().ends_with('?');
            (is_question || !heading.text.contains("Rust")) && names_any(heading, (0, heading.text.len()), self.whole)
        })
    }
}

/// Whether a version begins with its number: "1.85", and not "Rust 1.85".
fn is_bare_number(item: &Item, row: Row<'_>) -> bool {
    row.text[item.start..].trim_start_matches(['`', '"', '*', '[', '(']).starts_with(|c: char| c.is_ascii_digit())
}

/// Longer names than this no crate may have, in bytes.
const LONGEST_NAME: usize = 64;

/// The first two numbers of all releases that manifests in a text and commands require of crates: `ondula = "1.47"`,
/// `ondula@1.47`. That is read once.
pub(crate) fn required(text: &str) -> HashSet<(u64, u64)> {
    /// So many bytes before a value hold the key that it stands behind.
    const LONGEST: usize = 200;
    let is_own = |line: &str| !["rust", "channel", "toolchain", "msrv"].iter().any(|word| has_in_any_case(line, word));
    let is_value = |quote: usize| {
        let before = &text[text.floor_char_boundary(quote.saturating_sub(LONGEST))..quote];
        let line = before.rsplit('\n').next().unwrap_or_default().trim_end();
        line.ends_with('=') && is_own(line.rsplit(['{', '`']).next().unwrap_or(line))
    };
    let is_package = |at: usize| {
        let from = text.floor_char_boundary(at.saturating_sub(LONGEST_NAME));
        let name = text[from..at].rsplit(|c: char| c.is_whitespace() || c == '`').next().unwrap_or_default();
        name.starts_with(|c: char| c.is_ascii_lowercase()) && is_own(name)
    };
    let number = |quote: usize| {
        let version = text[quote + 1..].trim_start_matches(['^', '~', '=', ' ', '>']);
        let (major, rest) = version.split_once('.')?;
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        Some((major.parse().ok()?, rest[..digits].parse().ok()?))
    };
    // A value stands behind its key: most quotation marks have none before them.
    let has_key = |quote: &usize| text.as_bytes()[*quote] == b'@' || text[..*quote].trim_end_matches(' ').ends_with('=');
    let signs = memchr::memchr2_iter(b'"', b'@', text.as_bytes()).filter(has_key);
    signs
        .filter_map(|sign| Some((sign, number(sign)?)))
        .filter(|(sign, _)| if text.as_bytes()[*sign] == b'@' { is_package(*sign) } else { is_value(*sign) })
        .map(|(_, number)| number)
        .collect()
}
