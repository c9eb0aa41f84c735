//! The command line of the store: reads the options, prints where the store
//! listens, and keeps it running.
//!
//! This is the only file that reads a clock or writes to standard output.

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;
use jiff::Timestamp;
use mock_store::{Fault, Options};

/// A store of orders for tests on this machine, reached over HTTP.
#[derive(Parser)]
#[command(name = "mock-store", version)]
struct CommandLine {
    /// Port on 127.0.0.1; 0 lets the system choose a free one.
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// Number from which every order is made; the same number gives the same orders.
    #[arg(long, default_value_t = mock_store::DEFAULT_SEED)]
    seed: u64,
    /// How many orders the store holds when it opens.
    #[arg(long, default_value_t = mock_store::DEFAULT_ORDERS)]
    orders: u32,
    /// Token for the gateway, and password of the user `mock` on the legacy paths.
    #[arg(long, default_value = mock_store::DEFAULT_TOKEN)]
    token: String,
    /// A second token that may read and may not write.
    #[arg(long)]
    read_only_token: Option<String>,
    /// How many gateway requests one window of thirty seconds allows.
    #[arg(long, default_value_t = mock_store::DEFAULT_QUOTA)]
    quota: u32,
    /// Behave as a store with automatic tax: no tax on catalog lines, no deletion.
    #[arg(long)]
    automatic_tax: bool,
    /// Behave as a store with several currencies: `default_currency_code` may be written on creation.
    #[arg(long)]
    multi_currency: bool,
    /// Spoil every finished answer in one way.
    #[arg(long, value_enum)]
    fault: Option<Fault>,
    /// Stop when standard input closes, so that a parent that dies leaves no store behind.
    #[arg(long)]
    exit_with_stdin: bool,
}

impl CommandLine {
    fn into_options(self) -> Options {
        let mut options = Options::with_clock(wall_clock);
        options.port = self.port;
        options.seed = self.seed;
        options.orders = self.orders;
        options.token = self.token;
        options.read_only_token = self.read_only_token;
        options.quota = self.quota;
        options.has_automatic_tax = self.automatic_tax;
        options.has_multi_currency = self.multi_currency;
        options.fault = self.fault;
        options
    }
}

fn main() -> ExitCode {
    let command_line = CommandLine::parse();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let outcome = runtime.and_then(|runtime| {
        let outcome = runtime.block_on(run(command_line));
        // A thread that still waits on standard input must not hold up the exit.
        runtime.shutdown_background();
        outcome
    });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&error);
            ExitCode::FAILURE
        }
    }
}

#[expect(clippy::print_stderr, reason = "this is a program's edge")]
fn complain(error: &std::io::Error) {
    eprintln!("error: {error}");
}

async fn run(command_line: CommandLine) -> std::io::Result<()> {
    let ends_with_stdin = command_line.exit_with_stdin;
    let port = command_line.port;
    let store = mock_store::start(command_line.into_options())
        .await
        .map_err(|error| {
            let what = format!("no store can listen on port {port}: {error}; try --port 0");
            std::io::Error::new(error.kind(), what)
        })?;
    announce(store.base_url())?;
    if ends_with_stdin {
        let drained = tokio::task::spawn_blocking(|| {
            std::io::copy(&mut std::io::stdin().lock(), &mut std::io::sink())
        });
        // However standard input ends, the one who held it is gone.
        let _ = drained.await;
        store.shutdown().await;
        Ok(())
    } else {
        std::future::pending().await
    }
}

/// One line, so that a parent process can read it and go on.
fn announce(base_url: &str) -> std::io::Result<()> {
    let mut stdout = std::io::stdout().lock();
    writeln!(stdout, "mock-store listening on {base_url}")?;
    stdout.flush()
}

#[expect(
    clippy::disallowed_methods,
    reason = "the program is the edge; the library takes its clock as an option"
)]
fn wall_clock() -> Timestamp {
    Timestamp::now()
}
