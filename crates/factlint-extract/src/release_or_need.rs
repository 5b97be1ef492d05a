//! Where a release of a crate and the version of Rust that it needs stand together: which is which, and what the need is one of.

use factlint_kinds::spaced::spaced;
use factlint_model::Subject;

use crate::block::{Block, BlockKind};
use crate::engine::{Reading, version_of};
use crate::lexicon::Lexicon;
use crate::mention::{Item, Owner, VersionMention, What, is_rust_shaped, lone_version};
use crate::pattern::{Found, Row};

/// "An MSRV since 1.15", "an MSRV in 1.15.0", "2.0.17 is happy with 1.61, 2.0.18 wants 1.68": whether what a match takes for the
/// version of Rust is a release, or is said of another release than the one that it names.
pub(crate) fn is_release_for_need(row: Row<'_>, found: &Found) -> bool {
    let is = |at: usize, words: &[&str]| words.iter().any(|word| row.items[at].is_word(row.text, word));
    let Some(value) = found.version else { return false };
    let Some(mention) = version_of(&row.items[value]) else { return false };
    let is_bare = mention.value.0 == row.items[value].start;
    let is_time = |before: usize| is(before, &["in", "since", "until", "till", "before", "after"]);
    let of_msrv = || (found.first..value).any(|at| is(at, &["msrv", "msrvs"]));
    if is_bare && value > found.first && is_time(value - 1) && of_msrv() {
        return true;
    }
    // "Clap's 1.85 stands in the way of an MSRV of 1.80"
    let release = found.release.filter(|at| *at != value);
    let before = || (0..found.first).rev().find(|at| version_of(&row.items[*at]).is_some());
    if release.or_else(before).is_some_and(|at| is_rust_shaped_of_owner(row, &row.items[at])) {
        return true;
    }
    // A need that was told before the release which the match goes on to.
    let from = release.map_or(found.first, |at| at + 1);
    let is_rust = |at: usize| matches!(version_of(&row.items[at]), Some(VersionMention { owner: Some((Owner::Rust, _)), .. }));
    let is_other = |at: usize| matches!(version_of(&row.items[at]), Some(other) if !is_rust_shaped(other)) && !is_rust(at);
    from < value && row.items[found.first].start < row.items[value].start && {
        let told = (from..value).find(|at| is_rust(*at));
        told.is_some_and(|told| (told + 1..value).any(is_other))
    }
}

/// "Clap's 1.85": whether it is a number like those of Rust that a crate has.
fn is_rust_shaped_of_owner(row: Row<'_>, item: &Item) -> bool {
    let What::Version(mention) = &item.what else { return false };
    let name = row.text[item.start..mention.value.0].trim_end_matches([' ', '`']);
    is_rust_shaped(mention) && ["'s", "\u{2019}s"].iter().any(|end| name.ends_with(end))
}

/// "Brindle is pinned at 4.5 (MSRV 1.74)": the release before the bracket is the one that needs it.
pub(crate) fn at_version_before_bracket(row: Row<'_>, found: &Found, subject: Subject) -> Subject {
    let is_open = |at: usize| row.items[at].is_mark('(');
    let bracket = if is_open(found.first) { Some(found.first) } else { found.first.checked_sub(1).filter(|at| is_open(*at)) };
    let before = bracket.and_then(|at| at.checked_sub(1)).and_then(|at| version_of(&row.items[at]));
    let is_own = |mention: &&VersionMention| match &mention.owner {
        Some((Owner::Crate(name), _)) => Some(name.as_str()) == subject.crate_name(),
        Some((Owner::Rust, _)) => false,
        None => mention.version.parts().len() > 1 && !is_rust_shaped(mention),
    };
    let told = before.filter(is_own).filter(|_| found.name.is_none() && found.release.is_none_or(|at| Some(at) == found.version));
    match (told, subject.crate_name()) {
        (Some(mention), Some(name)) => Subject::krate(name).at(&mention.version.to_string()),
        _ => subject,
    }
}

impl Reading<'_> {
    /// "## MSRV by year" and below it "2024: 1.70", "our MSRV was 1.70 in 2024": whether a number with its time says when somebody
    /// needed a version of Rust, and not when it came out.
    pub(crate) fn is_need_of_a_time(&self, row: Row<'_>, found: &Found) -> bool {
        static LIGHT: Lexicon = Lexicon::of(&[
            "in", "since", "from", "on", "by", "for", "until", "and", "is", "was", "the", "year", "as", "of", "then", "now",
            "at", "to", "end", "early", "late", "mid",
        ]);
        let bare = found.release.or(found.version).and_then(|at| Some((version_of(&row.items[at])?, &row.items[at])));
        let is_bare = bare.is_some_and(|(mention, item)| mention.value.0 == item.start && is_rust_shaped(mention));
        let is_word_of_release = |item: &Item| matches!(item.what, What::Word | What::Name(_)) && !item.is_one(row.text, &LIGHT);
        let beside = row.items.get(found.last + 1).filter(|next| matches!(next.what, What::Word));
        let is_beside = || {
            beside.is_some_and(|next| {
                ["released", "release", "published", "shipped"].iter().any(|word| next.is_word(row.text, word))
            })
        };
        // "To 1.60 (7 April 2022)": on its day it came out.
        let at = found.release.or(found.version).unwrap_or(found.last);
        let is_aside = row.items.get(at + 1).is_some_and(|next| next.is_mark('('));
        let is_day =
            || matches!(row.items.get(at + 2).map(|item| &item.what), Some(What::Date(date)) if date.date.day_number().is_some());
        if !is_bare || is_aside && is_day() {
            return false;
        }
        !row.items[found.first..=found.last].iter().any(is_word_of_release) && !is_beside() && self.around().speaks_of_need
    }

    /// "Our version: 2.2.12" and below it "Its MSRV: 1.78", "Locked at: 0.7.9 / MSRV: 1.66": whether a line that names no crate stands
    /// below one that says which release somebody uses.
    pub(crate) fn is_below_version_in_use(&self, row: Row<'_>, found: &Found) -> bool {
        if found.name.is_some() || found.release.is_some_and(|at| Some(at) != found.version) {
            return false;
        }
        let start = row.items[found.first].start;
        self.follows_version_in_use(self.block.text.get(..start).unwrap_or_default())
    }

    /// The same of a line with such words of its block before it.
    pub(crate) fn follows_version_in_use(&self, own: &str) -> bool {
        /// So many lines belong together.
        const LINES: usize = 8;
        let is_line = |block: &&Block<'_>| matches!(block.kind, BlockKind::Item | BlockKind::Paragraph);
        let above = self.earlier.iter().rev().take(LINES).take_while(is_line);
        own.lines().any(is_in_use) || above.flat_map(|block| block.text.lines()).any(is_in_use)
    }
}

/// Whether a line says which release somebody uses: "Locked at: 0.7.9", "Pinned to 4.5.0".
fn is_in_use(line: &str) -> bool {
    static IN_USE: Lexicon = Lexicon::of(&[
        "our",
        "locked",
        "pinned",
        "installed",
        "used",
        "use",
        "using",
        "held",
        "frozen",
        "we",
        "resolved",
        "deployed",
        "vendored",
        "shipped",
        "bundled",
        "running",
        "production",
        "lockfile",
    ]);
    /// The longest name of a property, in words.
    const LONGEST: usize = 5;
    let is_version = |word: &str| lone_version(word.trim_matches(['*', '`', '_', ',', '.', '=', ';', '(', ')'])).is_some();
    let is_use = |word: &str| IN_USE.has(word.trim_matches(|c: char| !c.is_alphanumeric())) || word.contains("Cargo.lock");
    match line.split_once(':') {
        Some((key, value)) => spaced(key).count() <= LONGEST && spaced(key).any(is_use) && spaced(value).take(2).any(is_version),
        None => {
            let words = || spaced(line).filter(|word| word.contains(|c: char| c.is_alphanumeric()));
            words().count() <= LONGEST && words().next().is_some_and(is_use) && words().any(is_version)
        }
    }
}
