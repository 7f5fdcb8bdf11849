# Flags that every room shares.
add_library(xanh_flags INTERFACE)
target_compile_options(xanh_flags INTERFACE
  $<$<COMPILE_LANGUAGE:CXX>:-Wall -Wextra -Wconversion -Wshadow>)
if(XANH_WERROR)
  target_compile_options(xanh_flags INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Werror>)
endif()
if(EMSCRIPTEN)
  # Wasm exceptions are needed by the JSON parser and GoogleTest; the JavaScript kind would
  # slow every call.
  add_compile_options(-fwasm-exceptions -msimd128)
  add_link_options(-fwasm-exceptions)
endif()
if(XANH_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all
                      -fno-omit-frame-pointer -O1 -g1)  # lines are enough for a stack
  add_link_options(-fsanitize=address,undefined)
endif()
option(XANH_FUZZ "The fuzzers in tests/fuzz instead of the other tests (clang only)" OFF)
if(XANH_FUZZ)
  # Everything is instrumented, third-party readers too; only a fuzzer brings the driver itself.
  # The library's own assertions turn a wrong index that stays inside an allocation into a crash.
  set(XANH_FUZZ_FLAGS -fsanitize=address,undefined,float-cast-overflow)
  add_compile_options(-fsanitize=fuzzer-no-link ${XANH_FUZZ_FLAGS} -fno-sanitize-recover=all
                      -fno-omit-frame-pointer -UNDEBUG -D_GLIBCXX_ASSERTIONS -g1)
  add_link_options(${XANH_FUZZ_FLAGS})
endif()
