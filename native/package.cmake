# What only ./dev package builds, of the same commands as the program.
if(WIN32)
  return()
endif()
# The command line by itself: needs no library of the machine it runs on, so it runs on older ones too.
add_executable(xanh_static cli/main.cpp cli/entry_posix.cpp)
target_link_libraries(xanh_static PRIVATE xanh_commands xanh_flags)
target_link_options(xanh_static PRIVATE -static -no-pie)
set_target_properties(xanh_static PROPERTIES OUTPUT_NAME xanh RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/static")
