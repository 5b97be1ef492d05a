#![doc = include_str!("README.md")]

mod bounded;
mod nothing;
mod once;

use factlint_model::{Ask, Claim, Comparator, Evidence, PartialVersion, Reason, Subject, Value, ValueType};

use self::bounded::Bound;
use self::nothing::{counts_only, is_label, is_remark, last_word, names_nothing};
use self::once::{is_overtaken, is_past, is_predicate};
use crate::ages::{DAYS, HOURS};
use crate::features::{Entries, Match, words};
use crate::grammar::{Grammar, SubjectRole, ValueRole, says, shape};
use crate::kind::{Actual, Basis, Change, Kind, Meta, Moment, Wording};
use crate::lexicon::Lexicon;

/// With which version of Rust a feature became stable, or whether it is stable at all.
#[derive(Debug)]
pub struct RustStabilizedIn;

static META: Meta = Meta {
    predicate: "rust.stabilized_in",
    change: Change::Fixed,
    value: ValueType::Version,
    fresh_for: HOURS(12),
    hard_age: DAYS(60),
    slack: 0,
    yields_to: &[],
    wording: Wording {
        fact: "{subject} became stable in Rust {value}",
        absent: "{subject} is not in the release notes",
        noun: "version that stabilised it",
        unit: "",
    },
};

static GRAMMAR: Grammar = Grammar {
    subject: SubjectRole::Phrase,
    value: ValueRole::Version,
    patterns: &[
        shape("features|apis|things|additions|improvements|methods ... @stabilized @by {rust} : {phrase}"),
        shape("{phrase} became|become|went|@be @finally? available on stable rust? @by {rust}"),
        shape("{phrase} , which @finally? became|become|went|@be? @finally? @stabilized @by? {rust}"),
        shape("{phrase} , which has|have been @finally? @stabilized @by {rust}"),
        shape("{phrase} , which {rust} had? @finally? made|makes? stable|stabilized|stabilised|brought|added|introduced"),
        shape("{phrase} , both|all? @finally? @stabilized @by {rust}"),
        shape("{phrase} ( .. ) -|:|, @finally? @stabilized @by {rust}"),
        shape("{phrase} ( @finally? @stabilized? @by? {rust} )|,|;"),
        shape("{phrase} ( ... , {rust} )"),
        shape("{phrase} , which ... ( @finally? stabilized|stabilised @by {rust} !? )"),
        shape("{phrase} ( stable|available in|on|since? rust ≥|> =? {version} )"),
        shape("{phrase} has|have been @finally? usable|available|supported|possible|allowed on|in stable? rust? since {rust}"),
        shape("{phrase} has|have been @finally? usable|available|supported|possible|allowed since {rust}"),
        shape("{phrase} has|have been on|in stable rust? since {rust}"),
        shape("{phrase} has|have been on|in stable rust? since {version} $|.|,|;").of_rust(),
        shape("{phrase} @be? moved|moves|moving|promoted to|into core|std|alloc @by {rust}"),
        shape("{phrase} @be? @be? @finally? made? @stabilized @finally? @by {rust}"),
        shape("{phrase} @be? @be? @finally? usable|present @by {rust}"),
        shape("{phrase} @be? @be? @finally? @stabilized to|into the? standard? library|std|stdlib|core|language @by {rust}"),
        shape("{phrase} , in|part of? the? standard? library|std|stdlib @by {rust}"),
        shape("{phrase} , that's {rust}"),
        shape("{phrase} , a|another gift|present|novelty|newcomer of|from|in {rust}"),
        shape("{phrase} needs|need|requires|require the? {edition} and {rust}"),
        shape("{phrase} @be? @be? @finally? @stabilized ( @by? {rust} )"),
        shape("{phrase} ( as of {rust} )"),
        shape("{phrase} , available|usable|stable as of {rust}"),
        shape("it was|is {rust} that|which @finally? @brings {phrase}"),
        shape("with|since the release of {rust} ,? {phrase} @be now? @finally? stable|stabilized|stabilised|available"),
        shape("{phrase} @be @finally? available|usable|supported on|in stable rust? as|since of? {rust}"),
        shape("in|with|since {rust} ,? we|you|they @finally? got|get|gained {phrase}"),
        shape("{rust} @released out? @on? {date}? with {phrase}"),
        shape("{rust} , ... , @finally? @brings it? along? with? {phrase}"),
        shape("since {rust} ,? {phrase} is|are|can|may|has|have|takes|does|lets|allows|gives|makes|works"),
        shape("{phrase} arrived|landed|came|shipped together @by {rust}"),
        shape("{phrase} took|waited|needed until|till|for {rust}"),
        shape("{phrase} @finally? followed|appeared|debuted|surfaced @by {rust}"),
        shape("{phrase} @be? @be? @finally? in|part of? the? standard? library|std|stdlib @by {rust}"),
        shape("{phrase} @be in stable @by {rust}"),
        shape("{phrase} , which|that @be new in|with {rust}"),
        shape("{phrase} , which|that @be @finally? stable|available as of {version} ,|;|.|)|$"),
        shape("{phrase} had to wait until|for {rust}"),
        shape("with|in {version} ,? rust|rustc|cargo|rustdoc|clippy @finally? @brings {phrase}"),
        shape("{phrase} @be? @finally? @stabilized in|for|on the? {edition} ,? as|since|with|in of? {rust}"),
        shape("{phrase} reached|hit stable rust? @by version? {version}"),
        shape("{phrase} has|have|'s been around|there|available|here|stable|with? us? since {rust}"),
        shape("as of {rust} ,? {phrase} is|are part of"),
        shape("rust|cargo|rustc|rustdoc|rustup got|gained|received|gets|gains {phrase} in|with {version}"),
        shape("{phrase} became|become the? default|standard @by {rust}"),
        shape("stabilization|stabilisation|introduction|addition of {phrase} @on {date} ( {rust} )"),
        shape("{phrase} @be? @stabilized in|on {date} ,? with|in {rust}"),
        shape("{phrase} has|have|had been stable since {date} , when {rust}"),
        shape("{phrase} waited|needed|took .. stabilization|stabilisation in|with {rust}"),
        shape("{phrase} , new in|with|since {rust}"),
        shape("{phrase} , {rust} ;"),
        shape("; {phrase} , {rust} $|.|;"),
        shape("{phrase} is|are there|here|usable|available|in|out since|from {rust}"),
        shape("{phrase} now|today|too|nowadays ( {rust} )"),
        shape("{phrase} @be? a|an|the thing|feature|novelty|addition of|from|in|since {rust}"),
        shape("{phrase} ,? @stabilized .. @by {rust}"),
        shape("{phrase} @finally? joined|joins|entered|enters|made|makes std|stdlib|stable|it|core|alloc @by {rust}"),
        shape(
            "{phrase} @finally? joined|joins|entered|enters|made|makes its|the? way? into|to? the? standard|stable library|channel|toolchain @by {rust}",
        ),
        shape("thanks to {phrase} ( {rust} )"),
        shape("{phrase} came|landed|arrived|followed .. , @by {rust}"),
        says("unstable", "^ {phrase} : still? nightly-only|unstable for|since|,").of_rust(),
        shape("{phrase} @be @be? @finally? usable|available|present|there|stable|in|possible|allowed as of {rust}"),
        shape("{phrase} , too|also , as of|since {rust}"),
        shape("{phrase} has|have done|served|handled|covered|replaced the|this|that|it|our job|purpose|need? .. since {rust}"),
        shape("{phrase} ( new in|with|since {rust} )"),
        shape("{phrase} @be @finally? @stabilized ,? as of {rust}"),
        shape("as of {rust} ,? {phrase} @be @be? @finally? stable|stabilized|stabilised|available|usable"),
        shape("with|in {rust} @finally? came|arrived {phrase}"),
        shape("{rust} ( {date} ) @finally? @brings {phrase}"),
        shape("{rust} @released @on? {date} , bringing|introducing|stabilizing|stabilising|adding {phrase}"),
        shape("{rust} , when {phrase} became|joined part? of? std|stdlib"),
        shape("{rust} , when {phrase} became|joined part? of? the standard? library"),
        shape("@stabilized @by {rust} as? well? ,? and so was|were|is|are|did {phrase}"),
        shape("{rust} , when {phrase} became|was|were @finally? @stabilized"),
        shape(
            "in|with {rust} ,? we have? @finally? stabilized|stabilised|added|introduced a|an new? syntax|macro|attribute|method|function|trait|type|flag|lint|keyword|operator|command , {phrase}",
        ),
        shape("in {rust} ,? we|they have? @finally? @brings {phrase}"),
        shape(
            "in|with {rust} ,? a|the new? .. flag|option|api|function|method|attribute|trait|macro|lint @be? @be? @stabilized : {phrase}",
        ),
        shape(
            "with|in {version} ,? the? standard? library|compiler|language @be? now? @finally? adding|gaining|@brings {phrase}",
        ),
        shape("addition|feature|change|highlight|news included|added|stabilized|new? to|in|of|with {rust} is|are|was {phrase}"),
        shape("{phrase} @be? @be? @finally? @stabilized @finally? @by the {version} release"),
        shape("{phrase} @be? @be? @finally? @stabilized and enabled|on by default @by the? {version} release"),
        shape("{phrase} @be? @be? @finally? @stabilized and enabled|on by default @by {rust}"),
        shape("{phrase} @be? @be? @finally? @stabilized as|under ... @by the {version} release"),
        shape("{phrase} ,? which? @be? @finally? released|shipped|promoted|moved to stable @by {rust}"),
        shape("prior to {rust} and the stabilization|stabilisation of {phrase}"),
        shape("before {rust} and the stabilization|stabilisation of {phrase}"),
        shape("{phrase} , introduced|added|new in|with|since {rust}"),
        shape("{phrase} ( new in|since|with {rust}"),
        shape("{rust} supports .. use of {phrase}"),
        shape("in|of {rust} is|was|are the stabilization|stabilisation of {phrase}"),
        shape("{rust} adds|added|brings|brought|introduces|introduced .. {quoted}"),
        shape("{phrase} @be now|finally .. enabled|on|available|usable starting|beginning|from in|with? {rust}"),
        shape("{phrase} @be? @finally? @stabilized back? @on? {date}? as part of the {version} release"),
        shape("{phrase} hits|hit|reaches|reached|lands|landed on? stable rust? ,? as part of the {version} release"),
        shape("{phrase} came|come|arrived|followed later|next|back|first? ,? @by {rust}"),
        shape("{phrase} became|become|went|turned @finally? stable @by {rust}"),
        shape("{phrase} @be @finally? @stabilized @by stable {rust}"),
        shape("{phrase} reached stable @by {rust}"),
        shape("{phrase} @be? available since {rust}"),
        shape("stabilization|stabilisation|introduction|addition|landing|arrival of {phrase} @by {rust}"),
        shape("@finally? stabilization|stabilisation|introduction|addition of {phrase} @by {rust}"),
        shape("in|of {rust} is|was the stabilization|stabilisation of {phrase}"),
        shape(
            "{rust} ,? as|since|because|which? this|that|it? is|was the? first? version|release in|with|where which? {phrase} became|become|was|were|got @finally? stable|stabilized|stabilised",
        ),
        shape("{rust} ,|:|-? @finally? @brings|@permits {phrase}"),
        shape("^ {rust} ,|:|-? .. ,|and and? @brings {phrase}"),
        shape("^ {date} -|:|, {rust} :|-|,? .. ,|and and? @brings {phrase}"),
        shape("{rust} @finally? gave|gives|got us {phrase}"),
        shape("{rust} , which @finally? @brings {phrase}"),
        shape("with the? {rust} release? ,? {phrase} @be now? @finally? stable|stabilized|stabilised|available"),
        shape("in {rust} ,? {phrase} @be @be? @finally? stable|stabilized|stabilised|available"),
        shape("in {rust} ,? {phrase} was|were @finally? added|introduced|implemented"),
        shape("until|before {rust} ,? {phrase} was|were not implemented|available|supported|allowed|possible").denying(),
        shape("since {rust} , {phrase} is|are|was|were @finally? stable|stabilized|stabilised|available"),
        shape("starting|beginning in|with|from {rust} , {phrase} can|may|is|are|will"),
        shape("since {rust} , cargo|rustc|rustdoc|rustup has|have {phrase}"),
        shape("^ {rust} stable {phrase} $"),
        shape(
            "starting|beginning in|with|from {rust} ,? rustc|cargo|rustdoc|rustup|clippy @now? accepts|supports|understands|recognizes|provides {phrase}",
        ),
        shape("in {rust} ,? {phrase} has|have landed|arrived"),
        shape(
            "{rust} has|gets|got|gains|gained a|an new .. attribute|macro|lint|syntax|flag|option|command|subcommand|method|function ,|: {phrase}",
        ),
        shape(
            "{rust} is|was the first stable? release|version .. that|which|to @finally? supports|support|stabilizes|accepts|ships|ship {phrase}",
        ),
        shape("{rust} saw the release|introduction|stabilization|stabilisation|arrival|addition of {phrase}"),
        shape("with|in {rust} ,? you|one|we can|may now|finally also? use|write|call|create {phrase}"),
        shape("{rust} ,? we announced|celebrated the stabilization|stabilisation|introduction of {phrase}"),
        shape(
            "release of {rust} ,? cargo|rustc|rustdoc|clippy|rustup @finally? has|gains|gained|gets|got a|an new .. flag|option|command|subcommand|lint ,|: {phrase}",
        ),
        shape("{phrase} has|have actually been stable since {rust}"),
        shape(
            "{rust} ,? we are pleased|happy|excited|proud|glad|thrilled to announce that {phrase} is|are|has|have been? @now? stable|stabilized|stabilised",
        ),
        shape("in|with {rust} ,? we|they have? expanded|added|extended support for|to {phrase}"),
        shape("{rust} now supports|provides|allows {phrase} $|.|,|;"),
        shape("{rust} ,? support has been added for {phrase}"),
        shape("{phrase} that|which we released|stabilized|stabilised|shipped|added|introduced in|with {rust}"),
        shape("since {rust} ,? the? compiler|rustc|cargo|rustdoc|language has|have supported|allowed|accepted {phrase}"),
        shape("{rust} .. by adding|introducing|stabilizing|stabilising {phrase}"),
        shape("highlights|features of|in {rust} include|included :? {phrase}"),
        shape("{phrase} @be @finally? stabilized|stabilised|added|introduced as part of {rust}"),
        shape(
            "in {rust} ,? the addition|introduction|stabilization|stabilisation of {phrase} allows|lets|makes|made|means|gives",
        ),
        shape("{rust} @finally? stabilizes|stabilises|stabilized|stabilised this feature|attribute|macro|syntax|trait"),
        shape("^ {rust} - {phrase} :"),
        shape("( {rust} stable {phrase} )"),
        shape("{rust} @finally? made {phrase} stable|available"),
        shape("@stabilized {phrase} feature|features|support? @by {rust}"),
        shape("{phrase} since {rust} ,|;|.|)|$|and"),
        shape("^ @finally? stable|stabilized|stabilised since|in|with|from {rust}"),
        shape("^ available on|in stable since|in|with|from {rust}"),
        shape("^ available since|in|with|from {rust}"),
        shape("^ @finally? on by default .. in|since|from {rust}"),
        shape("^ in std|stdlib since|from {rust}"),
        shape("^ in the standard library since|from {rust}"),
        shape("^ {phrase} : @stabilized? in|since|with? {rust} $|,|;|.|("),
        shape("^ {phrase} - @stabilized since|in|with {rust} $|,|;|.|(|and"),
        shape("{phrase} exist|exists|existed|worked|works|work since {rust}"),
        shape("{phrase} has|have existed|worked since {rust}"),
        shape("{phrase} became|become legal|possible|allowed|usable|standard @by {rust}"),
        shape("in|with|since {rust} ,? {phrase} became|become legal|possible|allowed|usable|stable|available"),
        shape("as of {rust} ,? you|one|we can|may @now? write|use|have|call {phrase}"),
        shape("starting|beginning in|with|from {rust} ,? you|one|we can|may @now? write|use|have|call {phrase}"),
        shape("since {rust} ,? you|one|we can|may|could @now? write|use|have|call {phrase}"),
        shape("{phrase} , which we|you|they got in|with {rust}"),
        shape("^ {rust} , {date} : {phrase}"),
        shape("^ {rust} ( {date} ) : {phrase}"),
        shape(": {phrase} in {rust} ,|;|and"),
        shape("{phrase} , which {rust} stabilized|stabilised|brought|added"),
        shape("{phrase} , a|an {version} feature|novelty"),
        says("unstable", "{phrase} hasn't|haven't reached stable"),
        says("unstable", "{phrase} , stuck|only|still on|available nightly|on").of_rust(),
        says("unstable", "{phrase} is|are an? experiment|experiments $|.|,|;").of_rust(),
        says("unstable", "{phrase} likewise|too|also? stay|stays|remain|remains unstable|experimental"),
        says("unstable", "so is|are the {phrase}").of_rust(),
        says("unstable", "{phrase} , and that|those|these is|are unstable").of_rust(),
        shape("{phrase} joined it|them .. @by {rust}"),
        shape("{phrase} work|works as of {rust}"),
        shape("{phrase} as of {rust} ,|;|.|)|$|and"),
        shape("{phrase} that|which arrived|came|landed|shipped|appeared @by {rust}"),
        says("unstable", "{phrase} still? can't|cannot be named|used|had|written on stable"),
        says("unstable", "{phrase} remains|remain|sits|sit|stays|stay behind a|an? feature|nightly|unstable? gate|flag|feature"),
        says("unstable", "nor has|have|is|are {phrase}"),
        says("unstable", "{phrase} is|are , .. , still? unstable|nightly-only|experimental"),
        says("unstable", "^ available only? on nightly only").of_rust(),
        shape("{phrase} , which @finally? entered|joined|reached|came|arrived .. in|with|since {rust}"),
        says("unstable", "^ unstable $|.|;|,").of_rust(),
        says("unstable", "^ nightly-only $|.|;|,").of_rust(),
        says("unstable", "^ nightly only $|.|;|,").of_rust(),
        says("unstable", "^ only? on nightly only? $|.|;|,").of_rust(),
        says("unstable", "^ still? not yet? stable|stabilised|stabilized $|.|;|,").of_rust(),
        says("unstable", "^ {phrase} : still? nightly-only|unstable $|.|;|,").of_rust(),
        says("unstable", "^ {phrase} : still? nightly only $|.|;|,").of_rust(),
        says("unstable", "{phrase} , neither|none of which is|are @finally? stable|stabilised|stabilized").of_rust(),
        shape("{phrase} @finally became|become|turned stable @by {rust}"),
        shape("{phrase} @be? @finally? @stabilized in stable {rust}"),
        says("unstable", "{phrase} @be|'re? still? not yet? @be? stable|stabilized|stabilised"),
        says("unstable", "and so is|are|do|does {phrase}"),
        says("unstable", "and neither is|are {phrase}"),
        says("unstable", "{phrase} isn't|aren't @finally? stable|stabilized|stabilised"),
        says("unstable", "{phrase} is|are still experimental").of_rust(),
        says("unstable", "{phrase} @be still? behind|gated a|an? feature|unstable gate|flag|feature"),
        says("unstable", "{phrase} has|have been unstable"),
        says("unstable", "{phrase} @be still? a|an? unstable|nightly-only|experimental feature|api"),
        says("unstable", "the nightly-only|experimental {phrase} feature|api|attribute|macro|module"),
        says("unstable", "{phrase} ,? which? has|have not ( .. ) been stabilized|stabilised"),
        says("unstable", "{phrase} , which is|are currently|still|presently|so available? only? available? on|in nightly"),
        says("unstable", "{phrase} has|have yet to be stabilized|stabilised"),
        says("unstable", "{phrase} has|have yet to reach stable"),
        says("unstable", "{phrase} has|have not yet? been stabilized|stabilised"),
        says("unstable", "{phrase} awaits|await stabilization|stabilisation"),
        says("unstable", "{phrase} @be|'re still? not yet? @finally? stable|stabilized|stabilised"),
        says("unstable", "{phrase} , ... , @be? still? not yet? stable|stabilized|stabilised"),
        says("unstable", "{phrase} still require|requires|need|needs nightly rust|compilers|toolchains|features? $|.|,|;")
            .of_rust(),
        says("unstable", "{phrase} remains|remain still? unstable|unstabilized|unstabilised|experimental|nightly-only"),
        says("unstable", "{phrase} @be|'re still? unstable|unstabilized|unstabilised|nightly-only"),
        says("unstable", "{phrase} @be|'re still? only? available? only? on nightly"),
        says("unstable", "{phrase} @be|'re|remains|remain still nightly only"),
        says("unstable", "still missing from stable .. : {phrase}"),
        says("unstable", "{phrase} hasn't been stabilized|stabilised"),
        says("unstable", "{phrase} ( which remains|is still? unstable )"),
        says("unstable", "{phrase} , which remains|remain|is|are still? unstable|nightly-only|experimental"),
        says(
            "unstable",
            "{phrase} ,? which|that is|are also|still? a|an unstable|nightly-only|experimental .. interface|format|feature|api|flag|option",
        ),
        says("unstable", "{phrase} @be|remains|remain still? a|an? unstable|experimental|nightly-only experiment"),
        says("unstable", "{phrase} @be|'re still? on nightly only"),
        says("unstable", "{phrase} ( still? unstable|nightly-only|nightly )").of_rust(),
        says("unstable", "{phrase} ( still? nightly only )").of_rust(),
        says("unstable", "the unstable {phrase} feature|api|attribute|macro"),
        says("unstable", "{phrase} , ... , remains|remain|is|are still? unstable|unstabilized|nightly-only|experimental"),
        says("unstable", "{phrase} remains|remain on|behind? nightly"),
        says("unstable", "{phrase} @be confined|limited|restricted to nightly"),
        says("unstable", "{phrase} has|have lived|stayed|remained|been on nightly"),
        says("unstable", "{phrase} @be not available|usable|accessible .. on stable"),
        says("unstable", "{phrase} @be a|an experiment|experimental .. behind a|an feature gate|flag"),
        shape("{phrase} did|does not exist|work until|before {rust}").denying(),
        shape("{phrase} was|were impossible|unavailable|forbidden until|before {rust}"),
        shape("{phrase} only|finally|first came|arrived to|in|on .. in|with {rust}"),
        shape("{phrase} , although|though|albeit @finally? @stabilized @by {rust}"),
        shape("{phrase} came|landed|arrived|followed .. later , in|with {rust}"),
        shape("{rust} ( {date} ) .. and @brings {phrase}"),
        says("unstable", "{phrase} @be nowhere|not near|close to? stable|stabilization|stabilisation"),
        says("unstable", "{phrase} has|have not|never yet? left nightly"),
        says("unstable", "{phrase} hasn't|haven't left nightly"),
        says("unstable", "{phrase} remains|remain|stays|stay gated|hidden behind a|an? feature|nightly|unstable"),
        says("unstable", "{phrase} also|too|likewise remains|remain unstable|experimental|nightly-only"),
        says("unstable", "{phrase} , still opt-in|available|only? only? on nightly"),
        says(
            "unstable",
            "{phrase} , all|both|none|neither of which @be still? not? yet? unstable|nightly-only|experimental|stable",
        )
        .of_rust(),
        shape("{phrase} @be @now? part of stable rust? since {rust}"),
        says("unstable", "{phrase} runs|run|works|work only? on|behind nightly"),
        says("stable", "{phrase} ( now in std|stdlib )"),
        says("stable", "^ the {phrase} , stabilized|stabilised").of_rust(),
        says("stable", "{phrase} , which was|were @finally? stabilized|stabilised").of_rust(),
        says("stable", "{phrase} was|were|is|are @finally? stabilized|stabilised").of_rust(),
        says("stable", "{phrase} @be now stable").of_rust(),
        says("stable", "we @finally? stabilized|stabilised {phrase}").of_rust(),
        says("stable", "^ stabilized|stabilised {phrase} $|.").of_rust(),
        says("stable", "now that {phrase} is|are stable").of_rust(),
        says("stable", "{phrase} is|are @finally? stable at last").of_rust(),
    ],
    cues: &["stab", "Stab", "gated behind", "nightly", "Nightly", "experimental", "Experimental"],
    vetoes: &["beta", "msrv", "minimum", "previous", "older", "compared", "almost", "nearly", "briefly"],
    list_headings: &["stabilized apis", "stabilised apis", "stabilized libraries", "stable apis"],
    list_leads: &["stabilized", "stabilised", "stable", "stabilizations", "stabilisations"],
    announced: &[
        shape(
            "{phrase} is|are now @finally? stable|stabilized|stabilised|available|supported|allowed|enabled|permitted|accepted",
        ),
        shape("{phrase} was|were|is|are|has|have been? @finally? stabilized|stabilised"),
        shape("{phrase} was|were|has|have been? @finally? added"),
        shape("rust|cargo|rustc|compiler|rustdoc now provides|enables|has {phrase}"),
        shape("rust|cargo|rustc|compiler|rustdoc @finally? gains|gained {phrase}"),
        shape("now @finally? supports|support|allows|allow|accepts|accept|permits|permit|understands {phrase}"),
        shape("this|the release|version @finally? includes|contains|has|comes with? support for {phrase}"),
        shape("this release|version @finally? @brings {phrase}"),
        shape("in this release .. is|are the? introduction|addition|stabilization|stabilisation of {phrase}"),
        shape("features|apis|additions|improvements|changes @be @finally? included|added|new in|with|to this release : {phrase}"),
        shape("stabilization|stabilisation of {phrase}"),
        shape("introduced|introduces a|an new attribute|macro|lint|syntax|keyword|trait|type .. : {phrase}"),
        shape("gained|gains the|a|an? {phrase}"),
        shape("first rust? release in which {phrase}"),
        shape("as of this release , {phrase}"),
        shape("added .. functions|methods|types|traits|macros|apis to the? standard library : {phrase}"),
        shape("stabilizing|stabilising a|an new? api|type|trait|method|function|macro .. , {phrase}"),
        shape("types|methods|functions|traits|macros have|has been? @finally? stabilized|stabilised .. , {phrase}"),
        shape(
            "the new {phrase} attribute|lint|option|flag|macro|trait|method|methods|function|functions|api|apis|command|subcommand",
        ),
        shape("we are|have? @finally? stabilizing|stabilising|stabilized|stabilised {phrase}"),
        shape("we've|we\u{2019}ve @finally? stabilized|stabilised {phrase}"),
        shape(
            "stabilizes|stabilises|stabilized|stabilised|introduces a|an new? syntax|macro|attribute|method|function|trait|type|flag|lint|keyword|operator|command , {phrase}",
        ),
        shape("another .. stabilization|stabilisation is {phrase}"),
        shape("this stabilizes|stabilises {phrase}"),
        shape("syntax has|have been extended to support|allow|accept {phrase}"),
        shape("you can now use {phrase}"),
        shape("additionally ,? you can use {phrase}"),
        shape("support has|have been added for {phrase}"),
        shape("{phrase} is|are now a|usable? const fn? $|,|.|)"),
    ],
    sections: &["what's in", "what\u{2019}s in"],
    plain_sections: &[
        "stabilized api",
        "stabilised api",
        "other",
        "contributors",
        "compatibility",
        "platform",
        "librar",
        "cargo",
        "compiler",
        "deprecat",
        "misc",
        "notes",
        "thanks",
        "const context",
        "summary",
        "correction",
        "dedication",
        "error message",
        "improvements",
        "second edition",
    ],
    columns: &[
        "stabilized in",
        "stabilised in",
        "stable since",
        "stable in",
        "since rust",
        "since",
        "available since",
        "rust version",
        "you get it with",
        "comes with",
        "came with",
        "came in",
        "arrived in",
        "arrived with",
        "landed in",
        "available from",
        "available in",
        "shipped in",
        "ships in",
        "introduced in",
    ],
    ..Grammar::NONE
};

impl Kind for RustStabilizedIn {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn grammar(&self) -> &'static Grammar {
        &GRAMMAR
    }

    fn page(&self) -> &'static str {
        include_str!("README.md")
    }

    fn change(&self, claim: &Claim) -> Change {
        // The negative form drifts: one day it is stabilised.
        if claim.value == "unstable" { Change::Drifts } else { Change::Fixed }
    }

    fn fact(&self, value: &Value) -> &'static str {
        if matches!(value, Value::Text(_)) { "{subject} is {value}" } else { META.wording.fact }
    }

    fn value(&self, claim: &Claim) -> Option<Value> {
        claim.typed(ValueType::Version).or_else(|| claim.typed(ValueType::Text))
    }

    fn check(&self, claim: &Claim, sentence: &str) -> bool {
        let bound = if claim.value == "unstable" { bounded::of(claim, sentence) } else { Bound::None };
        if bound == Bound::Other
            || claim.value == "unstable"
                && (is_conditional(sentence)
                    || is_past(claim, sentence)
                    || is_overtaken(claim, sentence)
                    || is_denied_of_a_version(sentence))
        {
            return false;
        }
        if is_predicate(claim.subject.as_str(), sentence) {
            return false;
        }
        // "And so is x" says what the words before it say.
        if goes_on(&claim.text) && !says_unstable(sentence) {
            return false;
        }
        if TOOLS.has(claim.subject.as_str()) || counts_only(claim.subject.as_str()) {
            return false;
        }
        // "You can now use tuples, slices and rungs as sides": the first of them alone is nothing new.
        const USE: &str = "can now use ";
        let used = claim.text.contains(USE).then(|| claim.text.split_once(USE)).flatten().map(|(_, used)| used);
        // "Features you can now use in a rung": where they are used.
        let is_place = |used: &str| ["in ", "with ", "for ", "to ", "on "].iter().any(|word| used.starts_with(word));
        if used.is_some_and(|used| !claim.subject.as_str().contains(' ') || is_place(used)) {
            return false;
        }
        // "Customers on the vendor compiler (1.80)": what is in use.
        static USED: Lexicon = Lexicon::of(&["compiler", "toolchain", "rustc", "floor", "baseline", "pin"]);
        if claim.text.ends_with(')') && USED.has_as_written(last_word(claim.subject.as_str())) {
            return false;
        }
        // "It started in the initial stabilization of x": not what this release brings.
        let is_first = claim.text.starts_with("stabili") && sentence.contains(&format!("initial {}", claim.text));
        // Before 1.0 nothing was stable.
        if is_first || claim.value.starts_with("0.") || is_label(claim) || names_nothing(claim.subject.as_str()) {
            return false;
        }
        // "x86_64 (Rust 1.59+)" says what is needed, not what became stable.
        let is_need = claim.comparator == Comparator::AtLeast
            && !claim.text.contains("stable")
            && claim.text.trim_end_matches(')').ends_with('+');
        words::is_feature(claim.subject.as_str()) && !is_need && !is_remark(claim)
    }

    fn of(&self, claim: &Claim, sentence: &str) -> Option<Subject> {
        if claim.value != "unstable" {
            return None;
        }
        match bounded::of(claim, sentence) {
            Bound::Version(version) => Some(Subject::rust().at(version)),
            _ => None,
        }
    }

    fn asks(&self, claim: &Claim, seen: &Evidence) -> Vec<Ask> {
        let notes = Ask::new("rust.features", factlint_model::Subject::rust());
        let newest = Entries::newest(&notes, seen);
        let mut asks = vec![notes];
        // The notes of the newest releases may not be written yet; their announcements are.
        if let (Ok(claimed), Some(newest)) = (claim.value.parse::<PartialVersion>(), newest)
            && claimed.order_at_own_precision(&newest).is_gt()
        {
            asks.push(Ask::new("rust.features", factlint_model::Subject::rust().at(&claimed.cut(3).to_string())));
        }
        asks
    }

    fn actual(&self, claim: &Claim, seen: &Evidence, at: Moment) -> Actual {
        let entries = Entries::of(&self.asks(claim, seen), seen, at.now);
        if entries.is_empty() {
            return Actual::Unknown(entries.failure.unwrap_or(Reason::NoEvidence), Vec::new());
        }
        match claim.value.parse::<PartialVersion>() {
            Ok(claimed) => entries.meant(claim.subject.as_str(), &claimed, |found| found.basis()),
            Err(_) => stability_of(&entries, claim, at),
        }
    }
}

/// Whether a text begins with "and so" or "and neither", of which the second word may begin a link.
fn goes_on(text: &str) -> bool {
    text.trim_start_matches('[').starts_with("and") && {
        let plain = text.replace('[', "");
        plain.starts_with("and so ") || plain.starts_with("and neither ")
    }
}

/// Whether a sentence says of something that it is unstable.
fn says_unstable(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    ["unstable", "nightly-only", "on nightly", "not stable", "not yet stable"].iter().any(|words| lower.contains(words))
}

/// "Was not stabilized in Rust 1.80": that one release did not bring it.
fn is_denied_of_a_version(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    let behind = |words: &str| lower.split_once(words).map(|(_, rest)| rest.trim_start_matches("rust ").to_owned());
    ["not stabilized in ", "not stabilised in ", "not stable in ", "n't stabilized in ", "n't stabilised in "]
        .iter()
        .filter_map(|words| behind(words))
        .any(|rest| rest.starts_with("1."))
}

/// Names of tools: they are not what becomes stable.
static TOOLS: Lexicon = Lexicon::of(&["rustc", "cargo", "rustdoc", "rustup", "clippy", "rustfmt"]);

/// Whether the text says more than that something is unstable: to whom ("unstable to implement").
fn is_conditional(sentence: &str) -> bool {
    let lower = sentence.to_lowercase().replace("to this day", "");
    ["stable to ", "stable across", "stable between", "stable enough"].iter().any(|words| lower.contains(words))
}

/// `stable` needs a sure entry; `unstable` needs that no entry comes near (design section 2, "Verdicts").
fn stability_of(entries: &Entries, claim: &Claim, at: Moment) -> Actual {
    let matches = entries.matching(claim.subject.as_str());
    let word = |word: &str| Value::Text(word.to_owned());
    match matches.first() {
        Some(best) if best.is_same() || (best.is_sure() && claim.value != "unstable") => {
            // "Unstable with 1.75": a later release may have changed that.
            let compiler =
                claim.of.as_ref().and_then(Subject::version).and_then(|version| version.parse::<PartialVersion>().ok());
            let stable = match compiler {
                Some(compiler) => compiler.order_at_own_precision(&best.version).is_ge(),
                None => best.since.is_none_or(|day| day <= at.last),
            };
            Actual::Is(vec![word(if stable { "stable" } else { "unstable" })], vec![best.basis()])
        }
        Some(best) if best.is_sure() || best.is_doubtful() => Actual::Unknown(Reason::AmbiguousSubject, vec![best.basis()]),
        _ if claim.value == "unstable" => Actual::Is(vec![word("unstable")], entries.silence()),
        _ => Actual::Unknown(Reason::NoEvidence, entries.silence()),
    }
}

impl Match<'_> {
    fn basis(&self) -> Basis {
        Basis {
            reply: std::sync::Arc::clone(&self.reply),
            valid_from: self.since,
            value: format!("\u{201c}{}\u{201d} in the notes of Rust {}", self.phrase, self.version),
        }
    }
}
