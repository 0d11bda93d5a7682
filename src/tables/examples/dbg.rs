//! debug
use casebook_tables::*;
fn main() {
    let t =
        Table::read(&std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap()).unwrap();
    for c in &t.columns {
        println!("{:?}", c);
    }
    for r in &t.rows {
        println!("{:?}", r);
    }
    println!("left {:?} mis {:?}", t.left_out, t.misprints);
    let f = foot(&t);
    println!("steps {} cut {}", f.steps, f.cut);
}
