//! Why a call got no answer.

use std::time::Duration;

use factlint_model::Reason;
use jiff::Timestamp;
use thiserror::Error;

/// Why a call got no answer. No text of these holds a query, a token or a control character.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum DoorError {
    /// The run may make no more requests.
    #[error("the {0} requests of this run are used up; the next run goes on from here")]
    Requests(u64),
    /// The run may not take that long.
    #[error("the {} of this run are over, or would be; the next run goes on from here", seconds(.0))]
    Deadline(Duration),
    /// The owner, or the rate, wants a longer wait than the run is ready for.
    #[error("rate limited until {until}")]
    RateLimited {
        /// When it may be asked again.
        until: Timestamp,
        /// Whether the owner named that time.
        named: bool,
    },
    /// It failed too often.
    #[error("not asked any more, because it failed again and again: {0}")]
    Tripped(String),
    /// No connection could be made: no network, no such name, nobody there.
    #[error("{0}")]
    Unreachable(String),
    /// The connection failed: reset, cut short.
    #[error("{0}")]
    Connection(String),
    /// It took too long.
    #[error("no complete answer within {}", seconds(.0))]
    Timeout(Duration),
    /// The server says that it failed.
    #[error("the server answered {0}")]
    Status(u16),
    /// The answer is too large.
    #[error("the answer is larger than {0} bytes")]
    TooLarge(usize),
    /// The answer is of another type than what was asked for: a captive portal, an error page, a film.
    #[error("{}", wrong_type(.0))]
    WrongType(String),
    /// It led from one place to another too often, or nowhere.
    #[error("{0}")]
    Redirect(String),
    /// An address that must not be asked.
    #[error("{0}")]
    Refused(String),
}

impl DoorError {
    /// The reason that a claim gets.
    #[must_use]
    pub fn reason(&self) -> Reason {
        match self {
            Self::Requests(_) | Self::Deadline(_) => Reason::Budget,
            _ => Reason::SourceFailed,
        }
    }

    /// Before when the owner does not want to be asked again, as far as it said so.
    pub(crate) fn not_before(&self) -> Option<Timestamp> {
        match self {
            Self::RateLimited { until, named: true } => Some(*until),
            _ => None,
        }
    }

    /// Whether a repetition may well succeed.
    pub(crate) fn is_transient(&self) -> bool {
        matches!(self, Self::Unreachable(_) | Self::Connection(_) | Self::Timeout(_))
            || matches!(self, Self::Status(status) if *status >= 500)
    }

    /// How much this says that the server is out of order. Those that cost the most time weigh more, and so does having no
    /// connection at all, which hardly ever passes by itself.
    pub(crate) fn weight(&self) -> u32 {
        match self {
            Self::Unreachable(_) => 4,
            Self::Timeout(_) => 2,
            Self::Connection(_) | Self::TooLarge(_) | Self::WrongType(_) => 1,
            Self::Status(status) if *status >= 500 => 1,
            _ => 0,
        }
    }
}

fn seconds(time: &Duration) -> String {
    format!("{} s", (time.as_secs_f64() * 10.0).round() / 10.0)
}

fn wrong_type(kind: &str) -> String {
    match kind {
        "" => "the answer does not say of what type it is".to_owned(),
        "text/html" | "application/xhtml+xml" => {
            format!("the answer is of type {kind}: not what this source sends, but perhaps a sign-in page of the network")
        }
        _ => format!("the answer is of type {kind}, which is not read"),
    }
}
