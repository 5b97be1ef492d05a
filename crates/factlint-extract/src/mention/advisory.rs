//! Ids of advisories: in words, and in the urls of links.

use crate::neighbours::holds_like;

/// The id of an advisory that a word is, as its list writes it: `RUSTSEC-2024-0021`, `CVE-2024-24576`, `GHSA-qc84-gqf4-9926`.
pub(crate) fn advisory_id(word: &str) -> Option<String> {
    // Every word of a text comes here, and the lists begin with few letters.
    if word.len() < SHORTEST || !matches!(word.as_bytes()[0] | 32, b'r' | b'c' | b'g') {
        return None;
    }
    let id = [".html", ".json", ".md"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    let (list, rest) = id.split_once('-')?;
    let list = list.to_ascii_uppercase();
    let parts: Vec<&str> = rest.split('-').collect();
    let digits = |part: &str, least: usize| part.len() >= least && part.len() <= 9 && part.bytes().all(|b| b.is_ascii_digit());
    let is_year = |part: &str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    match (list.as_str(), parts.as_slice()) {
        ("RUSTSEC" | "CVE", [year, number]) if digits(year, 4) && is_year(year) && digits(number, 4) => {
            Some(format!("{list}-{year}-{number}"))
        }
        ("GHSA", [_, _, _]) if parts.iter().all(|part| part.len() == 4 && part.bytes().all(|b| b.is_ascii_alphanumeric())) => {
            Some(format!("GHSA-{}", rest.to_ascii_lowercase()))
        }
        _ => None,
    }
}

/// The length of the shortest id in bytes: `CVE-2024-2457`.
const SHORTEST: usize = 13;

/// Whether a text has the beginning of the id of an advisory.
pub(crate) fn names_advisory(text: &str) -> bool {
    let is_list = |at: usize| ["RUSTSEC", "CVE", "GHSA"].iter().any(|list| text.as_bytes()[..at].ends_with(list.as_bytes()));
    may_hold_advisory(text) && memchr::memchr_iter(b'-', text.as_bytes()).any(is_list)
}

/// Whether a text may hold the id of an advisory, in whatever case: the last letters of the name of a list, and the hyphen behind it.
pub(crate) fn may_hold_advisory(text: &str) -> bool {
    // The letters differ in few bits.
    let may_be = |_, b: u8, c: u8, hyphen| (hyphen == b'-') & (c | 0x26 == b'g') & (b | 0x37 == b'w');
    let is = |a: u8, b: u8, c: u8, hyphen| {
        let is = |[x, y, z]: [u8; 3]| (a | 32 == x) & (b | 32 == y) & (c | 32 == z);
        (hyphen == b'-') & (is(*b"sec") | is(*b"cve") | is(*b"hsa"))
    };
    holds_like(text.as_bytes(), may_be, is)
}

/// The advisory that a url leads to, on whatever site.
pub(crate) fn advisory_link(url: &str) -> Option<String> {
    // Few urls have one.
    if !may_hold_advisory(url) {
        return None;
    }
    url.split(['/', '?', '#', '=', '&']).find_map(advisory_id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_all_lists() {
        for (word, id) in [
            ("RUSTSEC-2024-0021", "RUSTSEC-2024-0021"),
            ("rustsec-2024-0021.html", "RUSTSEC-2024-0021"),
            ("CVE-2024-24576", "CVE-2024-24576"),
            ("cve-2022-1234567", "CVE-2022-1234567"),
            ("GHSA-QC84-gqf4-9926", "GHSA-qc84-gqf4-9926"),
        ] {
            assert_eq!(advisory_id(word).as_deref(), Some(id), "{word}");
        }
        for word in ["RUSTSEC", "RUSTSEC-2024", "CVE-24-24576", "CVE-2024-123", "GHSA-abc-defg-hijk", "CWE-2024-1234", "x-1-2"] {
            assert_eq!(advisory_id(word), None, "{word}");
        }
    }

    #[test]
    fn links_lead_to_advisories() {
        let id = Some("RUSTSEC-2024-0021".to_owned());
        assert_eq!(advisory_link("https://rustsec.org/advisories/RUSTSEC-2024-0021.html"), id);
        assert_eq!(advisory_link("https://osv.dev/list?q=RUSTSEC-2024-0021&x"), id);
        assert_eq!(advisory_link("https://github.com/advisories/GHSA-qc84-gqf4-9926").as_deref(), Some("GHSA-qc84-gqf4-9926"));
        assert_eq!(advisory_link("https://rustsec.org/advisories/"), None);
    }

    proptest::proptest! {
        #[test]
        fn no_word_panics(word in "(RUSTSEC|cve|GHSA|-|2024|0021|[a-zé]{4}|\\.html|/){0,8}") {
            let _ = (advisory_id(&word), advisory_link(&word));
        }
    }
}
