//! What stands before a release: what it is the object of, or a part of.

use super::Day;
use super::words::{
    AIMS, BRINGS, CALLED, CAME_WITH, DEEDS, GOVERNS, HOLDS, JOINS, LIGHT, OURS, OWN, PLACES, PUBLISHES, SPEAKERS, USES, VERBS,
    WORKS,
};
use crate::lexicon::Lexicon;
use crate::mention::What;

/// Verbs of products that come with a release.
const SHIPS: &Lexicon = &Lexicon::of(&["shipped", "ships", "shipping"]);

/// The longest label, in items.
const LABEL: usize = 6;

/// What a release stands behind, where its own clause begins with something else.
enum Governor {
    Nothing,
    /// A mark before which a label may stand.
    Label(usize),
    Word(usize),
}

impl Day<'_> {
    /// The first item of what names the release: "the first stable release of", "the `x` crate's".
    pub(super) fn begins(self) -> usize {
        let is_own = |at: usize| {
            self.is(at, &OWN)
                || matches!(self.row.items[at].what, What::Mark('"' | '\u{201c}' | '*' | '_' | '`' | '['))
                || matches!(self.row.items[at].what, What::Name(_))
                || self.is_owner(at)
        };
        (0..self.release).rev().take_while(|at| is_own(*at)).last().unwrap_or(self.release)
    }

    /// Whether the subject of a verb behind the release is something else: "our port to 1.0 was released", "an audit of 1.0".
    pub(super) fn is_governed(self) -> bool {
        let Some(before) = self.begins().checked_sub(1) else { return false };
        if self.is_any(before, &["of"]) {
            return !self.is_of_release(before);
        }
        // "Our kit, which uses 1.0, was released".
        let is_apart = self.mark(self.release + 1) == Some(',')
            && (self.is(self.release + 2, &VERBS) || self.is_any(self.release + 2, &["was", "were", "is", "has", "had"]));
        if is_apart && matches!(self.row.items[before].what, What::Word) && !self.is(before, &BRINGS) {
            return true;
        }
        // "Later on 1.0 was released", "for 1.0 to be released".
        let is_adverb = self.is_any(before, &["on"])
            && before
                .checked_sub(1)
                .is_some_and(|at| self.is_any(at, &["later", "early", "further", "then", "earlier", "moving"]));
        let waits = self.is_any(before, &["for"]) && self.is_any(self.release + 1, &["to"]);
        self.is(before, &GOVERNS) && !is_adverb && !waits
    }

    /// "Our port to 1.0, released in May": what may be released itself, and what is said of the release is said of that.
    pub(super) fn is_of_work(self) -> bool {
        let before = self.begins().checked_sub(1).filter(|at| self.is(*at, &GOVERNS) || self.is_any(*at, &["of"]));
        before.and_then(|at| at.checked_sub(1)).is_some_and(|head| self.is(head, &WORKS))
    }

    /// Whether what "of" is said of is a release: "the release of 1.0", "the first version of 1.0".
    fn is_of_release(self, of: usize) -> bool {
        let head = of.checked_sub(1);
        let of = |head: usize, words: &[&str]| head.checked_sub(1).is_some_and(|at| self.is_any(at, words));
        // "The end-of-life date of 1.0"
        let is_time = |head: usize| self.is_any(head, &["date", "day", "month", "time"]);
        let is_own_time = |head: usize| of(head, &["the", "its", "release", "publication", "launch"]);
        head.is_some_and(|head| self.is(head, &CALLED) && !of(head, &["pre", "-"]) && (!is_time(head) || is_own_time(head)))
    }

    /// Whether a day that no verb of releases leads to is the one of a deed: "we moved to 1.0 in May".
    pub(super) fn is_of_deed(self) -> bool {
        // "1.0, from May", "1.0, a release from May": said of the release itself.
        let own = self.release + 2;
        let is_called = self.is_any(own, &["a", "the"]) && self.is_any(own + 1, &["release", "version"]);
        if self.mark(own - 1) == Some(',') && (is_called || self.is_any(own, &["from", "dated"])) {
            return false;
        }
        let is_bracket = (self.release + 1..self.date).any(|at| self.mark(at) == Some('('));
        if is_bracket {
            let inner = (self.release + 1..self.date).any(|at| self.is(at, &USES));
            return inner || self.is_remarked() || self.is_in_use() || self.is_bracket_of_deed();
        }
        match self.governor() {
            Governor::Nothing => false,
            // "0.7 \u{2192} 0.8, May 2025"
            Governor::Label(mark) => self.mark(mark) == Some('>') || self.is_label_of_deed(mark) || self.begins_with_deed(),
            Governor::Word(at) => self.is_deed(at),
        }
    }

    /// What the release stands behind; of several that are joined, what the first of them does.
    fn governor(self) -> Governor {
        let Some(before) = self.begins().checked_sub(1) else { return Governor::Nothing };
        let joins = self.mark(before) == Some(',') || self.is(before, &JOINS);
        if joins {
            let is_light = |at: usize| {
                self.is_date(at) || self.is(at, &LIGHT) || self.is(at, &JOINS) || matches!(self.mark(at), Some(',' | '(' | ')'))
            };
            let other = (0..=before).rev().find(|at| !is_light(*at));
            if let Some(other) = other.filter(|at| self.is_version(*at)) {
                let of_other = Day { release: other, ..self };
                // "0.13 needs Rust 1.71 and 0.14": the clause of another thing goes on.
                return if of_other.is_of_rust() == self.is_of_rust() { of_other.governor() } else { Governor::Nothing };
            }
        }
        match self.row.items[before].what {
            What::Mark(_) => Governor::Label(before),
            _ => Governor::Word(before),
        }
    }

    fn is_deed(self, at: usize) -> bool {
        if self.is_any(at, &["of"]) {
            let is_part = at.checked_sub(1).is_some_and(|at| self.is_any(at, &["part"]));
            return !(self.is_of_release(at) || is_part && self.came_with(at));
        }
        if self.is_any(at, &["to"]) && self.is_step(at) || self.is_any(at, &["at"]) && self.is_stand(at) {
            return false;
        }
        if self.is(at, &AIMS) {
            return true;
        }
        if self.is_any(at, &["in", "with", "within"]) {
            return !self.came_with(at);
        }
        if self.is(at, &BRINGS) {
            return self.is_brought_elsewhere(self.clause_of(at), at);
        }
        let is_time = self.is_any(at, &["since", "until", "till", "before", "after", "by", "than", "starting", "from"]);
        let is_done = |at: usize| self.is(at, &USES) || self.is(at, &DEEDS);
        if is_time {
            let from = (0..at).rev().find(|at| matches!(self.mark(*at), Some(',' | ';' | ':'))).map_or(0, |at| at + 1);
            return (from..at).any(is_done) || self.has_speaker(at);
        }
        let word = self.row.items[at].word(self.row.text).unwrap_or_default();
        is_done(at)
            || self.is(at, &HOLDS)
            || word.ends_with("ed") && word.len() > 4
            || self.has_speaker(at)
            || self.begins_with_deed()
    }

    /// "The crate moved to 0.8", "tarnwood graduated to 1.0": what it does itself, and nobody with it.
    fn is_step(self, to: usize) -> bool {
        const STEPS: &[&str] = &[
            "moved",
            "went",
            "advanced",
            "jumped",
            "graduated",
            "progressed",
            "matured",
            "got",
            "made",
            "leapt",
            "climbed",
            "gone",
            "get",
            "move",
            "jump",
            "advance",
        ];
        // "Went from 0.20 (yanked later) directly to 22.0".
        const WAY: &[&str] = &["from", "it", "finally", "straight", "directly", "right", "on", "up", "over"];
        let mut is_inner = false;
        let is_way = |at: &usize| {
            is_inner = self.mark(*at) == Some(')') || is_inner && self.mark(*at) != Some('(');
            is_inner || self.mark(*at) == Some('(') || self.is_version(*at) || self.is_any(*at, WAY)
        };
        let begins = to - (0..to).rev().take_while(is_way).count();
        let Some(verb) = begins.checked_sub(1).filter(|at| self.is_any(*at, STEPS)) else { return false };
        let is_light = |at: &usize| self.is_any(*at, &["has", "had", "finally", "then", "also", "did", "itself", "just"]);
        let subject = (0..verb).rev().find(|at| !is_light(at));
        !self.is_named()
            && subject.is_some_and(|at| self.is_owner(at) || self.is_any(at, &["it", "which", "crate", "library", "project"]))
    }

    /// "The crate was at 0.8 in May": where it stood itself.
    fn is_stand(self, at: usize) -> bool {
        let stood = ["is", "was", "been", "stood", "stands", "sat", "remained", "still", "already"];
        let is_ours = (self.clause_of(at)..at).any(|at| self.is(at, &OURS) || self.is(at, &PLACES));
        !self.is_named() && !is_ours && at.checked_sub(1).is_some_and(|at| self.is_any(at, &stood)) && !self.has_speaker(at)
    }

    /// Whether a change came with the release: "x was stabilised in 1.75"; "with 1.75", at the beginning of a clause.
    fn came_with(self, preposition: usize) -> bool {
        let from = self.clause_of(preposition);
        if from == preposition
            || matches!(self.mark(preposition - 1), Some(',' | '-' | '('))
            || self.is_any(preposition - 1, &["and", "but"])
        {
            return !self.has_speaker(preposition) && !self.begins_with_deed();
        }
        let said = (from..preposition).rev().find(|at| self.is(*at, &CAME_WITH) || self.is(*at, &USES));
        // "The product shipped with 1.0"
        let is_edition = |at: usize| matches!(self.row.items[at].what, What::Edition(_)) || self.is_any(at, &["edition"]);
        let is_with = self.is_any(preposition, &["with"]) && !(from..preposition).any(is_edition);
        let is_product = |at: usize| {
            is_with && (self.is_any(at, &["released", "published", "launched"]) || self.is(at, SHIPS) && !self.is_of_rust())
        };
        match said {
            Some(at) if is_product(at) || is_with && self.is_brought_elsewhere(from, at) => false,
            Some(at) if self.is(at, &CAME_WITH) => !self.has_speaker(preposition) || self.is(at, &PUBLISHES),
            _ => false,
        }
    }

    /// Where the clause begins in which an item stands.
    fn clause_of(self, at: usize) -> usize {
        (0..at).rev().find(|at| matches!(self.mark(*at), Some(';' | ':'))).map_or(0, |at| at + 1)
    }

    /// Whether somebody speaks of himself before an item, in its clause.
    fn has_speaker(self, until: usize) -> bool {
        let from = self.clause_of(until);
        (from..until).any(|at| self.is(at, &SPEAKERS))
    }

    /// "Updated x to 1.0 (May 2025)", "Tested with 1.0, May 2025": a note of what was done.
    fn begins_with_deed(self) -> bool {
        let first = (0..self.release).find(|at| {
            !matches!(self.row.items[*at].what, What::Mark(_))
                && !self.is_any(*at, &["last", "first", "re", "re-", "was", "all", "now", "newly", "recently"])
        });
        let is_need = || {
            let needs = ["msrv", "minimum", "supported", "rust-version", "rustc", "compiler"];
            (0..self.release).any(|at| self.is_any(at, &needs))
        };
        first.is_some_and(|at| self.is(at, &USES)) && !(self.is_of_rust() && is_need())
    }

    /// Whether the words before a mark say what was done: "Last toolchain bump:", "Benchmarks (".
    fn is_label_of_deed(self, mark: usize) -> bool {
        let label = (0..mark).rev().take(4).take_while(|at| !matches!(self.mark(*at), Some('.' | ';' | ',' | '(')));
        let is_short = self.mark(mark) != Some(':') || mark - self.clause_of(mark) <= LABEL;
        let is_label = is_short && matches!(self.mark(mark), Some(':' | '(' | '-' | '['));
        is_label && label.into_iter().any(|at| self.is(at, &DEEDS) || self.is(at, &USES))
    }

    /// Whether a day in brackets behind the release is rather the one of what is done with it: "the upgrade to 1.0 (May 2025)".
    fn is_bracket_of_deed(self) -> bool {
        if self.begins_with_deed() {
            return true;
        }
        match self.governor() {
            Governor::Nothing => false,
            Governor::Label(mark) => self.is_label_of_deed(mark),
            Governor::Word(at) => {
                let leads = self.is(at, &GOVERNS) || self.is_any(at, &["of"]);
                let head = at.checked_sub(1).filter(|_| leads);
                // "Upgrade to 1.0 (May 2025) or newer"
                let is_advice = self.mark(self.date + 1) == Some(')') && self.is_any(self.date + 2, &["or", "if", "to", "as"]);
                head.is_some_and(|head| !(head == 0 && is_advice) && (self.is(head, &DEEDS) || self.is(head, &WORKS)))
            }
        }
    }

    /// "Revised on 2 May for 1.0": a note of what was done on a day with the release behind it.
    pub(super) fn is_noted(self) -> bool {
        let from = self.clause_of(self.date);
        let leads = |at: usize| self.is(at, &USES) || self.is(at, &DEEDS) || self.is(at, &SPEAKERS);
        // "It took until May for 1.0 to be released"
        let is_awaited = self.is_any(self.release + 1, &["to"]);
        let is_for = !is_awaited && (self.date + 1..self.release).any(|at| self.is(at, &AIMS));
        is_for && (from..self.date).any(leads)
    }
}
