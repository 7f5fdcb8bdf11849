// Reports against expected figures, number by number.
import assert from "node:assert/strict";

/// Floors in hundredths: domain.md 3.1, Prime Minister's conference of 31 August 2024.
export const TARGETS = { "2024 ministry": 70n, "2024 locality": 30n, "2025 ministry": 85n, "2025 locality": 70n };

/// Collects differences, so that a failure shows the first of them and how many there are.
export class Tally {
  compared = 0;
  differences = [];

  same(place, got, expected) {
    this.compared += 1;
    if (!Object.is(got, expected)) this.differences.push(`${place}: program ${got}, expected ${expected}`);
  }
  close(place, got, expected) {
    this.compared += 1;
    if (!(typeof got === "number" && Math.abs(got - expected) <= 1e-12)) {
      this.differences.push(`${place}: program ${got}, expected ${expected}`);
    }
  }
  /// `got`: figures of one row of a report; `expected`: { metric: [numerator, denominator] }.
  row(place, got, expected, target) {
    for (const [id, [numerator, denominator]] of Object.entries(expected)) {
      const figure = got[id], at = `${place} ${id}`;
      if (figure === undefined) {
        this.differences.push(`${at}: missing in the report`);
        continue;
      }
      this.same(`${at} numerator`, figure.numerator, numerator);
      this.same(`${at} denominator`, figure.denominator, denominator);
      if (denominator === 0) {  // "-", neither 0% nor 100% (domain.md 2.4)
        this.same(`${at} rate`, figure.rate, null);
        continue;
      }
      this.close(`${at} rate`, figure.rate, numerator / denominator);
      if (id !== "full_process_a" || target === undefined) continue;
      if (target === null) {  // nothing that is not its own
        this.same(`${at} target`, figure.target ?? null, null);
        continue;
      }
      // ceil(t M - N) in whole numbers: t is a whole number of hundredths.
      const missing = (target * BigInt(denominator) - 100n * BigInt(numerator) + 99n) / 100n;
      this.close(`${at} target`, figure.target, Number(target) / 100);
      this.close(`${at} gap in points`, figure.gapPoints, Number(target) / 100 - numerator / denominator);
      this.same(`${at} gap in dossiers`, figure.gapDossiers, missing > 0n ? Number(missing) : 0);
      const met = 100n * BigInt(numerator) >= target * BigInt(denominator);
      this.same(`${at} met`, figure.standing === "met", met);
    }
  }
  /// `rows` of a report against a Map of the same shape: the same groups, the same figures.
  rows(place, rows, expected, target) {
    const keys = rows.map((row) => row.key);
    this.same(`${place}: groups only in the report`, keys.filter((key) => !expected.has(key)).join(" | "), "");
    this.same(`${place}: groups missing in the report`,
      [...expected.keys()].filter((key) => !keys.includes(key)).join(" | "), "");
    this.same(`${place}: number of groups`, keys.length, expected.size);
    for (const row of rows) {
      if (expected.has(row.key)) this.row(`${place} "${row.key}"`, row.figures, expected.get(row.key), target);
    }
  }
  /// Fails with the first differences; says how much was compared. `least` guards against a
  /// comparison that silently compares nothing.
  end(name, least) {
    console.log(`${name}: ${this.compared} numbers compared, ${this.differences.length} differ`);
    const shown = this.differences.slice(0, 12).join("\n  ");
    assert.ok(this.differences.length === 0, `${this.differences.length} of ${this.compared} numbers differ:\n  ${shown}`);
    assert.ok(this.compared >= least, `only ${this.compared} numbers compared, at least ${least} expected`);
  }
}

/// All groupings of a report in one object that can be compared as a whole.
export function figuresOf(report) {
  const pairs = (figures) => Object.fromEntries(Object.entries(figures)
    .map(([id, { numerator, denominator }]) => [id, [numerator, denominator]]));
  return { total: pairs(report.total.figures),
    rows: new Map(report.rows.map((row) => [row.key, pairs(row.figures)])) };
}
