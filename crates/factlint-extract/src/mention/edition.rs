//! Editions of Rust: "Rust 2024", "the 2024 edition", "Edition 2021", `edition = "2021"`.

use crate::token::{Token, TokenKind};

/// The edition that begins at a token, by its year, and how many tokens it takes.
pub(crate) fn edition_at(tokens: &[Token], index: usize, text: &str) -> Option<(u16, usize)> {
    let word = |offset: usize| tokens.get(index + offset).filter(|t| t.kind == TokenKind::Word).map(|t| t.text(text));
    let mark = |offset: usize, mark: char| tokens.get(index + offset).is_some_and(|t| t.kind == TokenKind::Mark(mark));
    let is_edition = |word: Option<&str>| word.is_some_and(|word| word.eq_ignore_ascii_case("edition"));
    let first = word(0)?;
    if let Some(year) = year(first) {
        return is_edition(word(1)).then_some((year, 2));
    }
    if is_edition(Some(first)) {
        let assigned = usize::from(mark(1, '='));
        let quoted = usize::from(mark(1 + assigned, '"'));
        let year = year(word(1 + assigned + quoted)?)?;
        let closed = usize::from(quoted == 1 && mark(2 + assigned + quoted, '"'));
        return Some((year, 2 + assigned + quoted + closed));
    }
    if first != "Rust" {
        return None;
    }
    // "Rust Edition 2024", "Rust 2024 edition", "Rust 2024"; "Rust 2024 Survey" is none.
    let named = usize::from(is_edition(word(1)));
    let year = year(word(1 + named)?)?;
    if is_edition(word(2 + named)) {
        return Some((year, 3 + named));
    }
    let is_other = word(2 + named).is_some_and(|next| OTHERS.contains(&next.to_lowercase().as_str()));
    (!is_other || named == 1).then_some((year, 2 + named))
}

/// Words behind "Rust 2024" that make it something else.
const OTHERS: &[&str] =
    &["survey", "annual", "state", "roadmap", "goals", "project", "conference", "call", "h1", "h2", "style", "in"];

/// Editions come every three years since 2015; what is no such year is no edition.
fn year(word: &str) -> Option<u16> {
    let year: u16 = (word.len() == 4).then(|| word.parse().ok()).flatten()?;
    ((2015..2100).contains(&year) && (year - 2015).is_multiple_of(3)).then_some(year)
}

/// Whether these bytes are such a year.
pub(crate) fn is_year_of_edition(word: &[u8]) -> bool {
    std::str::from_utf8(word).is_ok_and(|word| year(word).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::Block;
    use crate::token::tokens;

    fn first(text: &str) -> Option<(u16, usize)> {
        let block = Block::alone(text);
        let tokens = tokens(&block, 0, text.len());
        (0..tokens.len()).find_map(|at| edition_at(&tokens, at, text))
    }

    #[test]
    fn editions_in_all_their_forms() {
        for (text, found) in [
            ("Rust 2024 brought", (2024, 2)),
            ("the Rust 2024 Edition's", (2024, 3)),
            ("in the 2021 edition", (2021, 2)),
            ("Edition 2018", (2018, 2)),
            ("edition = \"2021\" implies", (2021, 5)),
            ("Rust edition 2024", (2024, 3)),
        ] {
            assert_eq!(first(text), Some(found), "{text}");
        }
        for text in ["Rust 2023", "the 2024 survey", "Rust 2024 Survey", "2024 editions", "edition 3", "the second edition, 2022"]
        {
            assert_eq!(first(text), None, "{text}");
        }
    }
}
