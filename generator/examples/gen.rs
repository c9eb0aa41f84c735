//! tmp
use countersign_spec::*;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let (d, g) = load(a[1].as_ref(), &Limits::default());
    for x in &g {
        println!("{}", x.to_text(&d.sources));
    }
    let o = countersign_generator::generate(
        &d,
        &countersign_generator::Options {
            crate_name: a.get(3).cloned(),
            ..Default::default()
        },
    );
    for x in &o.diagnostics {
        println!("{}", x.to_text(&d.sources));
    }
    if let Some(f) = o.files {
        for (p, t) in f.iter() {
            let path = std::path::Path::new(&a[2]).join(p);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, t).unwrap();
        }
    }
}
