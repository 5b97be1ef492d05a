//! What points back to a source that was named before: "the survey", "it found that …", ", Endler argues,".

use super::known::{is_finder, is_finding, is_within};
use super::lists::same_sort;
use super::names::{Line, Named};
use super::references::Citations;
use super::sources::{Covers, Source};
use super::words::{Word, words};
use super::{Publication, Told};

/// Whether a sentence may say on whose word it stands by pointing back: "It found that …", ", Endler argues,".
pub(super) fn goes_back(line: Line<'_>) -> bool {
    let says = |word: &Word| word.verb().is_some();
    let is_pronoun = |word: &Word| matches!(&*word.lower(line.text), "it" | "they");
    let is_name = |word: &Word| word.text(line.text).starts_with(char::is_uppercase);
    line.words.iter().skip(1).any(says)
        && (line.words.first().is_some_and(is_pronoun) || line.words.windows(2).any(|pair| says(&pair[1]) && is_name(&pair[0])))
}

fn is_owner(word: &str) -> bool {
    ["'s", "\u{2019}s", "s'", "s\u{2019}"].iter().any(|ending| word.ends_with(ending))
}

/// "The 2025 report" behind "the 2024 survey", "the latest one": whether the words that point are of another publication than the one
/// that was named.
fn is_another(words: &str, told: &Publication) -> bool {
    const OTHERS: &[&str] = &[
        "latest",
        "newest",
        "next",
        "previous",
        "earlier",
        "other",
        "another",
        "later",
        "following",
        "preceding",
        "recent",
        "new",
        "newer",
        "older",
        "last",
        "second",
        "third",
        "first",
        "upcoming",
        "former",
    ];
    let all = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
    };
    let is_year = |word: &&String| word.len() == 4 && word.starts_with("20") && word.bytes().all(|b| b.is_ascii_digit());
    let (own, known) = (all(words), all(&told.words));
    // The address has the day on which it was put there, too.
    let dated = [known.clone(), all(&told.subject)].into_iter().find(|words| words.iter().any(|word| is_year(&word)));
    let is_of_other_year = dated.is_some_and(|dated| own.iter().filter(is_year).any(|year| !dated.contains(year)));
    is_of_other_year || own.iter().any(|word| OTHERS.contains(&word.as_str()) && !known.contains(word))
}

impl Told<'_> {
    /// What "the survey", "his conclusion", "respondents" point to.
    pub(super) fn pointed(&mut self, named: &Named, line: Line<'_>, near: bool, citations: &Citations) -> Option<String> {
        if is_within(named.noun) {
            return self.last.as_ref().filter(|_| near).map(|last| last.subject.clone());
        }
        if !named.points || (is_finder(named.noun) && !near) {
            return None;
        }
        self.catch_up(named.noun, citations);
        let words = line.run(named.start, named.end);
        let told = self.remembered().find(|told| same_sort(told.noun, named.noun));
        told.filter(|told| !is_another(words, told)).map(|told| told.subject.clone())
    }

    /// "It found that …", "They report …": what was named just before.
    pub(super) fn pronoun(&self, line: Line<'_>, near: bool) -> Option<Source> {
        let last = self.last.as_ref().filter(|_| near)?;
        let [first, second, ..] = line.words else { return None };
        let says = matches!(&*first.lower(line.text), "it" | "they") && first.start == line.from;
        // "It also says": as it said before.
        let again = line.words.get(2).filter(|_| matches!(&*second.lower(line.text), "also" | "further" | "even"));
        let second = again.unwrap_or(second);
        let finds = second.verb().is_some_and(|verb| is_finding(verb) || again.is_some() && verb == "say");
        (says && finds).then(|| Source {
            start: first.start,
            end: second.end,
            subject: last.subject.clone(),
            covers: Covers::After(second.end),
            named: None,
            is_new: false,
        })
    }

    /// ", Endler argues,": a person who was named as the author.
    pub(super) fn person(&self, line: Line<'_>, near: bool) -> Option<Source> {
        let last = self.last.as_ref().filter(|_| near && line.words.iter().any(|word| word.verb().is_some()))?;
        let all = words(&last.words, 0, last.words.len());
        // Of "Ada Lane's May 2023 essay" the author is what the essay belongs to.
        let owner = all.iter().position(|word| is_owner(word.text(&last.words)))?;
        let authors = &all[..=owner];
        line.words.windows(2).enumerate().find_map(|(at, pair)| {
            let verb = pair[1].verb()?;
            let name = pair[0].text(line.text);
            let is_author = name.starts_with(char::is_uppercase)
                && name.len() > 2
                && authors.iter().any(|word| {
                    let own = word.text(&last.words);
                    own.strip_suffix("'s").or_else(|| own.strip_suffix("\u{2019}s")).unwrap_or(own) == name
                });
            let beside = line.run(pair[0].end, pair[1].start).trim().is_empty();
            // The name that is followed by a noun is part of a title.
            let says = is_author && beside && !is_finding(verb) && at < line.words.len();
            says.then(|| Source {
                start: pair[0].start,
                end: pair[1].end,
                subject: last.subject.clone(),
                covers: Covers::All,
                named: None,
                is_new: false,
            })
        })
    }
}
