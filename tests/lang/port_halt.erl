%% tests/lang/port_halt.erl -- halt/1 waits until a port has written what it was given; with {flush, false} it does not.
%% SPDX-License-Identifier: Apache-2.0
-module(port_halt).
-export([main/0]).

%% The program at the other end waits until more has been sent than a pipe holds, and tells how much came.
main() ->
    Port = open_port({spawn, "sh -c 'sleep 0.3; wc -c | tr -d \" \"'"}, [out]),
    port_command(Port, binary:copy(<<"0123456789">>, 100000)),
    halt(0).
