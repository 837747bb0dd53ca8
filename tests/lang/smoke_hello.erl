%% tests/lang/smoke_hello.erl -- The smallest program that prints.
%% SPDX-License-Identifier: Apache-2.0
-module(smoke_hello).
-export([main/0]).

main() ->
    io:put_chars("hello, world\n").
