//! The append-only ledger of observations, and the recording that ships with the program.
//!
//! [`Ledger`] is one SQLite file that many processes may use at a time. Replies are added and never changed; what is asked
//! of it is answered from rows alone, so that a verdict can be traced to what was seen. [`Recording`] is the same kind of
//! evidence, committed in `cache/recorded/` and embedded: it makes the program useful without network.

mod days;
mod error;
mod history;
mod ledger;
mod recording;
mod rows;

pub use error::{LedgerError, PackError};
pub use ledger::{Ledger, Log};
pub use recording::{Recording, pack};
pub use rows::{
    Block, Failure, HistoryRow, Imported, Page, Pruned, Quota, Record, RecordingStatus, Remembered, SourceStatus, Status,
    Validator,
};
