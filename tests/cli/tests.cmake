# The command line as its user meets it: what it says and with which exit code. Uses a spreadsheet
# library of tests/package.json to make files that must be refused.
if(NOT EMSCRIPTEN AND NOT XANH_SANITIZE AND TARGET xanh)
  find_program(XANH_NODE node REQUIRED)
  foreach(_name bad_input other_rates pages pictures reading)
    add_test(NAME cli.${_name}
      COMMAND ${XANH_NODE} --test --test-reporter=spec
              "${CMAKE_CURRENT_SOURCE_DIR}/cli/${_name}.test.mjs")
    set_tests_properties(cli.${_name} PROPERTIES
      LABELS oracle TIMEOUT 200 ENVIRONMENT "XANH_PROGRAM=$<TARGET_FILE:xanh>")
  endforeach()
endif()
