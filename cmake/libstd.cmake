# cmake/libstd.cmake -- libstd/{src,shim}/*.erl -> build/lib/fireflyc/ebin/*.beam, libstd/small/*.erl -> ebin/small/*.beam, by
# the installed erlc.
# SPDX-License-Identifier: Apache-2.0
file(GLOB libstd_sources CONFIGURE_DEPENDS libstd/src/*.erl libstd/shim/*.erl libstd/small/*.erl)
file(GLOB libstd_headers CONFIGURE_DEPENDS libstd/*/*.hrl)
find_program(ERLC erlc REQUIRED)
file(MAKE_DIRECTORY ${FF_LIB}/ebin/small)
set(libstd_beams)
foreach(source ${libstd_sources})
    cmake_path(GET source STEM module)
    cmake_path(GET source PARENT_PATH folder)
    set(ebin ${FF_LIB}/ebin)
    if(folder MATCHES "/small$")
        set(ebin ${FF_LIB}/ebin/small)
    endif()
    set(beam ${ebin}/${module}.beam)
    add_custom_command(OUTPUT ${beam} COMMAND ${ERLC} +deterministic -Werror -o ${ebin} ${source}
                       DEPENDS ${source} ${libstd_headers} VERBATIM)
    list(APPEND libstd_beams ${beam})
endforeach()
# A module that went would go on hiding OTP's.
file(GLOB stale_beams ${FF_LIB}/ebin/*.beam ${FF_LIB}/ebin/small/*.beam)
list(REMOVE_ITEM stale_beams ${libstd_beams})
if(stale_beams)
    file(REMOVE ${stale_beams})
endif()
add_custom_target(libstd ALL DEPENDS ${libstd_beams})
