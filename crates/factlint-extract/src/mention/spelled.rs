//! Numbers in words: "fifty thousand", "two hundred and ten", "half a million", "a dozen".

use factlint_model::Count;

use crate::fold::lower;
use crate::lexicon::Lexicon;
use crate::token::{Token, TokenKind};

/// Numbers in words, each with its value.
pub(crate) const SPELLED: &[(&str, u64)] = &[
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
    ("dozen", 12),
    ("hundred", 100),
    ("thousand", 1_000),
    ("million", 1_000_000),
    ("billion", 1_000_000_000),
];

/// Words that multiply what stands before them begin with this one.
const SCALES: u64 = 100;

fn value(word: &str) -> Option<u64> {
    if !(3..=9).contains(&word.len()) {
        return None;
    }
    let first = word.as_bytes()[0] | 32;
    SPELLED.iter().find(|(name, _)| name.as_bytes()[0] == first && name.eq_ignore_ascii_case(word)).map(|(_, value)| *value)
}

/// Words that multiply what stands before them, or are as round.
static ROUND: Lexicon = Lexicon::of(&["dozen", "hundred", "thousand", "million", "billion"]);

fn is_scale(word: &str) -> bool {
    ROUND.has(word)
}

/// The number in words that begins at a token, and how many tokens it takes. It is as round as its last word.
pub(super) fn number_at(tokens: &[Token], index: usize, text: &str) -> Option<(Count, usize)> {
    let word = |at: usize| tokens.get(at).filter(|token| token.kind == TokenKind::Word).map(|token| token.text(text));
    let is = |at: usize, one: &str| word(at).is_some_and(|word| word.eq_ignore_ascii_case(one));
    let first = word(index).filter(|_| may_stand_at(tokens, index, text))?;
    let may_open = ["a", "an", "half"].iter().any(|one| one.eq_ignore_ascii_case(first));
    let head = first.split(['-', '\u{2011}']).next().unwrap_or(first);
    if !may_open && value(head).is_none() {
        return None;
    }
    let scaled = |at: usize| word(at).filter(|word| is_scale(word)).and_then(value);
    // "Half a million", "a million", "one and a half million".
    if is(index, "half") {
        let at = index + 1 + usize::from(is(index + 1, "a"));
        return scaled(at).map(|scale| (Count { number: scale / 2, step: (scale / 10).max(1) }, at + 1 - index));
    }
    let begins = is(index, "a") || is(index, "an");
    if begins && !word(index + 1).is_some_and(is_scale) {
        return None;
    }
    // "Several hundred" and "many thousand" say no number.
    if !begins && is_scale(first) {
        return None;
    }
    let mut number = Spelled { group: u64::from(begins), ..Spelled::default() };
    let mut at = index + usize::from(begins);
    while let Some(word) = word(at) {
        let joined = is(at, "and") && number.step > 1;
        let next = if joined { tokens.get(at + 1).map(|token| lower(token.text(text))) } else { Some(lower(word)) };
        if joined && next.as_deref().is_none_or(is_scale) {
            break;
        }
        let half = is(at, "and") && is(at + 1, "a") && is(at + 2, "half");
        if let Some(scale) = scaled(at + 3).filter(|_| half && number.total == 0) {
            let whole = number.group.checked_mul(scale)?;
            return Some((Count { number: whole.checked_add(scale / 2)?, step: (scale / 10).max(1) }, at + 4 - index));
        }
        match next.and_then(|next| number.with(&next)) {
            Some(more) => number = more,
            None => break,
        }
        at += 1 + usize::from(joined);
    }
    number.count().map(|count| (count, at - index)).filter(|(_, taken)| *taken > 0)
}

/// Whether a number in words may begin at a token: most words are not worth a closer look.
pub(super) fn may_stand_at(tokens: &[Token], index: usize, text: &str) -> bool {
    let word = tokens[index].text(text).as_bytes();
    // Behind "a" stands what multiplies it.
    may_begin(word) && (word.len() > 2 || tokens.get(index + 1).is_some_and(|next| is_scale(next.text(text))))
}

fn may_begin(word: &[u8]) -> bool {
    let small = |byte: &u8| byte | 32;
    match word {
        [first] => small(first) == b'a',
        [first, second] => (small(first), small(second)) == (b'a', b'n'),
        [first, second, third, ..] if word.len() <= 13 => word.len() >= least([small(first), small(second), small(third)]),
        _ => false,
    }
}

/// The length of the shortest word that begins a number with these letters.
fn least(letters: [u8; 3]) -> usize {
    match &letters {
        b"one" | b"two" | b"six" | b"ten" => 3,
        b"fou" | b"fiv" | b"nin" | b"hal" => 4,
        b"thr" | b"sev" | b"eig" | b"fif" | b"for" => 5,
        b"ele" | b"twe" | b"thi" => 6,
        _ => usize::MAX,
    }
}

/// A number as far as it has been read.
#[derive(Debug, Clone, Copy, Default)]
struct Spelled {
    total: u64,
    /// What the next "thousand" multiplies.
    group: u64,
    /// The value of the last word that multiplies, 0 where there was none.
    step: u64,
}

impl Spelled {
    /// The same with another word: "fifty", "twenty-five", "thousand".
    fn with(self, word: &str) -> Option<Self> {
        if is_scale(word) {
            let scale = value(word)?;
            let scaled = self.group.checked_mul(scale).filter(|scaled| *scaled > 0)?;
            // "A dozen" is a rough number.
            return Some(match scale {
                12 => Self { group: 0, total: self.total.checked_add(scaled)?, step: 6 },
                SCALES => Self { group: scaled, step: scale, ..self },
                _ => Self { group: 0, total: self.total.checked_add(scaled)?, step: scale },
            });
        }
        let mut group = self.group;
        for part in word.split('-') {
            let value = value(part).filter(|value| *value < SCALES && part != "dozen")?;
            let fits = group.is_multiple_of(100) || (group.is_multiple_of(10) && group % 100 >= 20 && value < 10);
            group = fits.then(|| group.checked_add(value)).flatten()?;
        }
        Some(Self { group, ..self })
    }

    fn count(self) -> Option<Count> {
        let number = self.total.checked_add(self.group)?;
        let is_round = self.step > 0 && number.is_multiple_of(self.step) || self.step == 6;
        (number > 0).then_some(Count { number, step: if is_round { self.step } else { 1 } })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::block::Block;
    use crate::mention::count::count_at;
    use crate::token::tokens;

    fn read(text: &str) -> Option<(u64, u64, usize)> {
        let block = Block::alone(text);
        let tokens = tokens(&block, 0, text.len());
        tokens.first()?;
        count_at(&tokens, 0, text).map(|(count, taken)| (count.number, count.step, taken))
    }

    #[test]
    fn what_is_round_multiplies() {
        let is_round = |(word, value): &&(&str, u64)| *value >= SCALES || *word == "dozen";
        let round: Vec<&str> = SPELLED.iter().filter(is_round).map(|(word, _)| *word).collect();
        assert_eq!(round, ROUND.words);
    }

    #[test]
    fn every_number_is_looked_at() {
        assert!(SPELLED.iter().filter(|(_, value)| *value < SCALES && *value != 12).all(|(word, _)| may_begin(word.as_bytes())));
        assert!(["a", "An", "half", "Twelve", "twenty-five"].iter().all(|word| may_begin(word.as_bytes())));
        assert!(!["", "at", "the", "of", "is"].iter().any(|word| may_begin(word.as_bytes())));
    }

    #[test]
    fn numbers_in_words() {
        for (text, number, step, taken) in [
            ("fifty thousand stars", 50_000, 1_000, 2),
            ("two million", 2_000_000, 1_000_000, 2),
            ("twenty-five thousand", 25_000, 1_000, 2),
            ("Two hundred thousand", 200_000, 1_000, 3),
            ("one hundred and fifty thousand", 150_000, 1_000, 5),
            ("two hundred and ten crates", 210, 1, 4),
            ("a hundred stars", 100, 100, 2),
            ("a million", 1_000_000, 1_000_000, 2),
            ("half a million downloads", 500_000, 100_000, 3),
            ("two and a half million", 2_500_000, 100_000, 5),
            ("a dozen dependents", 12, 6, 2),
            ("seventeen", 17, 1, 1),
            ("1.2 million", 1_200_000, 100_000, 2),
            ("1.2M", 1_200_000, 100_000, 1),
            ("50 k", 50_000, 1_000, 2),
        ] {
            assert_eq!(read(text), Some((number, step, taken)), "{text}");
        }
        for text in ["hundred stars", "thousands of stars", "a star", "half of it", "several hundred", "and a half"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "((a|half|and|two|fifty|twenty-five|dozen|hundred|thousand|billion|\\PC)[ -]){0,12}") {
            let _ = read(&text);
        }

        #[test]
        fn tens_and_units_of_thousands(tens in 2usize..10, unit in 1usize..10) {
            let names = |index: usize| SPELLED[index].0;
            let text = format!("{}-{} thousand", names(tens + 17), names(unit - 1));
            let number = u64::try_from((tens * 10 + unit) * 1_000).unwrap();
            prop_assert_eq!(read(&text), Some((number, 1_000, 2)));
        }
    }
}
