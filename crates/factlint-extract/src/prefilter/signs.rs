//! What kinds of values the bytes of a text are signs of.

use crate::mention::is_year_of_edition;

/// What kinds of values a text holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, PartialOrd, Ord)]
pub(crate) struct Signs(u32);

impl Signs {
    /// A digit.
    pub(crate) const DIGIT: Self = Self(1);
    /// A digit, or a number in words.
    pub(crate) const COUNT: Self = Self(2);
    /// Two numbers with a dot between them, or a number behind `v`.
    pub(crate) const DOTTED: Self = Self(4);
    /// A number below 100: a version behind a name that is known to be one.
    pub(super) const SMALL: Self = Self(8);
    /// A version of either sort.
    pub(crate) const VERSION: Self = Self(16);
    /// A year, or a word that tells a date from the day of writing, as the name of a month does.
    pub(crate) const YEAR: Self = Self(32);
    /// A bracket.
    pub(crate) const BRACKET: Self = Self(64);
    /// A mark that compares.
    pub(crate) const COMPARED: Self = Self(128);
    pub(crate) const COLON: Self = Self(256);
    pub(crate) const COMMA: Self = Self(512);
    /// The name of a list of advisories.
    pub(crate) const ADVISORY: Self = Self(1024);
    /// A word that begins with "RFC".
    pub(crate) const RFC: Self = Self(2048);
    /// The word "edition".
    pub(super) const EDITION_IF_DATED: Self = Self(4096);
    /// The beginning of the name of a licence.
    pub(crate) const LICENSE: Self = Self(8192);
    /// A word without one of which no date is told from the day of writing, and none in words.
    pub(crate) const TOLD: Self = Self(16_384);
    /// A word for a small number.
    pub(crate) const SPELLED: Self = Self(32_768);
    /// The name of a month that is a word of prose, too, but where it is written large.
    pub(super) const YEAR_IF_CAPITAL: Self = Self(65_536);
    /// The beginning of the name of a licence, where the whole name stands there.
    pub(super) const LICENSE_IF_JOINED: Self = Self(131_072);
    /// A word that names a source, or people of a study.
    pub(crate) const SOURCE: Self = Self(262_144);
    /// A word that leads to a source, or the beginning of a url.
    pub(crate) const CITES: Self = Self(524_288);
    /// A verb by which a source says something.
    pub(crate) const SAYS: Self = Self(1_048_576);
    /// A symbol that stands for a word, as a star does. Words are signs of what comes before it only.
    pub(crate) const SYMBOL: Self = Self(2_097_152);
    /// A mark that may begin a quotation, or a byte that is also one of such a mark.
    pub(crate) const QUOTE: Self = Self(4_194_304);
    /// A plus.
    pub(crate) const PLUS: Self = Self(8_388_608);
    /// The number of an RFC.
    pub(crate) const NUMBERED_RFC: Self = Self(16_777_216);
    /// The year of an edition.
    const YEAR_OF_EDITION: Self = Self(33_554_432);
    /// An edition: the word and a year, or a year behind "Rust".
    pub(crate) const EDITION: Self = Self(67_108_864);
    /// All of them.
    pub(crate) const ALL: Self = Self(u32::MAX);

    /// As bits.
    pub(super) const fn bits(self) -> u32 {
        self.0
    }

    /// Those of these bits that words are signs of.
    pub(super) fn of_word(bits: u32) -> Self {
        Self(bits & (Self::SYMBOL.0 - 1))
    }

    pub(super) fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub(crate) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What both have.
    pub(crate) fn shared(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// What the bytes of a mark are a sign of.
    pub(crate) fn of_mark(mark: char) -> Self {
        let mut bytes = [0; 4];
        let all = mark.encode_utf8(&mut bytes).bytes().fold(Self::default(), |all, byte| all.with(BYTES[usize::from(byte)]));
        all.without(Self::QUOTE)
    }

    /// Whether it has one of these.
    pub(crate) fn has_any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    /// Whether it has all of these.
    pub(super) fn has_all(self, of: Self) -> bool {
        self.0 & of.0 == of.0
    }

    /// Whether versions are told by small numbers alone.
    pub(super) fn is_small(self) -> bool {
        self.has_any(Self::SMALL) && !self.has_any(Self::DOTTED)
    }

    /// With what follows from several of them: a number of either sort may be a version, and a year that of an edition.
    pub(super) fn closed(self) -> Self {
        let is_dated = self.has_all(Self::EDITION_IF_DATED.with(Self::YEAR_OF_EDITION));
        let all = if is_dated { self.with(Self::EDITION) } else { self };
        if self.has_any(Self::DOTTED.with(Self::SMALL)) { all.with(Self::VERSION) } else { all.without(Self::VERSION) }
    }
}

/// What each byte is a sign of. Marks that are not of ASCII may be any of the plain ones that they are read as.
pub(super) static BYTES: [Signs; 256] = {
    let mut table = [Signs(0); 256];
    // Square brackets are read as round ones.
    let marks = [
        (b"()[]".as_slice(), Signs::BRACKET),
        (b"<>", Signs::COMPARED),
        (b":", Signs::COLON),
        (b",", Signs::COMMA),
        (b"+", Signs::PLUS),
        (b"\"", Signs::QUOTE),
    ];
    let mut at = 0;
    while at < marks.len() {
        let (bytes, sign) = marks[at];
        let mut byte = 0;
        while byte < bytes.len() {
            table[bytes[byte] as usize] = sign;
            byte += 1;
        }
        at += 1;
    }
    let mut byte = 128;
    while byte < 256 {
        // Symbols have these bytes, and the marks of typography but one have not.
        let is_symbol = byte == 0x98 || byte == 0xad || byte >= 0xf0;
        table[byte] = if is_symbol { Signs::COMPARED.with(Signs::SYMBOL) } else { Signs::COMPARED };
        if byte == 0xe2 || byte == 0xc2 {
            table[byte] = table[byte].with(Signs::QUOTE);
        }
        byte += 1;
    }
    table
};

/// What a run with a digit is a sign of, by what stands around it.
pub(super) fn signs_of_number(before: &[u8], word: &[u8], behind: &[u8]) -> Signs {
    let mut signs = Signs::DIGIT.with(Signs::COUNT);
    let is_number = word.iter().all(u8::is_ascii_digit);
    let last_is_digit = is_number || word.last().is_some_and(u8::is_ascii_digit);
    let dotted = last_is_digit && matches!(behind, [b'.', next, ..] if next.is_ascii_digit());
    // "tree_v2" is one word, "77.4%" a share.
    let joined = before.ends_with(b"_");
    let marked = matches!(word, [b'v' | b'V', next, ..] if next.is_ascii_digit()) && !joined;
    if marked || (dotted && !joined && may_be_parts(is_number && word.len() > 3, behind)) {
        signs = signs.with(Signs::DOTTED);
    }
    if is_number {
        let zeros = || word.iter().take_while(|b| **b == b'0').count();
        let is_small = word.len() <= 2 || word[0] == b'0' && word.len() - zeros() <= 2;
        if is_small && !dotted && !joined && may_follow_name(before) {
            signs = signs.with(Signs::SMALL);
        }
        if word.len() == 4 && matches!(word, [b'1', b'9', ..] | [b'2', b'0', ..]) {
            signs = signs.with(Signs::YEAR);
            if is_year_of_edition(word) {
                let is_behind_rust =
                    before.iter().rposition(|b| b.is_ascii_alphabetic()).is_some_and(|at| before[..=at].ends_with(b"Rust"));
                signs = signs.with(if is_behind_rust { Signs::EDITION } else { Signs::YEAR_OF_EDITION });
            }
        }
    }
    signs
}

/// Whether a number, of more digits than three or not, and those behind its dot may be the parts of a version: not those of a share
/// (`77.4%`), of a measure (`4.7K`), or of a year (`2021.3`).
fn may_be_parts(is_long: bool, behind: &[u8]) -> bool {
    let mut rest = behind;
    while let [b'.', inner @ ..] = rest
        && let count @ 1.. = inner.iter().take_while(|b| b.is_ascii_digit()).count()
    {
        rest = &inner[count..];
    }
    let is_joined = rest.first().is_some_and(|b| *b == b'%' || b.is_ascii_alphabetic());
    !is_joined && !is_long
}

/// Whether a number behind this may be the version of what the text names there: a name, or a word of comparison, comes first.
fn may_follow_name(before: &[u8]) -> bool {
    let last = before.iter().rfind(|b| !b.is_ascii_whitespace());
    last.is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'~') || !b.is_ascii())
}
