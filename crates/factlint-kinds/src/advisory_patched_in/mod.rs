#![doc = include_str!("README.md")]

use factlint_model::{Ask, Claim, Evidence, PartialVersion, Reason, Value, ValueType};

use crate::advisories::{self, Advisory};
use crate::ages::DAYS;
use crate::grammar::{Grammar, SubjectRole, ValueRole, shape};
use crate::kind::{Actual, Change, Kind, Meta, Moment, Wording};

/// The version with which the vulnerability of an advisory is patched.
#[derive(Debug)]
pub struct AdvisoryPatchedIn;

static META: Meta = Meta {
    predicate: "advisory.patched_in",
    change: Change::Fixed,
    value: ValueType::Version,
    fresh_for: DAYS(7),
    hard_age: DAYS(365),
    slack: 0,
    yields_to: &[],
    wording: Wording {
        fact: "{subject} is patched in {value}",
        absent: "there is no advisory {subject}",
        noun: "patched version",
        unit: "",
    },
};

static GRAMMAR: Grammar = Grammar {
    subject: SubjectRole::Advisory,
    value: ValueRole::Version,
    patterns: &[
        shape("@patched @finally? in|by|with|since|as|from of? the? version|versions|release|patch? :? {version}"),
        shape("@patched by|with .. -? > {version}"),
        shape("@patched by|with .. \u{2192} {version}"),
        shape("@patched .. in|by|with|since|as|from of? the? version|versions|release|patch? :? {version}"),
        shape("@patched in|with|by the? {version} release|patch|update"),
        shape(
            "fix|patch|remedy|mitigation|correction|fixes @be? @finally? released|available|shipped|published|included|landed|out|made|arrived|came? available? in|with|as|by the? version|release? :? {version}",
        ),
        shape("@patched|patch|fix version|versions|release|releases? :|is|are|was > = {bound}"),
        shape("@patched|patch|fix version|versions|release|releases? :|is|are|was \u{2265} {bound}"),
        shape("@patched|patch|fix|first version|versions|release|releases|patched|fixed? version? :|is|are|was {version}"),
        shape("fix|patch @be included|contained|available .. starting|beginning from|with|in {version}"),
        shape(
            "fix|patch for {advisory} @be? @finally? included|contained|available|released|shipped|landed|arrived|came|went|appeared .. from|with|in|as {version}",
        ),
        shape("{version} @be the? first version|release without {advisory}").denying(),
        shape("{advisory} @be @finally? @patched in|by|with {named} {version}"),
        shape("@patched|fix version|versions|release for|of {advisory} @be {version}"),
        shape("fix|patch for {advisory} @be .. in {version}"),
        shape("fix|patch|correction @be contained|included|shipped|part|found|first? contained|included? in|of|with {version}"),
        shape("versions|releases|version? from {version} on|onwards|up|upwards? @be not vulnerable|affected").denying(),
        shape("versions|releases|version? from {version} on|onwards|up|upwards? @be safe|fixed|patched|unaffected"),
        shape("{version} and|or up|later|newer|above|onwards? @be safe|fixed|patched"),
        shape("{advisory} ... : needs|need|wants|want|take|takes|use|get|requires|require {version}"),
        shape("{advisory} ... ,|; safe|clean from|since|with|as of? version? {version}"),
        shape("{advisory} ... until {version} $|,|.|;"),
        shape("{advisory} : {named} at? least? {version}"),
        shape("{advisory} ... , so {version} it is"),
        shape("{named} \u{2265} {bound} ( {advisory}"),
        shape("{named} \u{2265} {version} ( {advisory}"),
        shape("{named} > = {bound} ( {advisory}"),
        shape("first good|safe|fixed|sound|clean version|release .. is|was {version}"),
        shape("{advisory} ,? and|so you|we|one want|wants|need|needs at? least? {version}"),
        shape("^ get|take|use|grab|install|need|want {version} $|.|;|or"),
        shape("{advisory} ... ,|; {version} and {version} are|is ok|okay|safe|clean|fine"),
        shape("{advisory} ... ,|; {version} is|are|and ok|okay|safe|clean|fine"),
        shape("{version} has|have|had|brings|carries|holds the|a|its correction|remedy|cure|repair|fix|patch"),
        shape("{version} repairs|repaired|corrects|corrected|cures|mends|closes ... ( {advisory}"),
        shape("{version} , which contains|has|includes|brings|carries the|a fix|patch|correction"),
        shape("at least {version} ... ( {advisory} )"),
        shape(
            "anything|everything|versions|releases|all below|before|under|older|prior than|to? {version} has|have|suffers|suffer|is|are ... {advisory}",
        ),
        shape(
            "{advisory} ... anything|everything|versions|releases|all below|before|under|older|prior than|to? {version} has|have|suffers|suffer",
        ),
        shape("{advisory} , cured|mended|healed|gone|closed|fixed by|with|in {version}"),
        shape("{advisory} ... ;|, @update to|at version? {version}"),
        shape("@patched {advisory} in {version}"),
        shape("{advisory} ... {known} before {version}"),
        shape("@patched versions|releases ... : {version}"),
        shape("{advisory} , which {version} @fixes"),
        shape("{advisory} ... which|that {version} @fixes $|.|,|;"),
        shape("{advisory} needs|wants|requires|required|needed version? {version}"),
        shape("{advisory} ... gone in|with|since|as of? version? {version}"),
        shape("{advisory} .. @be @finally? dealt with|by in|by|with|since {version}"),
        shape("{version} took|takes care of that|it|this|{advisory}"),
        shape("{version} or|and later|newer|above ... earlier|older versions|releases|ones .. affected|vulnerable .. {advisory}"),
        shape("fixed|patched starting|beginning from|with|in {version}"),
        shape("@patched : > = {bound}"),
        shape("@patched : \u{2265} {bound}"),
        shape("@patched > = {bound}"),
        shape("@patched ( > = {bound}"),
        shape("{version} ,? which|that? @fixes .. {advisory}"),
        shape("{version} release|update|,? which|that? @fixes .. {advisory}"),
        shape("{version} @fixes this|that|it|the .. @flaw?"),
        shape("{version} @be? @be? released|published|out|available with|containing the|a fix|patch"),
        shape("{version} contains|includes|has|ships|carries|brings an? the? fix|patch|fixes .. {advisory}?"),
        shape("{version} ,? to fix|resolve|address|patch|avoid|mitigate|close .. {advisory}"),
        shape("{advisory} ... and requires|needs {version}"),
        shape("{advisory} ( ... , @patched in {version}"),
        shape("{version} , on account of {advisory}"),
        shape("{version} , because|due of|to {advisory}"),
        shape("{version} , the first version|release without {advisory}"),
        shape("{version} , the first without {advisory}"),
        shape("{version} for|fixing|resolving|addressing|because of? {advisory}"),
        shape("@update to|at version? {version} ( {advisory}"),
        shape("@update .. to version? {version} ,|.|;|:? this|it|which|that @fixes {advisory}"),
        shape("@update .. from {version} to {version} ( {advisory}"),
        shape("{advisory} .. @update .. to|at version? {version}"),
        shape("{advisory} : @update .. to|at version? {version}"),
        shape("{advisory} , .. upgrade|update .. to|at version? {version}"),
        shape("users|everyone|you|please|we .. upgrade|update .. to|at version? {version}"),
        shape("upgrade|update|upgrading|updating to version? {version} or|and newer|later"),
        shape("^ upgrade|update|upgraded|updated|bumped|moved|raised to version? {version}"),
        shape("^ @remedy : @update .. to|at version? \u{2265}? {version}"),
        shape("^ @remedy : @update .. to|at {named} \u{2265}? {version}"),
        shape("^ @remedy : @update .. to|at {named}? > =? {bound}"),
        shape("^ @remedy : @update .. to|at {named}? \u{2265} {bound}"),
        shape("@patched @finally? in|by|with|since|as|from version? \u{2265} {version}"),
        shape("@patched @finally? in|by|with|since|as|from version? > =? {bound}"),
        shape("versions|releases|version|release|anything|everything before|below|preceding|until version? {version}"),
        shape("versions|releases|version|release|anything|everything prior|earlier|older to|than version? {version}"),
        shape("before|below version? {version} @be? vulnerable|affected|unsound|exploitable|impacted"),
        shape("prior to version? {version} @be? vulnerable|affected|unsound|exploitable|impacted"),
        shape("affects|affecting|affected|impacts|impacting|vulnerable .. before|below version? {version}"),
        shape("affects|affecting|affected|impacts|impacting|vulnerable .. prior|earlier|older to|than version? {version}"),
        shape("versions|version|releases|affects|affecting|affected|vulnerable :? < {bound}"),
        shape("{known} < {bound}"),
        shape("first unaffected|fixed|patched|safe|clean version|release @be {version}"),
        shape("first version|release .. unaffected|fixed|patched|safe|not @be {version}"),
        shape(
            "anything|everything|everyone|versions|releases from {version} on|onwards|up|upwards|and|or @be? @finally? safe|unaffected|fixed|fine",
        ),
        shape("@be? @seconds? @patched by @update to {version}"),
        shape("{advisory} ... which wants|needs|requires {version}"),
        shape("{advisory} ... forced|pushed|moved .. onto|to {version}"),
        shape("{advisory} ... got|received a|the? fix|patch .. ,|: namely? {version}"),
        shape("both|all @patched in|by|with|since {version}"),
        shape("{advisory} .. @be @patched by {version}"),
        shape("@patched .. ( {advisory} ) with|in|by {version}"),
        shape("@patched together|jointly|both in|by|with {version}"),
        shape("{advisory} .. ,|- taken care of in|by|with {version}"),
        shape("{advisory} , taken care of in|by|with {version}"),
        shape("{advisory} , @be? @finally? dealt with in|by|with {version}"),
        shape("{advisory} ... , the latter fixed|patched|repaired|closed in|by {version}"),
        shape("{advisory} ... branch|branches|line|series needed|needs|wanted|wants|required|took {version}"),
        shape("no longer|longer? affected|vulnerable as? of|since|from|in version? {version}"),
    ],
    vetoes: &[
        "former",
        "latter",
        "may",
        "might",
        "if",
        "could",
        "would",
        "planned",
        "introduced",
        "started",
        "began",
        "partially",
        "incompletely",
        "msrv",
    ],
    columns: &[
        "fixed version",
        "fixed versions",
        "patched",
        "patched in",
        "fixed in",
        "fixed",
        "patched version",
        "patched versions",
        "first patched version",
        "first fixed version",
        "fix",
        "fix version",
        "solution",
        "resolved in",
    ],
    plus_is_idiom: true,
    hypothetical_is_veto: false,
    ..Grammar::NONE
};

impl Kind for AdvisoryPatchedIn {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn grammar(&self) -> &'static Grammar {
        &GRAMMAR
    }

    fn page(&self) -> &'static str {
        include_str!("README.md")
    }

    /// What is said of the versions before one is that they are vulnerable, not the contrary.
    fn check(&self, claim: &Claim, sentence: &str) -> bool {
        const BOUNDS: &[&str] = &["<", "prior", "before", "below", "earlier", "older", "preceding"];
        const CONTRARY: &[&str] = &["unaffected", "avoided", "avoid", "recommended"];
        const NOT: &[&str] = &["not", "aren't", "isn't"];
        const FLAWED: &[&str] = &["affected", "vulnerable", "impacted", "exploitable", "susceptible", "contain", "recommended"];
        let words = |text| -> Vec<&str> {
            str::split(text, |c: char| c.is_whitespace() || matches!(c, ',' | '.' | '(' | ')'))
                .filter(|word| !word.is_empty())
                .collect()
        };
        let said = words(sentence);
        // "Versions before 0.3.20 do not escape such sequences" is the flaw itself.
        let flawed = |at: usize| said[at + 1..].iter().take(3).any(|next| FLAWED.contains(next));
        let denied = said.iter().enumerate().any(|(at, word)| CONTRARY.contains(word) || NOT.contains(word) && flawed(at));
        // "< 0.9.0 or >= 0.9.10": what is below the first never had the flaw.
        let is_spared = sentence.split_once(claim.value.as_str()).is_some_and(|(before, rest)| {
            let next = rest.trim_start_matches(['`', ' ', ',']).strip_prefix("or ").unwrap_or_default();
            before.trim_end().ends_with('<') && next.trim_start_matches(['`', ' ']).starts_with(['>', '\u{2265}'])
        });
        // "The same race is in Rust versions prior to 1.58.1": another one's.
        let is_twins =
            said.contains(&"same") && said.windows(2).any(|pair| matches!(pair, ["rust" | "Rust", "versions" | "releases"]));
        !(is_spared || is_twins || denied && words(&claim.text).iter().any(|word| BOUNDS.contains(word)))
    }

    /// The advisory; where no database has it, the release notes of Rust.
    fn asks(&self, claim: &Claim, seen: &Evidence) -> Vec<Ask> {
        let named = advisories::by_crate(claim, claim.of.as_ref(), seen);
        advisories::asks(claim).into_iter().chain(advisories::notes(claim, seen)).chain(named).collect()
    }

    fn actual(&self, claim: &Claim, seen: &Evidence, _at: Moment) -> Actual {
        let told = advisories::of_rust(claim, seen).or_else(|| advisories::read_by_crate(claim, claim.of.as_ref(), seen));
        let advisory = match (told, advisories::read(claim, seen)) {
            (Some(advisory), _) | (None, Ok(advisory)) => advisory,
            (None, Err(actual)) => return *actual,
        };
        let Ok(claimed) = claim.value.parse::<PartialVersion>() else { return advisory.undecided(Reason::NoEvidence) };
        let Some(nearest) = nearest(&claimed, &advisory.patched) else { return advisory.undecided(Reason::NoEvidence) };
        let is = |version: &PartialVersion| Actual::Is(vec![Value::Version(version.clone())], advisory.basis());
        if claimed.covers(nearest) {
            return is(nearest);
        }
        if is_anothers(claim, &advisory) || opens_later_line(&claimed, &advisory.patched) {
            return advisory.undecided(Reason::AmbiguousSubject);
        }
        if advisories::is_a_reason(claim, &claim.text) {
            return later(claim, &claimed, nearest, &advisory);
        }
        is(nearest)
    }
}

/// Whether the text says that the version is one of something that the advisory is not about.
fn is_anothers(claim: &Claim, advisory: &Advisory) -> bool {
    let is_release_of_rust = || claim.value.parse().is_ok_and(|version: PartialVersion| version.parts().starts_with(&[1]));
    match &claim.of {
        None => advisory.of_rust && !is_release_of_rust(),
        Some(owner) if advisory.of_rust => owner.crate_name().is_some_and(|name| name != "cargo"),
        Some(owner) => match owner.crate_name() {
            Some(name) => !advisory.is_of(name),
            None => !["std", "core", "alloc", "rustc", "cargo", "rust", "rustdoc"].iter().any(|name| advisory.is_of(name)),
        },
    }
}

/// "Released in 0.3.2 and 1.0.0": the first release of a later line than all that the list has, which has the fix as well.
fn opens_later_line(claimed: &PartialVersion, patched: &[PartialVersion]) -> bool {
    let parts = claimed.parts();
    let line = line_of(parts);
    let rest = &parts[line.len()..];
    let opens = !rest.is_empty() && rest.iter().all(|part| *part == 0);
    opens && !patched.is_empty() && patched.iter().all(|known| known.parts().get(..line.len()).is_some_and(|own| own < line))
}

/// The numbers that tell a line of releases: those up to the first that is not zero.
fn line_of(parts: &[u64]) -> &[u64] {
    &parts[..parts.iter().position(|part| *part > 0).map_or(parts.len(), |at| at + 1)]
}

/// The patched version that a claimed one is compared with: one that it covers, else the one of its line of releases, else the
/// last one.
fn nearest<'a>(claimed: &PartialVersion, patched: &'a [PartialVersion]) -> Option<&'a PartialVersion> {
    let covered = patched.iter().find(|version| claimed.covers(version));
    covered
        .or_else(|| patched.iter().rfind(|version| line_of(version.parts()) == line_of(claimed.parts())))
        .or_else(|| patched.last())
}

/// An update for the sake of an advisory may be to any version that is patched. One to a version that is not, of the crate
/// itself, does not help.
fn later(claim: &Claim, claimed: &PartialVersion, first: &PartialVersion, advisory: &Advisory) -> Actual {
    let value = |version: &PartialVersion| Actual::Is(vec![Value::Version(version.clone())], advisory.basis());
    let names_it = claim.of.as_ref().and_then(|owner| owner.crate_name()).is_some_and(|name| advisory.is_of(name));
    match claimed.order_at_own_precision(first) {
        std::cmp::Ordering::Less if names_it => value(first),
        std::cmp::Ordering::Less => advisory.undecided(Reason::AmbiguousSubject),
        _ if names_it => value(claimed),
        _ => advisory.undecided(Reason::AmbiguousSubject),
    }
}
