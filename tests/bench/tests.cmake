# Benchmarks: measured by `./dev bench`, never by timed tests.
if(XANH_BUILD_BENCH AND NOT EMSCRIPTEN)
  find_package(benchmark REQUIRED)
  add_executable(xanh_bench bench/source_bench.cpp bench/query_bench.cpp)
  target_link_libraries(xanh_bench PRIVATE xanh_flags xanh_source xanh_query xanh_zlib
    benchmark::benchmark_main)
endif()
