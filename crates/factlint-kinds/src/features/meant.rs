//! What the entries say of a phrase.

use factlint_model::{PartialVersion, Reason, Value};

use super::entries::{Entries, Match};
use super::words;
use crate::kind::{Actual, Basis};

impl Entries {
    /// With which version the thing came that a phrase names, where one is claimed: a near match that agrees is enough, unless another
    /// version is sure to have brought it; one that does not must be all but the same and the only one. `basis` words an entry.
    pub(crate) fn meant(&self, phrase: &str, claimed: &PartialVersion, basis: impl Fn(&Match<'_>) -> Basis) -> Actual {
        let is = |found: &Match<'_>| Actual::Is(vec![Value::Version(found.version.clone())], vec![basis(found)]);
        let matches = self.matching(phrase);
        let best = matches.first();
        let agreeing = matches.iter().find(|found| claimed.covers(&found.version));
        match (best, agreeing) {
            (_, Some(agreeing)) if words::flag(phrase).is_some_and(|flag| words::has_flag(agreeing.phrase, flag)) => is(agreeing),
            (Some(best), Some(agreeing))
                if (agreeing.is_told() || !best.is_sure() || agreeing.version == best.version)
                    && agreeing.is_near()
                    && (agreeing.score() >= best.score() * 0.7 || agreeing.is_contained()) =>
            {
                is(agreeing)
            }
            // The notes list what is usable in const contexts from 1.52 on; before, they told it in sentences.
            (Some(best), _) if words::speaks_of_const(phrase) && claimed.parts() < [1, 52].as_slice() => {
                Actual::Unknown(Reason::AmbiguousSubject, vec![basis(best)])
            }
            (Some(best), agreeing)
                if best.is_sure_against(claimed)
                    && !is_of_an_edition(phrase, best.phrase)
                    && agreeing.is_none_or(|other| other.score() < best.score() * 0.7) =>
            {
                // An entry that says more is none where another one is the phrase word by word.
                let is_rival =
                    |other: &Match<'_>| other.score() > best.score() * 0.9 && (!best.is_verbatim() || other.is_verbatim());
                let rivals = matches.iter().any(|other| other.version != best.version && is_rival(other));
                if rivals { Actual::Unknown(Reason::AmbiguousSubject, vec![basis(best)]) } else { is(best) }
            }
            (Some(best), _) if best.is_near() => Actual::Unknown(Reason::AmbiguousSubject, vec![basis(best)]),
            _ => Actual::Unknown(self.failure.unwrap_or(Reason::NoEvidence), Vec::new()),
        }
    }
}

/// Whether the phrase says of which edition it speaks, and the entry does not: "NLL for the 2015 edition" came after NLL.
fn is_of_an_edition(phrase: &str, entry: &str) -> bool {
    ["2015", "2018", "2021", "2024"].iter().any(|year| phrase.contains(year) && !entry.contains(year))
}
