# The program against independent ones: DuckDB counts, LibreOffice and two npm libraries write
# workbooks. Needs the packages of tests/package.json (`./dev test` installs them).
if(NOT EMSCRIPTEN AND NOT XANH_SANITIZE AND TARGET xanh)
  find_program(XANH_NODE node REQUIRED)
  foreach(_name memo workbook metrics figures spreadsheets xls encodings json_ods markup catalogue round_trip)
    add_test(NAME oracle.${_name}
      COMMAND ${XANH_NODE} "${CMAKE_CURRENT_SOURCE_DIR}/oracle/run.mjs"
              "${CMAKE_CURRENT_SOURCE_DIR}/oracle/${_name}.test.mjs")
    set_tests_properties(oracle.${_name} PROPERTIES
      LABELS oracle TIMEOUT 600
      ENVIRONMENT "XANH_PROGRAM=$<TARGET_FILE:xanh>;XANH_FIXTURES_TEST=$<TARGET_FILE:fixtures_test>")
  endforeach()
  # It keeps all cores busy by itself, with several programs at once. Of more rows: ./dev test --all.
  set(_metrics "XANH_PROGRAM=$<TARGET_FILE:xanh>;XANH_THREADS=1")
  set_tests_properties(oracle.metrics PROPERTIES RUN_SERIAL ON ENVIRONMENT "${_metrics};XANH_ORACLE_ROWS=50000")
  add_test(NAME oracle.metrics_200k
    COMMAND ${XANH_NODE} "${CMAKE_CURRENT_SOURCE_DIR}/oracle/run.mjs" "${CMAKE_CURRENT_SOURCE_DIR}/oracle/metrics.test.mjs")
  set_tests_properties(oracle.metrics_200k PROPERTIES LABELS "oracle;long" TIMEOUT 600 RUN_SERIAL ON ENVIRONMENT "${_metrics}")
endif()
