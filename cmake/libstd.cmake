# cmake/libstd.cmake -- libstd/{src,shim}/*.erl -> build/lib/fireflyc/ebin/*.beam, by the installed erlc.
# SPDX-License-Identifier: Apache-2.0
file(GLOB libstd_sources CONFIGURE_DEPENDS libstd/src/*.erl libstd/shim/*.erl)
file(GLOB libstd_headers CONFIGURE_DEPENDS libstd/*/*.hrl)
find_program(ERLC erlc REQUIRED)
file(MAKE_DIRECTORY ${FF_LIB}/ebin)
set(libstd_beams)
foreach(source ${libstd_sources})
    cmake_path(GET source STEM module)
    set(beam ${FF_LIB}/ebin/${module}.beam)
    add_custom_command(OUTPUT ${beam} COMMAND ${ERLC} +deterministic -Werror -o ${FF_LIB}/ebin ${source}
                       DEPENDS ${source} ${libstd_headers} VERBATIM)
    list(APPEND libstd_beams ${beam})
endforeach()
add_custom_target(libstd ALL DEPENDS ${libstd_beams})
