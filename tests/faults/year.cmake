# year [seed…]: seed 1 unless told otherwise; more in the long run
file(GLOB year_sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/year/*.cpp)
add_executable(year ${year_sources})
target_link_libraries(year PRIVATE pledge_council pledge_device)
add_test(NAME faults.year COMMAND year)
set_tests_properties(faults.year PROPERTIES LABELS faults TIMEOUT 600)
