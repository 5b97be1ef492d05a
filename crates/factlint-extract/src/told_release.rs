//! The release of a crate of which something is said where only the sentences, the item or the heading before name one.

use factlint_model::{PartialVersion, Subject};

use crate::block::BlockKind;
use crate::carry::is_no_candidate;
use crate::engine::{Before, Reading, version_of};
use crate::fold::lower;
use crate::former::is_former;
use crate::lexicon::Lexicon;
use crate::mention::{Bond, Item, Owner, Sign, VersionMention, What, is_move, is_rust_shaped, name_of};
use crate::pattern::{Found, Row};

/// What an earlier sentence tells of a release.
struct Told {
    version: PartialVersion,
    is_own: bool,
    /// Whether it tells its day.
    is_dated: bool,
}

impl Reading<'_> {
    /// The crate that is meant, in the release of which the sentences before spoke last, where they told a line of releases: "`brindle`
    /// 0.7 is out. MSRV 1.76."
    pub(crate) fn crate_maybe_at(
        &self,
        row: Row<'_>,
        found: &Found,
        before: Before<'_>,
        release: Option<(&VersionMention, &Item)>,
    ) -> Option<Subject> {
        let subject = self.crate_told(row, found, before, release)?;
        let is_named = release.is_some_and(|(mention, _)| !mention.is_of_rust());
        if subject.version().is_none()
            && let Some(version) = bracketed(row, found)
        {
            return Some(subject.at(&version));
        }
        if let Some(at) = found.name {
            let own = if subject.version().is_none() { version_of_name(row, at) } else { None };
            return Some(own.map_or(subject.clone(), |version| subject.at(&version)));
        }
        if is_named {
            return Some(subject);
        }
        if subject.version().is_some() {
            return self.of_lead(row, found, before, subject);
        }
        if let Some(number) = numbered(row, found) {
            return Some(subject.at(number));
        }
        let name = subject.crate_name().filter(|_| !is_of_present(row, found) && !self.whole.is_change_log);
        let told = name.and_then(|name| {
            /// So many sentences are looked back.
            const FAR: usize = 2;
            before
                .earlier
                .iter()
                .rev()
                .take(FAR)
                .find_map(|(start, end)| told_last(&self.row(*start, *end), &self.block.text, name))
        });
        match told.filter(|told| told.is_own && !told.version.is_full()) {
            // "`brindle` 1.0 was released in May 2018. The MSRV is 1.65": of that one, or of the newest.
            Some(told) if told.is_dated && stands_now(row, found) => None,
            Some(told) => Some(subject.at(&told.version.to_string())),
            None => Some(subject),
        }
    }

    /// The crate or release before a pronoun with which a match begins.
    pub(crate) fn head_of_clause(&self, row: Row<'_>, found: &Found) -> Option<Subject> {
        static PRONOUNS: Lexicon = Lexicon::of(&["which", "that"]);
        let before = found.first.checked_sub(1).filter(|_| found.name.is_none())?;
        if !row.items[found.first].is_in(row.text, &PRONOUNS) {
            return None;
        }
        // "It depends on brindle-sys which requires 1.75"
        if let Some(name) = name_of(&row.items[before], row.text).filter(|name| row.is_known(name)) {
            return Some(Subject::krate(&name.name));
        }
        // "- Update `brindle` to 0.37, which requires Rust 1.61": not of the release that the log tells of.
        let item = &row.items[if row.items[before].is_mark(',') { before.checked_sub(1)? } else { before }];
        let mention = version_of(item).filter(|mention| matches!(mention.owner, Some((Owner::Crate(_), _))))?;
        self.krate(mention, item).map(|name| Subject::krate(&name).at(&mention.version.to_string()))
    }

    /// A release with which the block begins; where a later sentence says how it is today, the crate.
    fn of_lead(&self, row: Row<'_>, found: &Found, before: Before<'_>, subject: Subject) -> Option<Subject> {
        let is_led = self
            .lead()
            .and_then(|lead| lead.version.as_ref())
            .is_some_and(|version| subject.version() == Some(version.to_string().as_str()));
        let (Some((start, end)), Some(name), true) = (before.earlier.last(), subject.crate_name(), is_led) else {
            return Some(subject);
        };
        if is_of_present(row, found) {
            return Some(Subject::krate(name));
        }
        let is_dated = self.block.kind == BlockKind::Paragraph && stands_now(row, found);
        let tells_day = || self.row(*start, *end).iter().any(|item| matches!(item.what, What::Date(_)));
        if is_dated && tells_day() { None } else { Some(subject) }
    }

    /// The release under which a crate is named in a change log that is of no crate by its name.
    pub(crate) fn release_above(&self) -> Option<&PartialVersion> {
        self.scope.release.filter(|_| self.scope.about.is_none() && self.whole.goes_by_release())
    }

    /// A crate in that release; in the one to which its own item moves it, where that names it: "- Updated `brindle` to 0.10. It
    /// requires Rust 1.85". `is_here` where the sentence names it beside what is said.
    pub(crate) fn in_release_above(&self, name: &str, is_here: bool, row: Row<'_>, before: Before<'_>) -> Option<Subject> {
        let subject = Subject::krate(name);
        let Some(above) = self.release_above().filter(|_| !is_here) else { return Some(subject) };
        let names = |item: &Item| match &item.what {
            What::Name(own) => own.name == name,
            What::Version(VersionMention { owner: Some((Owner::Crate(owner), bond)), .. }) => {
                owner == name && *bond >= Bond::Beside
            }
            What::Word => item.is_word(&self.block.text, name),
            _ => false,
        };
        let is = |items: &[Item], at: usize, words: &[&str]| {
            items.get(at).is_some_and(|item| words.iter().any(|word| item.is_word(&self.block.text, word)))
        };
        let is_release =
            |items: &[Item]| is(items, 0, &["this", "the"]) && is(items, 1, &["release", "version", "update", "patch"]);
        for (start, end) in before.earlier.iter().rev() {
            let items = self.row(*start, *end);
            if items.iter().any(names) {
                // "Update `brindle` to 2. This raises the MSRV to 1.56", "this release fixes `rung`": of what the log is of.
                let raises =
                    is(row.items, 0, &["this", "that", "which"]) && row.items.iter().any(|item| item.is_one(row.text, &RAISES));
                if raises || is_release(&items) {
                    return None;
                }
                // A paragraph tells of the log's own releases.
                if self.block.kind != BlockKind::Item {
                    break;
                }
                let told = told_last(&items, &self.block.text, name).filter(|told| told.is_own);
                return Some(told.map_or(subject.clone(), |told| subject.at(&told.version.to_string())));
            }
        }
        Some(if self.is_log_of_another(name) { subject } else { subject.at(&above.to_string()) })
    }

    /// "- Updated `brindle` to 0.10. It requires Rust 1.85", "bumped `brindle` to 0.9.0, whose MSRV is 1.94": what an item of a log
    /// moves to, of which its next sentence, or a relative clause, goes on.
    pub(crate) fn moved_before(&self, row: Row<'_>, found: &Found, before: Before<'_>) -> Option<Subject> {
        static REPLACES: Lexicon = Lexicon::of(&[
            "switch", "switched", "switches", "move", "moved", "migrate", "migrated", "replace", "replaced", "replaces", "use",
            "uses", "adopt", "adopted",
        ]);
        if self.block.kind != BlockKind::Item || !self.whole.is_change_log {
            return None;
        }
        let text = row.text;
        let is = |items: &[Item], at: usize, words: &[&str]| {
            items.get(at).is_some_and(|item| words.iter().any(|word| item.is_word(text, word)))
        };
        if let Some(whose) = found.first.checked_sub(1).filter(|at| is(row.items, *at, &["whose"])) {
            return self.named_last(&row.items[..whose]);
        }
        // "- Use `brindle` 0.10; it requires Rust 1.85"
        let first_of = |items: &[Item], list: &Lexicon| items.iter().take(4).any(|item| item.is_one(text, list));
        if found.first > 0 && is(row.items, found.first, &["it"]) && first_of(&row.items[..found.first], &REPLACES) {
            return self.named_last(&row.items[..found.first]);
        }
        // "- Switch to `brindle`. It works around a limit of the MSRV of 1.54": the log's own.
        if found.first.checked_sub(1).is_some_and(|at| is(row.items, at, &["the", "our"])) {
            return None;
        }
        const BACK: &[&str] = &["it", "its", "it's", "it\u{2019}s"];
        let raises = || row.items.iter().any(|item| item.is_one(text, &RAISES));
        if !(is(row.items, 0, BACK) || is(row.items, 0, &["this", "that"]) && !raises()) {
            return None;
        }
        for (start, end) in before.earlier.iter().rev() {
            let items = self.row(*start, *end);
            if first_of(&items, &REPLACES) {
                return self.named_last(&items);
            }
            if items.iter().take(4).any(|item| is_move(item, text)) {
                let is_name = |item: &Item| self.moved_name(item).is_some();
                let until = items.iter().position(is_name)? + 1;
                let subject = self.named_last(&items[..until])?;
                let told = told_last(&items, text, subject.crate_name()?).filter(|told| told.is_own);
                return Some(told.map_or(subject.clone(), |told| subject.at(&told.version.to_string())));
            }
            if !is(&items, 0, BACK) {
                return None;
            }
        }
        None
    }

    /// The crate that a run of items names last, in its release where that is said.
    fn named_last(&self, items: &[Item]) -> Option<Subject> {
        let (name, version) = items.iter().rev().find_map(|item| self.moved_name(item))?;
        let subject = Subject::krate(&name);
        Some(version.map_or(subject.clone(), |version| subject.at(&version)))
    }

    /// The crate that an item names, which is not the one that the log is of.
    fn moved_name(&self, item: &Item) -> Option<(String, Option<String>)> {
        let found = match &item.what {
            What::Version(VersionMention { owner: Some((Owner::Crate(owner), bond)), version, .. }) if *bond >= Bond::Clause => {
                Some((owner.clone(), Some(version.to_string())))
            }
            What::Name(name) if name.sign >= Sign::Code => Some((name.name.clone(), None)),
            What::Word if !item.code => {
                let word = item.word(&self.block.text)?;
                let is_name = word.bytes().all(|b| b.is_ascii_lowercase() || matches!(b, b'-' | b'_'))
                    && word.len() > 2
                    && (!is_no_candidate(word) || self.whole.is_known(word));
                is_name.then(|| (word.to_owned(), None))
            }
            _ => None,
        };
        found.filter(|(name, _)| self.scope.about != Some(name))
    }

    /// Whether the title of a change log says that it is one of something of another name.
    fn is_log_of_another(&self, name: &str) -> bool {
        static PLAIN: Lexicon = Lexicon::of(&[
            "changelog",
            "change",
            "changes",
            "log",
            "logs",
            "release",
            "releases",
            "notes",
            "history",
            "news",
            "of",
            "for",
            "the",
            "our",
            "in",
            "all",
            "a",
            "to",
            "and",
            "version",
            "versions",
            "rust",
            "crate",
            "crates",
            "workspace",
            "project",
            "repository",
            "notable",
        ]);
        static LOGS: Lexicon = Lexicon::of(&["changelog", "changes", "log", "notes", "releases", "history"]);
        let own = name.replace('_', "-");
        let title = lower(&self.whole.title).replace('_', "-");
        let words = || title.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|word| word.len() > 1);
        let is_alike = |word: &str| own.starts_with(word) || word.starts_with(&own);
        let mut others = words().filter(|word| word.starts_with(|c: char| c.is_ascii_alphabetic()) && !PLAIN.has(word));
        words().any(|word| LOGS.has(word)) && others.next().is_some_and(|word| !is_alike(word)) && !others.any(is_alike)
    }
}

/// Verbs with which a release asks for a newer Rust.
static RAISES: Lexicon = Lexicon::of(&[
    "raises",
    "raised",
    "bumps",
    "bumped",
    "increases",
    "increase",
    "increased",
    "lifts",
    "lifted",
    "moves",
    "sets",
    "changes",
    "updates",
    "pushes",
]);

/// The release of a crate that a sentence names last.
fn told_last(items: &[Item], text: &str, name: &str) -> Option<Told> {
    let is_dated = items.iter().any(|item| matches!(item.what, What::Date(_)));
    let is_of_crate =
        |item: &&Item| matches!(&item.what, What::Version(VersionMention { owner: Some((Owner::Crate(_), _)), .. }));
    // "`0.7` followed in July and `0.8` in November": what begins a clause goes on with what was named.
    let begins = |at: usize| {
        at.checked_sub(1).is_some_and(|before| {
            matches!(items[before].what, What::Mark(';' | ','))
                || ["and", "then"].iter().any(|word| items[before].is_word(text, word))
        })
    };
    let last = items.iter().rposition(|item| is_of_crate(&item))?;
    let further = (last + 1..items.len()).rev().find_map(|at| match &items[at].what {
        What::Version(mention) if mention.owner.is_none() && !is_rust_shaped(mention) && begins(at) => Some(mention),
        _ => None,
    });
    let What::Version(VersionMention { owner: Some((Owner::Crate(owner), _)), version, .. }) = &items[last].what else {
        return None;
    };
    Some(Told { version: further.map_or(version, |mention| &mention.version).clone(), is_own: owner == name, is_dated })
}

/// Whether the sentence of a match says what is so now, or was at another time: "the MSRV is 1.65 nowadays", "from 1.10 on".
fn is_of_present(row: Row<'_>, found: &Found) -> bool {
    static NOW: Lexicon = Lexicon::of(&[
        "now",
        "today",
        "nowadays",
        "currently",
        "presently",
        "meanwhile",
        "present",
        "moment",
        "onwards",
        "onward",
    ]);
    let is = |at: usize, word: &str| row.items.get(at).is_some_and(|item| item.is_word(row.text, word));
    let is_from_on =
        |at: usize| is(at, "on") && at > 1 && matches!(row.items[at - 1].what, What::Version(_)) && is(at - 2, "from");
    let is_days = |at: usize| is(at, "these") && is(at + 1, "days");
    (0..row.items.len()).any(|at| row.items[at].is_one(row.text, &NOW) || is_from_on(at) || is_days(at)) || is_former(row, found)
}

/// Whether a match says in the present how it is, and not what a release did.
fn stands_now(row: Row<'_>, found: &Found) -> bool {
    static STANDS: Lexicon =
        Lexicon::of(&["is", "stands", "sits", "remains", "requires", "needs", "wants", "demands", "asks", "of"]);
    let acts = |item: &Item| ["it", "this", "release"].iter().any(|word| item.is_word(row.text, word));
    row.items[found.first..=found.last].iter().any(|item| item.is_one(row.text, &STANDS))
        && !row.items[found.first..=found.last].iter().take(2).any(acts)
}

/// "MSRV of brindle: 1.60 (4.0)": the release in brackets behind what it needs.
fn bracketed(row: Row<'_>, found: &Found) -> Option<String> {
    let [open, version, close] = row.items.get(found.last + 1..found.last + 4)? else { return None };
    let mention = version_of(version).filter(|mention| !mention.is_of_rust() && !is_rust_shaped(mention))?;
    (open.is_mark('(') && close.is_mark(')')).then(|| mention.version.to_string())
}

/// "Version 4.6 of brindle requires Rust 1.85", "the 0.7 line of brindle": the version that a name is said to be of.
fn version_of_name(row: Row<'_>, name: usize) -> Option<String> {
    let is = |at: usize, words: &[&str]| words.iter().any(|word| row.items[at].is_word(row.text, word));
    let of = (0..name).rev().find(|at| !is(*at, &["the", "crate"])).filter(|at| is(*at, &["of"]))?;
    let at = of.checked_sub(1)?;
    let is_sort = is(at, &["line", "series", "branch", "release", "releases", "version", "versions"]);
    let at = if is_sort { at.checked_sub(1)? } else { at };
    let version = &row.items[at];
    match &version.what {
        What::Version(mention) if !mention.is_of_rust() => Some(mention.version.to_string()),
        What::Count(_) if at > 0 && is(at - 1, &["version"]) => row
            .text
            .get(version.start..version.end)
            .map(str::to_owned)
            .filter(|digits| digits.bytes().all(|b| b.is_ascii_digit())),
        _ => None,
    }
}

/// "Version 14 dates from November 2023 and needs Rust 1.72": the single number with which the clause of a match begins.
fn numbered<'a>(row: Row<'a>, found: &Found) -> Option<&'a str> {
    let is_edge = |at: &usize| matches!(row.items[*at].what, What::Mark(':' | ';' | '-' | '.' | '('));
    let from = (0..found.first).rev().find(is_edge).map_or(0, |at| at + 1);
    let number = row.items.get(from + 1).filter(|_| row.items[from].is_word(row.text, "version") && from + 1 < found.first)?;
    let digits = row.text.get(number.start..number.end)?;
    (digits.len() < 3 && digits.bytes().all(|b| b.is_ascii_digit())).then_some(digits)
}

static RELEASES: Lexicon = Lexicon::of(&["release", "version", "one", "series"]);

/// "`brindle` 0.7 needs Rust 1.66 and 0.8, out since May, needs 1.75": the release with which the clause of a match begins, and what
/// stands between commas explains.
pub(crate) fn apposed_release<'a>(row: Row<'a>, found: &Found) -> Option<(&'a str, &'a PartialVersion)> {
    let closes = row.items[found.first].is_mark(',').then_some(found.first)?;
    let opens = (0..closes).rev().take(10).find(|at| row.items[*at].is_mark(','))?;
    // "`brindle` 0.8.0 followed 0.7.0, and the current release, 0.8.9, asks for Rust 1.80": the release itself stands between them.
    let is_lone = closes == opens + 2 && opens > 0 && row.items[opens - 1].is_in(row.text, &RELEASES);
    let at = if is_lone { opens + 1 } else { opens.checked_sub(1)? };
    let mention = version_of(&row.items[at]).filter(|mention| !mention.is_of_rust() && !is_rust_shaped(mention))?;
    let is_joint = |item: &Item| {
        matches!(item.what, What::Mark(',' | ';' | ':'))
            || ["and", "but", "while", "whereas", "version"].iter().any(|word| item.is_word(row.text, word))
    };
    let begins = is_lone || at.checked_sub(1).is_none_or(|before| is_joint(&row.items[before]));
    let owner = |item: &'a Item| match &item.what {
        What::Version(VersionMention { owner: Some((Owner::Crate(name), _)), .. }) => Some(name.as_str()),
        _ => None,
    };
    let mut owners = row.items[..=at].iter().filter_map(owner);
    let name = owners.next_back().filter(|name| owners.all(|other| other == *name))?;
    begins.then_some((name, &mention.version))
}
