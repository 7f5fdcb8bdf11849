# The window: GLFW and OpenGL 3, the same screen as the page. Adds the subcommand "window" to
# the program; a program built without it has none.
xanh_source(imgui _imgui)
if(NOT TARGET xanh)
  return()
endif()
if(WIN32)
  # No distribution has GLFW for Windows: built from the pinned source.
  xanh_source(glfw _glfw)
  add_library(xanh_glfw STATIC EXCLUDE_FROM_ALL)
  foreach(_part context egl_context init input monitor null_init null_joystick null_monitor null_window osmesa_context
                platform vulkan wgl_context win32_init win32_joystick win32_module win32_monitor win32_thread win32_time
                win32_window window)
    target_sources(xanh_glfw PRIVATE "${_glfw}/src/${_part}.c")
  endforeach()
  target_include_directories(xanh_glfw SYSTEM PUBLIC "${_glfw}/include")
  target_compile_definitions(xanh_glfw PRIVATE _GLFW_WIN32 UNICODE _UNICODE)
  target_link_libraries(xanh_glfw PUBLIC opengl32 gdi32 shell32 ole32 uuid)
  set(_drawing xanh_glfw)
else()
  find_package(glfw3 3.3 QUIET)
  find_package(OpenGL QUIET)
  if(NOT (TARGET glfw AND TARGET OpenGL::GL AND UNIX))
    message(STATUS "Without the window: GLFW 3.3 and OpenGL are needed, on a Unix desktop or Windows")
    return()
  endif()
  set(_drawing glfw OpenGL::GL)
endif()

set(_view "${CMAKE_BINARY_DIR}/rooms/window")
file(MAKE_DIRECTORY "${_view}")
file(CREATE_LINK "${CMAKE_CURRENT_SOURCE_DIR}/window" "${_view}/window" COPY_ON_ERROR SYMBOLIC)

add_library(xanh_imgui_glfw STATIC EXCLUDE_FROM_ALL ${_imgui}/backends/imgui_impl_glfw.cpp)
target_link_libraries(xanh_imgui_glfw PUBLIC xanh_imgui ${_drawing})

target_sources(xanh PRIVATE window/command.cpp window/desk.cpp window/dialogs_${XANH_SYSTEM}.cpp
  window/icon.cpp window/keyboard.cpp window/placement.cpp window/placement_path_${XANH_SYSTEM}.cpp
  window/surface.cpp)
target_include_directories(xanh PRIVATE "${_view}")
target_compile_definitions(xanh PRIVATE XANH_WITH_WINDOW)
set(XANH_WITH_WINDOW ON CACHE INTERNAL "The program has a window")
target_link_libraries(xanh PRIVATE xanh_app xanh_report xanh_text xanh_ui xanh_imgui_glfw xanh_json xanh_zlib)

# What a desktop shows in its menu and offers for tables: `cmake --install build/native`.
if(NOT WIN32)
  include(GNUInstallDirs)
  install(FILES window/xanh.desktop DESTINATION "${CMAKE_INSTALL_DATADIR}/applications")
  install(FILES "${CMAKE_SOURCE_DIR}/public/pictures/xanh.svg"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps")
endif()

if(WIN32)
  target_link_options(xanh PRIVATE -municode)
  target_link_libraries(xanh PRIVATE comdlg32)
  # The icon of the file, what its properties say, and the manifest.
  find_program(XANH_PYTHON python3 REQUIRED)
  set(XANH_ICON "${CMAKE_CURRENT_BINARY_DIR}/xanh.ico")
  add_custom_command(OUTPUT "${XANH_ICON}"
    COMMAND "${XANH_PYTHON}" "${CMAKE_SOURCE_DIR}/cmake/make_icon.py" "${CMAKE_SOURCE_DIR}/public/pictures/xanh.svg" "${XANH_ICON}"
    DEPENDS "${CMAKE_SOURCE_DIR}/cmake/make_icon.py" "${CMAKE_SOURCE_DIR}/public/pictures/xanh.svg" VERBATIM)
  enable_language(RC)
  configure_file(window/xanh.rc.in "${CMAKE_CURRENT_BINARY_DIR}/xanh.rc" @ONLY)
  set_source_files_properties("${CMAKE_CURRENT_BINARY_DIR}/xanh.rc" PROPERTIES
    OBJECT_DEPENDS "${XANH_ICON};${CMAKE_CURRENT_SOURCE_DIR}/window/xanh.manifest")
  target_sources(xanh PRIVATE "${CMAKE_CURRENT_BINARY_DIR}/xanh.rc")

  # The same program without a console: a double click opens the window, and nothing else.
  add_executable(xanh_window WIN32 $<FILTER:$<TARGET_OBJECTS:xanh>,EXCLUDE,cli/entry_win32> window/entry_win32.cpp)
  set_target_properties(xanh_window PROPERTIES OUTPUT_NAME xanh-window RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}")
  target_include_directories(xanh_window PRIVATE "${_view}")
  target_link_options(xanh_window PRIVATE -municode)
  target_link_libraries(xanh_window PRIVATE $<TARGET_PROPERTY:xanh,LINK_LIBRARIES>)
endif()
