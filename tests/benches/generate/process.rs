//! What a process costs, told by a parent that has no other child.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a bench writes to a folder of its own and ends where it cannot"
)]

use std::process::{Command, Stdio};

use nix::sys::resource::{UsageWho, getrusage};

/// What one run cost.
#[derive(Clone, Copy)]
pub(crate) struct Cost {
    /// User and system time.
    pub(crate) cpu_ms: f64,
    /// The largest resident size.
    pub(crate) peak_mb: f64,
}

impl Cost {
    /// The median of each figure.
    pub(crate) fn median(costs: Vec<Cost>) -> Cost {
        let median = |of: fn(&Cost) -> f64| {
            let mut values: Vec<f64> = costs.iter().map(of).collect();
            values.sort_by(f64::total_cmp);
            values[values.len() / 2]
        };
        Cost {
            cpu_ms: median(|cost| cost.cpu_ms),
            peak_mb: median(|cost| cost.peak_mb),
        }
    }
}

/// Runs a command once, through a parent of its own: the peak of all children of a process
/// is one figure.
pub(crate) fn measure(command: &[String]) -> Cost {
    let output = Command::new(std::env::current_exe().unwrap())
        .arg("measure")
        .args(command)
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let said = said
        .split_whitespace()
        .map(|figure| figure.parse().unwrap());
    let figures: Vec<f64> = said.collect();
    Cost {
        cpu_ms: figures[0],
        peak_mb: figures[1],
    }
}

/// The parent's side: runs the command and prints what it cost.
#[expect(clippy::print_stdout, reason = "the figures are read from there")]
pub(crate) fn report(command: &[String]) {
    let status = Command::new(&command[0])
        .args(&command[1..])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success(), "{command:?}: {status}");
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).unwrap();
    let times = [usage.user_time(), usage.system_time()];
    let cpu_ms: f64 = times
        .map(|time| time.tv_sec() as f64 * 1e3 + time.tv_usec() as f64 / 1e3)
        .iter()
        .sum();
    println!("{cpu_ms} {}", usage.max_rss() as f64 / 1024.0);
}
