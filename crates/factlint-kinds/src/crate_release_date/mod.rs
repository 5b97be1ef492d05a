#![doc = include_str!("README.md")]

use factlint_model::{Ask, Claim, Evidence, PartialDate, PartialVersion, Reason, Value, ValueType};

use crate::ages::{DAYS, HOURS};
use crate::crates::{is_led_by_stage, is_of_stage, is_removed};
use crate::evidence::{Release, Releases, crate_releases, days_between};
use crate::grammar::{Grammar, SubjectRole, ValueRole, shape};
use crate::kind::{Actual, Change, Kind, Meta, Moment, Wording};

/// When a release of a crate was published; without a version, its first one.
#[derive(Debug)]
pub struct CrateReleaseDate;

static META: Meta = Meta {
    predicate: "crate.release_date",
    change: Change::Fixed,
    value: ValueType::Date,
    fresh_for: HOURS(24),
    hard_age: DAYS(60),
    slack: 0,
    yields_to: &[],
    wording: Wording {
        fact: "{subject} was published {on} {value}",
        absent: "{subject} was never published",
        noun: "date of publication",
        unit: "",
    },
};

static GRAMMAR: Grammar = Grammar {
    subject: SubjectRole::CrateRelease,
    value: ValueRole::Date,
    patterns: &[
        shape("{crate} ( {date} )"),
        shape("{crate} ( {month}"),
        shape("{crate} ( @released @on? {date} )"),
        shape("{crate} ( msrv {version} ,|; @released @on? {date} )"),
        shape("{crate} , @released @on? {date}"),
        shape(
            "{crate} version|release|line|series|branch? @be? @be? @seconds? came|went|goes|comes|@released @outward? @seconds? at? the? end|beginning|start? @on? {date}",
        ),
        shape(
            "{crate} , which @be? @seconds? came|went|goes|comes|@released @outward? @seconds? at? the? end|beginning|start? @on? {date}",
        ),
        shape("{crate} , which|that dates|dated from|back to? {date}"),
        shape("{crate} , from {month}"),
        shape("{crate} , {month} $|.|;|)"),
        shape("{crate} - last published|released|updated @on? {date}"),
        shape("{crate} ,? out since|on {date}"),
        shape("{crate} .. @be|'s been? out|available since {date}"),
        shape("{crate} , of {month}"),
        shape("{crate} , which|that? has|have been around|out|available|here|stable since {date}"),
        shape("{crate} has|have been around|out|available|here|stable since {date}"),
        shape("{crate} took|needed|waited until {date}"),
        shape("{crate} since {month}"),
        shape("^ @latest stable? version|release : {version} ( {month} )").of(SubjectRole::ReleaseMaybeBare),
        shape("its|the @latest|last|final stable? version|release , {version} , @on {month}").of(SubjectRole::ReleaseMaybeBare),
        shape("{named} , whose {version} @be? @seconds? came|@released @outward? @on? {date}").of(SubjectRole::ReleaseMaybeBare),
        shape("the|its @latest stable? version|release @be {version} ,? and @be? came|went|@released @outward? @on? {date}")
            .of(SubjectRole::ReleaseMaybeBare),
        shape("{crate} , .. , @be @released|done|ready|out @on? {date}"),
        shape("the|this|that release|version dates|dated from|back to? {date}"),
        shape(
            "its|the most recent|latest? stable? version|release , {version} , @be? @released|appeared|dates @on? from? {date}",
        )
        .of(SubjectRole::ReleaseMaybeBare),
        shape("the @latest|last|final {version} version|release , {version} , @be? @released|appeared|dates @on? from? {date}")
            .of(SubjectRole::ReleaseMaybeBare),
        shape("its|their first? {version} release|version @be? @released? in|on {date}").of(SubjectRole::ReleaseMaybeBare),
        shape("{version} ga ,|(? in? {month}").of(SubjectRole::ReleaseMaybeBare),
        shape("{crate} ga ,|(? in? {month}"),
        shape("{month} for {crate}"),
        shape("{crate} , @be @finally? @released @on? {date}"),
        shape("{crate} : @released @on? {date}"),
        shape("{crate} line|series|branch @be? @finally? @released @on? {date}"),
        shape("{crate} dates|dated from|back to? {date}"),
        shape("its|their {version} from|of {date}").of(SubjectRole::ReleaseMaybeBare),
        shape("{named} , whose .. version|release @be {version} from|of|( {date}").of(SubjectRole::ReleaseMaybeBare),
        shape("{known} ... has|have been|stood stuck? at {version} since {date}").of(SubjectRole::ReleaseMaybeBare),
        shape("{name} moved|went|advanced|jumped|graduated to {version} @on {date}").of(SubjectRole::ReleaseMaybeBare),
        shape("{crate} had come|gone out|up? @on {date}"),
        shape("{crate} @be @released|come out @on {date}"),
        shape("{name} did|finally get|got|made|reached it? to {version} , @on {date}").of(SubjectRole::ReleaseMaybeBare),
        shape("{name} 's first public|stable? release|version dates|dated|is|was from|of {date}").of(SubjectRole::Crate),
        shape("{crate} @be? @finally? out|cut|declared stable? @on {date}"),
        shape("{crate} followed|appeared|happened|emerged @on? {date}"),
        shape("{crate} release @be @on {date}"),
        shape("{crate} , which @be? @finally? @released @on? {date}"),
        shape("{crate} stable? versions|version|release? @be? @finally? @released @finally? @on? {date}"),
        shape("{crate} , .. , @released @on? {date}"),
        shape("{crate} , ... , @released @on? {date}"),
        shape(
            "{crate} version|release|update? of the? {name} crate|library|project? @be? @finally? @released|came|went out? @on? {date}",
        ),
        shape("{crate} ,? came out @finally? @on? {date}"),
        shape("{crate} @be? @finally? made? available @on? {date}"),
        shape("{crate} in {date}"),
        shape("{crate} on {month}"),
        shape("{crate} of {month}"),
        shape("{crate} - {month}"),
        shape("{crate} : {month}"),
        shape("{crate} came|comes|went out @on {date}"),
        shape("{crate} through {date}"),
        shape("{crate} during {date}"),
        shape("^ {month} : {crate}"),
        shape("^ {month} - {crate}"),
        shape("in {date} ,? {crate} @be? @finally? @released"),
        shape("on {date} ,? {crate} @be? @finally? @released"),
        shape("in|on {date} ,? .. @released both? {crate}"),
        shape("in|on {date} ,? .. @released both? {release} and {crate}"),
        shape("release of {crate} @on {date}"),
        shape("release of {crate} ( {date} )"),
        shape("@released {crate} @on? {date}"),
        shape("release date of {crate} @be {date}"),
        shape("release|publication|launch of {crate} took|takes place @on {date}"),
        shape("release|publication|launch of {crate} happened|occurred|came|followed @on {date}"),
        shape("the most? recent|latest|newest {name} , {version} , @be? @released|came|went|appeared out? @on {date}")
            .of(SubjectRole::ReleaseMaybeBare),
        shape("{crate} release date @be? :? {date}"),
        shape("{crate} release @on? {date}"),
        shape("{crate} 's release @on {date}"),
        shape("{crate} @be? dated {date}"),
        shape("{crate} @be? @finally? @released to|on crates.io @on? {date}"),
        shape("{crate} @be? @finally? pushed|uploaded to crates.io @on? {date}"),
        shape("^ {date} saw|brought .. {crate}"),
        shape("in|on {date} ,? came|arrived|followed {crate}"),
        shape("{crate} .. @on {date} to|on crates.io"),
        shape("{crate} 's? release dates|dated back? to|from? {date}"),
        shape("{crate} arrived|@released|came|appeared out? ( {date} )"),
        shape("@released @on {date} , {crate}"),
        shape("until {date} for|before {crate} to|@be @be? @released|come|arrive|appear|ship|land"),
        shape("@released {crate} ... later , @on {date}"),
        shape("{crate} followed|came|arrived|appeared ... later , @on {date}"),
        shape("release|version of {crate} )? @be? @finally? @released|came|appeared|followed out? @on? {date}"),
        shape("{crate} , @be? dates|dated|dating from|back to? {date}"),
        shape("@on {date} {crate} @be? @finally? @released|came|reached out?"),
        shape("^ {crate} {month} $"),
        shape("{crate} @finally? followed|appeared|happened|emerged|began|started|arrived @on? {date}"),
        shape("{crate} line|series|branch @finally? began|started|begins|starts|followed|came|appeared|arrived @on? {date}"),
        shape("{crate} goes|went|reaches|dates back to {date}"),
        shape("{crate} ,? from {date}"),
        shape("{crate} , which @be {date}"),
        shape("{crate} , which @finally? appeared|came|followed|arrived out? @on? {date}"),
        shape("{crate} , also? of {month}"),
        shape("{crate} @be also? of|from {date}"),
        shape("{crate} has been out since {date}"),
        shape("{crate} @be here|out ( {month} )"),
        shape("{crate} @be? @released|here|out|live|up out? ( {month}"),
        shape("{crate} was {month} $|,|;|.|and"),
        shape("{crate} , {date} , @released"),
        shape("{crate} {month} $|.|;"),
        shape("{name} became|turned|reached|hit|got|cut|shipped|tagged its? {version} @on {date}").of(SubjectRole::ReleaseMaybeBare),
        shape("{name} 's @latest|last|final stable? version|release @be {version} ,|( @dating? @dating? {date}").of(SubjectRole::ReleaseMaybeBare),
        shape("^ the @latest @be {version} ,|( @dating? @dating? {month}").of(SubjectRole::ReleaseMaybeBare).lead(),
        shape("{crate} , .. ( {month} )"),
        shape("{name} crate|library|project , whose {version} line|series|branch|release started|began|opened|came @on {date}").of(SubjectRole::ReleaseMaybeBare),
        shape("{crate} ,? which|that? we|they had? @released @on {date}"),
        shape("on {date} ,? {name} @released {crate}"),
        shape("^ {crate} - {month}"),
        shape("^ {crate} - released? {month}"),
        shape("{name} crate|library @be? @finally? emerged|appeared|debuted|launched|started|born @on? {date}"),
        shape("{known} @be? @finally? emerged|appeared|debuted|launched|born @on? {date}"),
        shape("{name} crate|library? @be first published|released @on? {date}"),
        shape("{name} crate|library? @be published on crates.io @on? {date}"),
        shape("{name} crate|library? @be @finally? @released on|to crates.io @on? {date}"),
        shape("{name} crate|library|project ,|( first|initially|originally @released @on? {date}").of(SubjectRole::Crate),
        shape("{known} ,|( first|initially|originally @released @on? {date}").of(SubjectRole::Crate),
        shape("^ first|initially|originally @released @on {date} , {name}"),
        shape("since its first|initial release|publication @on {date} , {name}"),
        shape("{name} , first|initially|originally @released @on? {date}"),
        shape("{known} dates back to {date}"),
        shape("it|this @be? @finally? @released on? crates.io? @on? {date}"),
        shape("it came|went out @finally? @on {date}"),
        shape("it came|arrived|landed|followed @seconds? @on {date}"),
        shape("it 's|’s from|of {month}"),
        shape("^ version {version} @be? @finally? @released|came|appeared|followed out? @on? {date}")
            .of(SubjectRole::ReleaseMaybeBare),
        shape("it appeared|debuted|emerged on? crates.io? @on {date}"),
        shape("the|this|that release|version @be? @finally? @released|came|appeared|followed out? @on? {date}"),
        shape("since? {known} @be? @finally? @released @on {date}"),
        shape("during {date} ,? we|they @finally? @released {crate}"),
        shape("we|i|they @finally? @released {version} @on {date}").of(SubjectRole::ReleaseMaybeBare),
        shape("we|i|they @finally? @released ... ,|and and? {version} @on {date}").of(SubjectRole::ReleaseMaybeBare),
        shape("{name} - published on {month}"),
        shape("{name} first hit|reached|appeared|landed|arrived on? crates.io @on {date}"),
        shape("since its first release on|in {date}"),
        shape("{name} -|: {count} versions|version|releases published|uploaded in|on|around|since {month}"),
        shape("first release of {name} @be? @on? {date}"),
        shape("{name} 's first|initial release|version @be? @on {date}").of(SubjectRole::Crate),
        shape("{crate} line|series|branch goes|went|reaches|dates|dated back? to|from {date}"),
        shape("its|since first|initial release|publication @be? @on {date}").of(SubjectRole::Crate),
        shape("since its first|initial release|publication @be? @on {date}").of(SubjectRole::Crate),
        shape("it @finally? reached|hit|got {version} @on {date}")
            .of(SubjectRole::ReleaseMaybeBare),
        shape("its|the @latest|last|final stable? version|release ( {version} ) @be? dates|dated|@released|appeared|is|came|out? @on? from|back? to? {month}")
            .of(SubjectRole::ReleaseMaybeBare),
        shape("{name} 's @latest|last|final stable? version|release , {version} , @be? dates|dated|@released|appeared|came|went|from? out? @on? {month}")
            .of(SubjectRole::ReleaseMaybeBare),
        shape("@latest|last|final stable? version|release of the crate|library , {version} , @be @on|from {month}")
            .of(SubjectRole::ReleaseMaybeBare),
        shape("first version|release of|in the {version} series|line|branch dates|dated|is|was from|@on? .. {month}")
            .of(SubjectRole::ReleaseMaybeBare),
        shape("the|its @latest stable? version|release on crates.io @be {version} , @released @on? {date}")
            .of(SubjectRole::ReleaseMaybeBare),
        shape("its {version} @be? @released|appeared|followed|came|began out? @on {date}")
            .of(SubjectRole::ReleaseMaybeBare),
        shape("^ first|initially|originally @released @on {date}").of(SubjectRole::Crate),
        shape("^ @released for the first time @on {date}").of(SubjectRole::Crate),
        shape("its|the first version|release @be? @be? @released|uploaded|pushed to|on? crates.io? @on {date}").of(SubjectRole::Crate),
        shape("it @be first|initially|originally @released @on {date}").of(SubjectRole::Crate),
        shape("its|the first version|release @be of|from {date}").of(SubjectRole::Crate),
        shape("^ @released @on {date}"),
        shape("first stable? version|release of {name} , {version} , @be? @released|appeared|came out? @on? {date}")
            .of(SubjectRole::ReleaseMaybeBare),
        shape("its|the @latest|last|final stable? version|release @be {version} ( @released? @on? {month}")
            .of(SubjectRole::ReleaseMaybeBare),
        shape("its|the @latest|last|final stable @be {version} ( @released? @on? {month}").of(SubjectRole::ReleaseMaybeBare),
        shape("{known} .. ( {version} , @released? @on? {month}").of(SubjectRole::ReleaseMaybeBare).denying(),
        shape("{crate} line|series|branch started|began|starts|opened @on {date}"),
        shape("{named} , whose {version} line|series|branch started|began|opened @on {date}").of(SubjectRole::ReleaseMaybeBare),
        shape("its|the @latest|last|final stable? version|release ( {version} , @released? {month} )")
            .of(SubjectRole::ReleaseMaybeBare),
        shape("its|the @latest|last|final stable? version|release , {version} , @be? @released|appeared|dates|came|went out? @on? from? {date}")
            .of(SubjectRole::ReleaseMaybeBare),
        shape("@latest|last|final stable? version|release of {name} , {version} , @be? @released|appeared|dates|came|went out? @on? from? {date}")
            .of(SubjectRole::ReleaseMaybeBare),
        shape("{known} .. last|final version|release :? {version} ( {month} )").of(SubjectRole::ReleaseMaybeBare),
        // Whatever stands between them, as long as it speaks of nothing else.
        shape("{crate} ,|-|:? @dating @dating? @dating? @dating? @dating? @dating? @dating? @dating? @dating? ,? {date}"),
        shape("{crate} ,|( @dating? @dating? @dating? @dating? @dating? @dating? {date}"),
        shape("{crate} line|series|branch|release|generation? @be? @be? @seconds? @seconds? @surfaces .. @on {date}"),
        shape("{crate} line|series|branch|release|generation? @be? @be? @seconds? @seconds? @surfaces .. {month}"),
        shape("{crate} line|series|branch|release|generation? @be? @be? @seconds? @surfaces .. ( {date} )"),
        shape("{crate} @be @seconds @be @surfaces .. ( {date} )"),
        shape("{crate} @be @seconds @be @surfaces .. @on {date}"),
        shape("{crate} , which|that @be? @seconds? @surfaces .. @on {date}"),
        shape("{crate} , which @be? @seconds? @be? @seconds? @surfaces .. {month}"),
        shape("{crate} line|series|branch|release|generation|version @on|from {month}"),
        shape("{crate} .. later|after|afterwards ,? @on {month}"),
        shape("{crate} .. ago , @on {date}"),
        shape("{crate} @be? @finally? @surfaces ... after|before {version} , @on {date}"),
        shape("its|the @latest|last|final tag|release|version .. @be {version} , @released|dated|from? @on? {date}").of(SubjectRole::ReleaseMaybeBare),
        shape("{crate} as|so early|late|recently as {month}"),
        shape("{crate} @be the? @latest .. , @released|dated|out|from? @on|since|from? {date}"),
        shape("{crate} , .. , @be? @seconds? @surfaces .. @on {date}"),
        shape("{crate} , @be? @seconds? @surfaces .. @on {date}"),
        shape("{crate} did it|so again ( {date} )"),
        shape("{crate} did it|so again @on {date}"),
        shape("{crate} @be dated|from|of {date}"),
        shape("{crate} , dated|from|of {month}"),
        shape("{crate} dates|dated to {date}"),
        shape("{month} 's {crate}"),
        shape("{month} brought|saw|gave|delivered us? {crate}"),
        shape("{month} , when {crate} @be? @seconds? @be? @seconds? declared|@surfaces"),
        shape("{crate} by {month}"),
        shape("{crate} having been? @surfaces .. @on {date}"),
        shape("{crate} ,|( @on {month}"),
        shape("the|this|that release|version @be from|of {date}"),
        shape("first|initial public? version|release|upload|publication .. dates|dated|goes|went back to {date}").of(SubjectRole::Crate),
        shape("its|whose|the first|initial public? version|release|upload|publication .. @be? happened|occurred|took|came|made .. @on {date}")
            .of(SubjectRole::Crate),
    ],
    vetoes: &["docs", "documentation"],
    columns: &[
        "released",
        "release date",
        "date",
        "published",
        "released on",
        "published on",
        "first released",
        "first release",
        "first published",
        "last publish",
        "last published",
        "last release",
        "last released",
        "latest release",
        "last release date",
        "latest release date",
        "version / date",
        "version/date",
        "version and date",
        "version, date",
        "version (date)",
    ],
    headings: true,
    ..Grammar::NONE
};

/// "A work by the author of ondula, first published in 2024", "by the people behind ondula, first released in May": the day is that of
/// the work, and none of what its makers are known for.
fn is_of_work_of_its_makers(claim: &Claim, sentence: &str) -> bool {
    const MAKERS: &[&str] = &[
        "author",
        "authors",
        "maker",
        "makers",
        "creator",
        "creators",
        "people",
        "person",
        "team",
        "folks",
        "developer",
        "developers",
        "maintainer",
        "maintainers",
        "inventor",
        "inventors",
        "minds",
        "group",
    ];
    /// So many words stand at most between the makers and the name: "the author of ripgrep, walkdir and regex".
    const NEAR: usize = 6;
    if claim.subject.version().is_some() {
        return false;
    }
    let before = sentence.find(claim.text.as_str()).map_or("", |at| &sentence[..at]);
    let clause = before.rsplit(['.', ';', '(']).next().unwrap_or_default();
    let mut last = clause.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).rev().take(NEAR);
    let mut behind = "";
    last.any(|word| {
        let is_maker = matches!(behind, "of" | "behind") && MAKERS.contains(&word);
        behind = word;
        is_maker
    })
}

impl Kind for CrateReleaseDate {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn grammar(&self) -> &'static Grammar {
        &GRAMMAR
    }

    fn page(&self) -> &'static str {
        include_str!("README.md")
    }

    /// The index is what Cargo itself reads; the web API tells the same from the database behind it.
    fn prefers(&self) -> &'static [&'static str] {
        &["crates-index", "crates-api"]
    }

    fn check(&self, claim: &Claim, sentence: &str) -> bool {
        let is_final = || !claim.subject.version().is_some_and(|version| version.contains('-'));
        let is_stage =
            || is_of_stage(&claim.text) || claim.subject.crate_name().is_some_and(|name| is_led_by_stage(name, sentence));
        // "Ondula 0.7 as of 2024": what was so then.
        let is_state = claim.text.contains(" as of ");
        // "Which was released in an alpha in December": that day is the one of the stage.
        let in_stage =
            ["in an alpha", "in alpha", "in a beta", "in beta", "as an alpha", "as a beta", "as a preview", "in preview"];
        if is_final() && in_stage.iter().any(|stage| claim.text.contains(stage)) {
            return false;
        }
        !(is_removed(sentence) || is_of_work_of_its_makers(claim, sentence) || is_state || is_final() && is_stage())
    }

    fn asks(&self, claim: &Claim, _seen: &Evidence) -> Vec<Ask> {
        crate_releases(&claim.subject)
    }

    fn actual(&self, claim: &Claim, seen: &Evidence, at: Moment) -> Actual {
        let releases = Releases::preferring(self.prefers(), &crate_releases(&claim.subject), seen);
        let version = claim.subject.version().map(str::parse);
        let release = match &version {
            None => releases.list.iter().filter(|release| release.day.is_some()).min_by_key(|release| release.day),
            Some(Ok(version)) => releases.first_of(version).filter(|release| release.happened_by(at.now)),
            Some(Err(_)) => None,
        };
        let of_day = version.as_ref().and_then(|version| another_of_day(claim, version.as_ref().ok()?, &releases, release?));
        match (release, version) {
            // "0.1, on 3 January": what is called so may be a later release of that line.
            (Some(release), _) if of_day.is_some() => {
                let both = [Some(release), of_day].into_iter().flatten();
                Actual::Unknown(Reason::AmbiguousSubject, both.flat_map(Release::basis_of_day).collect())
            }
            (Some(release), _) => match release.day {
                Some(day) => Actual::Is(vec![Value::Date(PartialDate::from(day))], release.basis_of_day()),
                None => Actual::Unknown(releases.reason(), vec![release.basis()]),
            },
            // What is announced for a day to come may still come.
            (None, Some(Ok(_))) if is_to_come(claim, at) => Actual::Unknown(Reason::NoEvidence, Vec::new()),
            (None, Some(Ok(version))) => crate::crates::absent(&releases, &version, &META, at.now),
            (None, _) => Actual::Unknown(releases.reason(), Vec::new()),
        }
    }
}

/// The later release of a line that was published on just the day that the text gives for the line, where its first one was not.
fn another_of_day<'a>(claim: &Claim, version: &PartialVersion, releases: &'a Releases, first: &Release) -> Option<&'a Release> {
    let day = claim.value.parse::<PartialDate>().ok().filter(|date| date.first() == date.last())?.first();
    let is_near = first.day.is_some_and(|own| days_between(own, day).abs() <= 1);
    let mut covered = releases.list.iter().filter(|release| version.covers(&release.version) && !release.version.is_pre());
    if is_near || version.is_full() { None } else { covered.find(|release| release.day == Some(day)) }
}

/// Whether the day that the text gives lies ahead of now.
fn is_to_come(claim: &Claim, at: Moment) -> bool {
    claim.value.parse::<PartialDate>().is_ok_and(|date| date.first() > at.now)
}
