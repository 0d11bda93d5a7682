//! Sound tables of the kinds that papers print.

use super::draw::Draw;

/// A cell as it will be printed: a number of its last place.
pub(crate) type Cells = Vec<Vec<Option<i64>>>;

/// A table that was made.
pub(crate) struct Made {
    pub(crate) heads: Vec<String>,
    pub(crate) labels: Vec<String>,
    pub(crate) cells: Cells,
    /// Places after the point, for each column.
    pub(crate) places: Vec<u32>,
    /// Columns of per cent.
    pub(crate) percent: Vec<bool>,
    /// Cells that are sums of the rows named, in the same column.
    pub(crate) sums: Vec<((usize, usize), Vec<usize>)>,
    /// Cells that are sums or differences of cells beside them.
    pub(crate) across: Vec<((usize, usize), Vec<usize>)>,
    /// Whether columns are parted by spaces, as a PDF gives them.
    aligned: bool,
}

const NAMES: [&str; 16] = [
    "Adult social care",
    "Children’s services",
    "Highways",
    "Waste and recycling",
    "Libraries",
    "Public health",
    "Housing",
    "Planning",
    "Parks and open spaces",
    "Transport to school",
    "Schools support",
    "Customer services",
    "Finance",
    "Legal services",
    "Democratic services",
    "Property",
];

impl Made {
    /// A sound table.
    pub(crate) fn sound(draw: &mut Draw) -> Self {
        match draw.between(0, 9) {
            0 => Self::monitoring(draw),
            1 => Self::gross_and_net(draw),
            2 => Self::by_month(draw),
            3 => Self::over_years(draw),
            4 => Self::unit_costs(draw),
            5 => Self::no_totals(draw),
            6 => Self::rounded(draw),
            7 => Self::with_levels(draw),
            8 => Self::on_top(draw),
            _ => Self::balances(draw),
        }
    }

    fn empty(heads: &[&str], draw: &mut Draw) -> Self {
        Self {
            heads: heads.iter().map(|head| (*head).to_owned()).collect(),
            labels: Vec::new(),
            cells: Vec::new(),
            places: vec![0; heads.len()],
            percent: vec![false; heads.len()],
            sums: Vec::new(),
            across: Vec::new(),
            aligned: draw.one_in(3),
        }
    }

    fn row(&mut self, label: &str, cells: Vec<Option<i64>>) -> usize {
        self.labels.push(label.to_owned());
        self.cells.push(cells);
        self.cells.len() - 1
    }

    /// A row of sums of others.
    fn total(&mut self, label: &str, rows: &[usize], columns: &[usize]) -> usize {
        let mut cells = vec![None; self.heads.len()];
        for column in columns {
            let parts = rows
                .iter()
                .map(|row| self.cells[*row][*column].unwrap_or(0));
            cells[*column] = Some(parts.sum());
        }
        let at = self.row(label, cells);
        for column in columns {
            self.sums.push(((at, *column), rows.to_vec()));
        }
        at
    }

    fn names(draw: &mut Draw, count: usize) -> Vec<&'static str> {
        let first = usize::try_from(draw.between(0, 15)).unwrap();
        (0..count)
            .map(|at| NAMES[(first + at) % NAMES.len()])
            .collect()
    }

    /// Budget, outturn, variance; subtotals and a total.
    fn monitoring(draw: &mut Draw) -> Self {
        let mut made = Self::empty(&["Budget £000", "Outturn £000", "Variance £000"], draw);
        made.places = vec![u32::try_from(draw.between(0, 1)).unwrap(); 3];
        let mut subtotals = Vec::new();
        let blocks = draw.between(1, 3);
        for block in 0..blocks {
            let count = usize::try_from(draw.between(2, 6)).unwrap();
            let mut rows = Vec::new();
            for name in Self::names(draw, count) {
                let budget = draw.amount();
                let outturn = budget + draw.between(-budget / 5 - 3, budget / 5 + 3);
                rows.push(made.row(
                    name,
                    vec![Some(budget), Some(outturn), Some(outturn - budget)],
                ));
            }
            if blocks > 1 {
                subtotals.push(made.total(&format!("Subtotal {}", block + 1), &rows, &[0, 1, 2]));
            } else {
                subtotals = rows;
            }
        }
        made.total("Total", &subtotals, &[0, 1, 2]);
        for row in 0..made.cells.len() {
            made.across.push(((row, 2), vec![0, 1]));
        }
        made
    }

    /// Gross, income, net for one year or two; income in brackets.
    fn gross_and_net(draw: &mut Draw) -> Self {
        let years = usize::try_from(draw.between(1, 2)).unwrap();
        let heads = [
            "2023/24 Gross",
            "2023/24 Income",
            "2023/24 Net",
            "2024/25 Gross",
            "2024/25 Income",
            "2024/25 Net",
        ];
        let mut made = Self::empty(&heads[..years * 3], draw);
        let count = usize::try_from(draw.between(3, 10)).unwrap();
        let mut rows = Vec::new();
        for name in Self::names(draw, count) {
            let mut cells = Vec::new();
            for _ in 0..years {
                let gross = draw.amount();
                let income = if draw.one_in(5) {
                    0
                } else {
                    -draw.between(1, gross)
                };
                cells.extend([Some(gross), Some(income), Some(gross + income)]);
            }
            rows.push(made.row(name, cells));
        }
        let all: Vec<usize> = (0..years * 3).collect();
        let services = made.total("Cost of services", &rows, &all);
        for row in 0..made.cells.len() {
            for year in 0..years {
                made.across
                    .push(((row, year * 3 + 2), vec![year * 3, year * 3 + 1]));
            }
        }
        if draw.one_in(2) {
            let net: Vec<usize> = (0..years).map(|year| year * 3 + 2).collect();
            let mut parts = vec![services];
            for name in ["Capital financing", "Levies", "Transfer from reserves"] {
                let mut cells = vec![None; years * 3];
                for column in &net {
                    let amount = draw.amount();
                    cells[*column] = Some(if name.starts_with("Transfer") {
                        -amount
                    } else {
                        amount
                    });
                }
                parts.push(made.row(name, cells));
            }
            made.total("Net revenue budget", &parts, &net);
        }
        made
    }

    /// Months by scenarios with a total, no ties between the columns.
    fn by_month(draw: &mut Draw) -> Self {
        let mut made = Self::empty(&["Low", "Middle", "High"], draw);
        let months = [
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
            "January",
            "February",
            "March",
        ];
        let rows: Vec<usize> = months
            .iter()
            .map(|month| made.row(month, (0..3).map(|_| Some(draw.amount())).collect()))
            .collect();
        made.total("Total for the year", &rows, &[0, 1, 2]);
        made
    }

    /// Years across, in millions to three places: base, funding, gap; options; what is left.
    fn over_years(draw: &mut Draw) -> Self {
        let mut made = Self::empty(
            &["2025/26 £m", "2026/27 £m", "2027/28 £m", "2028/29 £m"],
            draw,
        );
        made.places = vec![3; 4];
        let columns: Vec<usize> = (0..4).collect();
        let line = |draw: &mut Draw, low, high| {
            (0..4)
                .map(|_| Some(draw.between(low, high)))
                .collect::<Vec<_>>()
        };
        let base = made.row("Estimated base", line(draw, 300_000, 400_000));
        let funding = made.row("Estimated funding", line(draw, -290_000, -200_000));
        let gap = made.total("Funding gap", &[base, funding], &columns);
        let mut parts = vec![gap];
        let count = usize::try_from(draw.between(2, 5)).unwrap();
        for name in Self::names(draw, count) {
            parts.push(made.row(name, line(draw, -9_000, -100)));
        }
        made.total("Remaining gap", &parts, &columns);
        made
    }

    /// Numbers, unit cost, cost, share of the total.
    fn unit_costs(draw: &mut Draw) -> Self {
        let mut made = Self::empty(
            &["Places", "Cost per place £", "Cost £", "Share of cost %"],
            draw,
        );
        made.places[3] = 1;
        made.percent[3] = true;
        let count = usize::try_from(draw.between(4, 9)).unwrap();
        let mut rows = Vec::new();
        for name in Self::names(draw, count) {
            let (places, cost) = (draw.between(12, 300), draw.between(1_000, 90_000));
            rows.push(made.row(
                name,
                vec![Some(places), Some(cost), Some(places * cost), None],
            ));
        }
        let total = made.total("Total", &rows, &[0, 2]);
        let whole = made.cells[total][2].unwrap();
        for row in 0..=total {
            let share = made.cells[row][2].unwrap() * 2_000 / whole;
            made.cells[row][3] = Some((share + 1) / 2);
        }
        made
    }

    /// In thousands, each figure and each total rounded by itself.
    fn rounded(draw: &mut Draw) -> Self {
        let mut made = Self::empty(&["2023/24 £000", "2024/25 £000", "Change £000"], draw);
        let count = usize::try_from(draw.between(3, 12)).unwrap();
        let round = |pounds: i64| (pounds + 500 * pounds.signum()) / 1000;
        let mut sums = [0; 3];
        let mut rows = Vec::new();
        for name in Self::names(draw, count) {
            let (before, after) = (draw.amount() * 37 + 411, draw.amount() * 41 + 97);
            let three = [before, after, after - before];
            for (sum, part) in sums.iter_mut().zip(three) {
                *sum += part;
            }
            rows.push(made.row(name, three.map(|it| Some(round(it))).to_vec()));
        }
        let total = made.row("Total", sums.map(|it| Some(round(it))).to_vec());
        for column in 0..3 {
            made.sums.push(((total, column), rows.clone()));
        }
        made
    }

    /// Beside what adds up, levels and averages that do not: the last row has the mean, or the level
    /// at the end of the year.
    fn with_levels(draw: &mut Draw) -> Self {
        let heads = ["Joined", "Left", "In care at the end", "Cost of one £"];
        let mut made = Self::empty(&heads, draw);
        let mut level = draw.between(200, 900);
        let count = usize::try_from(draw.between(4, 12)).unwrap();
        let mut costs = 0;
        let rows: Vec<usize> = (1..=count)
            .map(|month| {
                let (joined, left) = (draw.between(5, 40), draw.between(5, 40));
                level += joined - left;
                let cost = draw.between(700, 1_900);
                costs += cost;
                let cells = vec![Some(joined), Some(left), Some(level), Some(cost)];
                made.row(&format!("Period {month}"), cells)
            })
            .collect();
        let total = made.total("Total", &rows, &[0, 1]);
        made.cells[total][2] = Some(level);
        made.cells[total][3] = Some(costs / i64::try_from(count).unwrap());
        made
    }

    /// The total above its parts, and parts of one part named apart.
    fn on_top(draw: &mut Draw) -> Self {
        let mut made = Self::empty(
            &["2022", "2023", "2024"]
                .map(|year| "In ".to_owned() + year)
                .each_ref()
                .map(String::as_str),
            draw,
        );
        let count = usize::try_from(draw.between(3, 8)).unwrap();
        let parts: Vec<Vec<i64>> = (0..count)
            .map(|_| (0..3).map(|_| draw.amount()).collect())
            .collect();
        let sums = (0..3).map(|column| Some(parts.iter().map(|row| row[column]).sum()));
        made.row("All services", sums.collect());
        for (name, row) in Self::names(draw, count).into_iter().zip(&parts) {
            made.row(name, row.iter().map(|it| Some(*it)).collect());
        }
        let some = parts
            .last()
            .unwrap()
            .iter()
            .map(|it| Some(it * draw.between(20, 80) / 100));
        let some: Vec<Option<i64>> = some.collect();
        made.row("of which grants", some);
        made
    }

    /// Opening, what comes and goes, closing; the closing of one year opens the next.
    fn balances(draw: &mut Draw) -> Self {
        let mut made = Self::empty(&["2022/23 £000", "2023/24 £000", "2024/25 £000"], draw);
        let mut opening = draw.between(20_000, 90_000);
        let mut lines: Vec<Vec<Option<i64>>> = vec![Vec::new(); 4];
        for _ in 0..3 {
            let (into, out) = (draw.between(100, 9_000), -draw.between(100, 9_000));
            let all = [opening, into, out, opening + into + out];
            for (line, it) in lines.iter_mut().zip(all) {
                line.push(Some(it));
            }
            opening += into + out;
        }
        let names = [
            "Opening balance",
            "Transfers in",
            "Transfers out",
            "Closing balance",
        ];
        let rows: Vec<usize> = names
            .iter()
            .zip(lines)
            .map(|(name, line)| made.row(name, line))
            .collect();
        for column in 0..3 {
            made.sums.push(((rows[3], column), rows[..3].to_vec()));
        }
        made
    }

    /// Figures that have nothing to do with each other.
    fn no_totals(draw: &mut Draw) -> Self {
        let width = usize::try_from(draw.between(1, 6)).unwrap();
        let heads =
            ["2020", "2021", "2022", "2023", "2024", "2025"].map(|year| format!("Year {year}"));
        let heads: Vec<&str> = heads.iter().take(width).map(String::as_str).collect();
        let mut made = Self::empty(&heads, draw);
        let most = [60, 900, 40_000][usize::try_from(draw.between(0, 2)).unwrap()];
        let count = usize::try_from(draw.between(3, 16)).unwrap();
        for name in Self::names(draw, count) {
            let cells = (0..width).map(|_| Some(draw.between(0, most))).collect();
            made.row(name, cells);
        }
        made
    }

    /// The cells that are sums of rows.
    pub(crate) fn totals(&self) -> Vec<(usize, usize)> {
        self.sums.iter().map(|(cell, _)| *cell).collect()
    }

    /// As a paper prints a cell.
    fn shown(&self, row: usize, column: usize) -> String {
        let Some(cell) = self.cells[row][column] else {
            return String::new();
        };
        let ten = 10_i64.pow(self.places[column]);
        let (whole, rest) = (cell.abs() / ten, cell.abs() % ten);
        let mut digits = whole.to_string();
        let mut at = digits.len();
        while at > 3 {
            at -= 3;
            digits.insert(at, ',');
        }
        if self.places[column] > 0 {
            let width = usize::try_from(self.places[column]).unwrap();
            digits = format!("{digits}.{rest:0width$}");
        }
        if self.percent[column] {
            digits.push('%');
        }
        if cell < 0 {
            format!("({digits})")
        } else {
            digits
        }
    }

    /// The table as it is pasted.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        let mut line = |cells: Vec<String>| {
            for (at, cell) in cells.iter().enumerate() {
                match (self.aligned, at) {
                    (true, 0) => text.push_str(&format!("{cell:<28}")),
                    (true, _) => text.push_str(&format!("{cell:>20}")),
                    (false, 0) => text.push_str(cell),
                    (false, _) => text.push_str(&format!("\t{cell}")),
                }
            }
            text.push('\n');
        };
        let mut heads = vec![String::new()];
        heads.extend(self.heads.iter().cloned());
        line(heads);
        for (row, label) in self.labels.iter().enumerate() {
            let mut cells = vec![label.clone()];
            cells.extend((0..self.heads.len()).map(|column| self.shown(row, column)));
            line(cells);
        }
        text
    }
}
