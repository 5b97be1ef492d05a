//! What the lists of this run told: which names are there at all, and how the registry spells them.

use std::collections::HashMap;

use bytes::Bytes;
use factlint_model::Ask;

use super::card;
use crate::Batch;
use crate::door::Answer;
use crate::names::{crate_name, plain};

/// The names that were in a list, or were missing from one.
#[derive(Debug, Default)]
pub(super) struct Listed(HashMap<String, Told>);

/// What a list told of a name.
#[derive(Debug, Clone)]
pub(super) struct Told {
    /// How the registry spells it; nothing where there is no such crate.
    pub(super) name: Option<String>,
    /// The answer that told it, without its body.
    pub(super) answer: Answer,
}

impl Listed {
    /// Notes what a list tells of the names in a batch.
    pub(super) fn note(&mut self, batch: &Batch, answer: &Answer) -> Result<(), String> {
        let spelled = card::spelled(batch, answer)?;
        let answer = Answer { body: Bytes::new(), ..answer.clone() };
        for (ask, name) in batch.asks.iter().zip(spelled) {
            self.0.insert(key(ask), Told { name, answer: answer.clone() });
        }
        Ok(())
    }

    /// What is known of the crate of an ask.
    pub(super) fn told(&self, ask: &Ask) -> Option<&Told> {
        self.0.get(&key(ask))
    }
}

fn key(ask: &Ask) -> String {
    crate_name(&ask.subject).map(plain).unwrap_or_default()
}
