# One library per folder of core/. A room sees only the rooms it links: its headers are reached
# through a folder of its own that holds nothing but a link to it, so that an include against
# the table of the architecture does not compile.
#   xanh_library(query SOURCES query.cpp LINKS base text facts)
#
# With XANH_UNITY several files of a room are compiled as one, since most of a file's time goes into its
# headers: the whole gate takes half the time. native-debug builds file by file: there each file must
# include what it uses.
# ALONE are the files that share a name of their own with a neighbour, and those that run once a row: in a large
# unit a compiler gives up putting small functions where they are called.
function(xanh_unity target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "ALONE")
  set_target_properties(${target} PROPERTIES UNITY_BUILD ${XANH_UNITY} UNITY_BUILD_BATCH_SIZE 12)
  set_source_files_properties(${arg_ALONE} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()

function(xanh_library room)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;ALONE;LINKS")
  set(view "${CMAKE_BINARY_DIR}/rooms/${room}")
  file(MAKE_DIRECTORY "${view}")
  file(CREATE_LINK "${CMAKE_CURRENT_SOURCE_DIR}" "${view}/${room}" COPY_ON_ERROR SYMBOLIC)
  if(arg_SOURCES)
    add_library(xanh_${room} STATIC ${arg_SOURCES} ${arg_ALONE})
    set(scope PUBLIC)
    target_link_libraries(xanh_${room} PRIVATE xanh_flags)
    xanh_unity(xanh_${room} ALONE ${arg_ALONE})
  else()
    add_library(xanh_${room} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_include_directories(xanh_${room} ${scope} "${view}")
  foreach(link IN LISTS arg_LINKS)
    string(REGEX REPLACE "^xanh_" "" link "${link}")
    target_link_libraries(xanh_${room} ${scope} xanh_${link})
  endforeach()
endfunction()

# A GoogleTest program, run by ctest natively, under sanitizers and as wasm under Node.
#   xanh_test(nfc_test SOURCES nfc_test.cpp LINKS text)
# LONG: begun before the others, so that the run does not end with it on one core alone.
function(xanh_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "LONG" "" "SOURCES;ALONE;LINKS")
  add_executable(${name} ${arg_SOURCES} ${arg_ALONE})
  target_link_libraries(${name} PRIVATE xanh_flags GTest::gtest_main)
  xanh_unity(${name} ALONE ${arg_ALONE})
  foreach(link IN LISTS arg_LINKS)
    string(REGEX REPLACE "^xanh_" "" link "${link}")
    target_link_libraries(${name} PRIVATE xanh_${link})
  endforeach()
  # A test's own code runs once: it is built fast, and what it tests as it is shipped.
  target_compile_options(${name} PRIVATE -O0)
  if(EMSCRIPTEN)
    target_link_options(${name} PRIVATE -O1 -sNODERAWFS=1 -sALLOW_MEMORY_GROWTH=1
      -sMAXIMUM_MEMORY=4GB -sSTACK_SIZE=1MB -sEXIT_RUNTIME=1 -sENVIRONMENT=node)
    set(test wasm.${name})
    add_test(NAME ${test} COMMAND node $<TARGET_FILE:${name}>)
  elseif(XANH_SANITIZE)
    set(test sanitize.${name})
    add_test(NAME ${test} COMMAND ${name})
  else()
    set(test native.${name})
    add_test(NAME ${test} COMMAND ${name})
  endif()
  if(arg_LONG)
    set_tests_properties(${test} PROPERTIES COST 100)
  endif()
endfunction()
