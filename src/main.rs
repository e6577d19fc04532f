//! The `planc` command; all of it is in [`planc::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    planc::cli::run()
}
