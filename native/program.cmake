# xanh, the program. The command line's parts are listed here; the window brings its own.
xanh_headers(cli11 CLI/CLI.hpp)
if(WIN32)
  target_compile_options(xanh_cli11 INTERFACE "$<$<COMPILE_LANGUAGE:CXX>:SHELL:-include ${CMAKE_CURRENT_SOURCE_DIR}/cli/windows_words.h>")
endif()

# What differs between systems has a file of its own for each.
if(WIN32)
  set(XANH_SYSTEM win32)
else()
  set(XANH_SYSTEM posix)
endif()

# Headers of the command line are "cli/...", and nothing else of this folder is seen.
set(_view "${CMAKE_BINARY_DIR}/rooms/cli")
file(MAKE_DIRECTORY "${_view}")
file(CREATE_LINK "${CMAKE_CURRENT_SOURCE_DIR}/cli" "${_view}/cli" COPY_ON_ERROR SYMBOLIC)
find_package(Threads REQUIRED)

# The commands are compiled once, for the program and for those that ./dev package makes of them.
add_library(xanh_commands OBJECT
  cli/chart.cpp
  cli/disk_file.cpp
  cli/export.cpp
  cli/file_sink.cpp
  cli/inspect.cpp
  cli/load.cpp
  cli/memo.cpp
  cli/open_file_${XANH_SYSTEM}.cpp
  cli/output.cpp
  cli/pages.cpp
  cli/part_threads.cpp
  cli/report.cpp
  cli/sample.cpp)
xanh_unity(xanh_commands ALONE cli/disk_file.cpp cli/file_sink.cpp cli/open_file_${XANH_SYSTEM}.cpp cli/part_threads.cpp)
target_include_directories(xanh_commands PUBLIC "${_view}")
target_link_libraries(xanh_commands PUBLIC Threads::Threads xanh_cli11 xanh_sample xanh_sample_data
  xanh_report_writer xanh_report xanh_app PRIVATE xanh_flags)
target_compile_definitions(xanh_commands PUBLIC XANH_VERSION="${PROJECT_VERSION}")

# Parsing options and printing: what takes time is in the rooms.
if(XANH_SANITIZE)
  target_compile_options(xanh_commands PUBLIC -O0)
else()
  target_compile_options(xanh_commands PUBLIC -O1)
endif()

add_executable(xanh cli/main.cpp cli/entry_${XANH_SYSTEM}.cpp)
target_link_libraries(xanh PRIVATE xanh_commands xanh_flags)
# At the top of the build folder, where ./dev and the browser tests look for it.
set_target_properties(xanh PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}")
install(TARGETS xanh)
