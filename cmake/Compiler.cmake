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
                      -fno-omit-frame-pointer -O1)
  add_link_options(-fsanitize=address,undefined)
endif()
