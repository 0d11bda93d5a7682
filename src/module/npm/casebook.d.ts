/** Fetches the engine, once. Rejects if it does not arrive; a later call tries again. */
export function load(): Promise<Casebook>;

export interface Casebook {
  /** The cases that come along, with how their claims and checks stand. */
  cases(): Listed[] | Failure;
  /**
   * Opens a case: one that comes along, by its id, or the text of a case file.
   * @param name What messages call the file; `case.toml` without it.
   */
  open(caseOrText: string, name?: string): Case | Failure;
}

/** Why something cannot be done. It is returned, never thrown. */
export interface Failure {
  /** In words. */
  error: string;
  /** Each fault of a broken case file, with its line. */
  faults?: string[];
}

/** A decimal, exact, as text: `"1990400"`, `"-0.5"`. Per cent are as shown: `"8"` is 8 %. */
export type Decimal = string;

/** A figure by its name: `"agency_rate"`, or `"avoided_by_month[2020-04,low]"`. */
export type FigureName = string;

/**
 * A figure: a decimal, `"yes"`, `"no"` or the id of an option or of an item of an axis; `null` where it
 * does not apply; the empty inputs it waits for; or why it cannot be worked out.
 */
export type Figure = Decimal | null | { needs: FigureName[] } | { error: string };

/** Figures by axis: one, or a list for each axis, the outermost first. */
export type Figures = Figure | Figures[];

/**
 * What is to be changed, by name or as lines; each value is text, read as what a person types.
 * `{ "agency_rate": "900", "in_care[2020-04,low]": "774" }`, `{ in_care: "later 3" }`,
 * `["in_care[low]=times 50%"]`. An empty value empties the input.
 */
export type Changes = Record<string, string> | (string | Record<string, string>)[] | null;

export type Verdict = "agrees" | "rounds" | "hedged" | "differs" | "needs";

/** Where on its axes a figure stands: the id of an item by the id of its axis. */
export type Place = Record<string, string>;

/** How many checks there are of each verdict. */
export type Counts = Record<Verdict, number>;

export interface Listed {
  case: string;
  title: string;
  references: string[];
  council: string;
  /** The financial year: `"2020/21"`. */
  year: string;
  theme: string;
  sense: "saving" | "income" | "cost" | "pressure";
  /** The claim as printed; `null` where the paper prints none. */
  printed: string | null;
  published: Decimal | null;
  calculated: Decimal | null;
  verdict: Verdict | null;
  checks: Counts;
}

export interface Case {
  readonly id: string;
  readonly title: string;
  /** The case worked out, with changes. */
  evaluate(changes?: Changes): Evaluation | Failure;
  /** Some figures by name, with changes: quicker than all of it, for who asks often. */
  figures(names: FigureName[], changes?: Changes): Figure[] | Failure;
  /** How the prints of the paper stand to its sums. No change turns that. */
  check(): Checked | Failure;
  /** How a figure comes about, with changes. */
  working(figure: FigureName, changes?: Changes): Working | Failure;
  /** The questions that the case file asks, each for `solve`. */
  questions(): Question[] | Failure;
  /** What an input would have to be for a figure to come out, with changes. */
  solve(question: Question, changes?: Changes): Solved | Failure;
}

export interface Evaluation {
  case: string;
  title: string;
  axes: Record<string, Item[]>;
  claim: Claim;
  /** Every figure, inputs and the calendar's among them, with the changes. */
  quantities: Record<string, Quantity>;
  checks: Check[];
  /** Printed figures that enter no sum. */
  background: Background[];
  /** The inputs that are empty. */
  needs: FigureName[];
  /** What is used, though it can hardly be meant. */
  cautions?: { about: string; words: string }[];
}

export interface Item {
  id: string;
  label: string;
}

export interface Claim {
  quantity: string;
  at: Place;
  /** `null` where the paper prints no figure. */
  published: Decimal | null;
  /** The upper end, if the print is a range. */
  upper?: Decimal;
  /** From the paper's inputs. */
  calculated: Figure;
  /** With the changes. */
  now: Figure;
  verdict: Verdict | null;
  /** Published less calculated. */
  difference: Decimal | null;
  source: string;
  because?: string;
  /** How it stands to the sum of its own printed parts. */
  foots?: { calculated: Figure; difference: Decimal | null; verdict: Verdict };
}

export interface Quantity {
  /** As a case file writes it: `"£/child/week"`. */
  unit: string;
  /** The axis whose items its figures are, by their ids: when something first comes about. */
  item_of?: string;
  axes: string[];
  values: Figures;
}

export interface Check {
  id: string;
  quantity: string;
  at: Place;
  kind: "recalculated" | "foots";
  published: Decimal;
  upper?: Decimal;
  calculated: Figure;
  now: Figure;
  difference: Decimal | null;
  verdict: Verdict;
  source: string;
  because?: string;
}

export interface Background {
  what: string;
  published: Decimal;
  upper?: Decimal;
  source: string;
}

export interface Checked {
  file: string;
  case: string;
  faults: string[];
  cautions: string[];
  /** Left out where the paper prints no claim. */
  claim?: Verdict;
  checks?: Counts;
  /** The ids of the checks that differ. */
  differs: string[];
  /** Of the first twenty of them: what alone would make them come out, the likeliest first. */
  explained: { check: string; would_come_out: string[] }[];
}

export interface Working {
  figure: FigureName;
  label: string;
  unit: string;
  value: Figure;
  /** In words: `"£204,000"`. */
  result: string;
  /** All of it as lines of text. */
  lines: string[];
  origin: Formula | Input | Calendar;
  parts: Part[];
  /** Where in the paper. */
  source: string | null;
}

export interface Formula {
  kind: "formula";
  /** `"Fewer children × Agency placement × Weeks left"` */
  words: string;
  /** `"fewer * agency_rate * weeks_left"` */
  names: string;
  /** `"5 children × £850 a child a week × 48 weeks"`: read by plain arithmetic it gives the result. */
  numbers: string;
  rows: Row[];
  /** Whether the rows, each with its sign, give the result; if not, they only name its parts. */
  complete: boolean;
  /** What is done last: `"rounded up to a whole number"`. */
  then: string | null;
  /** How many of the figures it asks for are given, where it makes do with those. */
  known: { given: number; of: number } | null;
}

export interface Row {
  sign: "" | "+" | "−" | "×" | "÷";
  what: string;
  figure: FigureName | null;
  number: string;
  unit: string;
}

export interface Input {
  kind: "input";
  given: "known" | "assumed" | "needed" | "none";
  printed: string | null;
  /** Before any change, in words. */
  paper: string;
  changed: boolean;
  /** Why it is assumed. */
  why: string | null;
  /** Who would know it. */
  who: string | null;
}

export interface Calendar {
  kind: "calendar";
  /** How it is counted. */
  rule: string;
}

export interface Part {
  figure: FigureName;
  label: string;
  value: Figure;
  result: string;
  /** Which of its figures: with the changes, or what the paper says of it. */
  reading: "now" | "paper" | "printed" | "least" | "most";
}

export interface Question {
  /** The input that is asked for. */
  by: FigureName;
  /** The figure that is to be reached; the printed claim without it. */
  reach?: FigureName;
  /** What that figure is to come to. */
  target?: Decimal;
  /** The smallest step that makes sense: `"1"`, `"£0.01"`. */
  step?: string;
  note?: string;
}

export interface Solved {
  by: FigureName;
  reach: FigureName;
  target: Decimal | null;
  /** The question in words. */
  question: string;
  /** The answer in a sentence or two. */
  words: string;
  answer:
    | { kind: "already"; value: Decimal }
    | { kind: "exact"; value: Decimal; stepped: Step | null }
    | ({ kind: "step" } & Step)
    | { kind: "several"; steps: Step[] }
    | { kind: "never" }
    | { kind: "needs"; needs: FigureName[] };
  /** Whether the figure follows the input in a straight line. */
  straight: boolean;
  note: string | null;
}

export interface Step {
  value: Decimal;
  /** What it leads to. */
  figure: Decimal;
  /** The value one step away that falls short. */
  short: Decimal | null;
}
