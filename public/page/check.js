// Before the other scripts: says in one sentence what keeps the page from starting, where it would stay blank
// otherwise. Read by every browser, however old: ECMAScript 5 only.

var xanhTooOld = (function () {
  function valid(bytes) {
    return typeof WebAssembly === "object" && WebAssembly.validate(new Uint8Array(bytes));
  }
  // What the program is compiled with (cmake/Compiler.cmake): a function that returns a vector, and one that
  // catches an exception.
  var simd = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11];
  var exceptions = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 8, 1, 6, 0, 6, 64, 25, 11, 11];
  try {
    return !(valid(simd) && valid(exceptions) && File.prototype.slice && Blob.prototype.arrayBuffer
      && window.ResizeObserver && window.AbortController && window.DataTransfer && String.prototype.replaceAll
      && String.prototype.normalize && window.PointerEvent);
  } catch (error) {
    return true;
  }
})();

/// Puts a sentence in the place of "Opening Xanh", once there is such a place.
function xanhTell(sentence) {
  function show() {
    document.getElementById("boot").textContent = sentence;
  }
  if (document.getElementById("boot")) show();
  else document.addEventListener("DOMContentLoaded", show);
}

if (xanhTooOld) xanhTell(xanhSay("tooOld", []));

// A script that does not arrive cannot say so itself. Such events do not bubble: they are caught on their way down.
window.addEventListener("error", function (event) {
  var source = event.target && event.target.localName === "script" && event.target.getAttribute("src");
  if (source && !xanhTooOld) xanhTell(xanhSay("noFile", [source]));
}, true);
