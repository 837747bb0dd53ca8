%% tests/size/display.erl -- Prints one binary, without an I/O server.
%% SPDX-License-Identifier: Apache-2.0
-module(display).
-export([main/0]).
main() -> erlang:display(<<"hello">>).
