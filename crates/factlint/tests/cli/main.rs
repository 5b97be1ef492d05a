//! The program as a person runs it, against a small world on the loopback device. No test reaches further than that.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod accepting;
mod bad_input;
mod books;
mod commands;
mod examples;
mod explain;
mod extraction;
mod fixing;
mod folder;
mod lookups;
mod memory;
mod pipelines;
mod program;
mod settings;
mod summary;
mod verify;
mod world;
