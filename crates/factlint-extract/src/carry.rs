//! Bare versions of what the text speaks of: "Ondula feels settled by now. 0.7 slipped out in May 2025". The subject of the
//! sentence, or of one before it, has them, where the words around the version say that it is a release.

mod doing;
mod heard;
mod row;
mod said_at;
mod words;

use std::cell::OnceCell;

pub(crate) use self::heard::Heard;
use self::row::Words;
use self::said_at::said_at;
use self::words::{ADVERBS, COMPILER, DETERMINERS, PARTS, PRONOUNS, VERBS};
pub(crate) use self::words::{is_dull, is_likened, is_no_candidate};
use crate::block::BlockKind;
use crate::engine::Reading;
use crate::mention::{
    Bond, Item, Name, Owner, Owns, Sign, UsedBy, VersionMention, What, is_of_change, is_rust_shaped, is_telling, is_used_by,
    items, name_of, own, user_of,
};
use crate::noun_before::is_part;
use crate::pattern::Row;
use crate::sentence::sentence_before;
use crate::token::tokens;
use crate::vocabulary::{is_no_name, is_other};

/// So many sentences before are read.
const FAR: usize = 6;

/// What the words before a version speak of.
#[derive(Clone)]
pub(crate) enum Spoken {
    Crate(String),
    /// Something that has versions, too.
    Other,
    Nothing,
}

/// What may be the subject of a sentence.
struct Candidate {
    at: usize,
    /// Whether only the relative clause behind it makes it one.
    is_head: bool,
    /// Nothing where it is something else than a crate.
    name: Option<String>,
    /// Whether its clause begins with it.
    begins: bool,
    /// Whether nothing but its capital letter and its place make it a name.
    is_guess: bool,
}

impl Reading<'_> {
    /// Gives the bare versions of a sentence to what it speaks of.
    pub(crate) fn carry(&self, row: &mut [Item], start: usize) {
        let whole = self.whole;
        let is_prose = matches!(self.block.kind, BlockKind::Paragraph | BlockKind::Item);
        let may_be_carried = |at: usize| Words { items: row, text: &self.block.text }.may_be_carried(at);
        let mut versions = (0..row.len()).filter(|at| matches!(row[*at].what, What::Version(_)));
        if !is_prose || whole.about_rust || !versions.any(may_be_carried) {
            return;
        }
        if whole.goes_by_release() || whole.is_of_one_crate() {
            return;
        }
        let before = OnceCell::new();
        for at in 0..row.len() {
            let words = Words { items: row, text: &self.block.text };
            if !words.may_be_carried(at)
                || !words.is_of_release(at)
                || words.is_used(at)
                || !self.is_no_rust(words, at)
                || is_of_change(row, at, &self.block.text)
                || user_of(row, at, &self.block.text, &Owns::alone(whole)).is_some()
            {
                continue;
            }
            let here = said_at(words, at).or_else(|| spoken_in(words, &self.candidates(words, at), at));
            let spoken = here.as_ref().unwrap_or_else(|| before.get_or_init(|| self.spoken_before(start)));
            if let (Spoken::Crate(name), What::Version(mention)) = (spoken, &mut row[at].what) {
                mention.owner = Some((Owner::Crate(name.clone()), Bond::Carried));
            }
        }
    }

    /// Whether a version that looks like one of Rust is one of something else all the same: nothing in the sentence speaks of
    /// Rust, and the document nowhere calls it so.
    fn is_no_rust(&self, words: Words<'_>, at: usize) -> bool {
        let What::Version(mention) = &words.items[at].what else { return false };
        if !is_rust_shaped(mention) {
            return true;
        }
        let number = &words.text[mention.value.0..mention.value.1];
        (words.is_dated(at) || words.has_date(at))
            && !words.items.iter().any(|item| item.word(words.text).is_some_and(|word| COMPILER.has(word)))
            && !self.whole.is_number_of_rust(number)
    }

    /// What the sentences before speak of, else what the block begins with, or stands under.
    fn spoken_before(&self, start: usize) -> Spoken {
        let text = &self.block.text;
        let mut end = start;
        for _ in 0..FAR {
            let Some((from, to)) = sentence_before(text, end) else { break };
            let mut row = items(&tokens(self.block, from, to), self.block);
            own(&mut row, text, &Owns::alone(self.whole));
            let all = self.candidates(Words { items: &row, text }, row.len());
            let begins = |one: &&Candidate| one.begins && one.name.is_some();
            // "Vela Ondov's other crate, ondula, is …": of the crate, not of her.
            let first = all.iter().find(begins).or_else(|| all.iter().find(|one| one.begins)).or_else(|| all.first());
            let used = first.filter(|one| !one.begins && matches!(row[one.at].what, What::Version(_)));
            match used.and_then(|one| is_used_by(&row, one.at, text, &Owns::alone(self.whole))) {
                // "0.7 moved to ondula 1.0.": a release of what the text spoke of before.
                Some(UsedBy::Release) => {
                    end = from;
                    continue;
                }
                Some(UsedBy::Other) => return Spoken::Other,
                None => {}
            }
            if let Some(first) = first {
                // "They are on ondula 0.17 and tarnwood 0.4": of which of them the next sentence speaks nobody knows.
                let is_other = |item: &Item| match &item.what {
                    What::Version(VersionMention { owner: Some((Owner::Crate(name), _)), .. }) => {
                        Some(name) != first.name.as_ref()
                    }
                    What::Name(name) => name.sign >= Sign::Code && Some(&name.name) != first.name.as_ref(),
                    // "They asked about ondula 0.17 and Tower of Delph."
                    What::Word if item.start > from => self.is_another(&text[item.start..item.end]),
                    _ => false,
                };
                let several = all.iter().any(|one| one.name.is_some() && one.name != first.name) || row.iter().any(is_other);
                let name = first.name.clone().filter(|_| (first.begins || !several) && !first.is_guess);
                return name.map_or(Spoken::Other, Spoken::Crate);
            }
            match self.only_name(Words { items: &row, text }, from) {
                Ok(None) => {}
                Ok(Some(name)) => return Spoken::Crate(name),
                Err(()) => return Spoken::Other,
            }
            end = from;
        }
        let told = self.lead().map(|lead| lead.name.clone());
        told.or_else(|| self.scope.section.map(str::to_owned)).map_or(Spoken::Nothing, Spoken::Crate)
    }

    /// "For byte streams there is ondula.": the only name of a sentence that has no subject of its own; an error where there are
    /// several. What a pronoun begins goes on with what was named before.
    fn only_name(&self, words: Words<'_>, from: usize) -> Result<Option<String>, ()> {
        if words.is_any(0, &["it", "its", "it's", "they", "their", "this", "that", "these", "the"])
            && !words.is_any(1, &["rest", "others"])
        {
            return Ok(None);
        }
        let whole = self.whole;
        let mut only: Option<String> = None;
        // Under a heading, or behind a name in bold letters, it is still that of which the text speaks.
        let is_of_section = self.scope.section.is_some() || self.lead().is_some();
        for (at, item) in words.items.iter().enumerate() {
            if is_of_section && words.is_oblique(at) {
                continue;
            }
            let used = || is_used_by(words.items, at, words.text, &Owns::alone(whole));
            let name = match &item.what {
                What::Version(VersionMention { owner: Some((Owner::Crate(name), bond)), .. }) if *bond >= Bond::Clause => {
                    match used() {
                        Some(UsedBy::Release) => return Ok(None),
                        Some(UsedBy::Other) => return Err(()),
                        None => name.clone(),
                    }
                }
                What::Name(_) if is_part(words.items, words.text, at) || words.is(at + 1, &PARTS) => continue,
                What::Name(name) if name.sign >= Sign::Code && !name.name.contains('_') => name.name.clone(),
                What::Word if !item.code => {
                    let word = &words.text[item.start..item.end];
                    let Some(name) = name_of(item, words.text) else { continue };
                    let is_shown = whole.is_known(&name.name) || whole.stands_by_version(&name.name);
                    let is_rare = || {
                        word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
                            && !is_no_candidate(&name.name)
                            && words.ends_phrase(at + 1)
                            && !words.is(at.wrapping_sub(1), &DETERMINERS)
                            && !words.is_any(at.wrapping_sub(1), &["of"])
                    };
                    if is_shown || is_rare() {
                        name.name
                    } else if item.start > from && self.is_another(word) {
                        return Err(());
                    } else {
                        continue;
                    }
                }
                _ => continue,
            };
            if only.as_ref().is_some_and(|only| *only != name) {
                return Err(());
            }
            only = Some(name);
        }
        Ok(only)
    }

    /// What may be the subject of a sentence, up to an item, in the order in which it stands.
    fn candidates(&self, words: Words<'_>, until: usize) -> Vec<Candidate> {
        let mut all = Vec::new();
        for at in 0..until {
            let begins = words.begins(at) || words.turns_to(at);
            let is_head = !begins && words.is_oblique(at);
            if is_head && (!words.is_head(at, until) || words.contrasts()) {
                continue;
            }
            if let Some(name) = self.candidate(words, at, begins) {
                let is_guess = begins && name.is_none() && words.is_guess(at);
                let name = if is_guess { name_of(&words.items[at], words.text).map(|name| name.name) } else { name };
                all.push(Candidate { at, is_head, name, begins, is_guess });
            }
        }
        all
    }

    fn candidate(&self, words: Words<'_>, at: usize, begins: bool) -> Option<Option<String>> {
        let whole = self.whole;
        let is_shown = |name: &Name| whole.is_known(&name.name) || whole.stands_by_version(&name.name);
        match &words.items[at].what {
            What::Version(VersionMention { owner: Some((Owner::Crate(name), _)), .. }) => Some(Some(name.clone())),
            What::Version(VersionMention { owner: Some((Owner::Rust, _)), .. }) => begins.then_some(None),
            What::Name(name) if name.sign >= Sign::Code || name.sign == Sign::Repository => {
                let is_name = !is_part(words.items, words.text, at) && !words.is(at + 1, &PARTS);
                (is_name && (!name.name.contains('_') || whole.is_sure(&name.name))).then(|| Some(name.name.clone()))
            }
            What::Word => {
                let word = &words.text[words.items[at].start..words.items[at].end];
                if word == "Rust" || word == "rustc" {
                    return begins.then_some(None);
                }
                let small = word.to_lowercase();
                if is_other(&small) {
                    return (begins && word.starts_with(char::is_uppercase)).then_some(None);
                }
                // "Vela Ondov's framework was at 0.5": of what was named before.
                let surname = at + usize::from(words.is_capital(at + 1));
                let is_person = surname > at && words.is_any(surname + 1, &["'s", "\u{2019}s"]);
                if is_person {
                    return None;
                }
                if words.is_any(surname + 1, &["'s", "\u{2019}s"])
                    && (surname + 2..surname + 5)
                        .any(|at| words.is_any(at, &["crate", "library", "project", "framework", "tool", "runtime"]))
                {
                    return None;
                }
                // "ONDULA, by contrast, is": nobody knows how it is called elsewhere.
                let shouts = word.len() > 1 && word.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
                if shouts && begins && !whole.is_known(&small) {
                    return (words.acts(at + 1) || words.mark(at + 1) == Some(',')).then_some(None);
                }
                if at == 0 && begins_with_owner(words) {
                    return Some(None);
                }
                let name = name_of(&words.items[at], words.text)?;
                if is_shown(&name) && !words.items[at].code {
                    return Some(Some(name.name));
                }
                let capital = word.starts_with(char::is_uppercase);
                if is_no_candidate(&small) || words.items[at].code {
                    // "- idle is now at 1.11": a word in small letters that begins what is said is a name, as no other word does.
                    let is_name = at == 0 && !capital && words.is(at + 1, &VERBS);
                    return is_name.then_some(None);
                }
                // "Parallelism: rungulus." is a sentence, too.
                let is_whole = begins && words.mark_before(at) == Some(':') && words.ends(at + 1);
                // A word in small letters that begins a sentence is a name.
                if at == 0 && !capital && !is_likened(&small) && word.len() > 2 {
                    return Some(Some(name.name));
                }
                if is_telling(&small) {
                    return (begins && !is_likened(&small) && (is_whole || words.acts(at + 1))).then_some(Some(name.name));
                }
                let is_called = at.checked_sub(1).is_some_and(|before| words.is_any(before, &["the", "a", "an", "its", "this"]));
                // "The advisory library, ondula, had its release".
                let is_apposed = begins
                    && !words.is(at, &ADVERBS)
                    && words.mark(at + 1) == Some(',')
                    && words.is(at + 2, &VERBS)
                    && words.mark_before(at) == Some(',');
                // "Ondula, the drawing library, issued 0.6".
                let is_explained =
                    begins && words.mark(at + 1) == Some(',') && words.is_any(at + 2, &["the", "a", "an", "our", "its", "once"]);
                let is_apposed = is_apposed || is_explained || is_whole && !capital;
                let is_head = words.is_head(at, words.items.len());
                // "Ondula Web is": one name of two words.
                if capital && begins && words.is_capital(at + 1) {
                    let second = words.text[words.items[at + 1].start..words.items[at + 1].end].to_lowercase();
                    let joined = format!("{}-{second}", name.name);
                    return Some(Some(joined).filter(|name| whole.is_known(name) || whole.is_written_small(name)));
                }
                let acts = begins && (words.acts(at + 1) || is_apposed) || is_head;
                match capital {
                    // "Ondov" may be anybody, "Ondula" is what the text elsewhere writes in small letters.
                    true if at == 0 && !(acts || words.mark(at + 1) == Some(',')) => None,
                    true => Some(
                        Some(name.name)
                            .filter(|name| (acts || words.mark(at + 1) == Some(',')) && begins && whole.is_written_small(name)),
                    ),
                    // "The ondula engine": what it is called stands behind it.
                    false => {
                        (acts || is_called && begins || words.turns_to(at)).then_some(Some(name.name).filter(|_| !is_called))
                    }
                }
            }
            _ => None,
        }
    }
}

/// Whether a sentence begins with something of a word of prose in small letters: "time's MSRV is".
fn begins_with_owner(words: Words<'_>) -> bool {
    let word = words.items.first().filter(|first| !first.code).and_then(|first| first.word(words.text)).unwrap_or_default();
    let is_small = !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase());
    is_small && is_no_name(word) && words.is_any(1, &["'s", "\u{2019}s"]) && !words.is(0, &PRONOUNS)
}

/// The same of a row.
pub(crate) fn begins_with_anothers(row: Row<'_>) -> bool {
    begins_with_owner(Words::of(row))
}

/// What the words of a sentence before an item speak of, of all that may be its subjects.
fn spoken_in(words: Words<'_>, all: &[Candidate], until: usize) -> Option<Spoken> {
    // "Vela Ondov put out 0.7": who publishes is not what is published.
    let is_subject = |one: &&Candidate| one.name.is_some() && !one.is_guess || !words.is_agent(one.at, until);
    let mut nearer = before(all, until).filter(is_subject);
    // "The latter came in May": of one of several.
    let is_one_of =
        || words.is_any(0, &["the"]) && words.is_any(1, &["latter", "former", "other", "others", "second", "third", "rest"]);
    let Some(nearest) = nearer.next() else { return is_one_of().then_some(Spoken::Other) };
    let Some(name) = &nearest.name else { return Some(Spoken::Other) };
    // "Ondula's pace is high: 0.16 came in April": what begins the sentence has the version where it is a young one.
    if nearest.is_guess && !words.is_young(until) {
        return Some(Spoken::Other);
    }
    let mut others = nearer.filter_map(|one| one.name.as_ref()).filter(|other| *other != name);
    Some(if !nearest.begins && others.next().is_some() { Spoken::Other } else { Spoken::Crate(name.clone()) })
}

/// Those of the candidates of a sentence that stand before an item, the nearest one first.
fn before(all: &[Candidate], until: usize) -> impl Iterator<Item = &Candidate> {
    let all = &all[..all.partition_point(|one| one.at < until)];
    all.iter().rev().filter(move |one| !one.is_head || one.at + 1 < until)
}
