# Finds the Emscripten toolchain file wherever em++ is installed (Debian's package, an
# emsdk, Homebrew), so that `cmake --preset wasm` needs no machine path.
find_program(XANH_EMXX em++ REQUIRED)
execute_process(COMMAND em-config EMSCRIPTEN_ROOT
  OUTPUT_VARIABLE _emscripten_root OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
if(NOT _emscripten_root)
  file(REAL_PATH "${XANH_EMXX}" _emxx)
  get_filename_component(_emscripten_root "${_emxx}" DIRECTORY)
endif()
include("${_emscripten_root}/cmake/Modules/Platform/Emscripten.cmake")
