//! RFCs of Rust: "RFC 3722", "RFC #3722", `rfc:3722`, `rust-lang/rfcs#3722`, and the urls of links. The IETF numbers its RFCs,
//! too; what speaks of the net's protocols is none of Rust.

use std::sync::LazyLock;

use factlint_model::Subject;
use memchr::memmem::Finder;

use super::name::{parts, without_scheme};
use crate::block::{Block, MarkKind};
use crate::lexicon::Lexicon;
use crate::token::{Token, TokenKind};

/// An RFC in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RfcMention {
    pub(crate) number: u32,
    /// Whether the text says that it is one of Rust: by a link, by the word, by the repository.
    pub(crate) explicit: bool,
}

/// Numbers of Rust's RFCs are those of the pull requests of one repository, and have not come to this one.
const BEYOND: u32 = 6_000;

/// RFCs of the IETF that people name by their number alone.
const WELL_KNOWN: &[u32] = &[
    768, 791, 793, 821, 822, 959, 1034, 1035, 1321, 1738, 1918, 2068, 2104, 2109, 2119, 2131, 2246, 2396, 2459, 2535, 2616, 2617,
    2782, 2818, 2821, 2822, 2845, 2898, 2930, 2931, 2965, 3164, 3174, 3261, 3279, 3280, 3339, 3447, 3490, 3491, 3492, 3493, 3548,
    3596, 3597, 3629, 3645, 3686, 3711, 3874, 3912, 3920, 3921, 3986, 3987, 4033, 4034, 4122, 4180, 4226, 4231, 4251, 4252, 4253,
    4254, 4346, 4492, 4634, 4648, 4918, 5077, 5208, 5246, 5280, 5321, 5322, 5424, 5545, 5646, 5652, 5746, 5758, 5785, 5861, 5869,
    5890, 5891, 5905, 5915, 5958, 5987,
];

/// Words of the net's protocols and formats.
static OF_THE_NET: Lexicon = Lexicon::of(&[
    "ietf",
    "http",
    "https",
    "http/1.1",
    "http/2",
    "tls",
    "ssl",
    "dtls",
    "dns",
    "dnssec",
    "tcp",
    "udp",
    "ip",
    "ipv4",
    "ipv6",
    "quic",
    "smtp",
    "imap",
    "pop3",
    "mime",
    "email",
    "e-mail",
    "emails",
    "uri",
    "uris",
    "url",
    "urls",
    "iri",
    "uuid",
    "uuids",
    "json",
    "csv",
    "base64",
    "base32",
    "punycode",
    "utf-8",
    "ascii",
    "zlib",
    "gzip",
    "deflate",
    "timestamp",
    "timestamps",
    "datetime",
    "date",
    "dates",
    "date-time",
    "syslog",
    "oauth",
    "oauth2",
    "jwt",
    "hmac",
    "pkcs",
    "x.509",
    "ssh",
    "ldap",
    "ntp",
    "sip",
    "rtp",
    "webdav",
    "websocket",
    "websockets",
    "cookie",
    "cookies",
    "header",
    "headers",
    "sha-1",
    "md5",
    "ed25519",
    "chacha20",
    "poly1305",
    "hkdf",
    "totp",
    "hotp",
    "icalendar",
    "protocol",
    "protocols",
    "multicast",
    "subnet",
    "certificate",
    "certificates",
    "nsec",
    "rrsig",
    "caa",
]);

/// The RFC that begins at a token, and how many tokens it takes.
pub(crate) fn rfc_at(tokens: &[Token], index: usize, block: &Block) -> Option<(RfcMention, usize)> {
    let text = &block.text;
    let word = |offset: usize| tokens.get(index + offset).filter(|t| t.kind == TokenKind::Word).map(|t| t.text(text));
    let mark = |offset: usize, mark: char| tokens.get(index + offset).is_some_and(|t| t.kind == TokenKind::Mark(mark));
    let first = word(0).filter(|word| word.as_bytes().get(..3).is_some_and(|lead| lead.eq_ignore_ascii_case(b"rfc")))?;
    let rust_before = index.checked_sub(1).is_some_and(|before| tokens[before].text(text).eq_ignore_ascii_case("rust"));
    let (number, taken, of_rust) = match first.to_ascii_lowercase().as_str() {
        "rfc" | "rfcs" if mark(1, '#') => (number(word(2)?)?, 3, first.ends_with('s')),
        "rfc" if mark(1, '(') && mark(2, '#') && mark(4, ')') => (number(word(3)?)?, 5, true),
        "rfc" if mark(1, ':') && !tokens[index + 1].spaced && !tokens.get(index + 2)?.spaced => (number(word(2)?)?, 3, false),
        "rfc" => (number(word(1)?)?, 2, false),
        joined => (number(joined.strip_prefix("rfc")?.trim_start_matches('-'))?, 1, false),
    };
    let linked = (0..taken).find_map(|offset| rfc_link(url_of(&tokens[index + offset], block)?)) == Some(number);
    let url = (0..taken).find_map(|offset| url_of(&tokens[index + offset], block));
    // "Tracking issue for RFC 2514" leads to an issue of the project.
    let at_home = url.is_some_and(|url| url.contains("github.com/rust-lang/"));
    let elsewhere = url.is_some() && !linked && !at_home;
    let explicit = linked || rust_before || of_rust || at_home;
    let is_rust = explicit || (!elsewhere && !is_of_the_net(number, tokens, text));
    is_rust.then_some((RfcMention { number, explicit }, taken))
}

/// Whether any of these tokens begins an RFC.
pub(crate) fn names_rfc(tokens: &[Token], block: &Block) -> bool {
    (0..tokens.len()).any(|index| rfc_at(tokens, index, block).is_some())
}

/// Whether the word "rfc", with which these bytes begin in either case, may stand before a number or hold it.
pub(crate) fn may_be_numbered_rfc(text: &[u8]) -> bool {
    let behind = text.get(3..).unwrap_or_default();
    let behind = behind.strip_prefix(b"s").or(behind.strip_prefix(b"S")).unwrap_or(behind);
    behind.iter().find(|b| b.is_ascii_alphanumeric()).is_some_and(u8::is_ascii_digit)
}

fn number(word: &str) -> Option<u32> {
    let sound = (1..=4).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
    sound.then(|| word.parse().ok()).flatten().filter(|number| (1..BEYOND).contains(number))
}

fn is_of_the_net(number: u32, tokens: &[Token], text: &str) -> bool {
    let speaks = |token: &Token| {
        let word = token.text(text);
        OF_THE_NET.has(word) || !word.is_ascii() && OF_THE_NET.words.contains(&word.to_lowercase().as_str())
    };
    WELL_KNOWN.contains(&number) || tokens.iter().any(speaks)
}

/// The url that a token links to.
pub(crate) fn url_of<'a>(token: &Token, block: &'a Block) -> Option<&'a str> {
    match &block.marks.get(token.link?)?.kind {
        MarkKind::Link(url) => Some(url),
        MarkKind::Code => None,
    }
}

/// The RFC that a url leads to: in the book, in the repository, or its pull request.
#[inline]
pub(crate) fn rfc_link(url: &str) -> Option<u32> {
    let rest = without_scheme(url);
    // Every link of a document comes here.
    let may_lead = match rest.as_bytes().first()? {
        b'g' => rest.as_bytes().get(24) == Some(&b's'),
        b'r' => matches!(rest.as_bytes().get(10), Some(b'g' | b'l')),
        _ => false,
    };
    if may_lead { rfc_of_page(rest) } else { None }
}

/// The same of a url without its scheme that may lead to one.
#[inline(never)]
fn rfc_of_page(rest: &str) -> Option<u32> {
    let path = match rest.as_bytes().first()? {
        b'g' => rest.strip_prefix("github.com/rust-lang/rfcs/")?,
        b'r' => rest.strip_prefix("rust-lang.github.io/").or_else(|| rest.strip_prefix("rfcs.rust-lang.org/"))?,
        _ => return None,
    };
    // Most are pull requests.
    if let Some(pull) = path.strip_prefix("pull/") {
        let (digits, behind) = pull.split_at(pull.bytes().position(|b| !b.is_ascii_digit()).unwrap_or(pull.len()));
        if !digits.is_empty() && matches!(behind.as_bytes().first(), None | Some(b'/' | b'?' | b'#')) {
            return number(digits);
        }
    }
    let is_end = |byte: u8| matches!(byte, b'?' | b'#');
    let mut parts = parts(&path[..path.bytes().position(is_end).unwrap_or(path.len())]);
    let file = match (rest.as_bytes()[..3].as_ref(), parts.next()?) {
        (b"git", "pull") => return number(parts.next()?),
        (b"git", "blob" | "tree") => parts.nth(1).filter(|folder| *folder == "text").and(parts.next())?,
        (b"rus", "rfcs") => parts.next()?,
        (b"rfc", file) => file,
        _ => return None,
    };
    let number = number(file.split(['-', '_', '.']).next()?.trim_start_matches('0'));
    number.filter(|_| parts.next().is_none())
}

/// What the urls of pull requests for RFCs have.
static PULLS: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(b"/rfcs/pull/"));

/// The pull request to which a link at these bytes leads: what stands there may be its title.
pub(crate) fn pull_of(block: &Block, (start, end): (usize, usize), rfc: &Subject) -> Option<Subject> {
    block.runs_over(start, end).iter().find_map(|run| match &block.marks[run.link?].kind {
        MarkKind::Link(url)
            if PULLS.find(url.as_bytes()).is_some() && rfc_link(url).is_some_and(|number| rfc.rfc_number() == Some(number)) =>
        {
            Some(Subject::new((*url).to_owned()))
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokens;

    fn first(text: &str) -> Option<(u32, bool, usize)> {
        let block = Block::alone(text);
        let tokens = tokens(&block, 0, text.len());
        (0..tokens.len()).find_map(|at| rfc_at(&tokens, at, &block)).map(|(rfc, taken)| (rfc.number, rfc.explicit, taken))
    }

    #[test]
    fn rfcs_in_all_their_forms() {
        for (text, found) in [
            ("RFC 3722", (3722, false, 2)),
            ("RFC #3654 proposes it", (3654, false, 3)),
            ("see Rust RFC 1105", (1105, true, 2)),
            ("`rfc:3537`", (3537, false, 3)),
            ("rust-lang/rfcs#2394", (2394, true, 3)),
            ("the let-else RFC (#3137)", (3137, true, 5)),
            ("RFC-2071 and RFC2071", (2071, false, 1)),
        ] {
            assert_eq!(first(text), Some(found), "{text}");
        }
    }

    #[test]
    fn what_is_of_the_net_is_none_of_rust() {
        for text in [
            "RFC 7231",
            "RFC 3339",
            "an email as RFC 2822 has it",
            "Add RFC 1995 transfers to the DNS server",
            "RFC 6844",
            "RFC 8906",
            "the RFC process",
            "RFCs 12",
        ] {
            assert_eq!(first(text), None, "{text}");
        }
    }

    #[test]
    fn links_lead_to_rfcs() {
        for behind in ["3764", "3764/files", "3764#discussion", "3764?diff=split", "/3764"] {
            assert_eq!(rfc_link(&format!("https://github.com/rust-lang/rfcs/pull/{behind}")), Some(3764));
        }
        for behind in ["", "new", "3764-rungs", "37640", "?3764"] {
            assert_eq!(rfc_link(&format!("https://github.com/rust-lang/rfcs/pull/{behind}")), None);
        }
        assert_eq!(rfc_link("https://github.com/rust-lang/rfcs/blob/master/text/0243-trait-based.md#x"), Some(243));
        assert_eq!(rfc_link("https://rust-lang.github.io/rfcs/0160-if-let.html"), Some(160));
        assert_eq!(rfc_link("http://www.rfcs.rust-lang.org/0160-if-let"), Some(160));
        assert_eq!(rfc_link("https://rfcs.rust-lang.org/0160-if-let/more"), None);
        assert_eq!(rfc_link("https://rust-lang.github.io/rfcs/"), None);
        assert_eq!(rfc_link("https://rust-lang.github.io/0160"), None);
        assert_eq!(rfc_link("https://www.rfc-editor.org/rfc/rfc7231"), None);
    }
}
