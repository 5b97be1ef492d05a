#![doc = include_str!("README.md")]

use factlint_model::{Ask, Claim, Evidence, Reason, Value, ValueType};

use crate::advisories;
use crate::ages::DAYS;
use crate::grammar::{Grammar, SubjectRole, ValueRole, shape};
use crate::kind::{Actual, Change, Kind, Meta, Moment, Wording};

/// Which crate an advisory is about.
#[derive(Debug)]
pub struct AdvisoryCrate;

static META: Meta = Meta {
    predicate: "advisory.crate",
    change: Change::Fixed,
    value: ValueType::Text,
    fresh_for: DAYS(7),
    hard_age: DAYS(365),
    slack: 0,
    yields_to: &[],
    wording: Wording {
        fact: "{subject} is about the crate {value}",
        absent: "there is no advisory {subject}",
        noun: "crate",
        unit: "",
    },
};

static GRAMMAR: Grammar = Grammar {
    subject: SubjectRole::Advisory,
    value: ValueRole::Name,
    patterns: &[
        shape("{named} had|has|got one|an|its|{count} advisory ,|:|( {advisory}"),
        // The advisory first.
        shape("{advisory} , which|that @finally? affects|affected|impacts|concerns|covers the? crate? {known}"),
        shape("{advisory} @finally? affects|affected|impacts|concerns|covers .. {sure} $|.|,|;|("),
        shape("{advisory} , which|that @finally? affects|affected|impacts|concerns the? {named} up|until|to|in|through"),
        shape("{crate} @be subject to {advisory}"),
        shape(
            "{advisory} @finally? officially? declared|marked|flagged|listed {named} as? unmaintained|unsound|malicious|vulnerable",
        ),
        shape("{crate} @be affected by {advisory}"),
        shape("{known} , which|that has {advisory} against"),
        shape("{advisory} now? only? concerns|covers|affects {known}"),
        shape("{advisory} .. in {known} $|.|,|;|through|via"),
        shape("{advisory} :|- .. in {known} $|.|,|;|through|via|("),
        shape("{advisory} :|- {known}"),
        shape("{advisory} @finally? affects|affected|impacts|impacted|concerns|hits|hit|covers the? crate? {known}"),
        shape("{advisory} @finally? affects|affected|impacts|impacted|concerns|hits|hit|covers the? {named} 's"),
        shape("{advisory} .. @flaw in|of|affecting|against|within the? {named} 's"),
        shape("{advisory} ( {known} .. )"),
        // "A and B, both in x".
        shape("{advisory} , both|all|each|two|three of? them? in|against|for|about|affecting the? {named}"),
        shape("{advisory} ) , an? .. in|of|affecting|against|within the? {known} $|,|.|;|and|("),
        shape("{advisory} ) , an? .. in|of|affecting|against|within the? {named} $|,|.|;"),
        shape("{advisory} ( also? known|tracked|listed? as? ... ) , an? .. in|of|affecting|within the? {known} $|,|.|;"),
        shape("{name} @be .. unmaintained|discontinued|deprecated|abandoned|vulnerable|unsound .. (|:|, see? {advisory}"),
        shape("{named} \u{2265} {bound} ( {advisory}"),
        shape("{named} \u{2265} {version} ( {advisory}"),
        shape("{named} > = {bound} ( {advisory}"),
        shape("{advisory} :|, because|since|as {known} @be .. unmaintained|maintained|unsound|vulnerable|abandoned|discontinued"),
        shape("{advisory} , .. culprit|offender|package|crate|dependency @be {known}"),
        shape("^ {known} : ... {advisory}"),
        shape("^ {name} : ... for|against|about {advisory} $|.|,|;|("),
        shape("in|for|of|from {known} the? ... @flaw @be {advisory}"),
        shape("for|in {known} the? ... @flaw @be called? {advisory}"),
        shape("@flaw|cousin|sibling|twin|counterpart in|of {known} @be {advisory}"),
        shape("{named} @be unmaintained|unsound|deprecated|abandoned|discontinued|vulnerable ( see? {advisory} )"),
        shape("{named} @be @now? no longer maintained ( see? {advisory} )"),
        shape("{advisory} @be? filed|published|issued|reported|raised|opened for|against|on|about the? {named} $|,|.|;|("),
        shape("{known} crate|library|package? @be .. ,|:|;|- see? also? :? {advisory}"),
        shape("{named} crate|library|package @be .. ,|:|;|- see? also? :? {advisory}"),
        shape("{known} crate|library|package? @be ... according to {advisory}"),
        shape("{known} crate|library|package? @be .. per|in|by|under|as|see {advisory}"),
        shape("{known} -|: .. (|,|; see? {advisory}"),
        shape("{known} in {advisory} $|,|.|;"),
        shape(
            "{advisory} @finally? affects|impacts|concerns|hits|covers the? {named} $|.|,|(|;|:|-|before|prior|<|versions|version|crate|library|package",
        ),
        shape("{advisory} @finally? affects|impacts|concerns|hits|covers {crate}"),
        shape("{advisory} ... the crate {named}"),
        shape("crate {named} .. ( {advisory}"),
        shape(
            "{advisory} , @finally? affecting|impacting|concerning|against the? {named} $|.|,|(|;|:|-|before|prior|<|versions|version|crate|library|package",
        ),
        shape(
            "{advisory} ,? which|that @finally? affects|affected|impacts|impacted|concerns|hit the? {named} $|.|,|(|;|:|-|before|prior|<|versions|version|crate|library|package",
        ),
        shape("{advisory} @finally? affects|affected|impacts|impacted the? {name} before|prior|below|up|through|versions"),
        shape(
            "{advisory} affected|impacted|hit the? {named} $|.|,|(|;|:|-|before|prior|<|versions|version|crate|library|package",
        ),
        shape(
            "{advisory} @be? about|for|in|against the? {named} crate|library|package|dependency|versions|version|before|prior|<",
        ),
        shape("{advisory} @be? about|for|in|against the? {known}"),
        shape("{advisory} @be? about|for|in|against the? {named} $"),
        shape("{advisory} @be? about|for|in|against the? {named} ,|.|:|;|(|-"),
        shape("{advisory} :? .. in|concerning|affecting {sure}"),
        shape("{advisory} ) @finally? affects|affected|concerns|hits the? crate? {known}"),
        shape("{known} advisory|vulnerability|issue|flaw ,? {advisory}"),
        shape("{named} advisory {advisory}"),
        shape("^ {known} -|: {advisory}"),
        shape("{known} .. @flaw ( {advisory}"),
        shape("advisory against|for|about|on {named} , {advisory}"),
        shape("{known} .. advisory|vulnerability|issue|flaw ( {advisory}"),
        shape("{known} , {advisory}"),
        shape("{advisory} , also? in {known}"),
        // What the paragraph begins with: "**`x`: double free.** RUSTSEC-….".
        shape("^ {advisory} $|.").lead(),
        shape("^ {advisory} ,|; also|alias|or|@patched|which|affecting").lead(),
        shape("^ tracked|filed|reported|listed|known|published as {advisory}").lead(),
        shape("^ {advisory} @be? disclosed|published|reported|allows|allowed|lets|let|permits|enables|makes|made|hits|hit")
            .lead(),
        shape("^ {known} .. ( {advisory} )"),
        shape("{crate} , ... : {advisory} $|."),
        shape("{advisory} @finally? concerned|concerns the? {known}"),
        shape("{advisory} @finally? concerned|concerns|affected|hit|bit|struck the? {named} $|,|.|;|:|which|up|through|and"),
        shape("{advisory} ( .. in|of {named} 's"),
        shape("{advisory} .. through|via {known} $|,|.|;|before|prior"),
        shape("{advisory} @be a|an .. in|of {named} $|,|.|;|which|that"),
        shape("{advisory} , the {known} @flaw"),
        shape("{advisory} , the {named} crate|library|package"),
        shape("{advisory} , an? .. @flaw in|of|affecting|against the? {named} $|,|.|;|and|("),
        shape("{advisory} , an? .. in|of|affecting|against the? {known}"),
        shape("it|which|this @be .. (|, see? also? :? {advisory}"),
        shape("earlier|older versions|releases|ones @be affected by {advisory}"),
        shape("it|which|this @be .. according to {advisory}"),
        shape("{name} crate|library , .. , @be .. ( see? {advisory}"),
        shape("{advisory} for {known}"),
        shape("{advisory} in|for|against {crate}"),
        shape("reports|reported|flags|flagged|finds|found|raises|raised {advisory} in|for|against {crate!}"),
        shape("{advisory} .. @flaw in|of|affecting|impacting|against|within the? {known}"),
        shape(
            "{advisory} .. @flaw in|of|affecting|impacting|against|within the? {named} crate|library|package|versions|version|before|prior|<",
        ),
        shape("{advisory} , an? .. @flaw in|of|affecting|impacting|against|within the? {known}"),
        shape(
            "{advisory} , an? .. @flaw in|of|affecting|impacting|against|within the? {named} crate|library|package|versions|version|before|prior|<",
        ),
        shape("{advisory} ) , an? .. @flaw in|of|affecting|impacting|against|within the? {known}"),
        shape(
            "{advisory} ) , an? .. @flaw in|of|affecting|impacting|against|within the? {named} crate|library|package|versions|version|before|prior|<",
        ),
        shape("{advisory} ( .. @flaw in|of|affecting|impacting|against|within the? {known}"),
        shape(
            "{advisory} ( .. @flaw in|of|affecting|impacting|against|within the? {named} crate|library|package|versions|version|before|prior|<",
        ),
        shape("{advisory} : .. @flaw in|of|affecting|impacting|against|within the? {known}"),
        shape(
            "{advisory} : .. @flaw in|of|affecting|impacting|against|within the? {named} crate|library|package|versions|version|before|prior|<",
        ),
        shape("{advisory} - .. @flaw in|of|affecting|impacting|against|within the? {known}"),
        shape(
            "{advisory} - .. @flaw in|of|affecting|impacting|against|within the? {named} crate|library|package|versions|version|before|prior|<",
        ),
        shape("{advisory} ... in|affecting|against the? {named} crate|library|package"),
        shape("{advisory} ( {known} )"),
        shape("{advisory} ( {named} crate? )"),
        shape("{advisory} ( {crate} )"),
        shape("{advisory} ( {known} ,|:|-|<"),
        shape("^ {advisory} :? {known} :|-|has|is|was|,|$|("),
        shape("^ {advisory} :|- {named} :|-|has|is|was|,|$|("),
        shape("^ ( {advisory} ) :? {known}"),
        shape("^ ( {advisory} ) :? {named} :|-|has|is|was|,|$|("),
        shape("{advisory} \"? : {known}"),
        shape("( {advisory} ) : {known}"),
        shape("{advisory} : {known} :|-|has|is|was|,|$|("),
        shape("{advisory} :|- {crate!}"),
        shape("{advisory} advisory? ( .. the? {named} crate|library|package"),
        shape(
            "{advisory} ... flagging|marking|declaring|listing|reporting the? {named} itself? as? unmaintained|unsound|malicious",
        ),
        shape("{advisory} flags|marks|lists|declares|reports|names|calls the? {named} as|crate|unmaintained|unsound|malicious"),
        shape("{advisory} tracks|describes|documents|covers|reports the? .. in|of the? {named} crate|library|package"),
        shape("{advisory} marks|flags|lists the? {rare} before|below|prior|up|as"),
        shape("{advisory} will|would never? be fixed|patched in {rare}").denying(),
        shape("{advisory} , which @seconds? flags|marks|lists|declares|reports|names|hits|hit|covers|concerns the? {rare}"),
        shape("{advisory} , .. in|of|against the? {rare}"),
        shape("{advisory} ( .. in|of|against the? {rare}"),
        shape("{advisory} @be? @seconds? affects|affected|concerns|hits|hit|covers|flags the? {rare}"),
        shape("{advisory} ,|: @seconds? against|in|for the? {rare}"),
        shape("{rare} @be @seconds? hit|affected|caught by {advisory}"),
        // The crate first.
        shape("{crate} ( see? also? :? {advisory}"),
        shape("{crate} ( unmaintained|unsound|vulnerable|yanked|malicious|deprecated|abandoned ,|;|:|- {advisory}"),
        shape("{crate} has|have|carries|carry the|an? {advisory}"),
        shape("{known} @be .. and carries|has the|an? {advisory}"),
        shape("{known} has|have been .. since {date} and carries|has the|an? {advisory}"),
        shape("which|it carries|carried the|an? {advisory}"),
        shape("{known} carries|carry|carried the|an? {advisory}"),
        shape("{known} ( see? also? :? {advisory}"),
        shape("{named} crate|library|dependency|package ( see? also? :? {advisory}"),
        shape("{known} @be .. ,? too? ( see? also? :? {advisory}"),
        shape("{known} ( .. ) @be .. ( see? also? :? {advisory}"),
        shape("^ {known} @be ... and is|has .. ( see? also? :? {advisory}"),
        shape("{named} crate|library|package @be .. ( see? also? :? {advisory}"),
        shape("{known} ( unmaintained|unsound|vulnerable|yanked|malicious|deprecated|abandoned ,|;|:|- {advisory}"),
        shape("{known} @be? also? affected|hit|impacted|bitten by {advisory}"),
        shape("{named} crate|library|package @be? also? affected|hit|impacted by {advisory}"),
        shape("{known} @be? also? vulnerable|exposed|subject to {advisory}"),
        shape("{named} @be vulnerable to {advisory}"),
        shape("@flaw in|of|for|against|affecting|within the? {known} ... {advisory}"),
        shape("@flaw in|of|for|against|affecting|within the? {named} crate|library|package|versions|version ... {advisory}"),
        shape("@flaw in|of|for|against|affecting|within the? {named} ( {advisory}"),
        shape("@flaw in|of|for|against|affecting|within the? {crate} ... {advisory}"),
        shape("@flaw in|of|for|against|affecting the? {named} , {advisory}"),
        shape("{known} 's {advisory}"),
        shape("^ {known} : {advisory}"),
        shape("{known} crate|library|package? before|below|prior to? version? {version} ... ( {advisory}"),
        shape("{crate} -|: .. ( {advisory}"),
        shape("{known} unmaintained|unsound|vulnerable|yanked|malicious|deprecated|abandoned|archived ( {advisory}"),
        shape("{crate} @be? declared|marked|flagged|reported|listed as? unmaintained|unsound|malicious|deprecated ( {advisory}"),
        shape("{known} @be? declared|marked|flagged|reported|listed as? unmaintained|unsound|malicious|deprecated ( {advisory}"),
        shape("{known} @be unmaintained|unsound|deprecated as of|per {advisory}"),
        shape("{named} @be unmaintained|unsound|deprecated as of|per {advisory}"),
        shape("{crate} @be unmaintained|unsound|vulnerable|yanked|malicious|deprecated|abandoned|archived ( {advisory}"),
        shape("{known} ... vulnerable|affected|exposed ... ( {advisory}"),
        shape("{advisory} @be? @finally? filed|reported|published|issued|raised against|for|in the? {known}"),
        shape("reports|reported|flags|flagged|finds|found|raises|raised {advisory} in|for|against the? {known}"),
        shape("{crate!} .. to? fix|fixes|fixed|resolve|resolves|address|addresses|patch|patches {advisory}"),
        shape("{known} has|had|have|contains|contained|got|received|suffers|suffered .. ( {advisory}"),
        shape("{known} has|had|have|contains|contained|got|received|suffers|suffered .. , {advisory}"),
        shape("{known} has|had|have|contains|contained|got|received|suffers|suffered .. {advisory}"),
        shape("{known} : .. ( {advisory}"),
        shape("{known} 's @flaw ( {advisory}"),
        shape("{named} crate|library|package 's? @flaw ( {advisory}"),
        // The reason for an update.
        shape(
            "{named} to {version} ,? to|which|that fix|fixes|fixing|resolve|resolves|address|addresses|patch|avoid|mitigate {advisory}",
        ),
        shape("{named} @be? @update? to {version} for|fixing|resolving|addressing|because|against of? {advisory}"),
        shape("{named} to fix|resolve|address|patch|avoid|mitigate {advisory}"),
        shape("@update {named} for|against|because of? {advisory}"),
        shape("@update {named} to {version} ( {advisory}"),
        shape("@update {named} ( {advisory}"),
        // The crate is named before.
        shape("cve|advisory|identifier for|of this|the @flaw is|: {advisory}"),
        shape("this|the @flaw has|was|is been? assigned|identified|tracked by|as|under? {advisory}"),
        shape("advisory : {advisory} $|."),
        shape("advisory ,|is|was {advisory}"),
        shape("^ {named} -|: .. unmaintained|maintained|discontinued|deprecated|archived|abandoned ,|( see? {advisory}"),
        shape("advisory : ( {advisory} ) $|."),
        shape("{advisory} documented|documents|describes|described|tracks|tracked|details|reported|reports .. @flaw"),
        shape("{advisory} was|were filed|published|issued|assigned|reported against|for it"),
        // Of what the sentence speaks of.
        shape("( {advisory} , the? {rare} )|,|;"),
        shape("( see? {advisory} )|;|:"),
        shape("; see also? {advisory}"),
        shape(", per|see|cf|as|under {advisory} $|.|,|;"),
        shape("; the? notice|advisory|entry|report|record @be? {advisory}"),
    ],
    vetoes: &["transitively", "indirectly", "downstream", "through", "via", "unlike", "similar", "like", "unaffected"],
    columns: &[
        "crate",
        "package",
        "package name",
        "crate name",
        "affected crate",
        "affected package",
        "vulnerable crate",
        "locked crate",
        "locked package",
        "dependency",
        "library",
    ],
    ..Grammar::NONE
};

/// "Switch from `a` to the maintained `b` (RUSTSEC-…)", "`a`, superseded by `b` (RUSTSEC-…)": the advisory is about what is given up.
fn replaces(claim: &Claim, sentence: &str) -> bool {
    const GIVES_UP: &[&str] = &[
        "switch",
        "migrat",
        "mov",
        "replac",
        "swap",
        "port",
        "chang",
        "transition",
        "supersed",
        "succeed",
        "supplant",
        "yield",
        "abandon",
        "retired",
        "ousted",
        "dropped",
        "ditch",
        "traded",
        "exchang",
        "turn",
    ];
    /// What stands before the name of what comes in the place of another thing.
    const FRAMES: &[&str] =
        &["favour of", "favor of", "way to", "way for", "taken by", "place to", "instead use", "instead take", "became"];
    const HEIRS: &[&str] = &["successor", "replacement", "heir", "alternative", "substitute", "instead"];
    /// So many words stand at most between the preposition and the name: "to the maintained `b`".
    const NEAR: usize = 4;
    let before = sentence.find(claim.value.as_str()).map_or("", |at| &sentence[..at]);
    let plain = before.trim_end_matches([' ', '`', '*', '[']);
    // "`a` → `b` (RUSTSEC-…)".
    let arrow = ["\u{2192}", "->", "=>"].iter().find_map(|arrow| plain.strip_suffix(arrow));
    let is_version = |text: &str| text.rsplit([' ', '`']).next().is_some_and(|word| word.contains(|c: char| c.is_ascii_digit()));
    if arrow.is_some_and(|from| !from.trim().is_empty() && !is_version(from.trim_end_matches([' ', '`', '*']))) {
        return true;
    }
    let words: Vec<String> =
        before.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_ascii_lowercase).collect();
    let last = |back: usize| words.len().checked_sub(back).and_then(|at| words.get(at)).map_or("", String::as_str);
    let is_heir = |word: &str| HEIRS.iter().any(|heir| word.starts_with(heir));
    // "`b` instead of `a`", "`b` is the successor of `a`": what is given up stands behind.
    if is_heir(last(2)) && matches!(last(1), "of" | "to" | "for") {
        return false;
    }
    let near = words[words.len().saturating_sub(NEAR)..].join(" ");
    let is_framed = FRAMES.iter().any(|frame| format!(" {near} ").contains(&format!(" {frame} ")));
    let leads = words.iter().rev().take(NEAR).any(|word| matches!(word.as_str(), "to" | "with" | "by" | "for"));
    let gives_up = || words.iter().any(|word| GIVES_UP.iter().any(|verb| word.starts_with(verb)));
    let is_named_heir = || {
        words.iter().any(|word| is_heir(word))
            && matches!(last(1), "is" | "was" | "take" | "use" | "try" | "pick" | "being" | "the")
    };
    is_framed || plain.ends_with(", now") || leads && gives_up() || is_named_heir()
}

/// "`a` was made as a fork of `b` (RUSTSEC-…)", "`a` has mended what it inherited (RUSTSEC-…)": the advisory is about what it came from.
fn takes_over(claim: &Claim, sentence: &str) -> bool {
    const FROM: &[&str] = &["fork", "forks", "forked", "inherited", "inherits", "latter"];
    let Some((_, behind)) = sentence.split_once(claim.value.as_str()) else { return false };
    // The id may stand in the link alone.
    let between = behind.split_once(claim.subject.as_str()).map_or(behind, |(between, _)| between);
    between.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| FROM.contains(&word))
}

/// "An unsoundness in ondula's `downcast_mut` (RUSTSEC-…)": a name behind that of what has it is one of its items.
fn is_part_of_crate(claim: &Claim, sentence: &str) -> bool {
    let before = sentence.find(claim.value.as_str()).map_or("", |at| &sentence[..at]);
    let owner = before.trim_end_matches(['`', '*', '[', ' ']);
    ["'s", "\u{2019}s", "s'", "s\u{2019}"].iter().any(|end| owner.ends_with(end))
}

impl Kind for AdvisoryCrate {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn grammar(&self) -> &'static Grammar {
        &GRAMMAR
    }

    fn page(&self) -> &'static str {
        include_str!("README.md")
    }

    fn check(&self, claim: &Claim, sentence: &str) -> bool {
        // "`x`/`y` 45.0.3 -> 47.0.3 (RUSTSEC-…)": an update of several crates for the sake of one of them.
        let version = claim.text.split('(').next().unwrap_or_default().trim_end();
        let before = sentence.find(version).map_or("", |at| sentence[..at].trim_end_matches([' ', '`']));
        let is_update = claim.text.starts_with(|c: char| c.is_ascii_digit()) && before.ends_with(['>', '\u{2192}']);
        // "RUSTSEC-2026-0216/0219/0224": several at once, each of its own crate.
        let behind = sentence.split_once(claim.subject.as_str()).map_or("", |(_, rest)| rest);
        let is_row = behind.strip_prefix('/').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        !is_update
            && !is_row
            && !replaces(claim, sentence)
            && !takes_over(claim, sentence)
            && !is_part_of_crate(claim, sentence)
            && !NO_CRATES.contains(&claim.value.as_str())
    }

    fn asks(&self, claim: &Claim, _seen: &Evidence) -> Vec<Ask> {
        advisories::asks(claim)
    }

    fn actual(&self, claim: &Claim, seen: &Evidence, _at: Moment) -> Actual {
        let advisory = match advisories::read(claim, seen) {
            Ok(advisory) => advisory,
            Err(actual) => return *actual,
        };
        let named = |name: &str| Value::Text(name.to_owned());
        if advisory.is_of(&claim.value) {
            return Actual::Is(vec![named(&claim.value)], advisory.basis());
        }
        if advisory.crates.is_empty() {
            return advisory.undecided(Reason::NoEvidence);
        }
        // The advisory may be the reason for an update of what only needs the crate.
        if advisory.is_near(&claim.value) || advisories::is_a_reason(claim, &claim.text) {
            return advisory.undecided(Reason::AmbiguousSubject);
        }
        Actual::Is(advisory.crates.iter().map(|name| named(name)).collect(), advisory.basis())
    }
}

/// What an advisory is about, and no name of a crate.
const NO_CRATES: &[&str] = &[
    "itself",
    "themselves",
    "it",
    "them",
    "us",
    "users",
    "vulnerability",
    "vulnerabilities",
    "unsoundness",
    "soundness",
    "advisory",
    "advisories",
    "flaw",
    "flaws",
    "exploit",
    "weakness",
    "overflow",
    "stack-overflow",
    "integer-overflow",
    "buffer-overflow",
    "heap-overflow",
    "use-after-free",
    "double-free",
    "uaf",
    "out-of-bounds",
    "denial-of-service",
    "dos",
    "redos",
    "xss",
    "rce",
    "man-in-the-middle",
    "side-channel",
    "side-channels",
    "zero-day",
    "supply-chain",
    "path-traversal",
    "injection",
    "disclosure",
    "corruption",
    "memory-safety",
    "data-race",
    "race",
    "malware",
    "typosquatting",
    "unmaintained",
    "unsound",
    "malicious",
    "informational",
    "severity",
    "critical",
    "moderate",
    "particular",
    "question",
    "detail",
    "details",
    "full",
    "scope",
    "response",
    "brief",
    "short",
    "practice",
    "theory",
    "reference",
    "rust",
    "cargo",
    "std",
    "stdlib",
    "cvss",
    "cwe",
    "nvd",
    "osv",
    "ghsa",
    "rustsec",
    "today",
    "production",
    "cve",
    "cves",
    "mitigation",
    "mitigations",
    "remediation",
    "backport",
    "backports",
    "transparency",
    "anyone",
    "everyone",
    "everybody",
    "applications",
    "consumers",
    "callers",
    "servers",
    "clients",
    "targets",
    "platforms",
    "systems",
    "unix",
    "crates-io",
];
