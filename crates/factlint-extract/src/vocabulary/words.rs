//! A list of words in which each is found at once. It is laid out when the program is built, so that nothing is read at its
//! start.

/// The lines of a file, by their hash. There are more places than words, and a power of two of them.
pub(super) struct Words<const PLACES: usize> {
    text: &'static str,
    /// Where a word begins in the text, and behind it in eight bits how long it is; 0 where there is none.
    places: [u32; PLACES],
}

impl<const PLACES: usize> Words<PLACES> {
    /// The lines of a text, none longer than 255 bytes.
    pub(super) const fn of(text: &'static str) -> Self {
        let bytes = text.as_bytes();
        assert!(PLACES.is_power_of_two() && bytes.len() < 1 << 24, "places are counted in 24 bits");
        let mut places = [0; PLACES];
        let (mut start, mut at, mut hash) = (0, 0, EMPTY);
        while at <= bytes.len() {
            if at == bytes.len() || bytes[at] == b'\n' {
                if at > start {
                    let mut place = place::<PLACES>(hash);
                    while places[place] != 0 {
                        place = (place + 1) % PLACES;
                    }
                    assert!(at - start < 256, "a word has 255 bytes at most");
                    places[place] = ((start as u32) << 8) | (at - start) as u32;
                }
                (start, hash) = (at + 1, EMPTY);
            } else {
                hash = with(hash, bytes[at]);
            }
            at += 1;
        }
        Self { text, places }
    }

    /// Whether the word is one of them, letter by letter.
    pub(super) fn has(&self, word: &str) -> bool {
        self.has_at(hash(word), word)
    }

    /// The same of a word whose hash is known.
    pub(super) fn has_at(&self, hash: u32, word: &str) -> bool {
        let mut at = place::<PLACES>(hash);
        loop {
            let (start, length) = ((self.places[at] >> 8) as usize, (self.places[at] & 0xff) as usize);
            if length == 0 {
                return false;
            }
            if self.text.get(start..start + length) == Some(word) {
                return true;
            }
            at = (at + 1) % PLACES;
        }
    }
}

/// The hash of a word, for all lists.
pub(super) fn hash(word: &str) -> u32 {
    word.bytes().fold(EMPTY, with)
}

/// The hash of no byte.
const EMPTY: u32 = 0x811c_9dc5;

const fn with(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(0x0100_0193)
}

const fn place<const PLACES: usize>(hash: u32) -> usize {
    (hash ^ (hash >> 15)) as usize % PLACES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_found_and_nothing_else() {
        static WORDS: Words<2048> = Words::of(include_str!("english.txt"));
        let lines: Vec<&str> = include_str!("english.txt").lines().collect();
        assert!(lines.len() > 100 && lines.iter().all(|word| word.is_empty() || WORDS.has(word)));
        assert!(["", "brindle", "th", "thee"].iter().all(|word| lines.contains(word) || !WORDS.has(word)));
    }
}
