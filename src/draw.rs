//! `draw FOLDER ["NAME FILE FILE …"]…` draws every page into the folder that Trunk has built. What follows
//! the folder are the chunks of the program. `cargo xtask build` calls it.

#[cfg(not(target_arch = "wasm32"))]
use casebook_app::drawing::Loads;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().map(std::path::PathBuf::from);
    let folder = folder.ok_or("draw wants the folder of the built page")?;
    let loads: Option<Vec<_>> = arguments.map(|it| Loads::read(&it)).collect();
    let loads = loads.ok_or("draw wants a chunk as its name and its files")?;
    casebook_app::drawing::draw(&folder, &loads)
}

/// Pages are drawn on the builder's machine; in a browser there is nothing to do.
#[cfg(target_arch = "wasm32")]
fn main() {}
