//! The crate of an advisory where no pattern tells it: the only one of which the sentence speaks, or what its block begins with.

use factlint_kinds::grammar::{SubjectRole, ValueRole};
use factlint_model::Subject;

use crate::beside_advisory::{is_anothers, last_of};
use crate::block::BlockKind;
use crate::clause::{is_question, is_vetoed};
use crate::engine::{Before, Reading};
use crate::mention::{Bond, Item, Owner, Sign, VersionMention, What, is_telling};
use crate::parts::Parts;
use crate::pattern::{Found, READY, Row};
use crate::row::lone_name;
use crate::settle::Draft;

/// Behind all patterns of a kind.
const LAST: usize = 20_000;

/// Words of sentences in which the advisory may be of something else than what they name.
const AWAY: &[&str] = &[
    "through",
    "via",
    "pulls",
    "pulled",
    "pulling",
    "depends",
    "depend",
    "dependency",
    "dependencies",
    "transitive",
    "transitively",
    "indirectly",
    "unlike",
    "like",
    "similar",
    "unaffected",
    "ignore",
    "ignored",
    "ignoring",
    "ignores",
    "update",
    "updated",
    "updates",
    "upgrade",
    "upgraded",
    "upgrades",
    "bump",
    "bumped",
    "bumps",
    "replace",
    "replaced",
    "replaces",
    "dropped",
    "drop",
    "drops",
    "removed",
    "remove",
    "removes",
    "removing",
    "switch",
    "switched",
    "migrated",
    "moved",
    "instead",
    "uses",
    "using",
    "brings",
    "brought",
    "downstream",
    "upstream",
    "fork",
    "forked",
    "vendored",
    "bundled",
    "scanner",
    "database",
    "example",
    "cousin",
    "same",
    "another",
    "fix",
    "fixes",
    "fixed",
    "patch",
    "patched",
];

impl Reading<'_> {
    /// The advisories of a sentence that no draft is about yet.
    pub(crate) fn of_only_crate(&self, row: Row<'_>, before: Before<'_>, drafts: &[Draft]) -> Vec<Draft> {
        let advisories: Vec<(usize, &str)> = (row.items.iter().enumerate())
            .filter_map(|(at, item)| match &item.what {
                What::Advisory(id) => Some((at, id.as_str())),
                _ => None,
            })
            .collect();
        if advisories.is_empty() {
            return Vec::new();
        }
        let of_names = |kind: &&'static dyn factlint_kinds::Kind| {
            let grammar = kind.grammar();
            grammar.subject == SubjectRole::Advisory && grammar.value == ValueRole::Name
        };
        let Some(kind) = READY.iter().map(|ready| ready.kind).find(of_names).filter(|kind| self.is_wanted(*kind)) else {
            return Vec::new();
        };
        let is_away = |item: &Item| AWAY.iter().any(|word| item.is_word(row.text, word));
        if row.items.iter().any(is_away) || is_question(row) || is_spared(row) {
            return Vec::new();
        }
        // A change log lists many things: only what has a version there.
        let is_versioned = |at: usize| matches!(row.items[at].what, What::Version(_));
        let is_log = self.whole.is_change_log;
        let only = only_name(row).filter(|(_, at)| !is_log || is_versioned(*at));
        // Several advisories may be of several crates that were named before.
        let is_one = advisories.len() == 1;
        let above = self.above(row, before).filter(|_| is_one && !is_log && only.is_none() && !names_any(row));
        let only = only.or_else(|| above.as_deref().map(|name| (name, 0)));
        let only = only.filter(|(name, _)| !self.is_speaker(row, name, advisories.first().map(|(at, _)| *at)));
        let told = |id: &str| {
            drafts.iter().find(|draft| draft.kind.meta().predicate == kind.meta().predicate && draft.claim.subject.as_str() == id)
        };
        let one = |(place, id): (usize, &str)| {
            // "A and B, both in brindle": a pattern took the nearer one.
            let next = row
                .items
                .get(place + 2)
                .filter(|_| row.items[place + 1].is_word(row.text, "and") || row.items[place + 1].is_mark(','));
            let is_shared = row.items.iter().any(|item| ["both", "all", "each"].iter().any(|word| item.is_word(row.text, word)));
            let twin = next.filter(|_| is_shared).and_then(|next| match &next.what {
                What::Advisory(other) => told(other),
                _ => None,
            });
            let (name, at) = match twin {
                Some(draft) => (draft.claim.value.as_str(), place + 2),
                None => only?,
            };
            let (first, last) = (place.min(at), place.max(at));
            let found = Found { first, last, name: Some(at), advisory: Some(place), ..Found::default() };
            // "Also known as": the other name of one.
            let is_alias = place.checked_sub(1).is_some_and(|before| row.items[before].is_word(row.text, "as"));
            // What was named above stands nowhere here.
            let is_here = last_of(row, name, at + 1) == Some(at);
            let is_anothers = twin.is_none() && is_here && is_anothers(row, at, Some(place));
            if is_alias || is_anothers || told(id).is_some() || is_vetoed(row, &found, kind.grammar().vetoes) {
                return None;
            }
            let parts = Parts {
                rank: LAST,
                conjunct: place,
                ..Parts::exact(Subject::new(id), name, (row.items[place].start, row.items[place].end))
            };
            self.finish(kind, row, parts)
        };
        advisories.into_iter().filter_map(one).collect()
    }

    /// The crate whose name the nearest heading is, and nothing else.
    pub(crate) fn headed(&self) -> Option<&str> {
        let is_name = |name: &&str| {
            let heading = self.scope.heading.unwrap_or_default();
            heading.trim_matches(|c: char| !c.is_ascii_alphanumeric()) == *name
        };
        self.scope.section.filter(|_| self.scope.is_of_heading && self.block.kind != BlockKind::Item).filter(is_name)
    }

    /// What the block begins with, the heading names, or the sentence before is: "tar. RUSTSEC-\u{2026} lets …".
    fn above(&self, row: Row<'_>, before: Before<'_>) -> Option<String> {
        let heading = || self.headed().map(str::to_owned);
        let lone = || {
            let (start, end) = *before.earlier.last()?;
            let sentence = self.block.text.get(start..end)?;
            // "A.1  tar.": the number of the item.
            let (label, rest) = sentence.split_once(' ').unwrap_or(("", sentence));
            let is_label = label.len() < 5 && label.contains(|c: char| c.is_ascii_digit());
            lone_name(if is_label { rest } else { sentence })
        };
        let lead = || self.lead().map(|lead| lead.name.clone());
        lone().or_else(lead).or_else(heading).filter(|_| !row.items.is_empty())
    }
}

/// Whether a sentence has any name, which may be of a crate or not.
fn names_any(row: Row<'_>) -> bool {
    row.items.iter().any(|item| match &item.what {
        What::Name(_) => true,
        What::Version(mention) => matches!(mention.owner, Some((Owner::Crate(_), _))),
        _ => false,
    })
}

/// Whether the sentence says of something that the advisory is not about it.
fn is_spared(row: Row<'_>) -> bool {
    const HITS: &[&str] = &["affect", "vulnerab", "concern", "appl", "expos", "hit", "touch", "reach", "relevan", "impact"];
    let is_denied = |item: &Item| ["not", "never", "no", "neither", "nor"].iter().any(|word| item.is_word(row.text, word));
    let hits = |item: &Item| item.word(row.text).is_some_and(|word| HITS.iter().any(|stem| word.starts_with(stem)));
    let contracted = |item: &Item| item.word(row.text).is_some_and(|word| word.ends_with("n't") || word.ends_with("n\u{2019}t"));
    row.items.iter().any(|item| is_denied(item) || contracted(item)) && row.items.iter().any(hits)
}

/// The only name of a crate in a sentence, and where it stands. Code is many things: it has a sign of its own, a version somewhere, or stands as
/// what the sentence is about.
fn only_name<'a>(row: Row<'a>) -> Option<(&'a str, usize)> {
    let mut only: Option<(&str, usize)> = None;
    for (at, item) in row.items.iter().enumerate() {
        let name = match &item.what {
            What::Name(name) if name.sign >= Sign::Code => name.name.as_str(),
            What::Version(VersionMention { owner: Some((Owner::Crate(name), bond)), .. }) if *bond >= Bond::Clause => {
                name.as_str()
            }
            _ => continue,
        };
        if only.is_some_and(|(sole, _)| sole != name) {
            return None;
        }
        only = only.or(Some((name, at)));
    }
    only.filter(|(name, at)| {
        let is_version = matches!(row.items[*at].what, What::Version(_));
        let is_sure = || row.whole.has_versions(name) || name.contains('-') && is_telling(name);
        is_version || is_sure() || is_subject(row, *at)
    })
}

/// "The third was `brindle`: …", "`brindle`, the parser, has …": whether a name stands where the sentence says what it is about.
fn is_subject(row: Row<'_>, at: usize) -> bool {
    const VERBS: &[&str] = &["is", "was", "has", "had", "got", "gets", "suffers", "suffered"];
    let is = |at: Option<usize>, words: &[&str]| {
        at.and_then(|at| row.items.get(at)).is_some_and(|item| words.iter().any(|word| item.is_word(row.text, word)))
    };
    let marked = |at: usize| row.items.get(at).is_some_and(|item| matches!(item.what, What::Mark(':' | '(' | ',')));
    let first = row.items[..at].iter().all(|item| matches!(item.what, What::Mark(_)));
    let opens = first && (is(Some(at + 1), VERBS) || marked(at + 1));
    // "Both in `brindle`"
    let is_of_all =
        is(at.checked_sub(1), &["in", "of", "against"]) && is(at.checked_sub(2), &["both", "all", "each", "are", "were"]);
    opens || is_of_all || is(at.checked_sub(1), &["was", "is", "first", "second", "third", "last"]) && marked(at + 1)
}
