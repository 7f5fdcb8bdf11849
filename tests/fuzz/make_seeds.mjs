// Writes tests/fuzz/seeds: small files of each format from one table, by SheetJS and by hand.
// Run again by hand when a format gains something: node tests/fuzz/make_seeds.mjs
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createRequire } from "node:module";

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(join(here, "../package.json"));
const XLSX = require("xlsx");

const put = (fuzzer, name, bytes) => {
  mkdirSync(join(here, "seeds", fuzzer), { recursive: true });
  writeFileSync(join(here, "seeds", fuzzer, name), bytes);
};

const rows = [
  ["UBND TỈNH LÀO CAI"], ["DANH SÁCH HỒ SƠ (từ ngày 01/01/2025 đến ngày 31/01/2025)"],
  ["STT", "Mã hồ sơ", "Tên thủ tục", "Lĩnh vực", "Đơn vị xử lý", "Ngày tiếp nhận", "Ngày hẹn trả", "Ngày trả kết quả", "Trạng thái", "Mức độ", "Hình thức nộp"],
  ["I", "Lĩnh vực Hộ tịch"],
  [1, "000.00.12.H38-250101-0001", "Đăng ký khai sinh", "Hộ tịch", "Phường Sa Pa", "01/01/2025 08:30", "03/01/2025", "02/01/2025", "Đã trả kết quả", "Toàn trình", "Trực tuyến"],
  [2, "000.00.12.H38-250102-0002", "Cấp giấy phép; \"xây dựng\"", "Xây dựng", "Sở Xây dựng", 45659.5, "2025-01-20", "", "Đang xử lý", "Một phần", "Trực tiếp"],
  [3, "000.00.12.H38-250103-0003", "Đăng ký kết hôn", "Hộ tịch", "Xã Bát Xát", "13/02/2025", "31/02/2025", "15/02/2025 10:00:00", "Đúng hạn", "4", "BCCI"],
  ["Tổng cộng", 3],
];
const book = XLSX.utils.book_new();
const sheet = XLSX.utils.aoa_to_sheet(rows);
sheet["!merges"] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 4 } }];
XLSX.utils.book_append_sheet(book, sheet, "Hồ sơ");
XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([["a", true, 1.5], [null, "b"]]), "Ẩn");
book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
const write = (type, more = {}) => XLSX.write(book, { type: "buffer", bookType: type, ...more });

const csv = XLSX.utils.sheet_to_csv(sheet);
const tsv = XLSX.utils.sheet_to_csv(sheet, { FS: "\t" });
const utf16 = (text) => Buffer.from("\uFEFF" + text, "utf16le");
put("csv", "comma", "\0" + csv);
put("csv", "tab", "\0" + tsv);
put("csv", "sep", "\0\uFEFFsep=;\r\n" + XLSX.utils.sheet_to_csv(sheet, { FS: ";" }).replaceAll("\n", "\r\n"));
put("csv", "quotes", '\x80a,"b ""c""\r\nd",e\r"x"y,\n');
put("csv", "utf16", Buffer.concat([Buffer.from([0]), utf16(tsv)]));

const deflated = write("xlsx", { bookSST: true, compression: true });
put("xlsx", "sheetjs-stored", write("xlsx", { bookSST: true }));
put("xlsx", "sheetjs-deflated", deflated);
const sheetXml = '<worksheet><dimension ref="A1:C3"/><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>a&amp;b</t></is></c></row>' +
  '<row r="3" hidden="1"><c r="A3" s="1"><v>45000.5</v></c><c r="B3" t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="str"><f>A1</f><v>x_x000D_</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>';
const stringsXml = '<sst count="3"><si><t>Hồ sơ</t></si><si><r><t>a</t></r><r><t xml:space="preserve"> b</t></r><rPh><t>p</t></rPh></si><si/><si><t/></si></sst>';
put("xlsx", "parts", [sheetXml, stringsXml,
  '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>',
  '<workbook xmlns:r="q"><workbookPr date1904="1"/><sheets><sheet name="S" sheetId="1" r:id="rId1"/><sheet name="H" state="hidden" r:id="rId1"/></sheets></workbook>',
  '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId4" Type="x/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>'].join("\n----\n"));
put("sheet", "cells", sheetXml);
put("sheet", "prefixed", sheetXml.replaceAll(/<(\/?)([a-z])/g, "<$1x:$2"));
put("shared_strings", "kinds", stringsXml);

const table = write("html").toString();
put("html", "sheetjs", table);
put("html", "spans", '<html xmlns:x="urn:x"><meta charset=utf-8><table border=1><tr><th rowspan=2>A<th colspan=2>B<tr><td>1<td x:num="45000">2</tr><tr><td>x<br>y<td><table><tr><td>in</table><td style=\'mso-number-format:"\\@"\'>007</table>');
put("mhtml", "base64", 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\nContent-Location: a.htm\r\n\r\n' + Buffer.from(table).toString("base64") + "\r\n--x--\r\n");
put("mhtml", "quoted", 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<table><tr><td>H=E1=BB=93 s=\r\n=C6=A1</td></tr><tr><td>1</td></tr></table>\r\n--x--\r\n');
put("xml_spreadsheet", "sheetjs", write("xlml"));
put("xml_spreadsheet", "merged", '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table><Row ss:Index="2"><Cell ss:Index="2" ss:MergeAcross="1" ss:MergeDown="1"><Data ss:Type="DateTime">2025-01-02T00:00:00.000</Data></Cell></Row><Row><Cell><Data ss:Type="Number">1.5</Data><Comment><Data>c</Data></Comment></Cell></Row></Table></Worksheet></Workbook>');
put("biff", "sheetjs", write("biff8"));
const records = XLSX.utils.sheet_to_json(sheet, { range: 2 });
put("json", "array", JSON.stringify(records));
put("json", "lines", records.map((record) => JSON.stringify(record)).join("\n"));
put("json", "nested", '{"ok":true,"result":{"items":[{"Ma":"H38.1","ToChuc":{"Ma":"H38","Ten":"S\\u1edf"},"TaiLieuNop":[{"DuocSoHoa":"1"},{"DuocSoHoa":0}],"x":[1,"a",null]},{"Ma":null}]}}');
put("json", "arrays", '[["a","b"],[1,true,null],[]]');
put("ods", "sheetjs", write("ods"));
put("ods", "content", '<office:document-content><office:body><office:spreadsheet><table:table table:name="S"><table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="string"><text:p>a<text:s text:c="2"/>b</text:p><text:p>c</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="1.5" table:number-columns-repeated="3"/><table:covered-table-cell/></table:table-row><table:table-row><table:table-cell office:value-type="date" office:date-value="2025-01-02"><office:annotation><text:p>n</text:p></office:annotation><text:p>2/1</text:p></table:table-cell><table:table-cell office:value-type="boolean" office:boolean-value="true"/></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>');
const CFB = XLSX.CFB;
const archive = CFB.utils.cfb_new();
CFB.utils.cfb_add(archive, "/a/one.csv", Buffer.from(csv));
CFB.utils.cfb_add(archive, "/two.csv", Buffer.from(tsv));
put("zip", "exports", CFB.write(archive, { type: "buffer", fileType: "zip", compression: true }));
put("zip", "workbook", deflated);

const sample = "Đăng ký khai sinh; hộ tịch phường Sa Pa";
put("encodings", "utf8", Buffer.concat([Buffer.from([0, 1]), Buffer.from(sample)]));
put("encodings", "utf16le", Buffer.concat([Buffer.from([1, 2]), utf16(sample)]));
put("encodings", "utf16be", Buffer.concat([Buffer.from([2, 3]), utf16(sample + "😀").swap16()]));
put("encodings", "1258", Buffer.from([3, 4, 0xd0, 0xe3, 0xf2, 0x6e, 0xea, 0xec, 0x20, 0x61, 0xcc]));
put("encodings", "tcvn3", Buffer.from([5, 6, 0xae, 0xb8, 0xb5, 0xe4, 0x20, 0xa8, 0xbe, 0x6f]));
put("encodings", "vni", Buffer.from([6, 7, 0x61, 0xf9, 0x6f, 0xe4, 0x20, 0xf1, 0x65, 0xe1]));
const damaged = Buffer.from(Buffer.from(sample).toString("latin1"));
put("encodings", "damaged", Buffer.concat([Buffer.from([7, 8]), damaged]));
put("encodings", "font", Buffer.concat([Buffer.from([8, 9]), Buffer.from("Th«ng tin ®¬n vÞ")]));

for (const [name, bytes] of Object.entries({
  csv, "csv-damaged": damaged, xlsx: write("xlsx", { bookSST: true }), html: table, ods: write("ods"), xml: write("xlml"),
  biff: write("biff8"), json: JSON.stringify(records), utf16: utf16(tsv),
  catalogue: "Mã thủ tục,Tên thủ tục,Lĩnh vực,Mức độ dịch vụ công\n1.001193,Đăng ký khai sinh,Hộ tịch,Toàn trình\n2.000635,Cấp bản sao,Hộ tịch,Một phần\n",
})) put("intake", name, bytes);
