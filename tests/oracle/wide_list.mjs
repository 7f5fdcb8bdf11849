// A list in which all that domain.md 5.2-5.4 says of columns, words, codes and dates occurs:
// rows drawn by a generator of its own, so that no part of the program has touched them.
import { writeFileSync } from "node:fs";
import { scratch } from "./program.mjs";

const HEADERS = ["STT", "Số hồ sơ", "MaTTHC", "TenTTHC", "TenLinhVuc", "Cơ quan/đơn vị", "KenhThucHien", "MucDo",
  "ChuHoSo", "SoDienThoai", "NgayTiepNhan", "NgayHenTra", "NgayKetThucXuLy", "NgayTra", "TrangThaiHoSo",
  "HoSoCoThanhPhanSoHoa", "DuocTaiSuDung", "Kết quả điện tử", "DuocThanhToanTrucTuyen", "Lệ phí",
  "Đủ điều kiện toàn trình", "Trước/đúng/quá hạn"];
const COLUMN = Object.fromEntries(HEADERS.map((name, i) => [name, i]));
const NOTHING = ["", "", "-", "N/A", "null"];
const CHANNELS = ["1", "Trực tiếp", "Nhận trực tiếp", "2", "2", "Trực tuyến", "Nộp trực tuyến", "Qua mạng", "VNeID",
  "ONLINE", "3", "BCCI", "Qua bưu chính công ích", "DIRECT", "trực tuyến ", "TRỰC TUYẾN", ...NOTHING];
const LEVELS = ["4", "Toàn trình", "Mức độ 4", "TT", "toàn  trình", "3", "Một phần", "Mức độ 3", "2", ""];
const OPEN = ["2", "Được tiếp nhận", "4", "Đang xử lý", "5", "Yêu cầu bổ sung giấy tờ", "6"];
const CLOSED = ["7", "8", "9", "10", "Đã xử lý xong", "Đã trả kết quả", "Dừng xử lý", "Công dân yêu cầu rút hồ sơ",
  "Đã xử lý xong", "Đã trả kết quả", "9", "10", "Đã giải quyết sớm hạn", "Đã giải quyết đúng hạn",
  "Đã giải quyết quá hạn", "Rút không giải quyết"];
const TIMINGS = ["Trước hạn", "Sớm hạn", "Đúng hạn", "Quá hạn", "Trễ hạn", "Trong hạn", "Còn hạn", "", ""];
const NOT_RECEIVED = ["1", "3", "Mới đăng ký", "Không được tiếp nhận"];
const YES = ["1", "Có", "x", "✓", "TRUE"], NO = ["0", "Không", "FALSE", ""];
const FEES = ["0", "8000", "15.000", "150000", "0", "2.500.000", ""];
const UNITS = ["Sở Tư pháp", "Sở Nông nghiệp và Môi trường", "UBND xã Mỹ Tho", "UBND xã Mỹ Thọ", "UBND phường Sa Pa",
  "UBND xã Ea H'Leo", "UBND phường Văn Miếu - Quốc Tử Giám", "UBND Đặc khu Phú Quốc"];
const FIELDS = ["Hộ tịch", "Đất đai", "Chứng thực", "Đường bộ"];

/// mulberry32: the same rows on every machine.
function generator(seed) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n) => Math.floor(next() * n);
  return { below, chance: (p) => next() < p, of: (list) => list[below(list.length)] };
}

const two = (n) => String(n).padStart(2, "0");
/// A moment in one of the forms exports print; `seconds` of the day are left out by some.
function print(random, day, second, forms) {
  const date = new Date(Date.UTC(2023, 10, 1 + day));
  const [y, m, d] = [date.getUTCFullYear(), two(date.getUTCMonth() + 1), two(date.getUTCDate())];
  const time = `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}`;
  switch (random.of(forms)) {
    case "day": return `${d}/${m}/${y}`;
    case "minute": return `${d}/${m}/${y} ${time}`;
    case "iso": return `${y}-${m}-${d} ${time}:${two(second % 60)}`;
    default: return `${d}/${m}/${y} ${time}:${two(second % 60)}`;
  }
}
const FORMS = ["second", "second", "minute", "day", "iso"];
const DAYS = 730;  // 2023-11-01 .. 2025-10-30

/// One spelling of many: composed or decomposed, with stray blanks.
function spell(random, name) {
  let text = random.chance(0.1) ? name.normalize("NFD") : name;
  if (random.chance(0.05)) text = text.replace(" ", random.of(["  ", "\u00a0", "\n"]));
  return random.chance(0.05) ? ` ${text} ` : text;
}

function dossier(random, index) {
  const received = random.below(DAYS), second = 27000 + random.below(30000);
  const procedure = random.below(120);
  // A third of the procedures are full-process; what is eligible is another matter.
  const due = received + random.below(20), end = received + random.below(24);
  const closed = end < DAYS && random.chance(0.9);
  const date = new Date(Date.UTC(2023, 10, 1 + received));
  const stamp = `${two(date.getUTCFullYear() % 100)}${two(date.getUTCMonth() + 1)}${two(date.getUTCDate())}`;
  const finished = closed ? print(random, end, random.of([30000, 50000, 61200, 61199, 61201, 63000]), FORMS) : "";
  const returned = closed && random.chance(0.5) ? print(random, end + random.below(9), 36000, FORMS) : "";
  const onlyReturned = returned !== "" && random.chance(0.1);
  return ["", `H38.${two(1 + random.below(30))}-${stamp}-${String(index).padStart(6, "0")}`,
    `1.${String(procedure).padStart(6, "0")}`, `Thủ tục số ${procedure}`,
    spell(random, FIELDS[procedure % FIELDS.length]), spell(random, random.of(UNITS)), random.of(CHANNELS),
    random.of(LEVELS), "Nguyễn Văn A", "0100000000",
    random.chance(0.003) ? random.of(["31/02/2025", "không rõ", ""]) : print(random, received, second, FORMS),
    random.chance(0.04) ? random.of(["", "không rõ"]) : print(random, due, 61200, FORMS),
    onlyReturned ? "" : finished, returned,
    random.chance(0.01) ? random.of(NOT_RECEIVED) : random.of(closed ? CLOSED : OPEN),
    random.of(random.chance(0.6) ? YES : NO), random.of(random.chance(0.3) ? YES : NO),
    random.of(random.chance(0.5) ? YES : NO), random.of(["1", "2", "Có", "", "Không", "0"]), random.of(FEES),
    random.of(random.chance(0.5) ? YES : NO), random.of(TIMINGS)];
}

/// How the same dossier stood in an earlier export: registered or in progress, with nothing ended;
/// of a returned one also handled but not yet returned. What else the row said was different too.
function earlier(random, row) {
  const old = [...row];
  if (random.chance(0.3) && ["10", "Đã trả kết quả"].includes(row[COLUMN.TrangThaiHoSo])) {
    old[COLUMN.TrangThaiHoSo] = random.of(["9", "Đã xử lý xong"]);
  } else {
    old[COLUMN.NgayKetThucXuLy] = old[COLUMN.NgayTra] = "";
    old[COLUMN.TrangThaiHoSo] = random.of([...OPEN, "1", "Mới đăng ký"]);
  }
  old[COLUMN.KenhThucHien] = random.of(CHANNELS);
  old[COLUMN.HoSoCoThanhPhanSoHoa] = random.of([...YES, ...NO]);
  return old;
}

const quoted = (cell) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

function drawn(count) {
  const random = generator(20250701), placed = [];
  for (let index = 0; index < count; index += 1) {
    const row = dossier(random, index);
    placed.push({ row, at: index });
    // The two exports come in either order.
    if (CLOSED.includes(row[COLUMN.TrangThaiHoSo]) && random.chance(0.08)) {
      placed.push({ at: random.below(count) + 0.5, row: earlier(random, row) });
    }
  }
  const rows = placed.sort((a, b) => a.at - b.at).map(({ row }) => row);
  rows.forEach((row, index) => { row[0] = String(index + 1); });
  return rows;
}

function write(name, rows) {
  const lines = [["DANH SÁCH HỒ SƠ"], [], HEADERS, ...rows, ["", "Tổng cộng"]];
  const file = scratch(name);
  writeFileSync(file, lines.map((line) => Array.from({ length: HEADERS.length },
    (_, i) => quoted(line[i] ?? "")).join(",")).join("\r\n") + "\r\n");
  return file;
}

/// Writes the list, and once more in parts that share dossiers; gives the paths and the row of
/// the header.
export function wideList(count = 20000) {
  const rows = drawn(count), third = Math.ceil(rows.length / 3);
  return { file: write("wide.csv", rows), header: 3,
    parts: [0, 1, 2].map((i) => write(`wide-${i}.csv`, rows.slice(i * third, (i + 1) * third))) };
}
