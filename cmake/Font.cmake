# The typeface as a library, xanh_font: IBM Plex Sans Regular and SemiBold, fetched by npm (its
# lock file pins and checks the package), subset to the letters the interface can show and
# compiled in. Digits of this face are tabular and every Vietnamese letter is present.
# XANH_FONT_DIR may name a folder that already holds the two .ttf files.
find_program(XANH_PYFTSUBSET pyftsubset REQUIRED)
set(XANH_FONT_DIR "" CACHE PATH "Folder with IBMPlexSans_*.ttf; empty: fetched by npm")

# Basic Latin, Latin-1, the other letters of Vietnamese (and of neighbours' names), combining
# marks, punctuation, currency, arrows, comparisons, check marks, triangles.
set(_letters "U+0020-007E,U+00A0-00FF,U+0100-017F,U+01A0-01A1,U+01AF-01B0,U+0300-0303,U+0306,\
U+0309,U+0323,U+02C6,U+02DC,U+1E80-1E85,U+1EA0-1EF9,U+2009-200A,U+2010-2015,U+2018-201E,U+2020-2022,\
U+2026,U+2030,U+2032-2033,U+2039-203A,U+20AB,U+2190-2195,U+2202,U+2206,U+2211-2212,U+221E,\
U+2248,U+2260,U+2264-2265,U+25A0,U+25B2,U+25BC,U+25CF,U+2713,U+2717")

if(XANH_FONT_DIR)
  set(_faces "${XANH_FONT_DIR}")
  set(_fetched "")
else()
  find_program(XANH_NPM npm REQUIRED)
  set(_fonts "${CMAKE_BINARY_DIR}/fonts")
  set(_fetched "${_fonts}/.fetched")
  set(_package "${_fonts}/node_modules/@expo-google-fonts/ibm-plex-sans")
  add_custom_command(OUTPUT "${_fetched}"
    COMMAND ${CMAKE_COMMAND} -E make_directory "${_fonts}"
    COMMAND ${CMAKE_COMMAND} -E copy "${CMAKE_SOURCE_DIR}/public/fonts/package.json"
            "${CMAKE_SOURCE_DIR}/public/fonts/package-lock.json" "${_fonts}"
    COMMAND ${CMAKE_COMMAND} -E chdir "${_fonts}"
            "${XANH_NPM}" ci --ignore-scripts --no-audit --no-fund --loglevel=error
    COMMAND ${CMAKE_COMMAND} -E touch "${_fetched}"
    DEPENDS "${CMAKE_SOURCE_DIR}/public/fonts/package.json"
            "${CMAKE_SOURCE_DIR}/public/fonts/package-lock.json"
    COMMENT "Fetching the typeface" VERBATIM)
  set(_faces "")
endif()

set(_parts "")
foreach(_face "regular|400Regular" "semibold|600SemiBold")
  string(REPLACE "|" ";" _face "${_face}")
  list(GET _face 0 _name)
  list(GET _face 1 _style)
  if(_faces)
    set(_ttf "${_faces}/IBMPlexSans_${_style}.ttf")
  else()
    set(_ttf "${_package}/${_style}/IBMPlexSans_${_style}.ttf")
  endif()
  set(_subset "${CMAKE_BINARY_DIR}/fonts/${_name}.ttf")
  set(_cpp "${CMAKE_BINARY_DIR}/fonts/${_name}.cpp")
  # The name table keeps the copyright and licence of the typeface (SIL OFL 1.1).
  add_custom_command(OUTPUT "${_cpp}"
    COMMAND ${CMAKE_COMMAND} -E make_directory "${CMAKE_BINARY_DIR}/fonts"
    COMMAND "${XANH_PYFTSUBSET}" "${_ttf}" "--unicodes=${_letters}" "--output-file=${_subset}"
            --no-hinting --layout-features= --name-IDs=0,1,2,13,14 --drop-tables+=GSUB,GPOS,GDEF,kern
    COMMAND ${CMAKE_COMMAND} "-DINPUT=${_subset}" "-DOUTPUT=${_cpp}" "-DNAME=font_${_name}"
            -P "${XANH_EMBED_SCRIPT}"
    DEPENDS ${_fetched} "${XANH_EMBED_SCRIPT}" COMMENT "Subsetting ${_style}" VERBATIM)
  list(APPEND _parts "${_cpp}")
endforeach()

file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/fonts/include/font_data.h" CONTENT [[
// Made by cmake/Font.cmake: the two faces as TrueType bytes.
#pragma once
#include <string_view>
namespace xanh::builtin::data {
std::string_view font_regular();
std::string_view font_semibold();
}
]])
add_library(xanh_font STATIC EXCLUDE_FROM_ALL ${_parts})
target_include_directories(xanh_font PUBLIC "${CMAKE_BINARY_DIR}/fonts/include")
