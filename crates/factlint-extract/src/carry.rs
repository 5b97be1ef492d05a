//! Bare versions of what the text speaks of: "Ondula feels settled by now. 0.7 slipped out in May 2025". The subject of the
//! sentence, or of one before it, has them, where the words around the version say that it is a release.

mod words;

use self::words::{
    ADVERBS, BEFORE, COMES, COMPILER, DETERMINERS, IS, LINES, NEWEST, OBLIQUE, OF_LINE, PARTS, REACHED, TO, USES, VERBS, is_in,
};
pub(crate) use self::words::{is_dull, is_likened, is_no_candidate};
use crate::block::BlockKind;
use crate::engine::Reading;
use crate::mention::{
    Bond, Item, Name, Owner, Owns, Sign, VersionMention, What, is_rust_shaped, is_telling, items, name_of, own,
};
use crate::named::is_part;
use crate::pattern::Row;
use crate::sentence::sentence_before;
use crate::token::tokens;
use crate::vocabulary::is_other;

/// So many sentences before are read.
const FAR: usize = 6;

/// What the words before a version speak of.
pub(crate) enum Spoken {
    Crate(String),
    /// Something that has versions, too.
    Other,
    Nothing,
}

/// What may be the subject of a sentence.
struct Candidate {
    at: usize,
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
        let whole = self.scope.whole;
        let is_prose = matches!(self.block.kind, BlockKind::Paragraph | BlockKind::Item);
        if !is_prose || whole.about_rust || whole.goes_by_release() || whole.is_of_one_crate() {
            return;
        }
        for at in 0..row.len() {
            let words = Words { items: row, text: &self.block.text };
            if !words.may_be_carried(at) || !words.is_of_release(at) || words.is_used(at) || !self.is_no_rust(words, at) {
                continue;
            }
            if let Some(name) = self.owner_of(words, at, start)
                && let What::Version(mention) = &mut row[at].what
            {
                mention.owner = Some((Owner::Crate(name), Bond::Carried));
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
            && !words.items.iter().any(|item| item.word(words.text).is_some_and(|word| is_in(word, COMPILER)))
            && !self.scope.whole.is_number_of_rust(number)
    }

    fn owner_of(&self, words: Words<'_>, at: usize, start: usize) -> Option<String> {
        match self.spoken_in(words, at) {
            Some(Spoken::Crate(name)) => Some(name),
            Some(_) => None,
            None => match self.spoken_before(start) {
                Spoken::Crate(name) => Some(name),
                _ => None,
            },
        }
    }

    /// What the words of a sentence before a version speak of.
    fn spoken_in(&self, words: Words<'_>, until: usize) -> Option<Spoken> {
        let mut all = self.candidates(words, until);
        // "Vela Ondov put out 0.7": who publishes is not what is published.
        all.retain(|one| one.name.is_some() && !one.is_guess || !words.is_agent(one.at, until));
        // "The latter came in May": of one of several.
        let is_one_of = words.is(0, "the") && words.is(1, "latter former other others second third rest");
        if all.is_empty() && is_one_of {
            return Some(Spoken::Other);
        }
        let nearest = all.last()?;
        let name = match &nearest.name {
            Some(name) => name,
            None => return Some(Spoken::Other),
        };
        let others = all.iter().filter_map(|one| one.name.as_ref()).any(|other| other != name);
        // "Ondula's pace is high: 0.16 came in April": what begins the sentence has the version where it is a young one.
        if nearest.is_guess && !words.is_young(until) {
            return Some(Spoken::Other);
        }
        Some(if others && !nearest.begins { Spoken::Other } else { Spoken::Crate(name.clone()) })
    }

    /// The crate with which the nearest clause before an item begins, and where it stands.
    pub(crate) fn begun_with(&self, row: Row<'_>, until: usize) -> Option<(usize, String)> {
        let words = Words { items: row.items, text: row.text };
        let nearest = self.candidates(words, until).pop().filter(|one| one.begins && !one.is_guess)?;
        nearest.name.map(|name| (nearest.at, name))
    }

    /// The crate of which a sentence speaks up to an item.
    pub(crate) fn spoken_here(&self, row: Row<'_>, until: usize) -> Option<String> {
        match self.spoken_in(Words { items: row.items, text: row.text }, until) {
            Some(Spoken::Crate(name)) => Some(name),
            Some(_) => None,
            None => self.lead().map(|lead| lead.name.clone()),
        }
    }

    /// The crate of which a sentence speaks up to an item, or those before it; nothing where it may be another one.
    pub(crate) fn spoken_of(&self, row: Row<'_>, until: usize) -> Spoken {
        let start = row.items.first().map_or(0, |first| first.start);
        let words = Words { items: row.items, text: row.text };
        self.spoken_in(words, until).unwrap_or_else(|| self.spoken_before(start))
    }

    /// What the sentences before speak of, else what the block begins with, or stands under.
    fn spoken_before(&self, start: usize) -> Spoken {
        let text = &self.block.text;
        let mut end = start;
        for _ in 0..FAR {
            let Some((from, to)) = sentence_before(text, end) else { break };
            let mut row = items(&tokens(self.block, from, to), self.block);
            own(&mut row, text, &Owns { whole: Some(self.scope.whole), ..Owns::default() });
            let all = self.candidates(Words { items: &row, text }, row.len());
            let begins = |one: &&Candidate| one.begins && one.name.is_some();
            // "Vela Ondov's other crate, ondula, is …": of the crate, not of her.
            let first = all.iter().find(begins).or_else(|| all.iter().find(|one| one.begins)).or_else(|| all.first());
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
        if words.is(0, "it its it's they their this that these the") && !words.is(1, "rest others") {
            return Ok(None);
        }
        let whole = self.scope.whole;
        let mut only: Option<String> = None;
        // Under a heading, or behind a name in bold letters, it is still that of which the text speaks.
        let is_of_section = self.scope.section.is_some() || self.lead().is_some();
        for (at, item) in words.items.iter().enumerate() {
            if is_of_section && words.is_oblique(at) {
                continue;
            }
            let name = match &item.what {
                What::Version(VersionMention { owner: Some((Owner::Crate(name), bond)), .. }) if *bond >= Bond::Clause => {
                    name.clone()
                }
                What::Name(_) if is_part(words.items, words.text, at) || words.is(at + 1, PARTS) => continue,
                What::Name(name) if name.sign >= Sign::Code && !name.name.contains('_') => name.name.clone(),
                What::Word if !item.code => {
                    let word = &words.text[item.start..item.end];
                    let Some(name) = name_of(item, words.text) else { continue };
                    let is_shown = whole.is_known(&name.name) || whole.stands_by_version(&name.name);
                    let is_rare = || {
                        word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
                            && !is_no_candidate(&name.name)
                            && words.ends_phrase(at + 1)
                            && !words.is(at.wrapping_sub(1), DETERMINERS)
                            && !words.is(at.wrapping_sub(1), "of")
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

    /// What may be the subject of a sentence, up to an item.
    fn candidates(&self, words: Words<'_>, until: usize) -> Vec<Candidate> {
        let mut all = Vec::new();
        for at in 0..until {
            let begins = words.begins(at);
            if !begins && words.is_oblique(at) && !words.is_head(at, until) {
                continue;
            }
            if let Some(name) = self.candidate(words, at, begins) {
                let is_guess = begins && name.is_none() && words.is_guess(at);
                let name = if is_guess { name_of(&words.items[at], words.text).map(|name| name.name) } else { name };
                all.push(Candidate { at, name, begins, is_guess });
            }
        }
        all
    }

    fn candidate(&self, words: Words<'_>, at: usize, begins: bool) -> Option<Option<String>> {
        let whole = self.scope.whole;
        let is_shown = |name: &Name| whole.is_known(&name.name) || whole.stands_by_version(&name.name);
        match &words.items[at].what {
            What::Version(VersionMention { owner: Some((Owner::Crate(name), _)), .. }) => Some(Some(name.clone())),
            What::Version(VersionMention { owner: Some((Owner::Rust, _)), .. }) => begins.then_some(None),
            What::Name(name) if name.sign >= Sign::Code || name.sign == Sign::Repository => {
                let is_name = !is_part(words.items, words.text, at) && !words.is(at + 1, PARTS);
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
                let is_person = surname > at && words.is(surname + 1, "'s \u{2019}s");
                if is_person {
                    return None;
                }
                if words.is(surname + 1, "'s \u{2019}s")
                    && (surname + 2..surname + 5).any(|at| words.is(at, "crate library project framework tool runtime"))
                {
                    return None;
                }
                // "ONDULA, by contrast, is": nobody knows how it is called elsewhere.
                let shouts = word.len() > 1 && word.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
                if shouts && begins && !whole.is_known(&small) {
                    return (words.acts(at + 1) || words.mark(at + 1) == Some(',')).then_some(None);
                }
                let name = name_of(&words.items[at], words.text)?;
                if is_shown(&name) && !words.items[at].code {
                    return Some(Some(name.name));
                }
                let capital = word.starts_with(char::is_uppercase);
                if is_no_candidate(&small) || words.items[at].code {
                    // "- idle is now at 1.11": a word in small letters that begins what is said is a name, as no other word does.
                    let is_name = at == 0 && !capital && words.is(at + 1, VERBS);
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
                let is_called = at.checked_sub(1).is_some_and(|before| words.is(before, "the a an its this"));
                // "The advisory library, ondula, had its release".
                let is_apposed = begins
                    && !words.is(at, ADVERBS)
                    && words.mark(at + 1) == Some(',')
                    && words.is(at + 2, VERBS)
                    && words.mark_before(at) == Some(',');
                // "Ondula, the drawing library, issued 0.6".
                let is_explained = begins && words.mark(at + 1) == Some(',') && words.is(at + 2, "the a an our its once");
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
                    false => (acts || is_called && begins).then_some(Some(name.name).filter(|_| !is_called)),
                }
            }
            _ => None,
        }
    }
}

/// The words of a sentence.
#[derive(Clone, Copy)]
struct Words<'a> {
    items: &'a [Item],
    text: &'a str,
}

impl Words<'_> {
    fn is(self, at: usize, list: &str) -> bool {
        self.items.get(at).and_then(|item| item.word(self.text)).is_some_and(|word| is_in(word, list))
    }

    /// Whether a date stands behind a version in its clause, and no other version between.
    fn has_date(self, at: usize) -> bool {
        let behind = self.items.iter().enumerate().skip(at + 1).take(14);
        let over =
            |at: usize, item: &Item| matches!(item.what, What::Version(_)) || matches!(self.mark(at), Some(';' | '.' | ':'));
        behind.take_while(|(at, item)| !over(*at, item)).any(|(_, item)| matches!(item.what, What::Date(_)))
    }

    fn mark(self, at: usize) -> Option<char> {
        match self.items.get(at)?.what {
            What::Mark(mark) if !self.items[at].code => Some(mark),
            _ => None,
        }
    }

    fn mark_before(self, at: usize) -> Option<char> {
        self.mark(at.checked_sub(1)?)
    }

    /// Whether it is a version that nothing else has, with two numbers at least.
    fn may_be_carried(self, at: usize) -> bool {
        let What::Version(mention) = &self.items[at].what else { return false };
        let is_free = match &mention.owner {
            None => true,
            // A number in a text that speaks of releases of Rust was taken for one.
            Some((Owner::Rust, Bond::Clause)) => is_rust_shaped(mention),
            _ => false,
        };
        let before = at.checked_sub(1);
        let joins = before.is_none_or(|before| {
            self.is(before, BEFORE)
                || matches!(self.mark(before), Some(',' | ';' | ':' | '-' | '(' | '"'))
                || self.reaches(at).is_some()
        });
        is_free && joins && mention.version.parts().len() > 1
    }

    /// Where the verb stands that brings the subject to a version.
    fn reaches(self, at: usize) -> Option<usize> {
        let is_light = |at: usize| {
            self.is(at, TO) || self.items[at].word(self.text).is_some_and(|word| word.contains('-') && is_likened(word))
        };
        let verb = (0..at).rev().take(5).find(|at| !is_light(*at))?;
        self.is(verb, REACHED).then_some(verb)
    }

    /// Whether the words around a version say that it is a release.
    fn is_of_release(self, at: usize) -> bool {
        let is_line = self.is(at + 1, LINES);
        let next = at + 1 + usize::from(is_line);
        if is_line && at.checked_sub(1).is_some_and(|before| self.is(before, OF_LINE)) {
            return true;
        }
        let from_line = self.mark(next) == Some(',') && self.is(next + 1, "out dated released published");
        if self.is_dated(at) || self.comes(next) || from_line && self.has_date(at) {
            return true;
        }
        let ends = self.items.get(at + 1).is_none_or(|item| match item.what {
            What::Mark(mark) => matches!(mark, ',' | ';' | '.' | ')' | '(' | ':' | '-'),
            What::Date(_) => true,
            What::Word => self.is(at + 1, "in on with and after since by this last early late when but as"),
            _ => false,
        });
        ends && self.reaches(at).is_some()
    }

    /// Whether a verb of releases stands at a place, behind words that say how.
    fn comes(self, from: usize) -> bool {
        const HOW: &str = "having being only just then finally also later recently eventually officially already quietly never which that had has \
            been was is be first itself duly soon shortly";
        // "The successor, 0.9, was uploaded", "0.9, which surfaced".
        let is_apposed = self.mark(from) == Some(',') && self.is(from + 1, "which was is has had");
        let from = from + usize::from(is_apposed);
        if self.is(from, IS) && (from + 1..from + 4).any(|at| self.is(at, NEWEST)) {
            return true;
        }
        let verb = (from..from + 5).find(|at| !self.is(*at, HOW));
        verb.is_some_and(|at| self.is(at, COMES))
    }

    /// Whether a date stands behind a version, with nothing between but words of time: "0.7 (May 2025)", "0.8 three months later,
    /// in August", "0.9, from March".
    fn is_dated(self, at: usize) -> bool {
        const TIME: &str = "in on of from since at during as around the early late mid end back out only just released published cut \
            tagged dated months month weeks week days years year later after that half next available finally also \
            already uploaded shipped both two three four five six seven eight nine ten a one another and";
        let from = at + 1 + usize::from(self.is(at + 1, LINES));
        for at in from..from + 9 {
            match self.items.get(at).map(|item| &item.what) {
                Some(What::Date(_)) => return at > from || self.mark(from) == Some('('),
                Some(What::Mark('(' | ',' | '-' | ':')) => {}
                Some(What::Word) if self.is(at, TIME) => {}
                Some(What::Count(_)) if self.is(at + 1, "days weeks months years") => {}
                _ => return false,
            }
        }
        false
    }

    /// Whether the clause of a version says what somebody uses.
    fn is_used(self, at: usize) -> bool {
        let from = (0..at).rev().find(|at| self.mark(*at) == Some(';')).map_or(0, |at| at + 1);
        (from..at).any(|at| self.is(at, USES))
    }

    /// Whether a sentence ends at an item.
    fn ends(self, at: usize) -> bool {
        at >= self.items.len() || matches!(self.mark(at), Some('.' | ';')) && at + 1 >= self.items.len()
    }

    /// Whether no further noun follows at an item.
    fn ends_phrase(self, at: usize) -> bool {
        self.ends(at)
            || matches!(self.mark(at), Some(',' | ';' | '(' | ')' | '.' | ':' | '-'))
            || self.is(at, "and or with for from as at in to now instead which is was has had today here")
    }

    /// Whether a version is below 1.0, and with its day or with what releases do.
    fn is_young(self, at: usize) -> bool {
        let What::Version(mention) = &self.items[at].what else { return false };
        mention.version.parts()[0] == 0 && (self.is_dated(at) || self.comes(at + 1 + usize::from(self.is(at + 1, LINES))))
    }

    /// Whether a word with a capital begins the sentence and acts: "Ondula keeps …", "Ondula's pace".
    fn is_guess(self, at: usize) -> bool {
        let is_word = |word: &str| word.len() > 2 && word.bytes().skip(1).all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        let shaped = self.items[at].word(self.text).is_some_and(is_word);
        at == 0
            && shaped
            && self.is_capital(at)
            && !self.is_capital(at + 1)
            && self.acts(at + 1)
            && !is_no_candidate(&self.text[self.items[at].start..self.items[at].end].to_lowercase())
    }

    /// Whether a clause begins at an item.
    fn begins(self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return true };
        let is_joint = |at: usize| self.is(at, "and but while whereas so yet then meanwhile though because");
        let is_edge = |at: usize| matches!(self.mark(at), Some(',' | ';' | ':' | '-' | '.' | '*'));
        // "The ondula crate", "and the ondula project"
        let article = if self.is(before, "old former new original younger older") { before.checked_sub(1) } else { Some(before) };
        let is_called = article.filter(|at| self.is(*at, "the")).is_some_and(|at| at == 0 || is_edge(at - 1) || is_joint(at - 1));
        is_edge(before) || is_called || is_joint(before) && (before == 0 || is_edge(before - 1))
    }

    fn is_capital(self, at: usize) -> bool {
        self.items.get(at).and_then(|item| item.word(self.text)).is_some_and(|word| word.starts_with(char::is_uppercase))
    }

    /// Whether a relative clause is about a name: "with ondula, which got to …".
    fn is_head(self, at: usize, until: usize) -> bool {
        let comma = at + 1 < until && self.mark(at + 1) == Some(',');
        comma && (self.is(at + 2, "which whose that") || self.is(at + 2, "for of to") && self.is(at + 3, "which"))
    }

    /// Whether a preposition stands before a name.
    fn is_oblique(self, at: usize) -> bool {
        const ARTICLES: &str = "the its their a an our both old new own other";
        let before = (0..at).rev().take(3).find(|at| !self.is(*at, ARTICLES));
        // "I have come to like ondula" is no comparison.
        let is_verb = |at: usize| self.is(at, "like") && at.checked_sub(1).is_some_and(|to| self.is(to, "to"));
        before.is_some_and(|at| self.is(at, OBLIQUE) && !is_verb(at))
    }

    /// Whether a verb, or what belongs to the name before it, stands at a place.
    fn acts(self, at: usize) -> bool {
        const HOW: &str = "finally itself still now also only then since meanwhile just";
        let at = at + usize::from(self.is(at, HOW));
        if matches!(self.items.get(at).map(|item| &item.what), Some(What::Count(_))) {
            return true;
        }
        let Some(word) = self.items.get(at).and_then(|item| item.word(self.text)) else { return false };
        is_in(word, VERBS)
            || word.len() > 3 && word.bytes().all(|b| b.is_ascii_lowercase()) && (word.ends_with('s') || word.ends_with("ed"))
    }

    /// Whether a name is of who published the version: "Vela Ondov tagged 0.7".
    fn is_agent(self, at: usize, version: usize) -> bool {
        const PUBLISH: &str = "tagged released published declared cut put pushed uploaded shipped announced launched";
        const HOW: &str = "has had finally just then recently only also itself";
        let verb = (at + 1..version).find(|at| !self.is(*at, HOW) && !self.is_capital(*at));
        verb.is_some_and(|verb| self.is(verb, PUBLISH))
    }
}
