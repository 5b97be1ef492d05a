//! What the words of a sentence may do to what it says: doubt it, deny it, judge it, report it. Most sentences have no such word, and
//! are told so by one look at them.

use crate::clause::{DENYING, DOUBTFUL, REJECTING};
use crate::lexicon::{Lexicon, Likenesses};
use crate::mention::What;
use crate::pattern::Row;
use crate::retraction::{JUDGES, QUOTES, SAYS};

/// Which of them a sentence has, as bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Moods(u8);

/// The words of each, in the order of their bits.
static LISTS: [&Lexicon; 5] = [&DOUBTFUL, &DENYING, &REJECTING, &JUDGES, &SAYS];

/// What the words of all of them are like.
static LIKE: Likenesses = Likenesses::of(&LISTS);

impl Moods {
    /// A word of doubt, or a question mark.
    pub(crate) const DOUBT: Self = Self(1);
    /// A word that denies.
    pub(crate) const DENIAL: Self = Self(2);
    /// A word by which a text rejects something.
    pub(crate) const REJECTION: Self = Self(4);
    /// A word that judges what was said.
    pub(crate) const JUDGEMENT: Self = Self(8);
    /// A verb of saying.
    pub(crate) const REPORT: Self = Self(16);
    /// The mark of a quotation.
    pub(crate) const QUOTATION: Self = Self(32);

    /// Those of a sentence.
    pub(crate) fn of(row: Row<'_>) -> Self {
        let mut moods = 0;
        for item in row.items {
            match item.what {
                What::Word => {
                    let mut like = LIKE.like(item.outline(row.text)) & !moods;
                    while like != 0 {
                        let bit = like & like.wrapping_neg();
                        let is_one = item.is_in(row.text, LISTS[bit.trailing_zeros() as usize]);
                        moods |= if is_one { bit } else { 0 };
                        like ^= bit;
                    }
                }
                What::Mark('?') => moods |= Self::DOUBT.0,
                What::Mark(mark) if QUOTES.contains(&mark) => moods |= Self::QUOTATION.0,
                _ => {}
            }
        }
        Self(moods)
    }

    /// Whether this is among them.
    pub(crate) const fn has(self, mood: Self) -> bool {
        self.0 & mood.0 != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::{Block, Blocks};
    use crate::mention::items;
    use crate::scope::Whole;
    use crate::token::tokens;

    #[test]
    fn each_word_of_a_list_has_its_mood() {
        let whole = Whole::of("x.md", Blocks::default(), false);
        let moods = |text: &str| {
            let block = Block::alone(text);
            Moods::of(Row { items: &items(&tokens(&block, 0, text.len()), &block), text, whole: &whole })
        };
        let all = [Moods::DOUBT, Moods::DENIAL, Moods::REJECTION, Moods::JUDGEMENT, Moods::REPORT];
        for (list, mood) in LISTS.iter().zip(all) {
            for word in list.words.iter().filter(|word| word.bytes().all(|b| b.is_ascii_lowercase())) {
                assert!(moods(&format!("It {word} so")).has(mood), "{word}");
            }
        }
        assert!(moods("So it is?").has(Moods::DOUBT) && moods("\"So\"").has(Moods::QUOTATION));
        assert_eq!(moods("The ladder has ten rungs"), Moods(0));
    }
}
