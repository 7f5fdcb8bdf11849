# Flags that every room shares.
add_library(xanh_flags INTERFACE)
target_compile_options(xanh_flags INTERFACE
  $<$<COMPILE_LANGUAGE:CXX>:-Wall -Wextra -Wconversion>)
if(NOT XANH_UNITY)  # files compiled as one see each other's names
  target_compile_options(xanh_flags INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Wshadow>)
endif()
if(XANH_WERROR)
  target_compile_options(xanh_flags INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Werror>)
endif()
if(MINGW)
  # Fields of a few bits are packed as on other systems: cells of a table count on eight bytes.
  target_compile_options(xanh_flags INTERFACE -mno-ms-bitfields)
endif()
if(XANH_PACKAGE)
  # The same bytes wherever the tree stands, and what distributions ask of programs that open files of others.
  add_compile_options("-ffile-prefix-map=${CMAKE_BINARY_DIR}=build" "-ffile-prefix-map=${CMAKE_SOURCE_DIR}=."
    -fstack-protector-strong)
  add_link_options(-s)
  if(WIN32)
    add_link_options(-static -Wl,--no-insert-timestamp)
  else()
    add_compile_options(-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fPIE)
    add_link_options(-Wl,-z,relro,-z,now)
  endif()
endif()
if(EMSCRIPTEN)
  # Wasm exceptions are needed by the JSON parser and GoogleTest; the JavaScript kind would
  # slow every call.
  add_compile_options(-fwasm-exceptions -msimd128)
  add_link_options(-fwasm-exceptions)
endif()
if(XANH_SANITIZE)
  # The tests and the fuzzers are one build: everything is instrumented for libFuzzer, third-party readers
  # too, and only a fuzzer brings the driver. The library's own assertions turn a wrong index that stays
  # inside an allocation into a crash. Line tables are enough for a stack.
  set(XANH_SANITIZERS -fsanitize=address,undefined,float-cast-overflow)
  add_compile_options(-fsanitize=fuzzer-no-link ${XANH_SANITIZERS} -fno-sanitize-recover=all
                      -fno-omit-frame-pointer -D_GLIBCXX_ASSERTIONS -O1 -g1)
  add_link_options(${XANH_SANITIZERS})
endif()
