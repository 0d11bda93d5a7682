//! What the paper prints about `placement-mix-and-demand`, as literals from it
//! (000_61861d571f245c10.txt, lines 96 to 110 and 118 to 135): shared by the tests that hold the
//! command line to it, and the page.

/// Its id.
pub const CASE: &str = "cambridgeshire/2020-21/placement-mix-and-demand";

/// The columns of the numbers table.
pub const SCENARIOS: [&str; 3] = ["low", "middle", "high"];

/// Table 1: month, additional in-house placements, cost avoided.
pub const IN_HOUSE: [(&str, &str, &str); 12] = [
    ("2020-04", "2.5", "48000"),
    ("2020-05", "2.5", "44000"),
    ("2020-06", "2.5", "39000"),
    ("2020-07", "2.5", "35000"),
    ("2020-08", "2.5", "30000"),
    ("2020-09", "2.5", "26000"),
    ("2020-10", "2.5", "22000"),
    ("2020-11", "2.5", "17000"),
    ("2020-12", "2.5", "13000"),
    ("2021-01", "2.5", "9000"),
    ("2021-02", "2.5", "5000"),
    ("2021-03", "2.5", "0"),
];

/// The table of numbers in care: month, numbers in care, cost avoided; low, middle, high.
pub const NUMBERS: [(&str, [&str; 3], [&str; 3]); 12] = [
    (
        "2020-04",
        ["775", "770", "780"],
        ["204000", "408000", "408000"],
    ),
    (
        "2020-05",
        ["770", "765", "770"],
        ["187000", "187000", "448800"],
    ),
    (
        "2020-06",
        ["765", "755", "760"],
        ["165750", "331500", "331500"],
    ),
    (
        "2020-07",
        ["760", "750", "750"],
        ["148750", "148750", "297500"],
    ),
    (
        "2020-08",
        ["755", "740", "740"],
        ["127500", "255000", "255000"],
    ),
    (
        "2020-09",
        ["750", "730", "730"],
        ["110500", "221000", "331500"],
    ),
    (
        "2020-10",
        ["745", "720", "715"],
        ["93500", "187000", "280500"],
    ),
    (
        "2020-11",
        ["740", "715", "700"],
        ["72250", "72250", "216750"],
    ),
    (
        "2020-12",
        ["735", "710", "685"],
        ["55250", "55250", "165750"],
    ),
    (
        "2021-01",
        ["730", "705", "670"],
        ["38250", "38250", "76500"],
    ),
    (
        "2021-02",
        ["725", "695", "660"],
        ["21250", "42500", "42500"],
    ),
    ("2021-03", ["720", "680", "650"], ["0", "0", "0"]),
];

/// The cells whose print does not follow from the numbers printed beside it: what the numbers
/// give, the print, and the print less that.
///
/// April: 780 at the start and 780 now, 0 x 850 x 48. May: 780 - 770, 10 x 850 x 44. September:
/// 740 - 730, 10 x 850 x 26. January: 685 - 670, 15 x 850 x 9.
pub const DIFFER: [(&str, &str, &str, &str); 4] = [
    ("avoided_by_month[2020-04,high]", "0", "408000", "408000"),
    (
        "avoided_by_month[2020-05,high]",
        "374000",
        "448800",
        "74800",
    ),
    (
        "avoided_by_month[2020-09,high]",
        "221000",
        "331500",
        "110500",
    ),
    (
        "avoided_by_month[2021-01,high]",
        "114750",
        "76500",
        "-38250",
    ),
];
