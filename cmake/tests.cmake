# cmake/tests.cmake -- tests/unit/**/test_<file>.c: one Check executable each, run by ctest, under ASan and UBSan.
# The other .c files of its folder are linked to each test. tests/unit/runtime/ links the runtime (flavour native-asan, and once
# more, as runtime-boehm/, native-boehm), tests/unit/boehm/ that of native-boehm, everything else the compiler. Target `unit` builds them. tests/gen/: bad tables, and what the generators must say.
# SPDX-License-Identifier: Apache-2.0
enable_testing()

# The generators name file and line of every bad row. Each argument after the input must be in the output, in order.
function(ff_table_test generator input)
    list(JOIN ARGN ".*" expected)
    add_test(NAME gen/${input} COMMAND ${generator} tests/gen/${input} ${PROJECT_BINARY_DIR}/unwanted.h
             WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
    set_tests_properties(gen/${input} PROPERTIES PASS_REGULAR_EXPRESSION ${expected})
endfunction()
ff_table_test(gen_atoms atom.tab
    "atom.tab:2: error: a row starts with `atom`" "atom.tab:3: error: X is not an atom"
    "atom.tab:4: error: unexpected `b`" "atom.tab:6: error: second atom with the C name a"
    "atom.tab:7: error: second row for the atom 'a'" "atom.tab:8: error: an atom, quoted or not")
ff_table_test(gen_bifs bif.tab
    "bif.tab:2: error: '[+]' is no C identifier" "bif.tab:3: error: MODULE:FUNCTION/ARITY"
    "bif.tab:4: error: unknown flag `foo`" "bif.tab:5: error: arity 99" "bif.tab:6: error: module 'a-b'"
    "bif.tab:7: error: a row starts" "bif.tab:8: error: `foo` is no reason" "bif.tab:9: error: an atom must follow")

# docs/bif-status.md says what the tables say.
set(page ${PROJECT_BINARY_DIR}/bif-status.md)
add_test(NAME gen/bif-status.write COMMAND ${bif_status} ${page})
add_test(NAME gen/bif-status COMMAND ${CMAKE_COMMAND} -E compare_files ${PROJECT_SOURCE_DIR}/docs/bif-status.md ${page})
set_tests_properties(gen/bif-status.write PROPERTIES FIXTURES_SETUP bif-status)
set_tests_properties(gen/bif-status PROPERTIES FIXTURES_REQUIRED bif-status)

# docs/optimisations.md names what exists.
find_package(Python3 REQUIRED COMPONENTS Interpreter)
add_test(NAME docs/optimisations COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/tests/doc_names)

# Several schedulers can share a program one day: nothing is mutable beside the VM.
add_test(NAME runtime/globals COMMAND ${CMAKE_COMMAND} -DNM=${CMAKE_NM} -DLIBRARY=$<TARGET_FILE:ff_rt-native>
         -P ${PROJECT_SOURCE_DIR}/tests/gen/globals.cmake)

add_custom_target(unit)
file(GLOB_RECURSE unit_tests CONFIGURE_DEPENDS tests/unit/test_*.c)
find_package(PkgConfig REQUIRED)
pkg_check_modules(CHECK check)
if(NOT CHECK_FOUND)
    return()
endif()

# ff_unit_executable(TARGET NAME SOURCE): an executable that is the test NAME.
function(ff_unit_executable target name source)
    cmake_path(GET source PARENT_PATH folder)
    file(GLOB helpers CONFIGURE_DEPENDS ${folder}/*.c)
    list(FILTER helpers EXCLUDE REGEX "/test_[^/]*$")
    add_executable(${target} EXCLUDE_FROM_ALL ${source} ${helpers})
    set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/unit)
    target_compile_options(${target} PRIVATE ${FF_WARNINGS})
    target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/tests/unit ${CHECK_INCLUDE_DIRS})
    target_link_libraries(${target} PRIVATE ${CHECK_LINK_LIBRARIES})
    add_dependencies(unit ${target})
    add_test(NAME ${name} COMMAND ${target} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
endfunction()

# ff_runtime_unit(TARGET FLAVOUR LINK-OPTION...)
function(ff_runtime_unit target flavour)
    target_compile_options(${target} PRIVATE ${${flavour}_cc})
    target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/runtime/include ${PROJECT_SOURCE_DIR}/runtime ${FF_GEN})
    add_dependencies(${target} tables)
    target_link_libraries(${target} PRIVATE ff_rt-${flavour})
    target_link_options(${target} PRIVATE ${native_ld} ${ARGN})
endfunction()

function(ff_unit_test source)
    cmake_path(RELATIVE_PATH source BASE_DIRECTORY ${PROJECT_SOURCE_DIR}/tests/unit OUTPUT_VARIABLE name)
    string(REGEX REPLACE "[.]c$" "" name ${name})
    string(REPLACE "/" "-" target unit-${name})
    ff_unit_executable(${target} ${name} ${source})
    if(name MATCHES "^runtime/")
        ff_runtime_unit(${target} native-asan ${FF_SANITIZERS})
    else()
        target_link_libraries(${target} PRIVATE ffc-asan)
    endif()
endfunction()

# test_shared_heap.c looks into one heap strategy, test_gc.c and test_copy.c into the other.
list(FILTER unit_tests EXCLUDE REGEX "/test_shared_heap[.]c$")
if(NOT TARGET ff_rt-native-asan)
    list(FILTER unit_tests EXCLUDE REGEX "/unit/runtime/")
endif()
foreach(source ${unit_tests})
    ff_unit_test(${source})
endforeach()

if(TARGET ff_rt-native-boehm)
    file(GLOB boehm_tests CONFIGURE_DEPENDS tests/unit/runtime/test_*.c)
    list(FILTER boehm_tests EXCLUDE REGEX "/test_(gc|copy)[.]c$")
    foreach(source ${boehm_tests})
        cmake_path(GET source STEM name)
        ff_unit_executable(unit-runtime-boehm-${name} runtime-boehm/${name} ${source})
        ff_runtime_unit(unit-runtime-boehm-${name} native-boehm -lgc)
    endforeach()
endif()
