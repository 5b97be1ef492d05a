//! Which of the drafts that hold the same words become claims.

use factlint_kinds::Kind;
use factlint_model::{Claim, Span};

/// A claim that may yield to another one.
pub(crate) struct Draft {
    pub(crate) claim: Claim,
    pub(crate) kind: &'static dyn Kind,
    /// The mention that holds the value; two kinds that hold the same one compete.
    pub(crate) mention: Span,
    /// The place of the pattern in its kind: earlier ones are surer.
    pub(crate) rank: usize,
    /// Which of several subjects it is of that share what is said of them.
    pub(crate) conjunct: usize,
    /// Whether the text speaks of it as of something to come.
    pub(crate) planned: bool,
}

/// What a draft says, wherever it says it: predicate, subject and value.
pub(crate) type Key = (&'static str, String, String);

impl Draft {
    /// What it says.
    pub(crate) fn key(&self) -> Key {
        (self.kind.meta().predicate, self.claim.subject.as_str().to_owned(), self.claim.value.clone())
    }

    /// All that it holds.
    fn reach(&self) -> Span {
        Span::new(self.claim.start.min(self.mention.start), self.claim.end.max(self.mention.end))
    }

    /// Whether it states its value without writing it ("now stable"): a version in the same words says more.
    fn is_bare(&self) -> bool {
        self.claim.value_span.is_none()
    }

    /// Whether it says no more than a surer draft.
    fn repeats(&self, surer: &Self) -> bool {
        if surer.claim.predicate != self.claim.predicate {
            return false;
        }
        let says_same = surer.claim.value == self.claim.value && surer.claim.subject.as_str() == self.claim.subject.as_str();
        if says_same && surer.claim.span().overlaps(self.claim.span()) {
            return true;
        }
        if surer.rank == self.rank && surer.conjunct != self.conjunct {
            return false;
        }
        if self.is_bare() {
            return surer.claim.span().overlaps(self.mention);
        }
        surer.mention.overlaps(self.mention) && (surer.claim.value == self.claim.value || surer.mention == self.mention)
    }

    /// Whether another kind wins its words.
    fn yields_to(&self, other: &Self) -> bool {
        self.kind.meta().yields_to.contains(&other.kind.meta().predicate) && other.claim.span().overlaps(self.mention)
    }
}

/// Of the drafts that hold the same value one is kept for each kind, the surest and shortest; and a kind yields where another
/// one that wins over it holds the same words. In the order in which they stand.
///
/// Only drafts that share words compete, so that each run of them is settled by itself: a long document has many short runs.
pub(crate) fn settle(mut drafts: Vec<Draft>) -> Vec<Claim> {
    drafts.sort_by_key(|draft| draft.reach().start);
    let mut settled = Vec::with_capacity(drafts.len());
    let mut run: Vec<Draft> = Vec::new();
    let mut end = 0;
    let mut rest = drafts.into_iter();
    while let Some(draft) = rest.next() {
        end = end.max(draft.reach().end);
        let is_last = rest.as_slice().first().is_none_or(|next| next.reach().start >= end);
        // Most share their words with no other one.
        if is_last && run.is_empty() {
            settled.push(draft.claim);
            continue;
        }
        run.push(draft);
        if is_last {
            settle_run(&mut run, &mut settled);
        }
    }
    settled.sort_by(|a, b| (a.start, a.end, &a.predicate).cmp(&(b.start, b.end, &b.predicate)));
    settled
}

/// Settles a run of several, and leaves it empty.
fn settle_run(run: &mut Vec<Draft>, settled: &mut Vec<Claim>) {
    // Where two are equally sure and short, the values tell them apart, never the order in which they were found.
    run.sort_by(|a, b| {
        let key = |draft: &Draft| (draft.rank, draft.is_bare(), draft.claim.end - draft.claim.start, draft.claim.start);
        key(a).cmp(&key(b)).then_with(|| a.claim.value.cmp(&b.claim.value))
    });
    let mut kept: Vec<Draft> = Vec::with_capacity(run.len());
    for draft in run.drain(..) {
        if !kept.iter().any(|surer| draft.repeats(surer)) {
            kept.push(draft);
        }
    }
    let lost: Vec<bool> = kept.iter().map(|draft| kept.iter().any(|other| draft.yields_to(other))).collect();
    settled.extend(kept.into_iter().zip(lost).filter(|(_, lost)| !lost).map(|(draft, _)| draft.claim));
}
