# The page: the core as WebAssembly and its two assemblies, dist/site/ and dist/xanh.html.
#   cmake --build build/wasm --target page
find_program(XANH_NODE node REQUIRED)

add_executable(xanh_page EXCLUDE_FROM_ALL browser_file.cpp figures.cpp host.cpp main.cpp part_reader.cpp part_workers.cpp platform.cpp stage.cpp)
set_target_properties(xanh_page PROPERTIES OUTPUT_NAME xanh)
target_link_libraries(xanh_page PRIVATE xanh_flags xanh_ui xanh_app xanh_report xanh_imgui xanh_json)
target_link_options(xanh_page PRIVATE
  -sMODULARIZE=1 -sEXPORT_NAME=createXanh -sENVIRONMENT=web,worker -sFILESYSTEM=0
  -sDYNAMIC_EXECUTION=0            # no eval: a strict content security policy holds
  -sALLOW_MEMORY_GROWTH=1 -sMAXIMUM_MEMORY=4GB -sABORTING_MALLOC=0 -sSTACK_SIZE=1MB
  -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2 -sGL_ENABLE_GET_PROC_ADDRESS=0
  -sEXPORTED_FUNCTIONS=_malloc,_free
  -sEXPORTED_RUNTIME_METHODS=GL,HEAPU8,UTF8ToString,stringToNewUTF8
  -sINCOMING_MODULE_JS_API=instantiateWasm,host)

# Dear ImGui's own typeface is never shown, and its 12 kB do not compress: the page is built from a copy
# without them.
get_target_property(_drawing xanh_imgui SOURCES)
set(_from "${_drawing}")
list(FILTER _from INCLUDE REGEX "/imgui_draw\\.cpp$")
file(READ "${_from}" _text)
string(FIND "${_text}" "static const char proggy_clean_ttf_compressed_data_base85[11980 + 1]" _begin)
string(FIND "${_text}" "static const char* GetDefaultCompressedFontDataTTFBase85()\n{" _end)
if(_begin LESS 0 OR _end LESS _begin)
  message(FATAL_ERROR "${_from} does not hold its typeface where it did in the pinned version")
endif()
string(SUBSTRING "${_text}" 0 ${_begin} _before)
string(SUBSTRING "${_text}" ${_end} -1 _after)
set(_text "${_before}static const char proggy_clean_ttf_compressed_data_base85[] = \"\";\n${_after}")
set(_to "${CMAKE_CURRENT_BINARY_DIR}/imgui_draw.cpp")
set(_there "")
if(EXISTS "${_to}")
  file(READ "${_to}" _there)
endif()
if(NOT _there STREQUAL _text)
  file(WRITE "${_to}" "${_text}")
endif()
list(TRANSFORM _drawing REPLACE "^.*/imgui_draw\\.cpp$" "${_to}")
set_target_properties(xanh_imgui PROPERTIES SOURCES "${_drawing}")
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${_from}")

# What runs once a frame, once a click or once a file is built for size; what runs once a row for speed: facts,
# queries, the dossiers' way through intake, the readers of workbooks, CSV and JSON. A file with options of its own
# is compiled alone, so a room has those that most of its files need.
foreach(_room base imgui pugixml ui chart view strings report state metric app intake source)
  target_compile_options(xanh_${_room} PRIVATE -Oz)
endforeach()
function(page_options room options)
  list(TRANSFORM ARGN PREPEND "${CMAKE_SOURCE_DIR}/core/${room}/" OUTPUT_VARIABLE files)
  set_property(SOURCE ${files} TARGET_DIRECTORY xanh_${room} APPEND PROPERTY COMPILE_OPTIONS ${options})
endfunction()
page_options(intake -O3 dossier_reader.cpp moment.cpp row_kind.cpp code_check.cpp)
page_options(source -O3 scan.cpp csv.cpp decode.cpp json.cpp json_find.cpp json_record.cpp json_shape.cpp json_text.cpp
  xlsx_sheet.cpp xml_scan.cpp zip.cpp)
# These rooms neither throw nor catch, and read no file: what they allocate when memory ends is lost with the page that
# was being made, and not given back. That is the cheaper: a fifth of their code would be there for that moment alone.
# Where JSON is read exceptions stay: its templates must be the same in all files.
foreach(_room query view chart ui imgui pugixml)
  target_compile_options(xanh_${_room} PRIVATE -fno-exceptions)
endforeach()
page_options(text -Oz collate.cpp encoding_detect.cpp encoding_names.cpp format.cpp)

set(_page "${CMAKE_SOURCE_DIR}/public/page")
set(_dist "${CMAKE_BINARY_DIR}/dist")
set(_embed "${CMAKE_SOURCE_DIR}/public/embed")
set(_icon "${CMAKE_SOURCE_DIR}/public/pictures/xanh.svg")
set(_sample "${CMAKE_SOURCE_DIR}/public/sample/mau-lao-cai.xlsx")
add_custom_command(OUTPUT "${_dist}/xanh.html"
  COMMAND "${XANH_NODE}" "${CMAKE_SOURCE_DIR}/cmake/make_page.mjs" --page "${_page}"
          --js "$<TARGET_FILE:xanh_page>" --wasm "$<TARGET_FILE_DIR:xanh_page>/xanh.wasm"
          --icon "${_icon}" --version "${PROJECT_VERSION}" --sample "${_sample}"
          --embed "${_embed}" --out "${_dist}"
  DEPENDS xanh_page "${CMAKE_SOURCE_DIR}/cmake/make_page.mjs" "${CMAKE_SOURCE_DIR}/cmake/make_site.mjs"
          "${_page}/index.html" "${_page}/style.css" "${_page}/sentences.js" "${_page}/check.js" "${_page}/trusted.js"
          "${_page}/copy.js" "${_page}/twin.js" "${_page}/files.js" "${_page}/workers.js" "${_page}/part_worker.js" "${_page}/input.js" "${_page}/touch.js" "${_page}/core.js"
          "${_page}/diagnostics.js" "${_page}/recovery.js" "${_page}/offline.js" "${_page}/sources.js" "${_page}/embed.js" "${_page}/start.js"
          "${_page}/sw.js" "${_page}/manifest.webmanifest" "${_icon}" "${_sample}"
          "${_embed}/xanh-dashboard.js" "${_embed}/example.html" "${_embed}/example.css" "${_embed}/example.js" "${_embed}/allowed.json"
  COMMENT "Assembling the page" VERBATIM)
add_custom_target(page ALL DEPENDS "${_dist}/xanh.html")
