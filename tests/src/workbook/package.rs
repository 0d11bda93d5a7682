//! What a workbook is packed in, taken apart to change what stands in it.

use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;

use calamine::Data;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::Book;

/// Writes a copy of a workbook with each part changed.
fn copied(from: &Path, to: &Path, change: impl Fn(&str, String) -> String) {
    let mut archive =
        ZipArchive::new(File::open(from).expect("a workbook")).expect("is a zip file");
    let mut copy = ZipWriter::new(File::create(to).expect("a copy"));
    for position in 0..archive.len() {
        let mut part = archive.by_index(position).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).expect("parts are XML");
        copy.start_file(&name, SimpleFileOptions::default())
            .expect("a part");
        copy.write_all(change(&name, text).as_bytes())
            .expect("a part");
    }
    copy.finish().expect("a copy");
}

/// A copy of a workbook in which every stored result is wrong.
pub fn results_wrong(from: &Path, to: &Path) {
    copied(from, to, |name, text| {
        match name.starts_with("xl/worksheets/sheet") {
            true => wrong(&text),
            false => text,
        }
    });
}

fn wrong(sheet: &str) -> String {
    let mut parts = sheet.split("</f><v>");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (result, rest) = part.split_once("</v>").expect("a result ends");
        let wrong = match result.parse::<f64>() {
            Ok(number) => (number * 3.0 + 7.0).to_string(),
            Err(_) if result.starts_with('#') => "#REF!".to_owned(),
            Err(_) => "wrong".to_owned(),
        };
        text.push_str(&format!("</f><v>{wrong}</v>{rest}"));
    }
    text
}

/// A copy of a workbook in which the numbers of its first sheet but one, that of the inputs, are
/// those of another: as somebody types them. `false`, and no copy, if the two differ otherwise.
pub fn typed(from: &Path, other: &Path, to: &Path) -> bool {
    let (before, after) = (Book::read(from), Book::read(other));
    let mut cells = Vec::new();
    for ((row, column), wanted) in after.cells("Inputs") {
        // The column of the paper's figures, and that of what is changed, are formulas.
        let is = before.cell("Inputs", row, column);
        if is == wanted || before.is_formula("Inputs", row, column) {
            continue;
        }
        match (is, wanted) {
            (Data::Float(_) | Data::Empty, Data::Float(number)) => {
                cells.push((address(row, column), number));
            }
            _ => return false,
        }
    }
    copied(from, to, |name, text| match name {
        "xl/worksheets/sheet2.xml" => cells.iter().fold(text, |text, (address, number)| {
            entered(&text, address, *number)
        }),
        _ => text,
    });
    !cells.is_empty()
}

fn address(row: u32, column: u32) -> String {
    let letter = char::from(b'A' + u8::try_from(column).expect("a column up to Z"));
    format!("{letter}{}", row + 1)
}

/// The sheet with a number in a cell that has one, or is empty.
fn entered(sheet: &str, address: &str, number: f64) -> String {
    let start = format!("<c r=\"{address}\"");
    let at = sheet.find(&start).expect("the cell is there");
    let (before, cell) = sheet.split_at(at);
    let (head, rest) = cell.split_once('>').expect("the cell ends");
    let rest = match head.strip_suffix('/') {
        Some(_) => rest,
        None => rest.split_once("</c>").expect("the cell ends").1,
    };
    let head = head.trim_end_matches('/');
    format!("{before}{head}><v>{number}</v></c>{rest}")
}
