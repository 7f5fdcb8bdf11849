# Third-party libraries as targets xanh_<name>. Each source is taken from XANH_<NAME>_DIR if
# given, else from the upstream repository at its pinned tag. `./dev` passes the directories.
include(FetchContent)
file(STRINGS "${CMAKE_SOURCE_DIR}/cmake/sources.txt" _pins REGEX "^[a-z]")
file(STRINGS "${CMAKE_SOURCE_DIR}/packaging/sources.txt" _more REGEX "^[a-z]")
list(APPEND _pins ${_more})

# Sets <out> to the source tree of a pinned library.
function(xanh_source name out)
  string(TOUPPER "${name}" upper)
  set(XANH_${upper}_DIR "" CACHE PATH "Source tree of ${name}; empty: fetched from upstream")
  if(XANH_${upper}_DIR)
    set(${out} "${XANH_${upper}_DIR}" PARENT_SCOPE)
    return()
  endif()
  foreach(pin IN LISTS _pins)
    string(REPLACE " " ";" pin "${pin}")
    list(GET pin 0 pinned)
    if(pinned STREQUAL name)
      list(GET pin 4 repository)
      list(GET pin 5 tag)
      # SOURCE_SUBDIR names no CMakeLists.txt on purpose: only the sources are wanted.
      FetchContent_Declare(${name} GIT_REPOSITORY "${repository}" GIT_TAG "${tag}"
                           GIT_SHALLOW ON SOURCE_SUBDIR none)
      FetchContent_MakeAvailable(${name})
      set(${out} "${${name}_SOURCE_DIR}" PARENT_SCOPE)
      return()
    endif()
  endforeach()
  message(FATAL_ERROR "No pin for ${name} in cmake/sources.txt")
endfunction()

# A header-only library installed on the build machine. Only its own folder is put on the
# include path: the host's /usr/include must never be seen by a cross compiler.
function(xanh_headers name header)
  string(TOUPPER "${name}" upper)
  find_path(XANH_${upper}_INCLUDE "${header}" PATHS /usr/include /usr/local/include
            /opt/homebrew/include NO_CMAKE_FIND_ROOT_PATH REQUIRED)
  get_filename_component(folder "${header}" DIRECTORY)
  set(view "${CMAKE_BINARY_DIR}/include/${name}")
  file(MAKE_DIRECTORY "${view}")
  file(CREATE_LINK "${XANH_${upper}_INCLUDE}/${folder}" "${view}/${folder}"
       COPY_ON_ERROR SYMBOLIC)
  add_library(xanh_${name} INTERFACE)
  target_include_directories(xanh_${name} SYSTEM INTERFACE "${view}")
endfunction()

xanh_headers(json nlohmann/json.hpp)
xanh_headers(fast_float fast_float/fast_float.h)

xanh_source(zlib _zlib)
add_library(xanh_zlib STATIC
  ${_zlib}/adler32.c ${_zlib}/crc32.c ${_zlib}/deflate.c ${_zlib}/inffast.c
  ${_zlib}/inflate.c ${_zlib}/inftrees.c ${_zlib}/trees.c ${_zlib}/zutil.c)
target_include_directories(xanh_zlib SYSTEM PUBLIC "${_zlib}")
target_compile_definitions(xanh_zlib PRIVATE HAVE_UNISTD_H)

xanh_source(pugixml _pugixml)
add_library(xanh_pugixml STATIC ${_pugixml}/src/pugixml.cpp)
target_include_directories(xanh_pugixml SYSTEM PUBLIC "${_pugixml}/src")
target_compile_definitions(xanh_pugixml PUBLIC PUGIXML_NO_EXCEPTIONS PUGIXML_NO_XPATH PUGIXML_NO_STL)

xanh_source(imgui _imgui)
add_library(xanh_imgui STATIC EXCLUDE_FROM_ALL
  ${_imgui}/imgui.cpp ${_imgui}/imgui_draw.cpp ${_imgui}/imgui_tables.cpp
  ${_imgui}/imgui_widgets.cpp ${_imgui}/backends/imgui_impl_opengl3.cpp)
target_include_directories(xanh_imgui SYSTEM PUBLIC "${_imgui}" "${_imgui}/backends")
target_compile_definitions(xanh_imgui PUBLIC IMGUI_DISABLE_DEMO_WINDOWS IMGUI_DISABLE_DEBUG_TOOLS
  IMGUI_DISABLE_OBSOLETE_FUNCTIONS)
if(EMSCRIPTEN)
  target_compile_definitions(xanh_imgui PUBLIC IMGUI_IMPL_OPENGL_ES3)
endif()

if(XANH_BUILD_TESTS)
  find_path(XANH_GOOGLETEST_DIR googletest/CMakeLists.txt PATHS /usr/src/googletest
            NO_CMAKE_FIND_ROOT_PATH)
  set(BUILD_GMOCK OFF CACHE BOOL "" FORCE)
  set(INSTALL_GTEST OFF CACHE BOOL "" FORCE)
  if(XANH_GOOGLETEST_DIR)
    add_subdirectory("${XANH_GOOGLETEST_DIR}" googletest EXCLUDE_FROM_ALL)
  else()
    FetchContent_Declare(googletest GIT_REPOSITORY https://github.com/google/googletest.git
                         GIT_TAG v1.16.0 GIT_SHALLOW ON)
    FetchContent_MakeAvailable(googletest)
  endif()
endif()
