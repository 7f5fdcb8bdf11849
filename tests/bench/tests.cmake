# Benchmarks: measured by `./dev bench`, never by timed tests.
if(XANH_BUILD_BENCH AND NOT EMSCRIPTEN)
  find_package(benchmark REQUIRED)
  add_executable(xanh_bench bench/source_bench.cpp bench/json_bench.cpp bench/query_bench.cpp bench/load_bench.cpp)
  target_link_libraries(xanh_bench PRIVATE xanh_flags xanh_source xanh_query xanh_zlib
    xanh_intake xanh_sample xanh_sample_data benchmark::benchmark_main)
  target_compile_definitions(xanh_bench PRIVATE
    XANH_COLUMNS_JSON="${CMAKE_SOURCE_DIR}/public/rules/columns.json")
  # The overview after a click, without a window; ./dev bench runs it.
  find_package(Threads REQUIRED)
  add_executable(xanh_clicks bench/clicks.cpp "${CMAKE_SOURCE_DIR}/native/cli/disk_file.cpp"
    "${CMAKE_SOURCE_DIR}/native/cli/part_threads.cpp")
  target_include_directories(xanh_clicks PRIVATE "${CMAKE_SOURCE_DIR}/native")
  target_link_libraries(xanh_clicks PRIVATE xanh_flags xanh_app Threads::Threads)
  # Where ./dev bench looks for them.
  set_target_properties(xanh_bench xanh_clicks PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}/bench")
endif()
