# The page in Chromium, against the figures of the native program. The page is the wasm build's;
# the program is built first (./dev test) or named by -DXANH_PROGRAM.
if(EMSCRIPTEN)
  find_program(XANH_NODE node REQUIRED)
  set(XANH_PROGRAM "${CMAKE_SOURCE_DIR}/build/native/xanh" CACHE FILEPATH
      "The native program, whose figures the page must show")
  foreach(_name main_job pages views bad_input keyboard typing touch drawing reading axe site recovery parts embed memo pictures copy)
    add_test(NAME browser.${_name}
      COMMAND ${XANH_NODE} --test --test-reporter=spec
              "${CMAKE_CURRENT_SOURCE_DIR}/browser/${_name}.test.mjs")
    set_tests_properties(browser.${_name} PROPERTIES TIMEOUT 400
      ENVIRONMENT "XANH_DIST=${CMAKE_BINARY_DIR}/dist;XANH_PROGRAM=${XANH_PROGRAM};XANH_ARTEFACTS=${CMAKE_BINARY_DIR}/artefacts")
  endforeach()
  # Judges forty pages by a hundred rules.
  set_tests_properties(browser.axe PROPERTIES TIMEOUT 900)
  # What is sent before the first number shows. The aim is 700 kB, then 550: a lighter page lowers the limit.
  add_test(NAME browser.weight
    COMMAND ${XANH_NODE} "${CMAKE_CURRENT_SOURCE_DIR}/browser/weight.mjs" "${CMAKE_BINARY_DIR}/dist" --most 1000)
  # Begun first, so that the run does not end with one of them alone.
  set_tests_properties(browser.axe browser.views browser.reading browser.main_job browser.site PROPERTIES COST 100)
  # Counts frames, and what a slow machine may lose: by itself.
  set_tests_properties(browser.drawing browser.keyboard browser.touch browser.typing PROPERTIES RUN_SERIAL ON)
endif()

# The window draws the same screen. The sanitized program is left out: drivers leak.
find_program(XANH_XVFB_RUN xvfb-run)
if(TARGET xanh AND XANH_WITH_WINDOW AND XANH_XVFB_RUN AND NOT XANH_SANITIZE)
  find_program(XANH_NODE node REQUIRED)
  add_test(NAME native.window
    COMMAND ${XANH_NODE} --test --test-reporter=spec
            "${CMAKE_CURRENT_SOURCE_DIR}/browser/window.test.mjs")
  set_tests_properties(native.window PROPERTIES TIMEOUT 300
    ENVIRONMENT "XANH_PROGRAM=$<TARGET_FILE:xanh>;XANH_ARTEFACTS=${CMAKE_BINARY_DIR}/artefacts")
endif()
