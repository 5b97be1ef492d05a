//! The ways in which an answer is spoilt.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;

use jiff::{SignedDuration, Timestamp};

use crate::server::{Act, Answer, Asked};
use crate::world::Facts;

/// What is wrong with an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Fault {
    Status(u16),
    /// Too many requests: come back in so many seconds.
    RetryInSeconds,
    /// The same, with a date.
    RetryAtDate,
    /// GitHub's quota is used up.
    PrimaryLimit,
    /// GitHub's other limit, with a time.
    SecondaryLimit,
    /// The same without a time: a minute, by GitHub's own advice, which is longer than the run is ready to wait.
    BareSecondaryLimit,
    Reset,
    Cut,
    NotData,
    OtherSubject,
    Stall,
    RedirectLoop,
    /// A small body that unpacks into a large one.
    Huge,
    WrongEncoding,
    Empty,
    SignInPage,
}

impl Fault {
    pub(crate) const ALL: [Self; 18] = [
        Self::Status(500),
        Self::Status(502),
        Self::Status(503),
        Self::RetryInSeconds,
        Self::RetryAtDate,
        Self::PrimaryLimit,
        Self::SecondaryLimit,
        Self::BareSecondaryLimit,
        Self::Reset,
        Self::Cut,
        Self::NotData,
        Self::OtherSubject,
        Self::Stall,
        Self::RedirectLoop,
        Self::Huge,
        Self::WrongEncoding,
        Self::Empty,
        Self::SignInPage,
    ];

    /// Whether the run has to wait for this one, so that a test cannot have many of it.
    pub(crate) fn takes_time(self) -> bool {
        matches!(self, Self::RetryInSeconds | Self::RetryAtDate | Self::PrimaryLimit | Self::SecondaryLimit | Self::Stall)
    }

    /// The answer with this fault.
    pub(crate) fn spoil(self, asked: &Asked, honest: Answer, facts: &Facts) -> Act {
        let say = |status, headers: &[(&'static str, String)], body: &str| {
            Act::Fault(Answer { status, headers: headers.to_vec(), body: body.as_bytes().to_vec() })
        };
        match self {
            Self::Status(status) => say(status, &[], "it is not your fault"),
            Self::RetryInSeconds => say(429, &[("retry-after", "1".to_owned())], "slow down"),
            Self::RetryAtDate => say(429, &[("retry-after", in_a_second())], "slow down"),
            Self::PrimaryLimit => say(403, &spent(), "API rate limit exceeded"),
            Self::SecondaryLimit => say(403, &[("retry-after", "1".to_owned())], "You have exceeded a secondary rate limit"),
            Self::BareSecondaryLimit => say(403, &[], "You have exceeded a secondary rate limit"),
            Self::Reset => Act::Reset,
            Self::Cut => Act::Cut(honest),
            Self::NotData => Act::Fault(Answer { body: b"It works!\n".to_vec(), ..honest }),
            Self::OtherSubject => Act::Fault(facts.about_another(asked, honest)),
            Self::Stall => Act::Stall,
            Self::RedirectLoop => say(302, &[("location", asked.path.clone())], ""),
            Self::Huge => Act::Fault(packed(honest)),
            Self::WrongEncoding => {
                let mut answer = honest;
                answer.headers.push(("content-encoding", "gzip".to_owned()));
                Act::Fault(answer)
            }
            Self::Empty => Act::Fault(Answer { body: Vec::new(), ..honest }),
            Self::SignInPage => {
                let page = "<!DOCTYPE html><html><title>Sign in to the network</title></html>";
                say(200, &[("content-type", "text/html".to_owned())], page)
            }
        }
    }
}

fn in_a_second() -> String {
    let then = Timestamp::now() + SignedDuration::from_secs(1);
    then.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

fn spent() -> [(&'static str, String); 2] {
    let reset = Timestamp::now().as_second() + 1;
    [("x-ratelimit-remaining", "0".to_owned()), ("x-ratelimit-reset", reset.to_string())]
}

fn packed(mut answer: Answer) -> Answer {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(&vec![b' '; 1 << 20]).unwrap();
    answer.headers.push(("content-encoding", "gzip".to_owned()));
    Answer { body: packed.finish().unwrap(), ..answer }
}

/// Whether this request is one of so many in a hundred. Only the path and how often it was asked for count, so that it does
/// not matter which of several requests under way comes first.
pub(crate) fn hits(seed: u64, asked: &Asked, of_a_hundred: u64) -> bool {
    draw(seed, asked) % 100 < of_a_hundred
}

/// One of all faults, by the same rule.
pub(crate) fn any(seed: u64, asked: &Asked) -> Fault {
    let quick: Vec<Fault> =
        Fault::ALL.into_iter().filter(|fault| !fault.takes_time() && *fault != Fault::BareSecondaryLimit).collect();
    quick[(draw(seed + 1, asked) % quick.len() as u64) as usize]
}

fn draw(seed: u64, asked: &Asked) -> u64 {
    // The hasher of the standard library has fixed keys when it is made like this.
    let mut hasher = DefaultHasher::new();
    (seed, &asked.path, asked.nth).hash(&mut hasher);
    hasher.finish()
}
