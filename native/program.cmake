# xanh, the program. The command line's parts are listed here; the window brings its own.
xanh_headers(cli11 CLI/CLI.hpp)

add_executable(xanh
  cli/disk_file.cpp
  cli/file_sink.cpp
  cli/inspect.cpp
  cli/load.cpp
  cli/main.cpp
  cli/memo.cpp
  cli/pages.cpp
  cli/part_threads.cpp
  cli/report.cpp
  cli/sample.cpp)
target_compile_definitions(xanh PRIVATE XANH_VERSION="${PROJECT_VERSION}")
# Parsing options and printing: what takes time is in the rooms.
if(XANH_SANITIZE)
  target_compile_options(xanh PRIVATE -O0)
else()
  target_compile_options(xanh PRIVATE -O1)
endif()
# At the top of the build folder, where ./dev and the browser tests look for it.
set_target_properties(xanh PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}")
# Headers of the command line are "cli/...", and nothing else of this folder is seen.
set(_view "${CMAKE_BINARY_DIR}/rooms/cli")
file(MAKE_DIRECTORY "${_view}")
file(CREATE_LINK "${CMAKE_CURRENT_SOURCE_DIR}/cli" "${_view}/cli" COPY_ON_ERROR SYMBOLIC)
target_include_directories(xanh PRIVATE "${_view}")
find_package(Threads REQUIRED)
target_link_libraries(xanh PRIVATE xanh_flags Threads::Threads xanh_cli11 xanh_sample xanh_sample_data
  xanh_report_writer xanh_report xanh_app)
install(TARGETS xanh)
