// What the command line is told of a file goes before what the file says; a settings file counts too.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { scratch, xanh } from "../oracle/program.mjs";

const forms = new URL("../fixtures/forms/", import.meta.url).pathname;
const inspect = (...args) => {
  const { code, out, err } = xanh("inspect", "--format", "json", ...args);
  assert.deepEqual([code, err], [0, ""], args.join(" "));
  return JSON.parse(out);
};
function text(name, content) {
  const file = scratch(name);
  writeFileSync(file, content);
  return file;
}

// Two dossiers of January 2025, filed online; the third in person.
const list = text("ds.csv", ["Mã hồ sơ,Tên thủ tục,Lĩnh vực,Đơn vị,Hình thức nộp,Mức độ DVC,Ngày tiếp nhận",
  "H38.02-250110-0001,Đăng ký kết hôn,Hộ tịch,Sở Tư pháp,Trực tuyến,Toàn trình,10/01/2025",
  "H38.02-250111-0002,Đăng ký kết hôn,Hộ tịch,Sở Tư pháp,Trực tuyến,Toàn trình,11/01/2025",
  "H38.02-250112-0003,Đăng ký kết hôn,Hộ tịch,Sở Tư pháp,Trực tiếp,Toàn trình,12/01/2025"].join("\r\n"));

test("a sheet, a day, a unit and a channel are taken at their word", () => {
  const file = join(forms, "766-six-sheets.xlsx");
  const expected = JSON.parse(readFileSync(join(forms, "766-six-sheets.expected.json"), "utf8"));
  const log = inspect(file, "--sheet", expected.sheet);
  assert.equal(log.sheet, expected.sheet);
  assert.equal(log.sheets.length, expected.sheets);
  assert.equal(log.form.scores, Object.keys(expected.scores[0].points).length * expected.scores.length);
  assert.equal(inspect(list, "--as-of", "31/01/2025").dataAsOf, "2025-01-31");
  assert.deepEqual(inspect(list, "--as-of", "2025-01-31").givens.asOf, { value: "2025-01-31", from: "chosen" });
  assert.deepEqual(inspect(list, "--unit", "Sở Y tế").givens.unit, { value: "Sở Y tế", from: "chosen" });
  assert.deepEqual(inspect(list, "--channel", "post").givens.channel, { value: "post", from: "chosen" });
  const form = inspect(join(forms, "II.06a_T10.2025_wrong-total.csv"), "--period", "2025-09-01..2025-09-30");
  assert.deepEqual(form.givens.period, { value: { from: "2025-09-01", to: "2025-09-30" }, from: "chosen" });
});

test("figures follow: 2 of 3 online by the rows, 3 of 3 by the user's word", () => {
  const total = (...args) => {
    const { code, out, err } = xanh("report", list, "--format", "json", "--metric", "online_filing", ...args);
    assert.deepEqual([code, err], [0, ""]);
    const { figures } = JSON.parse(out).total;
    return [figures.online_filing.numerator, figures.online_filing.denominator];
  };
  assert.deepEqual(total(), [2, 3]);
  assert.deepEqual(total("--channel", "online"), [3, 3]);
});

test("a settings file is applied; what is none is refused in one sentence", () => {
  const headers = ["mã hồ sơ", "tên thủ tục", "lĩnh vực", "đơn vị", "hình thức nộp", "mức độ dvc", "ngày tiếp nhận"];
  const settings = text("cau-hinh.json", JSON.stringify({ xanh: "settings", version: 1,
    profiles: [{ headers, grain: "dossiers", channel: "online", columns: [{ header: "Lĩnh vực", occurrence: 1, role: "unit" }] }] }));
  const log = inspect(list, "--settings", settings);
  assert.equal(log.columns[2].role, "unit");
  assert.equal(log.columns[2].chosen, true);
  assert.equal(log.givens.channel.value, "online");
  for (const [name, content] of [["khong.json", "[]"], ["sai.json", "{\"xanh\": \"settings\", \"version\": 9}"], ["hong.json", "{\"xanh\": \"settings\","]]) {
    for (const command of ["inspect", "report"]) {
      const { code, out, err } = xanh(command, list, "--settings", text(name, content));
      assert.deepEqual([code, out], [1, ""], err);
      assert.match(err, /^xanh: [^\n]+\n$/);
      assert.ok(err.includes(name), err);
    }
  }
});

test("what cannot be is a fault of the command line", () => {
  for (const args of [["--as-of", "soon"], ["--period", "2025"], ["--channel", "pigeon"], ["--period", "2025-02-01..2025-01-01"]]) {
    const { code, out, err } = xanh("inspect", list, ...args);
    assert.deepEqual([code, out], [2, ""], err);
    assert.match(err, /^xanh: [^\n]+\n$/);
  }
});
