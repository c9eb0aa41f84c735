//! tmp
use countersign_spec::*;
fn main() {
    for p in std::env::args().skip(1) {
        let t = std::time::Instant::now();
        let (d, mut g) = load(p.as_ref(), &Limits::default());
        let e = has_errors(&g);
        if !e {
            g.extend(lint::lint(&d));
        }
        println!(
            "{p}: ops {} schemas {} diags {} errors {} {:?}",
            d.operations().len(),
            d.schemas().count(),
            g.len(),
            g.iter().filter(|x| x.severity == Severity::Error).count(),
            t.elapsed()
        );
        for x in g.iter().take(
            std::env::var("N")
                .ok()
                .and_then(|x| x.parse().ok())
                .unwrap_or(3),
        ) {
            println!("   {}", x.to_text(&d.sources).replace('\n', "\n   "));
        }
    }
}
