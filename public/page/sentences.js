// Sentences for the moments when the core cannot speak: before it runs and after it has stopped. All others
// are in public/text. Read by every browser, however old: ECMAScript 5 only.

var xanhSentences = {
  tooOld: {
    vi: "Trình duyệt này quá cũ để chạy Xanh: hãy dùng Chrome, Edge hoặc Cốc Cốc từ bản 109, Firefox từ bản 115, Safari từ bản 16.4.",
    en: "This browser is too old to run Xanh: please use Chrome, Edge or Coc Coc from version 109, Firefox from 115, Safari from 16.4." },
  noFile: {
    vi: "Máy chủ không gửi tệp {0}: đề nghị quản trị viên chép đủ các tệp của Xanh lên máy chủ, rồi tải lại trang.",
    en: "The server does not send the file {0}: please ask its administrator to copy all files of Xanh, then reload the page." },
  noProgram: {
    vi: "Máy chủ không gửi chương trình {0} ({1}): đề nghị quản trị viên cho phép tệp .wasm với kiểu application/wasm (mẫu cấu hình: nginx.conf, web.config), rồi tải lại trang.",
    en: "The server does not send the program {0} ({1}): please ask its administrator to allow .wasm files with the type application/wasm (see nginx.conf or web.config), then reload the page." },
  notWasm: { vi: "nội dung gửi về không phải WebAssembly", en: "what it sends is not WebAssembly" },
  noAnswer: { vi: "không có trả lời", en: "no answer" },
  noStart: {
    vi: "Xanh không khởi động được trên trình duyệt này: hãy đóng bớt thẻ rồi tải lại trang, hoặc dùng bản mới của Chrome, Edge, Firefox, Safari.",
    en: "Xanh could not start in this browser: close some tabs and reload the page, or use a current Chrome, Edge, Firefox or Safari." },
  stopped: { vi: "Xanh đã dừng vì một lỗi bên trong", en: "Xanh has stopped because of a fault of its own" },
  stoppedSafe: {
    vi: "Số liệu vẫn chỉ ở trên máy này; các tệp gốc không bị thay đổi.",
    en: "The data are still on this computer only; the files themselves are unchanged." },
  stoppedFiles: {
    vi: "“Mở lại” chạy lại chương trình, đọc lại {0} tệp đang mở và giữ cách xem đang chọn. Chỉ tiêu, bí danh đơn vị và cách đọc tệp chưa lưu thành tệp cài đặt thì phải nhập lại.",
    en: "“Open again” restarts the program, reads the open files ({0}) again and keeps the chosen view. Targets, unit aliases and reading decisions that were not saved as a settings file must be entered again." },
  stoppedNoFiles: {
    vi: "“Mở lại” chạy lại chương trình và giữ cách xem đang chọn.",
    en: "“Open again” restarts the program and keeps the chosen view." },
  openAgain: { vi: "Mở lại", en: "Open again" },
  startEmpty: { vi: "Bắt đầu lại, không mở tệp", en: "Start again without the files" },
  copyDiagnostics: { vi: "Chép thông tin chẩn đoán", en: "Copy diagnostics" },
  copied: {
    vi: "Đã chép: phiên bản, trình duyệt, số đếm và các lỗi gần nhất; không có số liệu, không có tên tệp.",
    en: "Copied: versions, browser, counts and the last errors; no data, no file names." },
  dataAsOf: { vi: "Số liệu đến {0}", en: "Data as of {0}" },
  noData: { vi: "Chưa có số liệu", en: "No data yet" },
  notAllowed: {
    vi: "Không mở được {0}: chỉ nhận số liệu cùng máy chủ với trang này.",
    en: "{0} cannot be opened: only data from this page's own server are taken." },
  notListed: {
    vi: "Không mở được {0}: quản trị viên máy chủ chưa cho phép trang này lấy số liệu từ địa chỉ đó (tệp {1} của Xanh).",
    en: "{0} cannot be opened: the server's administrator has not allowed this page to take data from there (Xanh's file {1})." },
  badList: {
    vi: "Chưa lấy số liệu nào: không đọc được tệp {0} của Xanh; đề nghị quản trị viên máy chủ kiểm tra tệp này.",
    en: "No data were taken: Xanh's file {0} cannot be read; please ask the server's administrator to check it." },
  notFetched: { vi: "Không tải được số liệu {0} ({1}).", en: "The data {0} could not be fetched ({1})." }
};

/// The sentence in one language, with {0}, {1} replaced; in both where the language is not known yet.
function xanhSay(key, args, language) {
  if (!language) return xanhSay(key, args, "vi") + "\n" + xanhSay(key, args, "en");
  return xanhSentences[key][language].replace(/\{(\d)\}/g, function (_, i) {
    var part = args[i];
    return part && part[language] ? part[language] : String(part);
  });
}
