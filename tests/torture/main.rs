//! What editors, git and sync tools do to a plan while `planc watch` and `planc serve` go on, and what the machine does to
//! planc: at the end, everything is as after a first build. `PLANC_TORTURE` is how many saves are made, 10000 for instance,
//! and all else is done more often with it.

#![cfg(unix)]

mod branches;
mod folders;
mod kills;
mod refused;
mod saves;
mod support;
