# The window: GLFW and OpenGL 3, the same screen as the page. Adds the subcommand "window" to
# the program; a program built without it has none.
find_package(glfw3 3.3 QUIET)
find_package(OpenGL QUIET)
if(NOT TARGET xanh)
  return()
endif()
if(NOT (TARGET glfw AND TARGET OpenGL::GL AND UNIX))
  message(STATUS "Without the window: GLFW 3.3 and OpenGL are needed, on a Unix desktop")
  return()
endif()

set(_view "${CMAKE_BINARY_DIR}/rooms/window")
file(MAKE_DIRECTORY "${_view}")
file(CREATE_LINK "${CMAKE_CURRENT_SOURCE_DIR}/window" "${_view}/window" COPY_ON_ERROR SYMBOLIC)

xanh_source(imgui _imgui)
add_library(xanh_imgui_glfw STATIC EXCLUDE_FROM_ALL ${_imgui}/backends/imgui_impl_glfw.cpp)
target_link_libraries(xanh_imgui_glfw PUBLIC xanh_imgui glfw)

target_sources(xanh PRIVATE window/command.cpp window/desk.cpp window/dialogs.cpp
  window/icon.cpp window/picture.cpp window/placement.cpp window/surface.cpp)
target_include_directories(xanh PRIVATE "${_view}")
target_compile_definitions(xanh PRIVATE XANH_WITH_WINDOW)
set(XANH_WITH_WINDOW ON CACHE INTERNAL "The program has a window")
target_link_libraries(xanh PRIVATE xanh_app xanh_ui xanh_imgui_glfw xanh_json xanh_zlib OpenGL::GL)

# What a desktop shows in its menu and offers for tables: `cmake --install build/native`.
include(GNUInstallDirs)
install(FILES window/xanh.desktop DESTINATION "${CMAKE_INSTALL_DATADIR}/applications")
install(FILES "${CMAKE_SOURCE_DIR}/public/pictures/xanh.svg"
  DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps")
