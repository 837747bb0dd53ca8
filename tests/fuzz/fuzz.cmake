# tests/fuzz/fuzz.cmake -- target fuzz-beam (libFuzzer, run by hand) and the ctest fuzz/beam, its repeatable little sister.
# SPDX-License-Identifier: Apache-2.0
add_executable(mutate-beam EXCLUDE_FROM_ALL tests/fuzz/mutate_beam.c tests/fuzz/fuzz_beam.c)
target_compile_options(mutate-beam PRIVATE ${FF_WARNINGS})
target_link_libraries(mutate-beam PRIVATE ffc-asan)
add_dependencies(unit mutate-beam)

# The files differ in what they stress: literals, bit syntax, floats and bignums, calls between processes.
file(GLOB fuzz_seeds /usr/lib/erlang/lib/stdlib-*/ebin/maps.beam /usr/lib/erlang/lib/stdlib-*/ebin/base64.beam
                     /usr/lib/erlang/lib/stdlib-*/ebin/rand.beam /usr/lib/erlang/lib/stdlib-*/ebin/gen_server.beam)
if(fuzz_seeds)
    add_test(NAME fuzz/beam COMMAND mutate-beam 1000 ${fuzz_seeds})
endif()

add_executable(fuzz-beam EXCLUDE_FROM_ALL tests/fuzz/fuzz_beam.c ${compiler_sources})
add_dependencies(fuzz-beam tables)
target_compile_options(fuzz-beam PRIVATE -std=gnu17 -O1 -g ${FF_WARNINGS} -fsanitize=fuzzer,address,undefined)
target_compile_definitions(fuzz-beam PRIVATE FFC_VERSION="fuzz")
target_include_directories(fuzz-beam PRIVATE ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/compiler ${FF_GEN})
target_link_options(fuzz-beam PRIVATE -fsanitize=fuzzer,address,undefined)
target_link_libraries(fuzz-beam PRIVATE ZLIB::ZLIB m)

# target fuzz-packet (libFuzzer, run by hand); tests/unit/runtime/test_packet.c runs the same check on bytes that it makes.
add_executable(fuzz-packet EXCLUDE_FROM_ALL tests/fuzz/fuzz_packet.c runtime/bin/packet.c runtime/bin/http.c)
target_compile_options(fuzz-packet PRIVATE -std=gnu17 -O1 -g ${FF_WARNINGS} -fsanitize=fuzzer,address,undefined)
target_compile_definitions(fuzz-packet PRIVATE FUZZ)
target_include_directories(fuzz-packet PRIVATE ${PROJECT_SOURCE_DIR}/runtime)
target_link_options(fuzz-packet PRIVATE -fsanitize=fuzzer,address,undefined)
