%% bench/programs/hello.erl -- The smallest program: what starting and ending costs.
%% SPDX-License-Identifier: Apache-2.0
-module(hello).
-export([main/1]).

main(_) -> io:put_chars("hello\n").
