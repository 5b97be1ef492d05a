//! What a match says, as the draft of a claim.

use factlint_kinds::grammar::{SubjectRole, ValueRole};
use factlint_kinds::{Change, Kind};
use factlint_model::{AsOfFrom, Claim, Comparator, Origin, PartialVersion, Role, Span, Subject};

use crate::beside_advisory;
use crate::block::{BlockKind, Mark, MarkKind};
use crate::date_chain::{self, Dated};
use crate::engine::{Before, How, Reading, version_of};
use crate::event::{is_of_another_event, lists_deeds};
use crate::fold::{has_in_any_case, lower};
use crate::former::is_former;
use crate::guess::is_carried;
use crate::identified::said_of;
use crate::mention::{Item, What, name_of, pull_of, repo_of};
use crate::other_advisory::is_of_one_of_several;
use crate::parts::Parts;
use crate::past::{self, Time};
use crate::pattern::{Found, Row};
use crate::release_or_need::{at_version_before_bracket, is_release_for_need};
use crate::scope::numbers_section;
use crate::settle::Draft;
use crate::value::{value, within};
use crate::when_needed::{When, at_release, when_needed};

impl Reading<'_> {
    pub(crate) fn draft(
        &self,
        kind: &'static dyn Kind,
        row: Row<'_>,
        found: &Found,
        how: How<'_>,
        before: Before<'_>,
    ) -> Option<Draft> {
        let found = &match how.subject {
            SubjectRole::Repository => with_owner(row, found.clone()),
            SubjectRole::Advisory => of_whole(row, found.clone()),
            _ => found.clone(),
        };
        let is_other_day = kind.grammar().value == ValueRole::Date
            && (self.is_planned(row, found) || is_of_another_event(kind.grammar(), row, found, || self.is_list_of_deeds()));
        if is_other_day || (how.subject == SubjectRole::Phrase && self.is_no_feature(row, found)) {
            return None;
        }
        if self.is_measured(row, found) || self.is_surname(row, found) || self.is_disowned(row, found, kind.grammar()) {
            return None;
        }
        let is_of_other_advisory = how.subject == SubjectRole::Advisory
            && match kind.grammar().value {
                ValueRole::Version => is_of_one_of_several(row, found) || self.is_of_user(row, found),
                ValueRole::Date => self.is_day_of_work(row, found),
                _ => false,
            };
        if is_of_other_advisory {
            return None;
        }
        // "- `brindle`: 1.65", in a list of what each needs: of that release of Rust nothing else is said.
        let is_listed = |at: usize| matches!(version_of(&row.items[at]), Some(mention) if mention.is_listed());
        let of_rust = matches!(how.subject, SubjectRole::RustRelease | SubjectRole::Phrase);
        if of_rust && [found.version, found.release].into_iter().flatten().any(is_listed) {
            return None;
        }
        let is_of_needs = kind.grammar().is_of_needs();
        if is_of_needs && (self.is_needed_by_another(row, found) || is_release_for_need(row, found)) {
            return None;
        }
        if how.subject == SubjectRole::RustRelease
            && kind.grammar().value == ValueRole::Date
            && self.is_need_of_a_time(row, found)
        {
            return None;
        }
        let is_branch = |at: usize| beside_advisory::is_of_branch(row, at, false);
        let is_branch = kind.grammar().is_mere_mention && found.version.is_some_and(is_branch);
        if is_branch {
            return None;
        }
        let subject = self.subject(how.subject, row, found, before)?;
        if subject.crate_name().is_some_and(|name| self.is_named_since(row, found, name)) {
            return None;
        }
        let is_of_release = kind.grammar().is_mere_mention || how.subject == SubjectRole::RustRelease;
        if is_of_release && subject.crate_name().is_none() && self.is_bare_of_crate(row, found, &subject, before) {
            return None;
        }
        let is_open = is_of_needs && subject.version().is_none();
        let when = if is_open { when_needed(row, found, &subject) } else { None };
        let is_past = || when.is_none() && is_former(row, found) || self.is_below_version_in_use(row, found);
        if is_open && (matches!(when, Some(When::Unknown)) || is_past()) {
            return None;
        }
        let subject = if is_of_needs { at_version_before_bracket(row, found, subject) } else { subject };
        let subject = at_release(subject, when.as_ref());
        let valued = match kind.grammar().value {
            ValueRole::Name if found.name.is_none() => {
                let own = found.release.and_then(|at| version_of(&row.items[at])).and_then(said_of);
                let own = own.and_then(|subject| subject.crate_name().map(str::to_owned));
                // "… (RUSTSEC-2024-9001)": of what the sentence itself speaks of, and of nothing before it.
                let is_aside = matches!(row.items[found.first].what, What::Mark('(' | ',' | ';'));
                let spoken = || {
                    if is_aside {
                        self.spoken_here(row, found.first, before.heard)
                    } else {
                        self.name(row, found, before).map(|name| name.name)
                    }
                };
                let name = own.or_else(spoken)?;
                let at = found.release.or_else(|| beside_advisory::last_of(row, &name, found.first));
                let at = at.map(|at| beside_advisory::name_before(row, &name, at));
                let is_anothers = at.is_some_and(|at| beside_advisory::is_anothers(row, at, found.advisory));
                if is_anothers || self.is_speaker(row, &name, found.advisory) {
                    return None;
                }
                (name, None, Comparator::Exact, 1)
            }
            ValueRole::Name if found.name.is_some_and(|at| beside_advisory::is_anothers(row, at, found.advisory)) => return None,
            ValueRole::Name if found.name.is_some_and(|at| self.is_speaker(row, name_at(row, at), found.advisory)) => {
                return None;
            }
            _ => value(kind.grammar(), row, found, how.word)?,
        };
        let (value, value_at, comparator, step) = valued;
        let (start, end) = self.bounds(row, found);
        let (rank, conjunct) = (how.rank, found.conjunct);
        let mention = found.coordinated.map(|at| (row.items[at].start, row.items[at].end));
        let mut draft =
            self.finish(kind, row, Parts { subject, value, value_at, comparator, step, start, end, rank, conjunct, mention })?;
        draft.claim.within = within(kind.grammar(), row, found);
        let is_guess = kind.grammar().is_mere_mention && found.version.is_some_and(|at| self.is_guess(row, at));
        // Below the release of a log that is of no crate by its name, a name may be that of something else.
        let is_above = |version: &PartialVersion| draft.claim.subject.version() == Some(version.to_string().as_str());
        let is_log_of_any = how.subject == SubjectRole::CrateMaybeAt
            && found.release.is_none_or(|at| !is_of_crate(row, at))
            && self.release_above().is_some_and(is_above);
        let may_be_rust = || {
            let is_mere = kind.grammar().is_mere_mention && how.subject == SubjectRole::Crate;
            is_mere && found.version.is_some_and(|at| self.may_be_needed_rust(row, at))
        };
        draft.claim.guessed |= is_guess
            || [found.version, found.release].into_iter().flatten().any(|at| is_carried(row, at))
            || is_log_of_any
            || may_be_rust();
        if how.subject == SubjectRole::Advisory {
            let version = found.version.filter(|_| kind.grammar().value == ValueRole::Version);
            if version.is_some_and(|at| beside_advisory::is_of_branch(row, at, true)) {
                return None;
            }
            let said = found.version.and_then(|at| version_of(&row.items[at])).and_then(said_of);
            draft.claim.of = said.or_else(|| version.and_then(|at| beside_advisory::product_before(row, at)));
        }
        if is_of_needs {
            self.set_time(&mut draft, when);
        }
        Some(draft)
    }

    /// Whether the block is an item of a list of what was done with releases.
    fn is_list_of_deeds(&self) -> bool {
        self.block.kind == BlockKind::Item && !self.whole.is_change_log && self.list_lead.is_some_and(lists_deeds)
    }

    pub(crate) fn finish(&self, kind: &'static dyn Kind, row: Row<'_>, parts: Parts) -> Option<Draft> {
        if self.is_by_author(row, &parts.subject) || self.is_number_of_section(&parts) {
            return None;
        }
        let span = self.whole_code(self.block.source(parts.start, parts.end));
        let value_span = parts.value_at.map(|(start, end)| self.block.source(start, end));
        let text = self.doc.text.get(span.range()).filter(|text| !text.is_empty())?;
        let comparator = if kind.grammar().plus_is_idiom && parts.comparator == Comparator::AtLeast {
            Comparator::Exact
        } else {
            parts.comparator
        };
        let mut claim = Claim {
            doc: self.doc.path.clone(),
            start: span.start,
            end: span.end,
            text: text.to_owned(),
            comparator,
            step: parts.step,
            value_span,
            ..Claim::new(kind.meta().predicate, parts.subject, parts.value)
        };
        claim.guessed = self.may_be_unpublished(&claim);
        let is_fixed = kind.change(&claim) == Change::Fixed;
        let dated = if is_fixed { None } else { date_chain::of_claim(row, self.scope, self.block) };
        let is_count = kind.grammar().value == ValueRole::Count;
        let dated = match dated.filter(|dated| dated.from == AsOfFrom::Sentence) {
            None if is_count => match past::time_of(row, (parts.start, parts.end)) {
                // "In those days it had 1,000 stars": nobody can look that up.
                Some(Time::Unknown) => return None,
                Some(Time::Told { date, at, is_over }) => {
                    claim.is_over = is_over;
                    Some(Dated { date, from: AsOfFrom::Sentence, at: Some(self.block.source(at.0, at.1)) })
                }
                None => dated,
            },
            _ => dated,
        };
        if let Some(dated) = dated {
            (claim.as_of, claim.as_of_from) = (Some(dated.date), dated.from);
        }
        // "Was still not stable as of 2025".
        let is_of_feature = kind.grammar().subject == SubjectRole::Phrase && claim.as_of_from == AsOfFrom::Sentence;
        claim.is_over |= is_of_feature && [" was ", " were "].iter().any(|verb| claim.text.contains(verb));
        if kind.grammar().linked {
            claim.of = pull_of(self.block, (parts.start, parts.end), &claim.subject);
        }
        let mention = parts.mention.map(|(start, end)| self.block.source(start, end)).or(value_span).unwrap_or(span);
        let sentence = match row.items {
            [first, .., last] => row.text.get(first.start..last.end).unwrap_or_default(),
            _ => row.text,
        };
        if !kind.check(&claim, sentence) {
            return None;
        }
        claim.of = kind.of(&claim, sentence).or(claim.of);
        claim.origins = self.origins(&claim, dated.and_then(|dated| dated.at));
        Some(Draft { claim, kind, mention, rank: parts.rank, conjunct: parts.conjunct, planned: false })
    }

    /// "By Vela Ondov, first released in 2020": whether the name that was matched is the second word of another one.
    fn is_surname(&self, row: Row<'_>, found: &Found) -> bool {
        let is_capital = |at: usize| {
            let word = row.items[at].word(row.text).filter(|_| !row.items[at].code);
            word.is_some_and(|word| word.starts_with(char::is_uppercase) && word.chars().skip(1).any(char::is_lowercase))
        };
        let Some(at) = found.name.filter(|at| *at > 0 && is_capital(*at) && is_capital(*at - 1)) else { return false };
        // "Meet Brindle, first released in 2020": what begins the sentence has a capital for that, unless it is a name elsewhere.
        let is_named = || name_of(&row.items[0], row.text).is_some_and(|name| self.whole.is_written_small(&name.name));
        let is_first = at == 1 && !is_named();
        let joins = row.text.get(row.items[at - 1].end..row.items[at].start) == Some(" ");
        let is_known = name_of(&row.items[at], row.text).is_some_and(|name| self.whole.is_known(&name.name));
        joins && !is_known && !is_first
    }

    /// "9.1. `brindle`": whether what a heading begins with is its number.
    fn is_number_of_section(&self, parts: &Parts) -> bool {
        let begins = |(start, _): (usize, usize)| self.block.text[..start].trim().is_empty();
        matches!(self.block.kind, BlockKind::Heading(_))
            && parts.value_at.is_some_and(begins)
            && numbers_section(self.block, self.whole)
    }

    /// "- quill [set the minimum version to 1.59](…/pull/49)": who did it stands before the link to what was done, and is no crate.
    fn is_by_author(&self, row: Row<'_>, subject: &Subject) -> bool {
        let ([first, next, ..], Some(name)) = (row.items, subject.crate_name()) else { return false };
        let leads = |mark: &Mark| {
            let is_work = |url: &str| ["/pull/", "/issues/", "/commit/"].iter().any(|part| url.contains(part));
            mark.start == next.start && matches!(&mark.kind, MarkKind::Link(url) if is_work(url))
        };
        self.block.kind == BlockKind::Item && first.is_word(row.text, name) && self.block.marks.iter().any(leads)
    }

    /// Where the date and the subject come from, where that is outside the claim's own words.
    pub(crate) fn origins(&self, claim: &Claim, date: Option<Span>) -> Vec<Origin> {
        let says = |name: &str| has_in_any_case(&claim.text, name);
        let subject = match claim.subject.crate_name() {
            // Most claims have it in their words.
            Some(name) if says(&lower(name)) => None,
            Some(name) => self.scope.about_at.filter(|_| self.scope.about == Some(name)),
            None => self.whole.title_at.filter(|_| self.whole.about_rust && !says("rust")),
        };
        let origin = |role: Role| move |span: Span| Origin { role, span };
        let all = date.map(origin(Role::Date)).into_iter().chain(subject.map(origin(Role::Subject)));
        all.filter(|origin| !origin.span.overlaps(claim.span())).collect()
    }

    /// A span that cuts code in two takes its backtick, too.
    fn whole_code(&self, span: Span) -> Span {
        let text = &self.doc.text;
        let odd =
            |span: Span| text.get(span.range()).is_some_and(|run| memchr::memchr_iter(b'`', run.as_bytes()).count() % 2 == 1);
        if !odd(span) {
            return span;
        }
        if text[..span.start].ends_with('`') {
            return Span::new(span.start - 1, span.end);
        }
        if text[span.end..].starts_with('`') { Span::new(span.start, span.end + 1) } else { span }
    }

    /// The bytes of a match in the block: without brackets at its ends, where they are not a pair.
    fn bounds(&self, row: Row<'_>, found: &Found) -> (usize, usize) {
        let (mut first, mut last) = (found.first, found.last);
        let dull = |item: &Item| matches!(item.what, What::Mark('(' | ')' | ',' | ':' | '"'));
        let quotes = |first: usize, last: usize| row.items[first..=last].iter().filter(|item| item.is_mark('"')).count();
        while first < last && dull(&row.items[first]) && !(row.items[first].is_mark('"') && quotes(first, last) == 2) {
            first += 1;
        }
        while last > first && dull(&row.items[last]) && !(row.items[last].is_mark('"') && quotes(first, last) == 2) {
            let opened = row.items[first..last].iter().filter(|item| item.is_mark('(')).count()
                > row.items[first..last].iter().filter(|item| item.is_mark(')')).count();
            if row.items[last].is_mark(')') && opened {
                break;
            }
            last -= 1;
        }
        // A bracket that opens in the match closes in it.
        let run = &row.text[row.items[first].start..row.items[last].end];
        let is_open = || run.matches(['(', '[']).count() > run.matches([')', ']']).count();
        if row.items.get(last + 1).is_some_and(|item| item.is_mark(')')) && is_open() {
            last += 1;
        }
        (row.items[first].start, row.items[last].end)
    }
}

/// The match with the owner of the repository with which it begins: `hollowpine/pavise`.
fn with_owner(row: Row<'_>, found: Found) -> Found {
    let leads = found.name == Some(found.first) && repo_of(row.items, found.first, row.text).is_some();
    if leads { Found { first: found.first - 2, ..found } } else { found }
}

/// "`brindle` `rung_mut` unsoundness": the second of two words of code is a thing of the first, which the match is about.
fn of_whole(row: Row<'_>, found: Found) -> Found {
    let is_code = |at: &usize| row.items[*at].code && matches!(row.items[*at].what, What::Name(_));
    // `!Rung`
    let is_mark = |at: &usize| row.items[*at].code && row.items[*at].is_mark('!');
    let part = found.name.map(|at| at.checked_sub(1).filter(is_mark).unwrap_or(at));
    let whole = part.filter(|at| row.items[*at].code).and_then(|at| at.checked_sub(1)).filter(is_code);
    whole.map_or(found.clone(), |at| Found { first: found.first.min(at), name: Some(at), ..found })
}

/// What an item is written as.
fn name_at<'r>(row: Row<'r>, at: usize) -> &'r str {
    row.text.get(row.items[at].start..row.items[at].end).unwrap_or_default()
}

/// Whether an item is a version of a crate.
fn is_of_crate(row: Row<'_>, at: usize) -> bool {
    version_of(&row.items[at]).is_some_and(|mention| !mention.is_of_rust())
}
