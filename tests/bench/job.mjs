// The one job that every peer does, in SQL and in JavaScript, for Node and for the page: how many dossiers
// each unit received in a period, and how many of them came online to full-process services. Xanh does more
// in its time: it finds the header by itself, judges every row, drops personal columns, counts a dossier
// that is told twice once, and fills all tiles and tables of the overview.

export const PERIOD = { from: "2025-01-01", to: "2025-10-31" };
const HEADS = { unit: "Đơn vị xử lý", channel: "Hình thức nộp", level: "Mức độ DVC", received: "Ngày tiếp nhận" };
const ONLINE = "Trực tuyến", FULL = "Toàn trình";
const TITLES = 3;  // lines above the header, which the peers must be told
const from = Number(PERIOD.from.replaceAll("-", "")), to = Number(PERIOD.to.replaceAll("-", ""));

// ---------------------------------------------------------------- SQL
const quote = (text) => `'${text.replaceAll("'", "''")}'`;
/// All columns kept as the file has them; only the day is understood, so that later queries are quick.
const rows = (reader) => `SELECT * REPLACE (try_strptime("${HEADS.received}",
  ['%d/%m/%Y %H:%M:%S', '%d/%m/%Y %H:%M', '%d/%m/%Y'])::DATE AS "${HEADS.received}") FROM ${reader}`;
export const readCsv = (file) => rows(`read_csv(${quote(file)}, skip = ${TITLES}, header = true, all_varchar = true,
  delim = ',', quote = '"', escape = '"', null_padding = false)`);
export const readJson = (file) => rows(`read_json(${quote(file)}, format = 'array')`);
export const count = (list, where = "true") => `SELECT "${HEADS.unit}" AS unit, count(*)::INTEGER AS received,
  (count(*) FILTER ("${HEADS.channel}" = '${ONLINE}' AND "${HEADS.level}" = '${FULL}'))::INTEGER AS met
  FROM (${list}) WHERE "${HEADS.received}" BETWEEN DATE '${PERIOD.from}' AND DATE '${PERIOD.to}' AND ${where} GROUP BY 1`;
/// What a click on a unit asks of a table that is already there.
export const ofUnit = (unit) => count("FROM list", `"${HEADS.unit}" = ${quote(unit)}`);

// ---------------------------------------------------------------- JavaScript
/// 20250131 of "31/01/2025 08:10", of a number of days since 1900 as workbooks have it, and of a Date.
function day(cell) {
  if (typeof cell === "string") {
    return cell[2] === "/" ? Number(cell.slice(6, 10)) * 10000 + Number(cell.slice(3, 5)) * 100 + Number(cell.slice(0, 2)) : 0;
  }
  if (!cell) return 0;
  const date = typeof cell === "number" ? new Date((Math.floor(cell) - 25569) * 86400000) : cell;
  return date.getUTCFullYear() * 10000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
}

export class Counts {
  constructor() { this.units = new Map(); }
  add(unit, channel, level, received) {
    const when = day(received);
    if (!(when >= from && when <= to)) return;  // also a cell that is no day
    let sums = this.units.get(unit);
    if (!sums) this.units.set(unit, sums = { received: 0, met: 0 });
    sums.received++;
    if (channel === ONLINE && level === FULL) sums.met++;
  }
  /// Rows as arrays of cells; the header is among the first.
  addTable(table) {
    let at = null;
    for (const row of table) {
      if (at) this.add(row[at.unit], row[at.channel], row[at.level], row[at.received]);
      else if (row?.includes(HEADS.unit)) at = Object.fromEntries(Object.entries(HEADS).map(([role, head]) => [role, row.indexOf(head)]));
    }
    return this;
  }
  addRecords(records) {
    for (const record of records) this.add(record[HEADS.unit], record[HEADS.channel], record[HEADS.level], record[HEADS.received]);
    return this;
  }
  rows() { return [...this.units].map(([unit, sums]) => ({ unit, ...sums })); }
}

/// What must be equal for all who did the job.
export function digest(groups) {
  const sum = (name) => groups.reduce((all, group) => all + Number(group[name]), 0);
  return { units: groups.length, received: sum("received"), met: sum("met") };
}

// ---------------------------------------------------------------- a program for this one question
const encoder = new TextEncoder(), decoder = new TextDecoder();
const hashOf = (bytes) => bytes.reduce((hash, byte) => Math.imul(hash ^ byte, 16777619), -2128831035) | 0;

/// Counts over the bytes of a CSV by a loop written for it: four columns are looked at, no cell is made,
/// nothing is kept. What a person could write by hand for one query, and the measure of what generality costs.
export class ByteLoop {
  constructor() {
    this.rest = new Uint8Array(0);
    this.lines = 0;
    this.units = new Map();
    this.online = hashOf(encoder.encode(ONLINE));
    this.full = hashOf(encoder.encode(FULL));
  }
  feed(chunk) {
    let bytes = chunk;
    if (this.rest.length) {
      bytes = new Uint8Array(this.rest.length + chunk.length);
      bytes.set(this.rest);
      bytes.set(chunk, this.rest.length);
    }
    this.rest = bytes.slice(this.walk(bytes));
  }
  /// The offset where the last line begins that has no end yet.
  walk(bytes) {
    const { units, online, full } = this;
    const end = bytes.length;
    let line = 0, i = 0;
    for (;;) {
      let column = 0, cell = i, unit = 0, channel = 0, level = 0, begin = 0, stop = 0, when = 0, hash = -2128831035;
      for (;; i++) {
        if (i === end) return line;
        const byte = bytes[i];
        if (byte === 34) {
          for (;;) {
            if (++i === end) return line;
            const inside = bytes[i];
            if (inside === 34) break;
            if (column >= 4 && column <= 6) hash = Math.imul(hash ^ inside, 16777619);
          }
        } else if (byte === 44 || byte === 10) {
          if (column === 4) { unit = hash; begin = cell; stop = i; }
          else if (column === 5) channel = hash;
          else if (column === 6) level = hash;
          else if (column === 12 && bytes[cell + 2] === 47) {
            const two = (at) => (bytes[at] - 48) * 10 + bytes[at + 1] - 48;
            when = (two(cell + 6) * 100 + two(cell + 8)) * 10000 + two(cell + 3) * 100 + two(cell);
          }
          if (byte === 10) break;
          column++;
          cell = i + 1;
          hash = -2128831035;
        } else if (column >= 4 && column <= 6) {
          hash = Math.imul(hash ^ byte, 16777619);
        }
      }
      line = ++i;
      if (++this.lines <= TITLES + 1 || when < from || when > to) continue;
      let sums = units.get(unit);
      if (!sums) units.set(unit, sums = { unit: decoder.decode(bytes.subarray(begin, stop)).replaceAll('"', ""), received: 0, met: 0 });
      sums.received++;
      if (channel === online && level === full) sums.met++;
    }
  }
  rows() { return [...this.units.values()]; }
}
