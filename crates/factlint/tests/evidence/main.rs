//! The evidence of the program, end to end: what it asks, what it keeps, and what it makes of servers and processes that fail.
//! Everything is invented and on the loopback device.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod cold;
mod documents;
mod facts;
mod faults;
mod faulty;
mod findings;
mod killing;
#[path = "../cli/program.rs"]
#[allow(dead_code, reason = "shared with the tests of the command line, which need all of it")]
mod program;
mod secrets;
mod server;
mod sharing;
mod slow;
mod steps;
mod telling;
mod warm;
mod world;
