//! Whom a match is about: the crate, repository, release or phrase that it names, or the words around it.

use factlint_kinds::grammar::SubjectRole;
use factlint_model::{PartialVersion, Subject};

use crate::bare_release::{begins_clause_with_word, follows_another, has_bare};
use crate::beside_advisory::last_of;
use crate::block::{BlockKind, MarkKind, Run};
use crate::carry::{Spoken, begins_with_anothers, is_no_candidate};
use crate::engine::{Before, Reading, version_of};
use crate::former::is_counted_from;
use crate::introduced::{behind_stop, names_release};
use crate::lexicon::Lexicon;
use crate::mention::{Bond, Item, Name, Owner, Sign, VersionMention, What, link_target, name_of, repo_of, rfc_of};
use crate::noun_before::is_part;
use crate::pattern::{Found, Row};
use crate::phrase;
use crate::told_release::apposed_release;
use crate::vocabulary::{is_no_name, is_other, is_prose};

impl Reading<'_> {
    pub(crate) fn subject(&self, role: SubjectRole, row: Row<'_>, found: &Found, before: Before<'_>) -> Option<Subject> {
        let release = found.release.and_then(|at| version_of(&row.items[at]).map(|mention| (mention, &row.items[at])));
        match role {
            SubjectRole::Rust => Some(Subject::rust()),
            SubjectRole::RustRelease if speaks_back(row, found) => self.antecedent(row, found, before, true),
            SubjectRole::CrateRelease if speaks_back(row, found) => self.antecedent(row, found, before, false),
            SubjectRole::RustRelease => release
                .filter(|(mention, _)| matches!(mention.owner, Some((Owner::Rust, _))))
                .map(|(mention, _)| Subject::rust().at(&mention.version.to_string())),
            SubjectRole::Phrase if found.stands_in => {
                // "This is an unstable feature": of what it says so nobody knows.
                let is_this = ["this", "that"].iter().any(|word| row.items[found.first].is_word(row.text, word));
                if is_this && found.version.is_none() {
                    return None;
                }
                // "X took six years: …, and they shipped in 1.65": what its own sentence begins with is nearest.
                let own = phrase::opening(row, 0).filter(|(_, to)| *to < found.first);
                let pronoun = row.items[found.first].word(row.text).unwrap_or_default();
                // "What we heard of it is out of date: they were …": of something in the same sentence.
                let joins =
                    |at: usize| ["but", "though", "although", "yet"].iter().any(|word| row.items[at].is_word(row.text, word));
                let is_of_own = found.first > 2
                    && (matches!(row.items[found.first - 1].what, What::Mark(':' | ';' | '-'))
                        || joins(found.first - 1)
                            && row.items[found.first - 2].is_mark(',')
                            && row.items[..found.first].iter().any(|item| matches!(item.what, What::Rfc(_))));
                let earlier = || if is_of_own { None } else { self.opening(before.earlier, pronoun) };
                let above = || if before.earlier.is_empty() { self.headed_by_feature(found) } else { None };
                own.map(|(from, to)| phrase_subject(row, from, to)).or_else(earlier).or_else(above)
            }
            // "Stable since 1.80.": said of what the entry is about.
            SubjectRole::Phrase if found.phrase.is_none() => {
                self.scope.entry.map(Subject::new).or_else(|| self.of_section(row, found))
            }
            SubjectRole::Phrase => {
                let (from, to) = found.phrase.map(|whole| phrase::from_first(row, whole).unwrap_or(whole))?;
                let subject = phrase_subject(row, from, to);
                // "`heap::take` is now a `const fn`": it was there before, too.
                let is_const = row.items[from].code && (to + 1..=found.last).any(|at| row.items[at].is_word(row.text, "const"));
                Some(if is_const { Subject::new(format!("const {}", subject.as_str())) } else { subject })
            }
            SubjectRole::CrateRelease => match release {
                Some((mention, item)) => {
                    self.krate(mention, item).map(|name| Subject::krate(&name).at(&mention.version.to_string()))
                }
                None => self.name(row, found, before).map(|name| Subject::krate(&name.name)),
            },
            SubjectRole::Crate => match release.filter(|(mention, _)| !matches!(mention.owner, Some((Owner::Rust, _)))) {
                Some((mention, item)) => self.krate(mention, item).map(|name| Subject::krate(&name)),
                None => self.name(row, found, before).map(|name| Subject::krate(&name.name)),
            },
            SubjectRole::CrateMaybeAt => self.crate_maybe_at(row, found, before, release),
            SubjectRole::ReleaseMaybeBare => self.release_maybe_bare(row, found, before, release),
            SubjectRole::Advisory => self.advisory(row, found).map(Subject::new),
            SubjectRole::Rfc => rfc_of(&row.items[found.rfc?]).map(Subject::rfc),
            SubjectRole::Repository => {
                let of_name = |at: usize| self.starred(row, found, at);
                let around = || {
                    let name = self.repository_before(row, found).or_else(|| self.name(row, found, before))?;
                    // What a name in the sentence is said of is told by the words around it.
                    let here = last_of(row, &name.name, found.first).filter(|at| version_of(&row.items[*at]).is_none());
                    let own = || Some(name.repo.as_deref().map_or_else(|| Subject::krate(&name.name), Subject::github));
                    // "The repository, https://github.com/…, has": the address says more than the name does.
                    let is_same = |told: &Subject| told.crate_name() == Some(name.name.as_str());
                    here.map_or_else(own, |at| of_name(at).and_then(|told| if is_same(&told) { own() } else { Some(told) }))
                };
                let subject = found.name.map_or_else(around, of_name)?;
                let is_mirror = subject.crate_name().is_some() && self.leads_to_another_forge(row, found);
                (!is_mirror).then_some(subject)
            }
            // What a text cites stands around the match, not in it: `cited` binds it.
            SubjectRole::Citation => None,
        }
    }

    /// "It can be turned on with the `tls` feature. This requires Rust 1.59": said of that part, and not of the crate.
    fn goes_on_with_part(&self, row: Row<'_>, found: &Found, before: Before<'_>) -> bool {
        let points = ["this", "that"].iter().any(|word| row.items[found.first].is_word(row.text, word));
        let Some((start, end)) = before.earlier.last().filter(|_| points && found.first == 0 && found.name.is_none()) else {
            return false;
        };
        let is_part = |word: &str| ["feature", "features", "flag", "flags", "option", "options", "backend"].contains(&word);
        self.block.text.get(*start..*end).is_some_and(|sentence| sentence.split(|c: char| !c.is_alphanumeric()).any(is_part))
    }

    pub(crate) fn crate_told(
        &self,
        row: Row<'_>,
        found: &Found,
        before: Before<'_>,
        release: Option<(&VersionMention, &Item)>,
    ) -> Option<Subject> {
        if let Some((mention, item)) = release.filter(|(mention, _)| matches!(mention.owner, Some((Owner::Crate(_), _)))) {
            return self.krate(mention, item).map(|name| Subject::krate(&name).at(&mention.version.to_string()));
        }
        if let Some(head) = self.head_of_clause(row, found) {
            return Some(head);
        }
        // What a change log lists before its first release is still to come.
        let is_to_come = self.whole.is_change_log && self.scope.release.is_none() && self.block.kind == BlockKind::Item;
        if self.scope.unreleased || is_to_come {
            return None;
        }
        if self.goes_on_with_part(row, found, before) {
            return None;
        }
        if found.name.is_none() && found.first > 0 {
            match self.introduced(row, found.first) {
                (at, Spoken::Crate(name)) if !names_release(&row.items[at..found.first]) => return Some(Subject::krate(&name)),
                (_, Spoken::Other) => return None,
                _ => {}
            }
        }
        let own = found.name.and_then(|at| name_of(&row.items[at], row.text));
        if own.is_none()
            && let Some((name, version)) = apposed_release(row, found)
        {
            return Some(Subject::krate(name).at(&version.to_string()));
        }
        if own.is_none()
            && let Some(moved) = self.moved_before(row, found, before)
        {
            return Some(moved);
        }
        // "- `peel` is back. Requires Rust 1.79": what an item says behind its first sentence, without a subject, is said of that.
        let goes_on = self.whole.is_change_log && self.block.kind == BlockKind::Item && !before.earlier.is_empty();
        if goes_on && own.is_none() && found.first == 0 && is_requirement(row) {
            return None;
        }
        if own.is_none() && self.scope.release.is_none() && begins_with_release(row) {
            let told = self.antecedent(row, &Found::default(), before, false).filter(|told| told.version().is_some());
            if told.is_some() {
                return told;
            }
        }
        if let (None, Some(about), Some(line)) = (&own, self.about(), line_of(row)) {
            return Some(Subject::krate(about).at(line));
        }
        // "- `brindle` 0.4: MSRV 1.60": of the release with which the item begins.
        if let (None, Some(lead)) = (
            &own,
            self.lead().filter(|lead| {
                Some(lead.name.as_str()) != self.scope.about || lead.version.is_some() && self.scope.release.is_none()
            }),
        ) {
            // "time's MSRV is", in a block that begins with another name.
            if found.first > 0 && begins_with_anothers(row) {
                return None;
            }
            let subject = Subject::krate(&lead.name);
            // The sentence, or one before it, speaks of another one by now.
            if let Spoken::Crate(name) = self.spoken_of(row, found.first, before.heard)
                && name != lead.name
            {
                let told = release_before(row, found).filter(|(of, _)| *of == name && !speaks_of_now(row, found));
                let subject = Subject::krate(&name);
                return Some(told.map_or(subject.clone(), |(_, version)| subject.at(&version.to_string())));
            }
            // Another crate with whose release the sentence begins.
            let opening = row.items.iter().take(2).find_map(|item| Some((version_of(item)?, item)));
            if let Some((mention, item)) = opening.filter(|_| found.first > 0 && !speaks_of_now(row, found))
                && let Some(name) = self.krate(mention, item).filter(|name| *name != lead.name)
            {
                return Some(Subject::krate(&name).at(&mention.version.to_string()));
            }
            // "`brindle`: 0.18 came in January and needs 1.89": of that release.
            let told = release_before(row, found).filter(|(name, _)| *name == lead.name);
            // "`brindle` 0.4 users, note that 0.5 raised the requirement": so it is where it stands beside the verb.
            let is_beside = found.first.checked_sub(1).is_some_and(|at| version_of(&row.items[at]).is_some());
            if let Some((_, version)) = told.filter(|_| (lead.version.is_none() || is_beside) && !speaks_of_now(row, found)) {
                return Some(subject.at(&version.to_string()));
            }
            let version = lead.version.as_ref().or(self.release_above());
            return Some(version.map_or(subject.clone(), |version| subject.at(&version.to_string())));
        }
        let above = self.scope.about.map(|about| {
            self.scope.release.map_or_else(|| Subject::krate(about), |version| Subject::krate(about).at(&version.to_string()))
        });
        match own {
            // In a change log, the crate itself is meant in the release under whose heading the words stand.
            Some(name) if Some(name.name.as_str()) == self.scope.about && self.scope.release.is_some() => above,
            Some(name) => self.in_release_above(&name.name, false, row, before),
            None if above.is_some() && (self.scope.release.is_some() || self.whole.is_of_one_crate()) => above,
            None => {
                // "`brindle` v0.3.44 cannot be built because it requires …": of that release.
                let nearest = row.items[..found.first].iter().enumerate().rev().find_map(|(at, item)| match &item.what {
                    // "Brindle 0.27 dropped Python 3.7 and has …".
                    What::Version(VersionMention { owner: None, .. }) => None,
                    // "Released three years after 0.9.0. MSRV: 1.88": of that one nothing else is said.
                    What::Version(_) if is_counted_from(row, at) => None,
                    What::Version(mention) => Some(Some((mention, item))),
                    What::Name(name) if name.sign >= Sign::Code => Some(None),
                    _ => None,
                });
                let is_now = speaks_of_now(row, found);
                // "`brindle` reached 1.0 and currently requires …": not of that release.
                if let Some((mention, item)) = nearest.flatten().filter(|_| !is_now)
                    && let Some(name) = self.krate(mention, item)
                {
                    return Some(Subject::krate(&name).at(&mention.version.to_string()));
                }
                let above = above.filter(|_| !self.is_foreign(row, found));
                // "In response to the `pavise` crate increasing its MSRV": what the sentence names is another one.
                let is_here =
                    |name: &Name| row.items.iter().any(|item| name_of(item, row.text).is_some_and(|it| it.name == name.name));
                let of = |name: Name| self.in_release_above(&name.name, is_here(&name), row, before);
                match self.name(row, found, before) {
                    Some(name) => of(name),
                    None => above,
                }
            }
        }
    }

    /// The release that was matched, also where it is a version alone: then it is one of the crate that the text is about.
    fn release_maybe_bare(
        &self,
        row: Row<'_>,
        found: &Found,
        before: Before<'_>,
        release: Option<(&VersionMention, &Item)>,
    ) -> Option<Subject> {
        // "This release of brindle-util has been yanked", below the heading of a release: they come out together.
        let points = ["this", "the"].iter().any(|word| row.items[found.first].is_word(row.text, word)) && found.version.is_none();
        let named = found.name.and_then(|at| name_of(&row.items[at], row.text)).filter(|_| points && self.whole.is_change_log);
        if let (Some(name), Some(version)) = (named, self.scope.release) {
            return Some(Subject::krate(&name.name).at(&version.to_string()));
        }
        let bare = found.version.and_then(|at| version_of(&row.items[at])).filter(|mention| mention.owner.is_none());
        let Some(mention) = bare.filter(|_| release.is_none()) else {
            let is_rust = found
                .version
                .and_then(|at| version_of(&row.items[at]))
                .is_some_and(|mention| matches!(mention.owner, Some((Owner::Rust, _))));
            let owned = found.version.and_then(|at| Some((version_of(&row.items[at])?, &row.items[at])));
            return if is_rust { None } else { self.crate_maybe_at(row, found, before, release.or(owned)) };
        };
        // "RTIC 2.0.0 was yanked": of what is no crate, or is called otherwise as one.
        if found.version.is_some_and(|at| follows_another(row, at)) {
            return None;
        }
        // "Its last release": of what was named, also on a page about something else.
        let is_its = row.items[found.first].is_word(row.text, "its");
        // "Bump `brindle` to 0.18 to avoid yanked 0.14": of the other crate whose version the sentence has named.
        let other = row.items[..found.first].iter().rev().find_map(|item| match &item.what {
            What::Version(VersionMention { owner: Some((Owner::Crate(name), bond)), .. }) => Some((name, *bond >= Bond::Clause)),
            _ => None,
        });
        let other = other.filter(|(name, is_near)| *is_near && self.about() != Some(name)).map(|(name, _)| name.clone());
        let about = other.or_else(|| self.about().map(str::to_owned)).filter(|_| found.name.is_none() && !is_its);
        let name = about.or_else(|| self.name(row, found, before).map(|name| name.name))?;
        Some(Subject::krate(&name).at(&mention.version.to_string()))
    }

    /// The crate of a release; a capitalised word that only its place makes a name counts in documents about Rust only.
    pub(crate) fn krate(&self, mention: &VersionMention, item: &Item) -> Option<String> {
        let capital = self.block.text[item.start..].starts_with(|c: char| c.is_ascii_uppercase());
        match &mention.owner {
            Some((Owner::Crate(_), Bond::Beside)) if capital && !self.whole.is_rust() => None,
            Some((Owner::Crate(name), Bond::Scope)) => self.of_several(mention, name),
            Some((Owner::Crate(name), _)) => Some(name.clone()),
            _ => None,
        }
    }

    /// The name that was matched, else the nearest one before the match, else what the paragraph or the section is about.
    pub(crate) fn name(&self, row: Row<'_>, found: &Found, before: Before<'_>) -> Option<Name> {
        if let Some(at) = found.name {
            let name = name_of(&row.items[at], row.text)?;
            return Some(Name { repo: name.repo.or_else(|| repo_of(row.items, at, row.text)), ..name });
        }
        let signed = |item: &Item| match &item.what {
            What::Name(name) => Some(name.clone()),
            What::Word => name_of(item, row.text).filter(|name| self.whole.is_known(&name.name)),
            What::Version(VersionMention { owner: Some((Owner::Crate(name), _)), .. }) => {
                Some(Name { name: name.clone(), repo: None, sign: Sign::Place })
            }
            _ => None,
        };
        if let Some(at) = relative_head(row, found) {
            return signed(&row.items[at]).or_else(|| name_of(&row.items[at], row.text).filter(|name| !is_prose(&name.name)));
        }
        // "… of `glade`; ondula 28 calls for 1.92": a clause that begins with another name goes on with that one.
        let own = self.begun_with(row, found.first, before.heard).filter(|_| !matches!(self.block.kind, BlockKind::Cell(_)));
        let last = before.heard.last_named(found.first, |at| signed(&row.items[at]).is_some());
        if found.count.is_some() && begins_clause_with_word(row, found.first, last) {
            return None;
        }
        if let Some((at, name)) = own
            && last.is_none_or(|last| last < at)
        {
            return Some(Name { name, repo: repo_of(row.items, at, row.text), sign: Sign::Place });
        }
        match self.introduced(row, found.first) {
            (at, Spoken::Crate(name)) if last.is_none_or(|last| last <= at) => {
                return Some(Name { name, repo: repo_of(row.items, at, row.text), sign: Sign::Place });
            }
            (at, Spoken::Other) if last.is_none_or(|last| last <= at) => return None,
            _ => {}
        }
        if let Some((at, name)) = self.begun_behind_stop(row, found.first)
            && last.is_none_or(|last| last < at)
        {
            return Some(name);
        }
        let nearest = last.and_then(|at| signed(&row.items[at]));
        let about =
            self.scope.row.or_else(|| self.about()).map(|name| Name { name: name.to_owned(), repo: None, sign: Sign::Place });
        // A lower-case word that begins a sentence is a name, as no other word does.
        let leading = || {
            let first = row.items.first().filter(|first| first.end <= row.items[found.first].start)?;
            let lower = row.text[first.start..].starts_with(|c: char| c.is_ascii_lowercase());
            // "hollowpine/pavise": who owns a repository is none.
            let is_owner = row.text[first.end..].starts_with('/');
            name_of(first, row.text).filter(|name| lower && !is_owner && !is_prose(&name.name))
        };
        let told = nearest.or_else(|| self.page_before(row, found)).or_else(|| written_repository(row, found)).or_else(leading);
        if told.is_some() || self.is_foreign(row, found) {
            return told;
        }
        // "Ondula is calmer. … It builds on 1.63": of what the text speaks of there, not of what the paragraph began with.
        match self.spoken_of(row, found.first, before.heard) {
            Spoken::Crate(name) => Some(Name { name, repo: None, sign: Sign::Place }),
            Spoken::Other => None,
            Spoken::Nothing => (before.topic)().or(about),
        }
    }

    /// Whether the sentence speaks of something of its own, that is nothing named before: "our MSRV", "Ondula has 100k stars". On
    /// the pages of a crate, what is ours is the crate's.
    fn is_foreign(&self, row: Row<'_>, found: &Found) -> bool {
        const OURS: &[&str] = &["our", "my", "your"];
        const DOES: &[&str] = &["has", "have", "had", "is", "was", "requires", "needs", "sits", "stands", "passed", "reached"];
        let is = |at: usize, list: &[&str]| {
            let word = row.items.get(at).and_then(|item| item.word(row.text));
            word.is_some_and(|word| list.iter().any(|one| one.eq_ignore_ascii_case(word)))
        };
        let ours = (0..=found.first).any(|at| is(at, OURS));
        let first = row.items.first().filter(|first| row.text[first.start..].starts_with(|c: char| c.is_ascii_uppercase()));
        let named = first.and_then(|first| first.word(row.text)).map(str::to_lowercase).is_some_and(|word| {
            is_other(&word) || (!is_prose(&word) && !is_no_name(&word) && self.scope.about != Some(word.as_str()))
        });
        let of_its_own = !self.whole.is_of_one_crate();
        let of_another = relative_head(row, found).is_some();
        of_another || (of_its_own && (ours || (named && is(1, DOES))))
    }

    /// Whether the phrase of a match is nothing of Rust's: it leads to the pages of a crate, "[Rust 1.41]" only labels it, or it is
    /// of one piece of code with the version.
    pub(crate) fn is_no_feature(&self, row: Row<'_>, found: &Found) -> bool {
        let Some((from, to)) = found.phrase.and_then(|(from, to)| Some((row.items.get(from)?.start, row.items.get(to)?.end)))
        else {
            return false;
        };
        let said = found.version.or(found.release).filter(|at| row.items.get(*at).is_some_and(|item| item.end > to));
        let end = said.map_or(to, |at| row.items[at].end);
        let labels = |item: &&Item| item.is_mark('(') && row.text[item.start..].starts_with('[');
        let is_label =
            said.is_some_and(|at| row.items[..at].iter().rev().take_while(|item| item.start >= to).any(|item| labels(&item)));
        let leads = |url: &str| link_target(url).is_some_and(|target| target.sign == Sign::Link);
        let marks = &self.block.marks;
        let is_foreign = |run: &Run| {
            let is_linked = run.link.is_some_and(|at| matches!(&marks[at].kind, MarkKind::Link(url) if leads(url)));
            is_linked || run.code.is_some_and(|at| end > to && marks[at].start <= from && end <= marks[at].end)
        };
        is_label || self.block.runs_over(from, to).iter().any(is_foreign) || self.is_crate_in_list(row, found)
    }

    /// "tokio (1.71), axum (1.80)": one word in small letters before the bracket, like none of prose, is the name of a crate.
    fn is_crate_in_list(&self, row: Row<'_>, found: &Found) -> bool {
        let Some((from, to)) = found.phrase.filter(|(from, to)| from == to) else { return false };
        let Some(word) = row.items[from].word(row.text).filter(|_| !row.items[from].code) else { return false };
        let opens = row.items.get(to + 1).is_some_and(|next| next.is_mark('('));
        let shaped = word.bytes().all(|b| b.is_ascii_lowercase() || b == b'_') && !word.ends_with('s');
        opens && shaped && !is_no_candidate(word)
    }

    /// The crate to whose page a link before the match leads, whatever the words of the link: "[crate], 8 reverse dependencies".
    fn page_before(&self, row: Row<'_>, found: &Found) -> Option<Name> {
        let (from, to) = (row.items.first()?.start, row.items.get(found.first)?.start);
        let mut links = self.block.links_within(from, to).filter_map(link_target);
        links.find(|target| target.sign == Sign::Link).map(|target| target.named(""))
    }

    /// The release or the crate that "it" or "the release" stands for: "it" takes up what its sentence or the one before is about,
    /// "the release" the last one that was named there.
    fn antecedent(&self, row: Row<'_>, found: &Found, before: Before<'_>, of_rust: bool) -> Option<Subject> {
        let is_it = row.items[found.first].is_word(row.text, "it") && !begins_with_release(row);
        let spoken = |items: &[Item]| {
            // "Two years after 0.8.": of that one nothing is said.
            let is_measure = |at: usize| {
                at.checked_sub(1).is_some_and(|before| {
                    ["after", "before", "than", "until"].iter().any(|word| items[before].is_word(row.text, word))
                })
            };
            let told = |(at, item): (usize, &Item)| {
                self.release_or_name(item, is_it).filter(|_| !is_part(items, row.text, at) && !is_measure(at))
            };
            // "We are on 1.94; 1.95 is being tried. It …": what the last clause is about.
            let clause = items.iter().rposition(|item| item.is_mark(';')).map_or(0, |at| at + 1);
            let mut later = items.iter().enumerate().skip(clause).filter_map(told);
            let mut mentions = items.iter().enumerate().filter_map(told);
            let one = if is_it { later.next().or_else(|| mentions.next()) } else { mentions.next_back() }?;
            // "`brindle` in version 1.0. It came …": of that version, where the sentence gives one only.
            let (Owner::Crate(name), None) = &one else { return Some(one) };
            let mut own = items.iter().filter_map(|item| match &item.what {
                What::Version(mention) if matches!(&mention.owner, Some((Owner::Crate(owner), _)) if owner == name) => {
                    Some(mention)
                }
                _ => None,
            });
            let only = own.next().filter(|_| own.next().is_none()).map(|mention| mention.version.to_string());
            Some((one.0.clone(), only))
        };
        // "… in May. ondula's 0.9 came later: it …": what stands in its own sentence is nearer.
        let stop = behind_stop(row, found.first);
        let own = spoken(&row.items[stop..found.first]);
        if own.is_none() && is_it {
            match self.introduced(row, found.first) {
                (_, Spoken::Crate(name)) if !of_rust => return Some(Subject::krate(&name)),
                (_, Spoken::Nothing) => {}
                _ => return None,
            }
        }
        let own = own.or_else(|| spoken(&row.items[..stop]));
        let (owner, version) = own.or_else(|| {
            let (start, end) = *before.earlier.last().filter(|_| is_it || !has_bare(&row.items[..found.first]))?;
            let earlier = self.row(start, end);
            // "It" goes on with what the section is about, unless the sentence before begins with something else.
            let opens = earlier.iter().take(3).any(|item| self.release_or_name(item, true).is_some());
            match self.scope.section.filter(|_| is_it && !opens && !of_rust) {
                Some(section) => Some((Owner::Crate(section.to_owned()), None)),
                None => spoken(&earlier),
            }
        })?;
        let subject = match owner {
            Owner::Rust => Subject::rust(),
            Owner::Crate(name) => Subject::krate(&name),
        };
        let is_rust = subject == Subject::rust();
        let subject = version.map_or_else(|| subject.clone(), |version| subject.clone().at(&version));
        // Rust itself came out once, long ago: only one of its releases has a day.
        (is_rust == of_rust && (!is_rust || subject.version().is_some())).then_some(subject)
    }

    /// Whose release an item is, and which; a name alone, where one may be meant.
    fn release_or_name(&self, item: &Item, may_be_name: bool) -> Option<(Owner, Option<String>)> {
        match &item.what {
            What::Version(mention) => match mention.owner.clone()? {
                (owner, bond) if bond >= Bond::Clause => Some((owner, Some(mention.version.to_string()))),
                _ => None,
            },
            What::Name(name) if may_be_name && name.sign >= Sign::Code => Some((Owner::Crate(name.name.clone()), None)),
            _ => None,
        }
    }

    /// The repository to which a link before the match in its sentence leads, or whose address is written out there.
    fn repository_before(&self, row: Row<'_>, found: &Found) -> Option<Name> {
        let begun = self.begun_behind_stop(row, found.first).map_or(0, |(at, _)| at);
        let (from, to) = (row.items.get(begun)?.start, row.items.get(found.first)?.start);
        let linked = self.block.links_within(from, to);
        let said = Some(&row.text[from..to]).filter(|said| said.contains("github.com/")).unwrap_or_default();
        let written = said.split_whitespace().rev().filter(|word| word.contains("github.com/"));
        let written = written.map(|word| word.trim_matches(|c: char| !c.is_ascii_alphanumeric()));
        linked.chain(written).find_map(|url| link_target(url).map(|target| target.named("")).filter(|name| name.repo.is_some()))
    }
}

/// What stands before the relative clause in which the match is, or which it begins: "tarn, which had its first release in 2017".
fn relative_head(row: Row<'_>, found: &Found) -> Option<usize> {
    let is = |at: usize, words: &[&str]| words.iter().any(|word| row.items[at].is_word(row.text, word));
    let is_end = |at: &usize| matches!(row.items[*at].what, What::Mark(',' | ';' | ':' | '(' | ')' | '"' | '-'));
    let from = (0..=found.first).rev().find(is_end).filter(|at| *at < found.first)?;
    let is_relative = row.items[from].is_mark(',') && is(from + 1, &["which"]);
    let is_noun = |at: &usize| is(*at, &["crate", "library", "project", "framework", "runtime", "tool"]);
    is_relative.then(|| (0..from).rev().find(|at| !is_noun(at))).flatten()
}

/// The release of a crate that a sentence names last before a match, where it names no other crate behind it.
fn release_before<'a>(row: Row<'a>, found: &Found) -> Option<(&'a str, &'a PartialVersion)> {
    let told = row.items[..found.first].iter().rev().find_map(|item| match &item.what {
        What::Version(VersionMention { owner: Some((Owner::Crate(name), _)), version, .. }) => {
            Some(Some((name.as_str(), version)))
        }
        What::Name(name) if name.sign >= Sign::Code => Some(None),
        _ => None,
    });
    told.flatten()
}

/// Whether the clause of a match says what is so today, whatever release stands before it.
pub(crate) fn speaks_of_now(row: Row<'_>, found: &Found) -> bool {
    static TODAY: Lexicon = Lexicon::of(&["currently", "today", "nowadays", "presently"]);
    let is_joint =
        |at: &usize| matches!(row.items[*at].what, What::Mark(',' | ';' | ':')) || row.items[*at].is_word(row.text, "and");
    let from = (0..found.first).rev().take(4).find(is_joint).unwrap_or(found.first);
    let to = (found.last + 2).min(row.items.len());
    let is_days = |at: usize| {
        row.items[at].is_word(row.text, "these") && row.items.get(at + 1).is_some_and(|next| next.is_word(row.text, "days"))
    };
    (from..to).any(|at| row.items[at].is_one(row.text, &TODAY) || is_days(at))
}

/// Whether a sentence begins with a release that was named before: "This release bumps …", "It raises …".
fn begins_with_release(row: Row<'_>) -> bool {
    const ACTS: &[&str] = &[
        "bumps",
        "bumped",
        "raises",
        "raised",
        "requires",
        "required",
        "increases",
        "increased",
        "needs",
        "needed",
        "wants",
        "asks",
        "compiles",
        "builds",
    ];
    let is =
        |at: usize, words: &[&str]| row.items.get(at).is_some_and(|item| words.iter().any(|word| item.is_word(row.text, word)));
    is(0, &["this", "the", "that"]) && is(1, &["release", "version", "update"])
        || is(0, &["it"]) && (is(1, ACTS) || is(1, &["also"]) && is(2, ACTS))
}

/// The repository that stands before a match with its owner, whatever its words look like: "acme/anvil has 12 stars".
fn written_repository(row: Row<'_>, found: &Found) -> Option<Name> {
    let is_issue = |at: usize| row.items.get(at + 1).is_some_and(|next| next.is_mark('#'));
    (2..found.first).rev().filter(|at| !is_issue(*at)).find_map(|at| {
        let repo = repo_of(row.items, at, row.text)?;
        let name = repo.rsplit('/').next().unwrap_or_default().to_lowercase();
        Some(Name { name, repo: Some(repo), sign: Sign::Repository })
    })
}

/// The line of releases with which an item of a list begins: "`1.47.x`, until September (MSRV 1.70)".
fn line_of<'a>(row: Row<'a>) -> Option<&'a str> {
    let text = row.text.trim_start_matches(['`', ' ', '*']);
    let text = text.strip_prefix("Version ").or(text.strip_prefix("version ")).unwrap_or(text);
    let (numbers, rest) = text.split_at(text.bytes().take_while(|b| b.is_ascii_digit() || *b == b'.').count());
    let line = numbers.strip_suffix('.')?;
    let rest = rest.strip_prefix(['x', '*'])?;
    (line.contains('.') && !rest.starts_with(|c: char| c.is_ascii_alphanumeric())).then_some(line)
}

/// Whether a sentence begins with a verb of need, and so with no subject.
fn is_requirement(row: Row<'_>) -> bool {
    ["requires", "require", "required", "needs", "need"].iter().any(|verb| row.items[0].is_word(row.text, verb))
}

/// Whether a block holds a version and nothing else, or begins with a line of releases.
pub(crate) fn is_line(row: Row<'_>) -> bool {
    let is_version = |at: usize| matches!(row.items.get(at).map(|item| &item.what), Some(What::Version(_)));
    // "v1.2: Rust 1.71."
    let is_pair = || (3..=4).contains(&row.items.len()) && is_version(0) && is_version(2);
    // "1.39 to 1.47 - Rust 1.70."
    let is_range = || (5..=6).contains(&row.items.len()) && is_version(0) && is_version(4);
    line_of(row).is_some() || is_range() || row.items.len() <= 2 && row.items[0].end + 2 >= row.text.trim_end().len() || is_pair()
}

/// Whether a match names no release and no crate, but begins with words that stand for one.
fn speaks_back(row: Row<'_>, found: &Found) -> bool {
    let is = |words: &[&str]| words.iter().any(|word| row.items[found.first].is_word(row.text, word));
    let begins = found.first == 0 && is(&["published", "released"]);
    found.release.is_none() && found.version.is_none() && found.name.is_none() && (begins || is(&["it", "this", "the", "that"]))
}

/// The words of a phrase, as the text has them.
pub(crate) fn phrase_subject(row: Row<'_>, from: usize, to: usize) -> Subject {
    Subject::new(row.text[row.items[from].start..row.items[to].end].to_owned())
}
