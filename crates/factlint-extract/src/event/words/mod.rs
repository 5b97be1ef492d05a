//! Words that tell the day of a release from that of another event.

mod deeds;
mod links;
mod releases;

pub(super) use self::deeds::{DEEDS, HOLDS, MOVES, OURS, PLACES, SPEAKERS, USES, WORKS};
pub(super) use self::links::{AFTER, AIMS, GOVERNS, JOINS, LIGHT, OWN};
pub(super) use self::releases::{
    BECAME, BRINGS, CALLED, CAME_WITH, MAKERS, NEWEST, OUT, PARTICIPLES, PUBLIC, PUBLISHES, REACHED, VERBS,
};
