// DuckDB as the independent reader and counter: the same CSV in, figures out of SQL.
import { readFileSync } from "node:fs";
import { DuckDBInstance } from "@duckdb/node-api";

const sql = (name) => readFileSync(new URL(name, import.meta.url), "utf8");
const UNITS = new URL("../../public/rules/units.json", import.meta.url).pathname;
const quote = (text) => `'${text.replaceAll("'", "''")}'`;

/// What the header of a column means: those of `xanh sample` and of the tests' own lists
/// (domain.md 5.2). Others are not read.
export const ROLES = {
  "Mã hồ sơ": "dossier_code", "Số hồ sơ": "dossier_code",
  "Mã TTHC": "procedure_code", "MaTTHC": "procedure_code",
  "Lĩnh vực": "field", "TenLinhVuc": "field",
  "Đơn vị xử lý": "unit", "Cơ quan/đơn vị": "unit",
  "Hình thức nộp": "channel", "KenhThucHien": "channel",
  "Mức độ DVC": "service_level", "MucDo": "service_level",
  "Ngày tiếp nhận": "received_at", "NgayTiepNhan": "received_at",
  "Ngày hẹn trả": "due_at", "NgayHenTra": "due_at",
  "Ngày kết thúc xử lý": "finished_at", "NgayKetThucXuLy": "finished_at", "NgayTra": "returned_at",
  "Trạng thái hồ sơ": "status", "TrangThaiHoSo": "status",
  "Số hóa": "digitised", "HoSoCoThanhPhanSoHoa": "digitised", "DuocTaiSuDung": "reused",
  "Kết quả điện tử": "e_result",
  "Thanh toán trực tuyến": "paid_online", "DuocThanhToanTrucTuyen": "paid_online",
  "Lệ phí": "fee", "Đủ điều kiện toàn trình": "eligible",
  "Trước/đúng/quá hạn": "timing",
};

/// Groupings of the report as SQL over `dossiers` and `spans`.
const BY = { total: "''", unit: "unit", field: "field", procedure: `"procedure"`, level: "level",
  channel: "channel", month: "spans.name" };

/// What time is cut into, each part cut to the days from..to: calendar months; reporting months from the
/// 15th to the 14th; weeks from Monday, numbered as ISO 8601 does.
const SPANS = {
  none: () => `SELECT '' AS name, $from AS first, $to AS last`,
  month: () => `SELECT strftime(month, '%Y-%m') AS name, greatest(month::DATE, $from) AS first, least(last_day(month::DATE), $to) AS last
    FROM range(date_trunc('month', $from), $to + INTERVAL 1 DAY, INTERVAL 1 MONTH) t(month)`,
  reporting: () => `SELECT strftime(month, '%Y-%m') AS name, greatest((month - INTERVAL 1 MONTH)::DATE + 14, $from) AS first,
      least(month::DATE + 13, $to) AS last
    FROM range(date_trunc('month', $from), $to + INTERVAL 2 MONTH, INTERVAL 1 MONTH) t(month)
    WHERE month::DATE + 13 >= $from AND (month - INTERVAL 1 MONTH)::DATE + 14 <= $to`,
  week: () => `SELECT strftime(monday, '%G-W%V') AS name, greatest(monday::DATE, $from) AS first, least(monday::DATE + 6, $to) AS last
    FROM range(date_trunc('week', $from), $to + INTERVAL 1 DAY, INTERVAL 7 DAY) t(monday)`,
};

/// A DuckDB of its own, in memory.
export async function duckdb() {
  const instance = await DuckDBInstance.create(":memory:", { threads: process.env.XANH_DUCK_THREADS ?? "2" });
  const connection = await instance.connect();
  const rows = async (statement) => (await connection.runAndReadAll(statement)).getRowObjectsJson();

  const cut = (from, to, grain) => connection.run(`CREATE OR REPLACE TABLE spans AS ` +
    SPANS[grain]().replaceAll("$from", `DATE '${from}'`).replaceAll("$to", `DATE '${to}'`));

  /// Reads a CSV, every cell as text, into a table; the header stands in row `header` (from 1).
  const read = async (table, file, header) => {
    await connection.run(`CREATE OR REPLACE TABLE ${table} AS SELECT * FROM read_csv(${quote(file)},
      skip = ${header - 1}, header = true, all_varchar = true, delim = ',', quote = '"', escape = '"')`);
    return (await rows(`DESCRIBE ${table}`)).map((column) => column.column_name);
  };

  return {
    instance,  // lives as long as what uses it
    read, rows, cut,
    /// Reads a list of dossiers into `dossiers`, by dossiers.sql. `extra` gives roles SQL
    /// expressions in place of columns; `join` is added behind FROM list. Gives the roles there are.
    async dossiers(file, header, { extra = {}, join = "" } = {}) {
      const columns = await read("list", file, header);
      const given = Object.fromEntries(columns.filter((name) => name in ROLES)
        .map((name) => [ROLES[name], `list."${name}"`]));
      const cells = { ...given, ...extra };
      const select = [...new Set(Object.values(ROLES))].map((role) => `${cells[role] ?? "NULL::VARCHAR"} AS ${role}`);
      await connection.run(`CREATE OR REPLACE TABLE cells AS SELECT ${select} FROM list ${join}`);
      await connection.run(sql("units.sql").replaceAll("{units}", quote(UNITS)));
      await connection.run(sql("dossiers.sql"));
      return Object.keys(cells);
    },
    /// The figures of all metrics in the days from..to, by group: Map of key to
    /// { metric: [numerator, denominator] }. Checks C + R = D + P (domain.md 2) on the way.
    async figures(by, from, to) {
      await cut(from, to, by === "month" ? "month" : "none");
      const groups = new Map();
      for (const { key, balanced, figures } of await rows(sql("figures.sql").replaceAll("{by}", BY[by]))) {
        if (!balanced) throw new Error(`the oracle's own count of "${key}" does not balance: C + R != D + P`);
        groups.set(key, Object.fromEntries(Object.entries(figures).map(([id, pair]) => [id, pair.map(Number)])));
      }
      return groups;
    },
    /// The rates of `groups` (definitions.mjs) in the days from..to: as figures(). By month, time is cut as
    /// `grain` says. Dossiers that are equal in all that a group reads are counted first.
    async rates(groups, by, from, to, grain = "month") {
      await cut(from, to, by === "month" ? grain : "none");
      const out = new Map();
      for (const { columns, rates } of groups) {
        const pairs = Object.entries(rates);
        const counted = (condition) => `coalesce(sum(n) FILTER (${condition}), 0)::BIGINT`;
        const found = await rows(`WITH counted AS (
            SELECT ${BY[by]} AS key, ${columns}, r, c, d, p, count(*) AS n FROM (
              SELECT dossiers.*, spans.name AS span,
                received_day BETWEEN first AND last AS r, coalesce(finished_day BETWEEN first AND last, false) AS d,
                received_day < first AND (finished_day IS NULL OR finished_day >= first) AS c,
                received_day <= last AND (finished_day IS NULL OR finished_day > last) AS p,
                due_day IS NULL OR due_day >= last AS in_time, status IN (7, 8) AS refused
              FROM dossiers CROSS JOIN spans) AS spans
            WHERE r OR c OR d GROUP BY ALL)
          SELECT key, [${pairs.flatMap(([, pair]) => pair.map(counted))}] AS numbers, ${counted("c OR r")} = ${counted("d OR p")} AS balanced
          FROM counted GROUP BY key`.replaceAll("spans.name AS key", "span AS key"));
        for (const { key, numbers, balanced } of found) {
          if (!balanced) throw new Error(`the oracle's own count of "${key}" does not balance: C + R != D + P`);
          const figures = out.get(key) ?? out.set(key, {}).get(key);
          pairs.forEach(([id], i) => { figures[id] = [Number(numbers[2 * i]), Number(numbers[2 * i + 1])]; });
        }
      }
      return out;
    },
  };
}
