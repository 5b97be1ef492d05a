//! Subjects that have an id of their own: advisories and RFCs.

use std::sync::LazyLock;

use factlint_kinds::spaced::spaced;
use factlint_model::Subject;

use crate::block::{Block, BlockKind, Mark, MarkKind};
use crate::engine::Reading;
use crate::lexicon::Lexicon;
use crate::mention::{Bond, Item, Owner, VersionMention, What, advisory_of, items, names_rfc, rfc_link};
use crate::neighbours;
use crate::parts::Parts;
use crate::pattern::{Found, READY, Ready, Row};
use crate::sentence::sentences;
use crate::settle::Draft;
use crate::token::{tokens, with_tokens};

/// So many blocks an item stands at most below the one that it is set in under.
const FARTHEST: usize = 12;

/// The kinds whose subjects the words of a link entitle.
static LINKED: LazyLock<Vec<&Ready>> = LazyLock::new(|| READY.iter().filter(|ready| ready.kind.grammar().linked).collect());

/// An advisory that a block names.
pub(crate) struct NamedAdvisory {
    /// Its first byte in the text.
    at: usize,
    id: String,
    /// Whether it is another name of the one before it.
    is_alias: bool,
}

impl Reading<'_> {
    /// The advisory that a heading above, the row of the table or the document is about.
    pub(crate) fn advisory_above(&self) -> Option<&str> {
        self.scope.advisory.or_else(|| self.whole.advisory())
    }

    /// The advisory that was matched, else the nearest one: before the match in the sentence, behind it, in the block before the
    /// sentence, in the headings above.
    pub(crate) fn advisory(&self, row: Row<'_>, found: &Found) -> Option<String> {
        let own = found.advisory.and_then(|at| advisory_of(&row.items[at]));
        // A full stop ends a sentence also where the next one begins with code.
        let is_stop = |item: &Item| item.is_mark('.') && row.text[item.end..].starts_with(' ');
        let before = || {
            let from = (0..found.first).rev().find(|at| is_stop(&row.items[*at])).map_or(0, |at| at + 1);
            let at = (from..found.first).rev().find(|at| advisory_of(&row.items[*at]).is_some())?;
            // "RUSTSEC-… (also known as CVE-…)": the other name of the one before the bracket.
            let open = (0..at).rev().take(6).find(|at| matches!(row.items[*at].what, What::Mark('(' | ')')));
            let open = open.filter(|open| row.items[*open].is_mark('(') && *open > 0);
            let closes = row.items.get(at + 1).is_some_and(|item| item.is_mark(')'));
            let first = open.filter(|_| closes).and_then(|open| advisory_of(&row.items[open - 1]));
            first.or_else(|| advisory_of(&row.items[at]))
        };
        let behind = || row.items.get(found.first..)?.iter().find_map(advisory_of);
        let above = || {
            let start = row.items.first()?.start;
            let named = || self.advisories().iter().rev().skip_while(|named| named.at >= start);
            let told = named().find(|named| !named.is_alias).or_else(|| named().next())?;
            Some(told.id.clone())
        };
        let told = own.or_else(before).or_else(behind).or_else(above).or_else(|| self.advisory_of_parent());
        let of_page = || self.advisory_above().filter(|_| !self.is_of_one_flaw()).map(str::to_owned);
        told.or_else(of_page).or_else(|| self.advisory_below(row))
    }

    /// "## Issue 2: nul bytes": whether the section is about one of the several flaws that an advisory is of.
    fn is_of_one_flaw(&self) -> bool {
        static FLAWS: Lexicon = Lexicon::of(&["issue", "flaw", "bug", "problem", "vulnerability", "defect", "finding", "part"]);
        let mut words =
            self.scope.heading.unwrap_or_default().split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let is_flaw = words.next().is_some_and(|word| FLAWS.has_as_written(word));
        is_flaw && words.next().is_some_and(|word| word.bytes().all(|b| b.is_ascii_digit()))
    }

    /// The advisory that the block names behind the sentence, where it names one only: "patched in 0.20. … [RUSTSEC-…]".
    fn advisory_below(&self, row: Row<'_>) -> Option<String> {
        let end = row.items.last()?.end;
        let mut named = self.advisories().iter().skip_while(|named| named.at < end);
        let first = named.next()?;
        named.all(|other| other.id == first.id).then(|| first.id.clone())
    }

    /// The advisories that the block names, in order. It is asked for them by each claim that names none, and read once.
    fn advisories(&self) -> &[NamedAdvisory] {
        self.advisories.get_or_init(|| {
            let text = &self.block.text;
            let items = items(&tokens(self.block, 0, text.len()), self.block);
            // "RUSTSEC-…, also known as CVE-…": the other name of the one before it.
            let is_alias = |at: usize| at > 1 && ["as", "alias", "aka"].iter().any(|word| items[at - 1].is_word(text, word));
            let named =
                |at: usize| Some(NamedAdvisory { at: items[at].start, id: advisory_of(&items[at])?, is_alias: is_alias(at) });
            (0..items.len()).filter_map(named).collect()
        })
    }

    /// The advisory of the list item under which this block is set in: the nearest one above that begins further to the left.
    fn advisory_of_parent(&self) -> Option<String> {
        let is_item = |block: &Block| block.kind == BlockKind::Item;
        let mut column = self.begins_in(self.block).filter(|column| *column > 0)?;
        let mut is_nested = is_item(self.block);
        let above = self.whole.before(self.block).take(FARTHEST);
        for block in above.take_while(|block| matches!(block.kind, BlockKind::Item | BlockKind::Paragraph)) {
            let own = self.begins_in(block)?;
            // A paragraph of an item begins where its first words do.
            if own < column || (own == column && !is_nested && is_item(block)) {
                let found = items(&tokens(block, 0, block.text.len()), block).iter().find_map(advisory_of);
                if found.is_some() || !is_item(block) {
                    return found.filter(|_| is_item(block));
                }
                (column, is_nested) = (own, true);
            }
        }
        None
    }

    /// In which column of the file the text of a block begins, from 0, with the markup before its first word.
    fn begins_in(&self, block: &Block) -> Option<usize> {
        let start = block.source(0, block.text.len().min(1)).start;
        let first = self.doc.text.get(..start)?.rfind('\n').map_or(0, |at| at + 1);
        let line = self.doc.text.get(first..)?;
        let text = line.trim_start();
        let marker = text.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix(['-', '*', '+', '.', ')']);
        let text = marker.filter(|rest| rest.starts_with(' ')).map_or(text, str::trim_start);
        Some(line.len() - text.len())
    }

    /// An item of a list under a heading that is an edition: the words before its explanation name what the edition changed.
    #[inline(never)]
    pub(crate) fn edition_item(&self) -> Option<Draft> {
        let year = self.headings.nearest(self.whole).and_then(edition_in)?;
        let text = self.block.text.trim_start();
        let start = self.block.text.len() - text.len();
        let end = [" \u{2014} ", " \u{2013} ", " - "].iter().find_map(|dash| text.find(dash)).unwrap_or_else(|| {
            let colon = text.find(": ").filter(|at| text[..*at].split_whitespace().count() > 1);
            colon.or_else(|| text.find(". ")).unwrap_or(text.len())
        });
        let name = text[..end].trim().trim_end_matches(['.', ':']);
        let row = Row { items: &[], text: &self.block.text, whole: self.whole };
        let parts = || Parts::exact(Subject::new(name), year.to_string(), (start, start + name.len()));
        let kinds = READY.iter().filter(|ready| ready.kind.grammar().edition_lists && self.is_wanted(ready.kind));
        kinds.filter_map(|ready| self.finish(ready.kind, row, parts())).next()
    }

    /// Links to subjects that their words entitle: all of an item or a cell, but for a label before it, or a number with the title
    /// behind it: "[RFC 3137: let-else statements](…)".
    #[inline(never)]
    pub(crate) fn linked(&self, drafts: &mut Vec<Draft>) {
        let links = self.block.marks.iter().filter_map(|mark| match &mark.kind {
            MarkKind::Link(url) => Some((mark, rfc_link(url)?)),
            MarkKind::Code => None,
        });
        for (place, (mark, number)) in links.enumerate() {
            self.entitled(mark, number, place == 0, drafts);
        }
    }

    fn entitled(&self, mark: &Mark, number: u32, is_first: bool, drafts: &mut Vec<Draft>) {
        let text = &self.block.text;
        let words = &text[mark.start..mark.end];
        // "RFC 458: x", "[RFC] x", "RFC for x", "x RFC"; "RFC process for x" is a title.
        let leads = ["[RFC]", "RFC for ", "RFC:"];
        let has_number = |rest: &&str| rest.trim_start_matches('#').starts_with(|c: char| c.is_ascii_digit());
        let bare = leads.iter().find_map(|lead| words.strip_prefix(lead));
        let bare = bare.or_else(|| words.strip_prefix("RFC ").filter(has_number));
        let title = bare.map_or(words, |rest| rest.trim_start_matches([':', ' ']));
        let title = without_rfc(title).unwrap_or(title);
        let is_named = self.names_rfc(mark);
        let called = if is_named { None } else { called(text, mark) };
        let is_alone = || {
            let label = text[..mark.start].trim();
            let is_label = label.is_empty() || label.ends_with([':', ']', ')']) && label.split_whitespace().count() <= 4;
            // "[Formed a new team](…) that keeps it": what the sentence goes on with is said of what the link names.
            let behind = text[mark.end..].trim_start();
            let goes_on = behind.starts_with(|c: char| c.is_ascii_lowercase()) && !behind.starts_with("by ");
            is_label && (!goes_on || title.len() < words.len())
        };
        let is_title = || if is_named { numbered(title).is_some() } else { is_first && is_alone() };
        if called.is_none() && !is_title() {
            return;
        }
        let title = called.unwrap_or(title).trim_end_matches(['.', ' ', ':']);
        // The words may say another number than the link leads to.
        let (number, title) = numbered(title).unwrap_or((number, title));
        let find = || memchr::memmem::find(words.as_bytes(), title.as_bytes());
        let start = mark.start + if words.starts_with(title) { 0 } else { find().unwrap_or(0) };
        let row = Row { items: &[], text, whole: self.whole };
        let parts = || Parts {
            value_at: Some((start, start + title.len())),
            ..Parts::exact(Subject::rfc(number), title, (mark.start, mark.end))
        };
        let kinds = LINKED.iter().filter(|ready| self.is_wanted(ready.kind));
        let first = drafts.len();
        drafts.extend(kinds.filter_map(|ready| self.finish(ready.kind, row, parts())));
        // Where the words of a link and nothing else call the RFC, the link shows which one is meant.
        if called == Some(words) {
            drafts[first..].iter_mut().for_each(|draft| self.with_address(draft));
        }
    }

    /// Whether the words of a link name an RFC.
    fn names_rfc(&self, mark: &Mark) -> bool {
        // Most titles do not even hold the word.
        let may_name = holds(&self.block.text[mark.start..mark.end], *b"rfc");
        may_name && with_tokens(self.block, mark.start, mark.end, |tokens| names_rfc(tokens, self.block))
    }

    /// Makes a claim that is the words of a link hold its address, too.
    fn with_address(&self, draft: &mut Draft) {
        let (text, claim) = (&self.doc.text, &mut draft.claim);
        let behind = text.get(claim.end..).and_then(|rest| rest.strip_prefix("]("));
        let address = behind.and_then(|rest| memchr::memchr2(b')', b'\n', rest.as_bytes()));
        if let (Some(length), true) = (address, text[..claim.start].ends_with('[')) {
            (claim.start, claim.end) = (claim.start - 1, claim.end + "](".len() + length + 1);
            claim.text = text[claim.start..claim.end].to_owned();
        }
    }
}

/// The title without "RFC" at its end. "Add the ladder RFC" is what a pull request is called.
fn without_rfc(words: &str) -> Option<&str> {
    let is_deed = ["Add ", "Update ", "Amend ", "Fix "].iter().any(|verb| words.starts_with(verb));
    words.strip_suffix(" RFC").or_else(|| words.strip_suffix(" rfc")).filter(|_| !is_deed)
}

/// "Another RFC of this sort is [narrow rungs](\u{2026})", "the [narrow rungs RFC](\u{2026})", "a feature like \u{201c}[narrow
/// rungs](\u{2026})\u{201d}": the words of a link by which a sentence calls the RFC to which it leads.
fn called<'a>(text: &'a str, mark: &Mark) -> Option<&'a str> {
    /// Words with which a link says something of the RFC.
    const SAYS: &[&str] = &[
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "one",
        "it",
        "my",
        "our",
        "his",
        "her",
        "its",
        "their",
        "here",
        "another",
        "such",
        "accepted",
        "merged",
        "open",
        "proposed",
        "to",
        "for",
        "in",
        "on",
        "by",
        "at",
        "from",
        "is",
        "was",
        "we",
        "they",
        "i",
        "you",
        "recently",
        "already",
        "also",
        "not",
        "now",
        "then",
        "earlier",
        "previous",
        "original",
        "corresponding",
        "relevant",
        "follow-up",
        "followup",
        "most",
        "yet",
        "it's",
        "it\u{2019}s",
        "separate",
        "new",
        "old",
        "first",
        "second",
        "recent",
        "existing",
        "future",
        "related",
        "full",
        "actual",
        "later",
        "prior",
        "upcoming",
        "current",
        "proposal",
        "proposals",
        "rfc",
        "rfcs",
        "link",
        "details",
        "discussion",
        "see",
    ];
    const VERBS: &[&str] =
        &["is", "are", "was", "were", "has", "have", "will", "should", "must", "can", "we", "it", "they", "i", "you"];
    let words = text[mark.start..mark.end].trim_matches(['"', '\u{201c}', '\u{201d}', ' ', '.', '*', '_']);
    let ends = without_rfc(words);
    let (above, behind) = (&text[..mark.start], text[mark.end..].trim_start_matches(['"', '\u{201d}', '*', '_']));
    // Most links are called nothing by what stands around them.
    if !(ends.is_some() || behind.starts_with(" RFC") || holds(above, *b"rfc") || holds(above, *b"fea")) {
        return None;
    }
    let title = ends.unwrap_or(words);
    let lower = title.to_lowercase();
    let all: Vec<&str> = spaced(&lower).collect();
    let acts = |word: &str| title.starts_with(word) && ["ing", "ed", "ly"].iter().any(|ending| word.ends_with(ending));
    let first = all.first().filter(|first| !SAYS.contains(first) && !acts(first))?;
    let is_name = all.len() <= 8 && !all.iter().any(|word| VERBS.contains(word)) && first.len() > 1;
    if !is_name {
        return None;
    }
    // The sentence before the link, without the mark that quotes it.
    let (from, _) = sentences(text).into_iter().rev().find(|(from, _)| *from <= mark.start)?;
    let before = text[from..mark.start].to_lowercase();
    let before = before.trim_end_matches(['"', '\u{201c}', ' ', '*', '_']);
    let of_rfc = before.contains("rfc") && !before.contains("rfcs");
    let is = |endings: &[&str]| endings.iter().any(|ending| before.ends_with(ending));
    let is_said = ends.is_some()
        || behind.starts_with(" RFC")
        || is(&["rfc", "rfc,", "rfc:", "rfc for", "rfc on", "rfc about", "rfc called", "rfc titled", "rfc named"])
        || of_rfc && is(&[" is", " was", ":"])
        || before.contains("feature") && is(&["feature like", "feature called", "feature named", "feature such as"]);
    // "Ada's RFC" says whose it is.
    let is_owned = |word: &&str| ["'s", "\u{2019}s"].iter().any(|ending| word.ends_with(ending));
    let is_owner = all.iter().any(is_owned) && ends.is_some() || title.starts_with(['#', '@']);
    (is_said && !is_owner).then_some(title)
}

/// Whether a text holds three letters, in either case.
fn holds(text: &str, letters: [u8; 3]) -> bool {
    neighbours::holds(text.as_bytes(), |a, b, c, _| (a | 32 == letters[0]) & (b | 32 == letters[1]) & (c | 32 == letters[2]))
}

/// "1253: Document the options": a number, and the title behind it.
fn numbered(words: &str) -> Option<(u32, &str)> {
    let mut words = words;
    while let Some(rest) = words.strip_prefix("eRFC") {
        words = rest;
    }
    let words = words.trim_start_matches([' ', '#']);
    let digits = words.len() - words.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let title = words.get(digits..)?.strip_prefix([':', ','])?.trim_start();
    Some((words.get(..digits)?.parse().ok()?, title)).filter(|(_, title)| !title.is_empty())
}

/// The edition that a heading is: "Rust 2024", "What is new in the 2021 edition".
fn edition_in(heading: &str) -> Option<u16> {
    // Most headings have no such year.
    if !heading.as_bytes().windows(2).any(|digits| digits == b"20") {
        return None;
    }
    let names = heading.starts_with("rust 20") && heading.split_whitespace().count() == 2 || heading.contains("edition");
    let year = heading.split(|c: char| !c.is_ascii_digit()).find(|digits| digits.len() == 4 && digits.starts_with("20"))?;
    let other = ["migrat", "survey", "plan", "release", "timeline"].iter().any(|word| heading.contains(word));
    (names && !other).then(|| year.parse().ok()).flatten()
}

/// Whose version the text says it is.
pub(crate) fn said_of(mention: &VersionMention) -> Option<Subject> {
    match mention.owner.as_ref().filter(|(_, bond)| *bond > Bond::Scope)? {
        (Owner::Rust, _) => Some(Subject::rust()),
        (Owner::Crate(name), _) => Some(Subject::krate(name)),
    }
}
