// The pages on the command line: a list small enough to count by hand.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import test from "node:test";
import { scratch, xanh } from "../oracle/program.mjs";

// Ten dossiers of 2025. Online and full-process ("x"): 1 of 2 in the first quarter, 2 of 4 in the
// second, 3 of 4 in the third. Two are not finished: one is due on 20 August, one on 3 October.
const HEADER = "Mã hồ sơ,Tên thủ tục,Lĩnh vực,Đơn vị,Hình thức nộp,Mức độ DVC,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Trạng thái hồ sơ";
const DOSSIERS = [
  // received, due, finished, online and full-process, unit
  ["10/01", "15/01", "14/01", "x", "Sở Tư pháp"], ["20/03", "25/03", "26/03", "", "Sở Y tế"],
  ["01/04", "05/04", "05/04", "x", "Sở Tư pháp"], ["02/05", "09/05", "07/05", "", "Sở Tư pháp"],
  ["14/06", "20/06", "19/06", "x", "Sở Y tế"], ["15/06", "20/06", "21/06", "", "Sở Y tế"],
  ["07/07", "10/07", "09/07", "x", "Sở Tư pháp"], ["13/07", "18/07", "18/07", "x", "Sở Tư pháp"],
  ["14/08", "20/08", "", "", "Sở Y tế"], ["29/09", "03/10", "", "x", "Sở Y tế"]];
const file = scratch("pages.csv");
writeFileSync(file, [HEADER, ...DOSSIERS.map(([received, due, finished, full, unit], i) =>
  [`H38.02-25${received.slice(3)}${received.slice(0, 2)}-${String(i + 1).padStart(4, "0")}`, "Đăng ký kết hôn", "Hộ tịch", unit,
    full ? "Trực tuyến" : "Trực tiếp", full ? "Toàn trình" : "Một phần", `${received}/2025`, `${due}/2025`,
    finished && `${finished}/2025`, finished ? "Đã trả kết quả" : "Đang xử lý"].join(","))].join("\r\n"));
const AS_OF = ["--as-of", "2025-09-30"];

function json(command, ...args) {
  const { code, out, err } = xanh(command, file, ...AS_OF, "--format", "json", ...args);
  assert.deepEqual([code, err], [0, ""], [command, ...args].join(" "));
  return JSON.parse(out);
}
const ratio = (figure) => [figure.numerator, figure.denominator];
const full = (...args) => ratio(json("report", ...args).total.figures.full_process_a);

test("named periods: quarters, half a year, nine months, reporting months, weeks", () => {
  assert.deepEqual(full(), [6, 10]);
  assert.deepEqual(full("--period", "2025-Q1"), [1, 2]);
  assert.deepEqual(full("--period", "2025-Q2"), [2, 4]);
  assert.deepEqual(full("--period", "2025-H1"), [3, 6]);
  assert.deepEqual(full("--period", "2025-9M"), [6, 10]);
  assert.deepEqual(full("--period", "2025-06"), [1, 2]);
  // Reporting June ends on 14 June, July begins on the 15th (domain.md 7.2).
  assert.deepEqual(full("--period", "2025-06", "--calendar", "reporting"), [1, 1]);
  assert.deepEqual(full("--period", "2025-07", "--calendar", "reporting"), [2, 3]);
  // ISO week 28 of 2025: 7 to 13 July, a Monday and a Sunday. From Sunday on, the 13th opens the next.
  assert.deepEqual(full("--period", "2025-W28"), [2, 2]);
  assert.deepEqual(full("--period", "2025-W28", "--week-start", "6"), [1, 1]);
  const weeks = json("report", "--by", "month", "--time", "week").rows
    .filter((row) => row.figures.full_process_a.denominator > 0).map((row) => row.key);  // others hold stocks only
  assert.deepEqual(weeks, ["2025-W02", "2025-W12", "2025-W14", "2025-W18", "2025-W24", "2025-W28", "2025-W33", "2025-W40"]);
});

test("a definition with a choice is a metric of the report", () => {
  // Closed in the year: eight, of which five online and full-process.
  const { figures } = json("report", "--metric", "full_process_a+base.finished").total;
  assert.deepEqual(ratio(figures["full_process_a+base.finished"]), [5, 8]);
});

test("stocks: what is pending, overdue and due soon at the data date", () => {
  const byUnit = (...options) => json("stocks", ...options).tables.find((table) => table.id === "stocks").rows;
  const rows = byUnit();
  const health = rows.find((row) => row.key === "Sở Y tế");
  assert.ok(health, rows.map((row) => row.key).join());
  // Received 5 and finished 3; one was due on 20 August, one is due in three days.
  const counts = (row) => Object.values(row).filter((value) => typeof value === "number").slice(0, 7);
  assert.deepEqual(counts(health), [0, 5, 3, 2, 1, 1, 1]);
  const sooner = byUnit("--soon", "2").find((row) => row.key === "Sở Y tế");
  assert.deepEqual(counts(sooner), [0, 5, 3, 2, 1, 1, 0]);
});

test("the trend counts months and adds up to the year so far", () => {
  const { tables } = json("forecast");
  const rows = tables[0].rows;
  assert.deepEqual(rows.map((row) => [row.numerator, row.denominator]),
    [[1, 1], [0, 0], [0, 1], [1, 1], [0, 1], [1, 2], [2, 2], [0, 1], [1, 1]]);
  assert.deepEqual([rows.at(-1).cumulative_numerator, rows.at(-1).cumulative_denominator], [6, 10]);
});

test("definitions stand side by side, and a published figure finds the one it fits", () => {
  const page = json("definitions", "--published", "75", "--lang", "en");
  const byId = new Map(page.tables[0].rows.map((row) => [row.key, row]));
  // A: 6 of 10; C: 6 of the 6 of full-process services; on closed dossiers 5 of 8.
  assert.deepEqual(ratio(byId.get("full_process_a")), [6, 10]);
  assert.deepEqual(ratio(byId.get("full_process_c")), [6, 6]);
  assert.deepEqual(ratio(byId.get("full_process_a+base.finished")), [5, 8]);
  assert.ok(page.sentences.some((line) => line.includes("75")), page.sentences.join("\n"));
});

test("a what-if wins of the filings to come only", () => {
  // 100 to come, shared out as July to September: two of each unit, so 50 and 50. Sở Tư pháp has 4 of 5 so far,
  // Sở Y tế 2 of 5: 6 + 40 + 20 = 66 of 110. Half of the 30 that Sở Y tế would miss: 81 of 110.
  const page = json("levers", "--future", "100", "--shift", "Sở Y tế=50");
  const whole = page.tables.find((table) => table.id === "whatif").rows[0];
  assert.deepEqual([whole.future, whole.without, whole.with, whole.won], [100, 66 / 110, 81 / 110, 15]);
  assert.ok(page.sentences.some((line) => line.startsWith("GIẢ ĐỊNH")), page.sentences.join("\n"));
  // From now on at the target of 70 %: the 60 % missed become 30 %.
  const toward = json("levers", "--future", "100", "--shift", "@target=100").tables.find((table) => table.id === "whatif").rows[0];
  assert.equal(toward.won, 15);
});

test("units too small to compare are said to be", () => {
  assert.ok(json("spread", "--level", "department").sentences.some((line) => line.includes("30 hồ sơ")));
});

test("every page is a table, JSON and CSV, in both languages", () => {
  for (const command of ["levers", "compare", "forecast", "definitions", "stocks", "followup", "sources"]) {
    for (const lang of ["vi", "en"]) {
      for (const format of ["table", "csv", "json"]) {
        const { code, out, err } = xanh(command, file, ...AS_OF, "--format", format, "--lang", lang);
        assert.deepEqual([code, err], [0, ""], `${command} ${format} ${lang}`);
        assert.ok(out.length > 60, `${command} ${format} ${lang}`);
        if (format === "csv") assert.ok(out.startsWith("\uFEFF") && out.includes("\r\n"));
        if (format === "json") assert.equal(JSON.parse(out).tables.length > 0, true);
      }
    }
  }
});

test("what is no period, calendar or number is a fault of the command line", () => {
  for (const args of [["report", "--period", "2025-13"], ["report", "--calendar", "moon"], ["report", "--week-start", "7"],
    ["report", "--time", "day"], ["stocks", "--soon", "-1"], ["definitions", "--published", "101"], ["forecast", "--flow", "up"],
    ["forecast", "--future", "many"], ["levers", "--shift", "Sở Y tế"], ["levers", "--shift", "Sở Y tế=101"], ["spread", "--threshold", "101"], ["spread", "--level", "moon"], ["report", "--metric", "full_process_a+base.nothing"], ["report", "--suppress", "1"], ["ranking", "--format", "xlsx"]]) {
    const [command, ...rest] = args;
    const { code, out, err } = xanh(command, file, ...rest);
    assert.deepEqual([code, out], [2, ""], args.join(" "));
    assert.match(err, /^xanh: [^\n]+\n$/, args.join(" "));
  }
});
