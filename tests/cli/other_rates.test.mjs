// Rates that are not of dossiers: of procedures of the catalogue, of petitions and of ratings, from files
// to printed figures; counted by hand.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import test from "node:test";
import { scratch, xanh } from "../oracle/program.mjs";

const write = (name, lines) => {
  const file = scratch(name);
  writeFileSync(file, "\uFEFF" + lines.join("\r\n") + "\r\n");
  return file;
};
const catalogue = write("danh-muc.csv", ["Mã TTHC,Tên thủ tục hành chính,Lĩnh vực,Mức độ,Đủ điều kiện toàn trình,Tích hợp Cổng DVCQG",
  "1.000001,Khai sinh,Hộ tịch,Toàn trình,Có,Có", "1.000002,Khai tử,Hộ tịch,Một phần,Có,Có",
  "1.000003,Biến động đất đai,Đất đai,Toàn trình,Không,Không", "1.000004,Cung cấp dữ liệu,Đất đai,Cung cấp thông tin,Có,Không"]);
const list = write("ho-so.csv", ["Mã hồ sơ,Mã TTHC,Tên thủ tục,Lĩnh vực,Đơn vị,Hình thức nộp,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Trạng thái hồ sơ",
  "H38.02-250110-0001,1.000001,Khai sinh,Hộ tịch,Sở Tư pháp,Trực tuyến,10/01/2025,15/01/2025,14/01/2025,Đã trả kết quả",
  "H38.02-250210-0002,1.000001,Khai sinh,Hộ tịch,Sở Tư pháp,Trực tuyến,10/02/2025,15/02/2025,14/02/2025,Đã trả kết quả",
  "H38.02-250310-0003,1.000003,Biến động đất đai,Đất đai,Sở Y tế,Trực tiếp,10/03/2025,15/03/2025,14/03/2025,Đã trả kết quả"]);
const form = write("pakn.csv", ["TỔNG HỢP PHẢN ÁNH KIẾN NGHỊ VÀ ĐÁNH GIÁ,,,,,,,", "Kỳ báo cáo: Tháng 10 năm 2025,,,,,,,",
  "STT,Đơn vị,Số PAKN tiếp nhận,Số PAKN đã xử lý,Số PAKN xử lý đúng hạn,Tổng số lượt đánh giá,Số lượt hài lòng,Số lượt không hài lòng",
  "1,Sở Tư pháp,20,19,18,200,190,10", "2,Sở Y tế,0,0,0,50,40,10"]);

function json(command, files, ...args) {
  const { code, out, err } = xanh(command, ...files, "--format", "json", ...args);
  assert.deepEqual([code, err], [0, ""], [command, ...args].join(" "));
  return JSON.parse(out);
}
const pair = (figure) => [figure.numerator, figure.denominator];

test("a catalogue beside dossiers gives its rates in the report", () => {
  const { total, rows } = json("report", [list, catalogue], "--by", "field", "--as-of", "2025-03-31");
  assert.deepEqual(pair(total.figures.catalogue_full_eligible), [1, 3]);  // 1 of 1 2 4
  assert.deepEqual(pair(total.figures.catalogue_full), [2, 4]);
  assert.deepEqual(pair(total.figures.catalogue_integrated), [2, 3]);     // 1 2 of 1 2 3
  assert.deepEqual(pair(total.figures.catalogue_used), [1, 3]);           // 1: two dossiers, one procedure
  assert.deepEqual(pair(total.figures.catalogue_used_any), [2, 3]);
  assert.equal(total.figures.catalogue_paid.standing, "not_computable");  // no fees in the catalogue
  assert.deepEqual(pair(rows.find((row) => row.key === "Đất đai").figures.catalogue_used_any), [1, 1]);
  const alone = json("report", [list], "--as-of", "2025-03-31").total.figures.catalogue_full;
  assert.deepEqual([alone.standing, alone.rate, alone.needs], ["not_computable", null, ["catalogue"]]);
});

test("definitions side by side, and pages about dossiers say that procedures are counted", () => {
  const pinned = ["--metric", "catalogue_integrated", "--as-of", "2025-03-31"];
  const page = xanh("definitions", list, catalogue, ...pinned).out;
  assert.match(page, /2 \/ 3 thủ tục/);
  assert.doesNotMatch(page.split("\n").slice(0, 4).join("\n"), /hồ sơ\)/);
  for (const command of ["levers", "compare", "forecast"]) {
    const { code, out } = xanh(command, list, catalogue, ...pinned);
    assert.equal(code, 0);
    assert.match(out, /đếm thủ tục trong danh mục, không đếm hồ sơ/, command);
  }
});

test("a form of petitions and ratings", () => {
  const { total, rows } = json("report", [form], "--by", "unit", "--year", "2025");
  assert.deepEqual(pair(total.figures.petitions_in_time), [18, 20]);
  assert.deepEqual(pair(total.figures.satisfaction), [230, 250]);
  const none = rows.find((row) => row.key === "Sở Y tế").figures.petitions_in_time;
  assert.deepEqual([none.standing, none.rate], ["empty", null]);  // none came: neither 0 % nor 100 %
  assert.equal(total.figures.full_process_a.standing, "not_computable");
  assert.match(xanh("report", form, "--metric", "satisfaction", "--year", "2025").out, /92/);
});
