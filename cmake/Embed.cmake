# xanh_embed(<target> BASE <dir> FILES <path>...) compiles files into the program, so that one
# program or one page needs nothing beside it. In C++:
#   #include "builtin_data.h"  ->  std::string_view xanh::builtin::file("rules/metrics.json");
# Paths are relative to BASE; the bytes are constant data. An unknown path gives an empty view.
set(XANH_EMBED_SCRIPT "${CMAKE_CURRENT_LIST_DIR}/EmbedFile.cmake")
function(xanh_embed target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "BASE" "FILES")
  set(folder "${CMAKE_CURRENT_BINARY_DIR}/${target}_embed")
  set(header "${folder}/builtin_data.h")
  set(declarations "")
  set(cases "")
  set(index 0)
  foreach(path IN LISTS arg_FILES)
    set(output "${folder}/file_${index}.cpp")
    add_custom_command(OUTPUT "${output}"
      COMMAND ${CMAKE_COMMAND} -DINPUT=${arg_BASE}/${path} -DOUTPUT=${output} -DNAME=file_${index}
              -P "${XANH_EMBED_SCRIPT}"
      DEPENDS "${arg_BASE}/${path}" "${XANH_EMBED_SCRIPT}" VERBATIM)
    target_sources(${target} PRIVATE "${output}")
    set_source_files_properties("${output}" PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
    string(APPEND declarations
      "namespace xanh::builtin::data { std::string_view file_${index}(); }\n")
    string(APPEND cases "  if (path == \"${path}\") return data::file_${index}();\n")
    math(EXPR index "${index} + 1")
  endforeach()
  file(CONFIGURE OUTPUT "${header}" CONTENT [[
// Made by cmake/Embed.cmake.
#pragma once
#include <string_view>
namespace xanh::builtin {
std::string_view file(std::string_view path);
}
]])
  file(CONFIGURE OUTPUT "${folder}/builtin_data.cpp" @ONLY CONTENT [[
#include "builtin_data.h"
@declarations@
namespace xanh::builtin {
std::string_view file(std::string_view path) {
@cases@  return {};
}
}
]])
  target_sources(${target} PRIVATE "${folder}/builtin_data.cpp")
  target_include_directories(${target} PUBLIC "${folder}")
endfunction()
