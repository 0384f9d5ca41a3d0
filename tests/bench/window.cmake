# bare: an empty window to measure against; eye: sees and taps, and needs libxdamage-dev
pkg_check_modules(BENCH_WINDOW REQUIRED IMPORTED_TARGET glfw3 epoxy x11)
add_executable(bare ${CMAKE_CURRENT_SOURCE_DIR}/bare.cpp)
target_link_libraries(bare PRIVATE pledge_flags PkgConfig::BENCH_WINDOW)

pkg_check_modules(XDAMAGE IMPORTED_TARGET xdamage xtst x11)
if(XDAMAGE_FOUND)
    add_executable(eye ${CMAKE_CURRENT_SOURCE_DIR}/eye.cpp)
    target_link_libraries(eye PRIVATE pledge_flags PkgConfig::XDAMAGE)
else()
    message(STATUS "tests/bench: no libxdamage-dev, so nothing that is seen will be measured")
endif()

# page_bench [language [panel]]: where a page's time goes; needs a display
add_executable(page_bench ${CMAKE_CURRENT_SOURCE_DIR}/page_bench.cpp)
target_link_libraries(page_bench PRIVATE pledge_pages pledge_platform PkgConfig::BENCH_WINDOW)
