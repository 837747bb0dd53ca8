%% tests/lang/bs_explained.erl -- What erl_error says about a binary that cannot be constructed.
%% SPDX-License-Identifier: Apache-2.0
-module(bs_explained).
-export([main/0]).

main() ->
    told(fun() -> <<(id("a")):16>> end),
    told(fun() -> <<1, (id(a))/float, 3>> end),
    told(fun() -> <<(id(<<1, 2>>)):3/binary>> end),
    told(fun() -> <<1:(id(-1))>> end),
    told(fun() -> <<(id(16#110000))/utf8>> end).

told(F) ->
    try F() catch Class:Reason:Trace -> io:put_chars([erl_error:format_exception(Class, Reason, [hd(Trace)]), $\n]) end.

id(X) -> X.
