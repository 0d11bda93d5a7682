use super::*;
use casebook_tables::foot;

fn said(text: &str) -> String {
    let table = Table::read(text).unwrap();
    summary(&table, &foot(&table)).join("\n")
}

const SWAPPED: &str = "Service\tBudget £000\tSpent £000\tVariance £000\nCare\t1,200\t1,250\t50\nHomes\t4,123\t4,183\t(30)\nRoads\t2,310\t2,405\t95\nTotal\t7,723\t7,838\t115";

#[test]
fn a_slip_is_told_and_never_asserted() {
    assert_eq!(
        said(SWAPPED),
        "\
Of 7 figures that are made of others, 2 do not add up.
“Total” is “Care” + “Homes” + “Roads”. It adds up in 2 of 3 columns.
  Printed in “Budget £000” is 7,723; its parts give 7,633. The print is 90 more.
    It would add up if “Homes” were 4,213 and not 4,123: two digits swapped. That would mend 2 that do not add up.
“Variance £000” is “Spent £000” − “Budget £000”. It adds up in 3 of 4 rows.
  Printed in “Homes” is (30); its parts give 60. The print is 90 less.
    It would add up if “Budget £000” were 4,213 and not 4,123: two digits swapped. That would mend 2 that do not add up."
    );
}

#[test]
fn what_comes_out_is_said_with_its_rounding() {
    let text = "Area  £m\nNorth  1.24\nSouth  2.53\nEast  4.16\nTotal  7.94";
    assert_eq!(
        said(text),
        "One figure is made of others, and it adds up.\n“Total” is “North” + “South” + “East”. It adds up, as rounded."
    );
}

#[test]
fn where_nothing_is_borne_nothing_is_said() {
    let text = "Year\tPupils\n2021\t512\n2022\t498\n2023\t530";
    assert_eq!(
        said(text),
        "No figure of this table can be told to be made of others."
    );
}

/// Gateshead's 0.062), with a bracket that closes and none that opens.
#[test]
fn what_rests_on_a_misprint_is_not_said_to_come_out() {
    let text = "£m\tA\tB\tC\nNorth\t1.204\t3.118\t2.640\nSouth\t0.500\t0.062)\t1.171\nTotal\t1.704\t3.180\t3.811";
    let said = said(text);
    assert!(
        said.starts_with(
            "3 figures are made of others. 2 add up. One rests on digits that are no figure as they stand."
        ),
        "{said}"
    );
}

#[test]
fn the_data_has_the_cells_of_the_paste() {
    let table = Table::read(&format!("A title\n{SWAPPED}")).unwrap();
    let data = serde_json::to_value(footed(&table, &foot(&table))).unwrap();
    let total = &data["relations"][0];
    assert_eq!(total["kind"], "sum");
    assert_eq!(total["along"], "rows");
    // The title is line 0, the heads are line 1, the total is line 5.
    assert_eq!(total["target"], 5);
    assert_eq!(
        total["parts"],
        serde_json::json!([[2, false], [3, false], [4, false]])
    );
    let first = &total["places"][0];
    assert_eq!((&first["row"], &first["column"]), (&5.into(), &1.into()));
    assert_eq!(first["verdict"], "differs");
    assert_eq!(first["gives"], "7633");
    assert_eq!(first["difference"], "90");
    assert_eq!(first["slips"][0]["instead"], "4213");
    assert_eq!(
        first["parts"][0],
        serde_json::json!({ "row": 2, "column": 1, "less": false })
    );
}

/// A subtotal that is called gross: with it taken for a part, the net would be called wrong.
#[test]
fn what_is_gross_is_no_part_of_the_net() {
    let text = "£000\t2024/25\t2025/26\nStaff\t1,240\t1,318\nPremises\t385\t402\nGross\t1,725\t1,720\nIncome\t(410)\t(431)\nNet\t1,215\t1,289";
    let said = said(text);
    assert!(
        said.starts_with("Of 2 figures that are made of others, one does not add up.\n“Gross” is “Staff” + “Premises”."),
        "{said}"
    );
    assert!(!said.contains("“Net” is"), "{said}");
}
