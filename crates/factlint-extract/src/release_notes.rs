//! What a document says as a whole of releases: the headings of change logs, and the sections and lists of announcements.

use std::collections::HashSet;

use factlint_kinds::Kind;
use factlint_kinds::grammar::ValueRole;
use factlint_model::{Comparator, PartialVersion, Span, Subject};

use crate::block::{Block, BlockKind};
use crate::clause::is_hypothetical;
use crate::engine::{Before, How, Parts, Reading, version_of};
use crate::mention::{Item, Owner, What, items};
use crate::pattern::{Found, READY, Row};
use crate::settle::{Draft, Key};
use crate::token::tokens;

/// Headings that name what a release brought, as long as the text under them may say it better.
#[derive(Default)]
pub(crate) struct Sections {
    open: Vec<Draft>,
    /// How many drafts there were when they were opened.
    from: usize,
}

impl Sections {
    /// At a heading the section before it is over.
    pub(crate) fn close(&mut self, block: &Block, drafts: &mut Vec<Draft>) {
        if matches!(block.kind, BlockKind::Heading(_)) {
            self.end(drafts);
            self.from = drafts.len();
        }
    }

    pub(crate) fn open(&mut self, headings: Vec<Draft>) {
        self.open.extend(headings);
    }

    /// A heading makes a claim where the text under it made none of its kind.
    pub(crate) fn end(&mut self, drafts: &mut Vec<Draft>) {
        let said: Vec<&str> = drafts[self.from.min(drafts.len())..].iter().map(|draft| draft.kind.meta().predicate).collect();
        let silent = std::mem::take(&mut self.open).into_iter().filter(|draft| !said.contains(&draft.kind.meta().predicate));
        let silent: Vec<Draft> = silent.collect();
        drafts.extend(silent);
    }
}

/// Without what is planned: a version that the text somewhere speaks of as one to come is nowhere in it said to exist, unless
/// a heading of a change log is that release.
pub(crate) fn without_plans(drafts: Vec<Draft>, released: &HashSet<Key>) -> Vec<Draft> {
    let planned: HashSet<Key> =
        drafts.iter().filter(|draft| draft.planned).map(Draft::key).filter(|key| !released.contains(key)).collect();
    let is_plan = |draft: &Draft| draft.planned || (draft.kind.grammar().is_mere_mention && planned.contains(&draft.key()));
    drafts.into_iter().filter(|draft| !is_plan(draft)).collect()
}

impl Reading<'_> {
    /// A heading in the announcement of a release of Rust, under the one that says what is in it: it names a feature.
    pub(crate) fn section(&self) -> Vec<Draft> {
        let (Some(version), BlockKind::Heading(3..)) = (&self.scope.whole.rust_release, &self.block.kind) else {
            return Vec::new();
        };
        let lower = self.block.text.to_lowercase();
        let kinds = READY.iter().filter(|ready| {
            let grammar = ready.kind.grammar();
            let within = grammar.sections.iter().any(|section| self.scope.above.is_some_and(|above| above.contains(section)));
            within && !grammar.plain_sections.iter().any(|plain| lower.contains(plain)) && self.is_wanted(ready.kind)
        });
        kinds.filter_map(|ready| self.whole_block(ready.kind, version)).collect()
    }

    /// The whole block as a subject, of which a release of Rust says something.
    fn whole_block(&self, kind: &'static dyn Kind, version: &PartialVersion) -> Option<Draft> {
        let text = self.block.text.trim();
        let start = self.block.text.len() - self.block.text.trim_start().len();
        let row = Row { items: &[], text: &self.block.text, whole: self.scope.whole };
        let parts = Parts {
            subject: Subject::new(text),
            value: version.to_string(),
            value_at: None,
            comparator: Comparator::Exact,
            step: 1,
            start,
            end: start + text.len(),
            rank: 0,
            conjunct: 0,
            mention: None,
        };
        self.finish(kind, row, parts)
    }

    /// An item of a list under a heading that makes a claim of each: the APIs that a release of Rust stabilised.
    pub(crate) fn listed(&self) -> Vec<Draft> {
        let (Some(heading), Some(version)) = (self.scope.heading, &self.scope.whole.rust_release) else { return Vec::new() };
        let kinds = READY.iter().filter(|ready| {
            ready.kind.grammar().list_headings.iter().any(|wanted| heading.contains(wanted)) && self.is_wanted(ready.kind)
        });
        kinds.filter_map(|ready| self.whole_block(ready.kind, version)).collect()
    }

    /// A heading that is a release, with its date: in the heading itself, or in the line under it.
    pub(crate) fn heading(&self, next: &Block) -> Vec<Draft> {
        let row = self.items(0, self.block.text.len());
        let row = Row { items: &row, text: &self.block.text, whole: self.scope.whole };
        let Some(at) = row
            .items
            .iter()
            .position(|item| version_of(item).is_some_and(|mention| matches!(mention.owner, Some((Owner::Crate(_), _)))))
        else {
            return Vec::new();
        };
        // Only a heading that begins with the release is one of a change log.
        if at > 1 || row.items.len() > 12 {
            return Vec::new();
        }
        let mut found = Found { first: 0, last: at, release: Some(at), version: Some(at), ..Found::default() };
        if let Some(date) =
            row.items.iter().position(|item| matches!(&item.what, What::Date(mention) if mention.date.month_number().is_some()))
        {
            found.date = Some(date);
            found.last = date;
        }
        // "v1.0 Roadmap" is no release.
        if is_hypothetical(row, &found) {
            return Vec::new();
        }
        let kinds = READY.iter().filter(|ready| ready.kind.grammar().headings && self.is_wanted(ready.kind));
        let mut drafts: Vec<Draft> = kinds
            .filter_map(|ready| {
                let how = How { word: "", subject: ready.kind.grammar().subject, rank: 0 };
                self.draft(ready.kind, row, &found, how, Before::NOTHING)
            })
            .collect();
        if found.date.is_none() {
            drafts.extend(self.line_under(row, &found, next));
        }
        drafts
    }

    /// "0.61.0", and under it "Released 2022/10/16".
    fn line_under(&self, row: Row<'_>, found: &Found, next: &Block) -> Vec<Draft> {
        let below = items(&tokens(next, 0, next.text.len().min(floor(&next.text, 80))), next);
        let text = &next.text;
        let skipped = below
            .iter()
            .take_while(|item| {
                item.word(text).is_some_and(|word| {
                    matches!(word.to_lowercase().as_str(), "released" | "published" | "date" | "on" | "release")
                }) || item.is_mark(':')
            })
            .count();
        let Some(Item { what: What::Date(mention), start, end, .. }) = below.get(skipped) else { return Vec::new() };
        if mention.is_open || (skipped == 0 && below.len() > 1) {
            return Vec::new();
        }
        let value_span = next.source(*start, *end);
        let kinds = READY.iter().filter(|ready| {
            ready.kind.grammar().headings && ready.kind.grammar().value == ValueRole::Date && self.is_wanted(ready.kind)
        });
        kinds
            .filter_map(|ready| {
                let subject = self.subject(ready.kind.grammar().subject, row, found, Before::NOTHING)?;
                let head = (row.items[found.first].start, row.items[found.last].end);
                let parts = Parts {
                    subject,
                    value: mention.date.to_string(),
                    value_at: None,
                    comparator: Comparator::Exact,
                    step: 1,
                    start: head.0,
                    end: head.1,
                    rank: 0,
                    conjunct: 0,
                    mention: None,
                };
                let mut draft = self.finish(ready.kind, row, parts)?;
                draft.claim.within = mention.date.within();
                let span = Span::new(draft.claim.start, value_span.end);
                draft.claim.text = self.doc.text.get(span.range())?.to_owned();
                (draft.claim.end, draft.claim.value_span, draft.mention) = (span.end, Some(value_span), value_span);
                Some(draft)
            })
            .collect()
    }
}

fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
