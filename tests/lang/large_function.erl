%% tests/lang/large_function.erl -- One function of thousands of instructions, as parsers and tables of characters have them.
%% SPDX-License-Identifier: Apache-2.0
-module(large_function).
-export([main/0]).

-define(D(E), ((step(E) * 3 + 1) band 16#ffff)).
-define(D4(E), ?D(?D(?D(?D(E))))).
-define(D16(E), ?D4(?D4(?D4(?D4(E))))).
-define(D64(E), ?D16(?D16(?D16(?D16(E))))).
-define(D256(E), ?D64(?D64(?D64(?D64(E))))).

main() -> erlang:display([large(N) || N <- [0, 1, 77, 65535]]).

large(X) -> ?D256(?D64(X)).

step(X) when X rem 2 =:= 0 -> X div 2;
step(X) -> X.
