#![doc = include_str!("README.md")]

mod another;

use factlint_model::{Ask, Claim, Comparator, Evidence, PartialVersion, Value, ValueType};

use crate::ages::{DAYS, HOURS};
use crate::evidence::{Release, Releases, crate_releases, rust_releases};
use crate::grammar::{Grammar, SubjectRole, ValueRole, shape};
use crate::kind::{Actual, Basis, Change, Kind, Meta, Moment, Wording};

/// The oldest version of Rust that a crate works with.
#[derive(Debug)]
pub struct CrateMsrv;

static META: Meta = Meta {
    predicate: "crate.msrv",
    change: Change::Drifts,
    value: ValueType::Version,
    fresh_for: HOURS(24),
    hard_age: DAYS(60),
    slack: 0,
    yields_to: &[],
    wording: Wording {
        fact: "{subject} requires Rust {value}",
        absent: "{subject} was never published",
        noun: "minimum Rust version",
        unit: "",
    },
};

static GRAMMAR: Grammar = Grammar {
    subject: SubjectRole::CrateMaybeAt,
    value: ValueRole::Version,
    patterns: &[
        shape("{named} : {need} > {rust}"),
        shape("{named} : {need} - > {rust}"),
        shape("{named} {need} > {rust}"),
        shape("{named} {need} - > {rust}"),
        shape("{named} :|-|>|=? {need}"),
        shape("{named} -|= > {need}"),
        shape("{named} ( {need} )"),
        shape("{named} ' s {need}"),
        shape("{named} 's|just|only|merely|even|still|already|now|has just|only|merely|even|still|already|now? {need}"),
        shape("{crate} :|has? just|only|merely|even|still|already|now? {need}"),
        shape("{crate} ( {need} )"),
        shape("{crate} ( {date} ) just|only|merely|even|still|already|now? {need}"),
        shape("{crate} ,? it is|was|'s {need}"),
        shape("{named} ,? it is|was|'s {need}"),
        shape("{known} sits|stands|is|stays|remains? at {need}"),
        shape("@msrv @be {rust} when|as {of} shipped|appeared|arrived|came|landed|began|started|was"),
        shape("@msrv @be {rust} for|with|in|at the? {of}"),
        shape("{named} msrv = {bound}"),
        shape("{named} 's own? declared? msrv ( {version} )"),
        shape("{crate} line|series|branch|release|version? @requires .. {rust}"),
        shape("{name} crate|library? only|now|still|itself? @requires .. {rust}"),
        shape("{crate} continues|continue|keeps|keep to? @requires .. {rust}"),
        shape("{name} continues|continue|keeps|keep to? @requires .. {rust}"),
        shape("{name} {line} @requires|wants .. {rust}"),
        shape("{name} 's @msrv @be? now? :? {version}"),
        shape("{crate} 's @msrv @be? now? :? {version}"),
        shape("{crate} @be? @finally? @raises .. @msrv .. to {version}"),
        shape("{crate} @be? @finally? @raises .. minimum|minimal supported|required? rust|rustc? version to {version}"),
        shape("{name} @be? @finally? @raises .. minimum|minimal supported|required? rust|rustc? version to {version}"),
        shape("@raises the? minimum|minimal supported|required? rust|rustc version of|for {name} to {version}"),
        shape("{rust} .. to compile|build|use|run the? {of}"),
        shape("{rust} .. to compile|build|use|run the? {known}"),
        shape("@msrv @be? now? :? {version} ( {of} )"),
        shape("@msrv @be? now? :? {version} ( {known} )"),
        shape("to compile|build|use|run the? {known} .. @requires .. {rust}"),
        shape("to compile|build|use|run the? {crate} ,? .. @requires .. {rust}"),
        shape("to compile|build|use|run the? {rare} ,? you|one|we need|needs at? least? {rust}"),
        shape("@msrv of|for {name} @be? @raises to {version} in|with|by|as version? {of}"),
        shape("{name} @raises its minimum|floor|requirement to {version} in|with|by version? {of}"),
        shape("{name} , .. , still? compiles|builds|works on|with {rust}"),
        shape("{known} , still compiles|builds|works on|with {rust}"),
        shape("{name} 's @msrv stood|stands|sits|sat|is|was at {version} as of version? {of}"),
        shape(", requiring|needing|demanding at? least? {rust}"),
        shape("{name} 's @msrv went|moved|rose|jumped|@raises from {version} to {version} in|with|by|as version? {of}"),
        shape("{name} @be? @raises its @msrv to {version}"),
        shape("{known} .. @msrv of rust? {version}"),
        shape("{crate} .. @msrv of rust? {version}"),
        shape("{crate} ... @msrv {version}"),
        shape("{crate} .. with|and @msrv {version}"),
        shape("{name} ( @msrv :? {version} )"),
        shape("{name} ( {license} ,|; @msrv :? {version}"),
        shape("{known} ( .. , {license} ,|; @msrv :? {version}"),
        shape("{known} ... ( {license} ,|; @msrv :? {version}"),
        shape("{crate} ( {license} ,|; @msrv :? {version}"),
        shape("{known} .. ( using {rust} )"),
        shape("{known} .. ( using {rust}"),
        shape("{known} .. ( requires {rust}"),
        shape("{crate} ( @msrv :? {version} )"),
        shape("{name} has? an? @msrv of {version}"),
        shape("{crate} won't|doesn't|cannot|can't compile|build|work with|on anything older than {rust}").denying(),
        shape("{crate} does|will not compile|build|work with|on anything older than {rust}").denying(),
        shape("{name} won't|doesn't|cannot|can't compile|build|work with|on anything older than {rust}").denying(),
        shape("minimum|requirement for|of {crate} @be now? {rust}"),
        shape("minimum|requirement for|of {name} @be now? {rust}"),
        shape("minimum|minimal supported|required? compiler|rustc|toolchain @be? now? :? {version}"),
        shape("minimum|minimal|required compiler|rustc|toolchain version @be? @raises? to|: {version}"),
        shape("{rust} as its|the|their @msrv"),
        // What a crate needs now, it did not need when it reached the version that was named.
        shape("and|which|, currently|now @requires .. {rust}").of(SubjectRole::Crate),
        shape("and|which|, also|only|itself? @requires .. {rust}"),
        shape("the? crate|library|it only? @requires .. {rust}"),
        shape("@msrv of rust? {version}"),
        shape("its|the @msrv , {version}"),
        shape("@msrv for|of {name} @be? @be? :? {version}"),
        shape("@msrv for|of {name} @be? @be? @raises to|at {version}"),
        shape("@msrv ... , and? for|of {name} to|at {version}"),
        shape("msrvs for|of {name} .. @be {version} ,|and {version}"),
        shape("@msrv for|of this|the crate|library|project|package @be? :? {version}"),
        shape("{name} crate|crates? .. tested|tests for|with|on|against {rust}"),
        shape("{name} crate? supports|supported {rust}"),
        shape("{name} now|only|currently only? supports|supported {rust}"),
        shape("{name} @be supported|usable on|with|from {rust}"),
        shape("^ {crate} :|- {rust}").line(),
        shape("^ {crate} to|through|until .. :|-|( {rust}").line(),
        shape("^ {crate} to|through|until {crate} :|-|( {rust}").line(),
        shape("^ {crate} - {crate} :|-|( {rust}").line(),
        shape("{name} crate? @be? .. compatible with .. {rust}"),
        shape("{name} crate? @be? .. compatible with .. rust|rustc > = {bound}"),
        shape("{name} crate? @requires .. rust|rustc > = {bound}"),
        shape("and works|compiles|builds|runs from|on|with {rust} on|onwards|up|and|or"),
        shape("and|,|;|it|they @requires|wants|want at? least? {rust}"),
        shape("{crate} ( {date} ) @requires at? least? {rust}"),
        shape("with|for {known} ,? you|one|we need|needs at? least? {rust}"),
        shape("it|and supports|support {rust}"),
        shape("make sure .. use|have|using {rust}"),
        shape("it|they wants|asks|compiles|builds|works for|on|with|from|down? to? {rust}"),
        shape("{crate} , which @requires at? least? {rust}"),
        shape("{name} , which @requires at? least? {rust}"),
        shape("{crate} @be? wants|asks|compiles|builds|works|runs|happy for|on|with|from? down? to? {rust}"),
        shape(
            "{known} wants|asks|compiles|builds|works|runs still? for|on|with|from? down? to? {rust} (? stable? )? or? newer|later|higher|above?",
        ),
        shape("{known} .. still? compiles|builds|works|runs|happy on|with|from down? to? {rust}"),
        shape("{name} 's minimum|minimal supported|required? rust|rustc? version @be? now? :? {version}"),
        shape("its|their minimum|minimal supported|required? rust|rustc? version @be? now? :? {version}"),
        shape("guaranteed|verified|known|tested to compile|build|work on|with .. {rust}"),
        shape("compiles|builds|works on|with .. {rust}"),
        shape("^ @requires at? least? {rust}"),
        shape("^ runs|compiles|builds|works on|with stable? {rust}"),
        shape("^ {rust} $|.").line(),
        shape("^ version? .. :|- {rust}").line(),
        shape("@msrv for|of {name} to|at {version}"),
        shape("@msrv for|of {crate} @be? :? {version}"),
        shape("@msrv @be? now|currently|still? :? {version}"),
        shape("@msrv ) @be? now|currently? :? {version}"),
        shape("@msrv @be? @be? @raises to {version}"),
        shape("@msrv appears|seems? to be? {version}"),
        shape("@msrv in cargo.toml @be? to {version}"),
        shape("@msrv @be? @raises? {version}"),
        shape("@msrv ) to {version}"),
        shape("@msrv ) at {version}"),
        shape("@msrv ( .. ) @be|at|to|of now? {version}"),
        shape("@msrv at {version}"),
        shape("@msrv ( {version} )"),
        shape("{crate} .. @msrv :|(? {version} -|=? > {version}"),
        shape("@msrv :|(? {version} -|=? > {version}"),
        shape("@msrv from {version} - {version}"),
        shape("@msrv from {version} - > {version}"),
        shape("@msrv @be? @raises? from {version} to {version}"),
        shape("minimum|minimal supported|required? rust|rustc version from {version} to {version}"),
        shape("minimum|minimal supported|required? rust|rustc version @be? @be? @raises from {version} to {version}"),
        shape("{name} minimum|minimal supported|required rust|rustc? version @be? now? :? the? {version}"),
        shape("minimum|minimal supported|required rust|rustc? version ( @msrv ) @be? now|currently? :? the? {version}"),
        shape("minimum|minimal supported|required rust|rustc? version ( @msrv ) @be? @raises? to|of|at {version}"),
        shape("minimum|minimal supported|required rust|rustc? version @be? now? :? the? {version}"),
        shape("minimum|minimal supported|required rust|rustc? version @be also|now|again|further @be? @raises to {version}"),
        shape("minimum|minimal supported|required rust|rustc? version of|for {name} @be? now? :? {version}"),
        shape("minimum|minimal supported|required rust|rustc? version of|for {crate} @be? now? :? {version}"),
        shape("minimum|minimal supported|required rust|rustc? version @be? @be? @raises? to|of|for|at {version}"),
        shape("minimum|minimal rust|rustc version required|update|bump|change? @be? now? :? {version}"),
        shape("minimum|minimal rust|rustc version|requirement @be? @be? @raises? to|of|at {version}"),
        shape("minimum|minimal supported|required? version of rust|rustc for|of {name} @be? now? :? {version}"),
        shape("minimum|minimal supported|required? version of rust|rustc .. {version}"),
        shape("minimum|minimal supported|required? {rust}"),
        shape("{rust} @be now? the minimum|minimal supported? rust|rustc? version"),
        shape("{rust} @be now? required"),
        shape("@requires at? least? {rust} or newer|later|higher|above"),
        shape("this crate|library|release|version now? @requires .. {rust}"),
        shape("its|their|the|our floor|baseline @be|at|of|stays|remains|stands|sits? at|of? now|still? {rust}"),
        shape(
            "builds|compiles|works|runs on|with|under anything|everything|whatever from|since? {rust} up|upwards|on|onwards|or?",
        ),
        shape("{crate} ( @requires|wants|want|asks|msrv at|for? least? :? {rust}"),
        shape("{known} ( @requires|wants|want|asks at|for? least? {rust}"),
        shape("{name} ( @requires|wants at? least? {rust} )|,"),
        shape(
            "minimum|minimal|oldest|lowest supported|required|accepted? rust|rustc|compiler|toolchain :|is|was|stays|remains|now :|now|still|at? {rust}",
        ),
        shape(
            "minimum|minimal|oldest|lowest supported|required|accepted? rust|rustc|compiler|toolchain :|is|was|stays|remains|now :|now|still|at? {version}",
        ),
        shape(
            "{crate} @requires|wants|want|asks|takes|demands|demand|expects|expect|insists|insist on|for|at? least? a|the? recent|newer? compiler|rustc|toolchain? of|from|like|at? least? version? {rust}",
        ),
        shape("{rust} or newer|later|higher|above @be @now? required|needed|mandatory"),
        shape("call|calls for {rust}"),
        shape("{crate} line|series|branch|release|version? @seconds? @needs on|for|at? least|a|an|the? .. {rust}"),
        shape("{rare} crate|library|itself? @seconds? @needs on|for|at? least|a|an|the? .. {rust}"),
        shape("{name} @seconds? requires|demands|expects|insists|calls|stipulates on|for|at? least|a|an|the? .. {rust}"),
        shape("{known} crate|library|itself? @seconds? @needs on|for|at? least|a|an|the? .. {rust}"),
        shape("it|they @seconds? @needs on|for|at? least|a|an|the? .. {rust}"),
        shape("and|which|, @seconds? expects|insists|calls|advertises|accepts|takes|asks|wants on|for? .. {rust}"),
        shape("{rare} 's manifest @seconds? says|declares|states|lists|has {version}"),
        shape("{rare} 's own? compiler|toolchain|msrv? floor|requirement|minimum|bar @be? @seconds? @be? {rust}"),
        shape("and|it|which is built|compiled with|on {rust} or|and newer|later|up|above"),
        shape("{crate} won't|cannot|can't take|accept less|lower|anything than|below {rust}").denying(),
        shape("{rare} won't|cannot|can't take|accept less|lower|anything than|below {rust}").denying(),
        shape("{crate} cannot|can't be built|compiled before|with|on anything? older? than? {rust}").denying(),
        shape("{rare} cannot|can't be built|compiled before|with|on anything? older? than? {rust}").denying(),
        shape("{rust} @be? @seconds? enough|sufficient|mandatory|required for|by the? {of}"),
        shape("{rust} @be? @seconds? enough|sufficient|mandatory|required for|by the? {rare}"),
        shape("{rare} has|have|had @seconds? asked|called for {rust}"),
        shape("{rare} @be @seconds? fine|happy|content with|on {rust}"),
        shape("both|all @seconds? @needs at? least? {rust}"),
        shape("its|their|the documented|stated|official|declared|nominal|formal minimum @be {rust}"),
        shape("it|which|and promises|promise to build|compile|work with|on {rust}"),
        shape("{rust} is all it|they|one wants|needs|asks|requires|want|need|ask"),
        shape("it|which|and takes a|an {rust} compiler|toolchain"),
        shape("its|the minimum went|goes back|down|up to {rust}"),
        shape("requirement|floor|minimum went|moved|crept|climbed|jumped|rose|dropped up|down? to {rust}"),
        shape("{crate} @seconds? gets|got by|along with {rust}"),
        shape("{rare} @seconds? gets|got by|along with {rust}"),
        shape("{crate} @be @seconds? content|happy|satisfied|fine with|on {rust}"),
        shape("{rare} @be @seconds? content|happy|satisfied|fine with|on {rust}"),
        shape("{rare} crate? @seconds? runs|builds|compiles from {rust}"),
        shape("{rare} crate? still|even runs|builds|compiles on|with {rust}"),
        shape("{rare} crate? @seconds? runs|builds|compiles on|with {rust} or|and newer|later|up|above|higher|onwards"),
        shape("it|which|and @seconds? @seconds? runs|builds|compiles from {rust}"),
        shape("it|which still|even runs|builds|compiles on|with {rust}"),
        shape("it|which|and @seconds? @seconds? runs|builds|compiles on|with {rust} or|and newer|later|up|above|higher|onwards"),
        shape("{crate} can be compiled|built on|with|from {rust} or|and newer|later|up|above|higher|onwards"),
        shape("{rare} can be compiled|built on|with|from {rust} or|and newer|later|up|above|higher|onwards"),
        shape("and|it can be compiled|built on|with|from {rust} or|and newer|later|up|above|higher|onwards"),
        shape("{crate} will|does not refuse|compile|build|work anything|with|on? anything? older|below|lower than? {rust}")
            .denying(),
        shape("{rare} will|does not compile|build|work with|on anything older|below|lower than? {rust}").denying(),
        shape("it|which|and will|does not compile|build|work with|on anything older|below|lower than? {rust}").denying(),
        shape("{crate} will? refuse|refuses|rejects|reject anything older|below|lower than? {rust}").denying(),
        shape("{rare} will? refuse|refuses|rejects|reject anything older|below|lower than? {rust}").denying(),
        shape(
            "minimum|minimal supported|required? compiler|toolchain|rustc .. @be? stayed|stays|remains|remained|stands|is|was at? {rust}",
        ),
        shape("its|the|own compiler|toolchain floor|requirement|minimum|bar @be @seconds? a? modest|mere|conservative? {rust}"),
        shape("@raises its|the floor|minimum|requirement|bar to {rust}"),
        shape("its|the floor|minimum|requirement|bar went|rose|moved|jumped|climbed up? to {rust}"),
        shape("a|any {rust} compiler|toolchain suffices|will do"),
        shape("compiler|toolchain|rustc had|has|needs|need to be at least {rust}"),
        shape("that|this|new|former|latter one? @requires|wants|insists|asks on|for|at? least? {rust}"),
        shape("you|one|we need|needs at? least? {rust} for it|that|this|them"),
        shape("need|needs|require|requires at? least? {rust} for {known}"),
        shape("its|their own floor|baseline|minimum @be|at|of now? {rust}"),
        shape("compiler|toolchain requirement|version|floor|minimum|needed|required @be? now? :? {rust}"),
        shape("^ minimum|floor|requirement : {rust} $|.|,|;|("),
        shape("^ @requires|wants|minimum at? least? :? {rust} $|.|,|;|(|or"),
        shape("{crate} , .. happy|content only? with|on {rust}"),
        shape("you|one|we need|needs at? least? {rust} for {of}"),
    ],
    vetoes: &[
        "benchmark",
        "feature",
        "features",
        "nightly",
        "beta",
        "edition",
        "policy",
        "previous",
        "former",
        "old",
        "previously",
    ],
    columns: &[
        "msrv",
        "new msrv",
        "minimum rust version",
        "minimum supported rust version",
        "minimum rust",
        "rust-version",
        "rust-version field",
        "declared msrv",
        "min rust",
        "min. rust",
        "rust version",
        "rust",
        "rustc",
        "oldest rust",
        "needs rust",
        "min rust version",
        "requires rust",
        "required rust",
        "minimum toolchain",
        "minimum compiler",
        "min toolchain",
        "min compiler",
        "required toolchain",
        "required compiler",
        "builds with",
        "compiles with",
    ],
    plus_is_idiom: true,
    ..Grammar::NONE
};

impl Kind for CrateMsrv {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn grammar(&self) -> &'static Grammar {
        &GRAMMAR
    }

    fn page(&self) -> &'static str {
        include_str!("README.md")
    }

    /// "Works with Rust 1.70" asks for no more than "or newer" does.
    fn check(&self, claim: &Claim, sentence: &str) -> bool {
        // Rust has had one great version.
        if !claim.value.starts_with("1.") && claim.value != "1" {
            return false;
        }
        // Nobody asks for the releases of its first year; "the MSRV of x 1.0 is" names one of x.
        let minor = claim.value.split('.').nth(1).and_then(|minor| minor.parse::<u32>().ok());
        if minor.is_some_and(|minor| minor < 8) {
            return false;
        }
        if another::is_of_part(claim, sentence) || another::is_another(claim, sentence) {
            return false;
        }
        let text = claim.text.to_lowercase();
        if is_surpassed(&text) {
            return false;
        }
        if another::is_only_tried(&text) {
            return false;
        }
        // "It says that they support 1.92": another one's clause.
        if text.contains("that they ") || text.contains("that we ") {
            return false;
        }
        if is_of_several(claim, &sentence.to_lowercase(), &text) {
            return false;
        }
        let may_be = |before: &str| before.ends_with("may work with ") || before.ends_with("might work with ");
        let is_of_old = sentence
            .match_indices("older")
            .any(|(at, word)| !sentence[at + word.len()..].starts_with(" than") && !may_be(&sentence[..at]));
        if is_of_old {
            return false;
        }
        // "You need Rust 1.70 to compile it": the verb stands before the words of the claim.
        let is_purpose = [" to compile", " to build", " to use", " to run"].iter().any(|to| text.contains(to));
        if is_purpose && ["need", "require", "at least"].iter().any(|word| sentence.to_lowercase().contains(word)) {
            return true;
        }
        // "rustical 1.71": the name is no word of it.
        let name = claim.subject.crate_name().unwrap_or_default().to_lowercase();
        let text = text.strip_prefix('`').unwrap_or(&text);
        let text = text.strip_prefix(name.as_str()).unwrap_or(text).trim_end_matches(['*', '_', '`', '.', ' ']);
        let says = NEEDS.iter().any(|word| text.contains(word));
        // Under a heading that speaks of it: "Rust 1.79", "Version 1.2.x: Rust 1.67".
        let is_line = text.starts_with("rust ") && text.split_whitespace().count() == 2 || text.contains(".x");
        // "v1.2: Rust 1.71", "1.39 to 1.47 - Rust 1.70"
        let is_pair = claim.subject.version().is_some_and(|version| {
            let behind = text.trim_start().trim_start_matches('v').strip_prefix(version);
            let between = behind.and_then(|behind| behind.split_once("rust ")).map(|(between, _)| between);
            between.is_some_and(|between| {
                let words = between.split(|c: char| c.is_whitespace() || matches!(c, ':' | '-' | '\u{2013}' | '(' | '`' | 'v'));
                let goes_on = |word: &str| {
                    ["to", "through", "until", "now", "present", "today"].contains(&word)
                        || word.bytes().all(|b| b.is_ascii_digit() || b == b'.')
                };
                words.filter(|word| !word.is_empty()).all(goes_on)
            })
        });
        let open = ["newer", "later", "higher", "above", "up", "upwards", "greater", "+", "onwards"];
        says || is_line
            || is_pair
            || open.iter().any(|end| text.ends_with(end))
            || text.contains(">=")
            || text.contains("older than")
            || !BARE.iter().any(|word| text.contains(word))
    }

    fn change(&self, claim: &Claim) -> Change {
        if claim.subject.version().is_some() { Change::Fixed } else { Change::Drifts }
    }

    fn asks(&self, claim: &Claim, seen: &Evidence) -> Vec<Ask> {
        let mut asks = crate_releases(&claim.subject);
        asks.extend(rust_releases(claim.value.parse().ok().as_ref(), seen));
        asks
    }

    fn actual(&self, claim: &Claim, seen: &Evidence, at: Moment) -> Actual {
        let releases = Releases::of(&crate_releases(&claim.subject), seen);
        let release = match claim.subject.version().map(str::parse::<PartialVersion>) {
            None => releases.latest_by(at.last),
            Some(Ok(version)) => {
                let Some(release) = releases.first_of(&version) else {
                    return crate::crates::absent(&releases, &version, &META, at.now);
                };
                Some(release)
            }
            Some(Err(_)) => None,
        };
        let Some(release) = release else { return Actual::Unknown(releases.reason(), Vec::new()) };
        // "`x` 3.x requires": what the newest release needs says nothing of an older line.
        if another::line(claim).is_some_and(|line| !line.covers(&release.version)) {
            return Actual::Unknown(factlint_model::Reason::NoEvidence, vec![release.basis()]);
        }
        let is_about_today = at.first == at.last && at.last == at.now;
        if claim.subject.version().is_none() && is_about_today && releases.is_stale(META.hard_age, at.now) {
            return Actual::Unknown(releases.failure.unwrap_or(factlint_model::Reason::Stale), vec![release.basis()]);
        }
        let declared = declared_within(&releases, release, claim, at);
        if is_ahead(claim, &declared) {
            return Actual::Unknown(factlint_model::Reason::NoEvidence, vec![declaration(release)]);
        }
        if !declared.is_empty() {
            return declared_values(&declared);
        }
        // Of a line of releases the last one may need it.
        let line = claim.subject.version().map(|version| line_of(&releases, version, at)).unwrap_or_default();
        older_than_its_requirement(claim, line.last().copied().unwrap_or(release), seen)
    }
}

/// "The rest of the workspace has an MSRV of 1.76", "CLI tools have a MSRV of 1.76": what several things need that it does not
/// name.
fn is_of_several(claim: &Claim, sentence: &str, text: &str) -> bool {
    const SEVERAL: &[&str] = &["workspace has a", " have a msrv", " have an msrv", " have a minimum"];
    let is_named = || claim.subject.crate_name().is_some_and(|name| text.contains(&name.to_lowercase()));
    sentence.contains(&format!("workspace {text}")) || SEVERAL.iter().any(|words| sentence.contains(words)) && !is_named()
}

/// Whether a read-me says that more is needed than by the newest release: in a repository it may tell of the next one.
fn is_ahead(claim: &Claim, declared: &[&Release]) -> bool {
    let file = claim.doc.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    let is_read_me = file.starts_with("readme") && claim.subject.version().is_none() && claim.as_of.is_none();
    let newest = declared.iter().filter_map(|release| release.msrv.as_ref()).max();
    let said = claim.value.parse::<PartialVersion>().ok();
    is_read_me && newest.zip(said).is_some_and(|(newest, said)| said.order_at_own_precision(newest).is_gt())
}

/// "Requires more than Rust 1.94", "something newer than 1.94": another version than that one, unless it is denied.
fn is_surpassed(text: &str) -> bool {
    const MORE: &[&str] =
        &["more", "newer", "later", "higher", "greater", "better", "other", "fresher", "further", "younger", "less"];
    const NOT: &[&str] =
        &["no", "not", "nothing", "never", "won't", "cannot", "can't", "doesn't", "don't", "isn't", "any", "anything"];
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c == '`' || c == '*').filter(|word| !word.is_empty()).collect();
    let than = words.iter().position(|word| *word == "than").filter(|than| *than > 0 && MORE.contains(&words[than - 1]));
    let is_beyond = words.windows(2).any(|pair| matches!(pair[0], "beyond" | "above") && pair[1].starts_with(['r', '1']));
    let denies = |end: usize| words[..end].iter().any(|word| NOT.contains(&word.replace('\u{2019}', "'").as_str()));
    than.is_some_and(|than| !denies(than)) || is_beyond && !denies(words.len())
}

/// Words of patterns that speak of a need.
const NEEDS: &[&str] = &[
    "requir",
    "need",
    "msrv",
    "minimum",
    "minimal",
    "demand",
    "rust-version",
    "using",
    "guaranteed",
    "asks",
    "happy",
    "wants",
    "still",
    "down to",
    "from rust",
    "floor",
    "the bar",
    "its bar",
    "baseline",
    "anything",
    "oldest",
    "lowest",
    "calls for",
    "call for",
    "expects",
    "insists",
    "takes",
    "declares",
    "advertises",
    "accepts",
    "stipulates",
    "mandates",
    "specifies",
    "states",
    "refuse",
    "suffices",
    "gets by",
    "content with",
    "compiled with",
    "built with",
    "runs on 1",
    "builds on 1",
    "compiles on 1",
    "is all",
    "promise",
    "admits",
    "less than",
    "cannot be built",
    "enough",
    "sufficient",
    "mandatory",
    "fine with",
];

/// Words of patterns that say what is needed only with "or newer" behind the version.
const BARE: &[&str] = &["support", "compatible", "compile", "build", "work", "rust"];

/// The releases of a line, where the version names one and no single release: "`x` 3 needs 1.63".
fn line_of<'a>(releases: &'a Releases, version: &str, at: Moment) -> Vec<&'a Release> {
    let Some(version) = version.parse::<PartialVersion>().ok().filter(|version| !version.is_full()) else { return Vec::new() };
    let is_out = |release: &&Release| !release.version.is_pre() && release.day.is_some_and(|day| day <= at.now);
    releases.list.iter().filter(|release| version.covers(&release.version)).filter(is_out).collect()
}

/// The releases that say what they need: the named one, or for a crate without a version those that were the newest within the
/// period.
fn declared_within<'a>(releases: &'a Releases, last: &'a Release, claim: &Claim, at: Moment) -> Vec<&'a Release> {
    if let Some(version) = claim.subject.version() {
        let mut line = line_of(releases, version, at);
        line.retain(|release| release.msrv.is_some());
        return if line.is_empty() { Some(last).into_iter().filter(|release| release.msrv.is_some()).collect() } else { line };
    }
    let first = releases.latest_by(at.first);
    let within =
        releases.list.iter().filter(|r| !r.version.is_pre() && r.day.is_some_and(|day| at.contains(day) && day <= at.last));
    let mut chosen: Vec<&Release> =
        first.into_iter().chain(within).chain([last]).filter(|release| release.msrv.is_some()).collect();
    chosen.dedup_by(|a, b| a.version == b.version);
    if last.msrv.is_none() { Vec::new() } else { chosen }
}

fn declared_values(declared: &[&Release]) -> Actual {
    let mut values: Vec<Value> = Vec::new();
    for release in declared {
        if let Some(msrv) = &release.msrv {
            values.retain(|known| *known != Value::Version(msrv.clone()));
            values.push(Value::Version(msrv.clone()));
        }
    }
    let basis = declared.iter().rev().take(1).map(|release| declaration(release)).collect();
    Actual::Is(values, basis)
}

fn declaration(release: &Release) -> Basis {
    let msrv = release.msrv.as_ref().map(|msrv| format!(", rust-version {msrv}")).unwrap_or_default();
    let basis = release.basis();
    Basis { value: format!("{}{msrv}", basis.value), ..basis }
}

/// A release published before a Rust version cannot require it (design section 2, "Values").
fn older_than_its_requirement(claim: &Claim, release: &Release, seen: &Evidence) -> Actual {
    let unknown = || Actual::Unknown(factlint_model::Reason::NoEvidence, vec![undeclared(release)]);
    let Ok(needed) = claim.value.parse::<PartialVersion>() else { return unknown() };
    let rust = Releases::of(&rust_releases(Some(&needed), seen), seen);
    let Some(rust) = rust.first_of(&needed) else { return unknown() };
    match (release.day, rust.day) {
        (Some(crate_day), Some(rust_day)) if crate_day < rust_day && claim.comparator != Comparator::AtMost => {
            Actual::Absent(vec![undeclared(release), rust.basis()])
        }
        _ => unknown(),
    }
}

fn undeclared(release: &Release) -> Basis {
    let basis = release.basis();
    Basis { value: format!("{}, no rust-version declared", basis.value), ..basis }
}
