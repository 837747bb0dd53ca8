%% tests/lang/bits_match_binary.erl -- Binary and bitstring segments: sizes from earlier fields, tails, sub-binaries.
%% SPDX-License-Identifier: Apache-2.0
-module(bits_match_binary).
-export([main/0, id/1]).

main() ->
    show("sized", parse(id(<<3, "abc", 2, "de", 0, 4, "fghi">>))),
    show("tail", begin <<_, T/binary>> = id(<<"xyz">>), T end),
    show("empty tail", begin <<_, T2/binary>> = id(<<"x">>), T2 end),
    show("bit tail", begin <<_:3, T3/bits>> = id(<<"xy">>), {bit_size(T3), T3} end),
    show("binary tail wants bytes", case id(<<1:9>>) of <<_:8, _/binary>> -> yes; _ -> no end),
    show("unit", begin <<X:2/binary-unit:12, Y/binary-unit:4>> = id(<<1, 2, 3, 4>>), {X, Y} end),
    show("bits size", begin <<P:5/bits, Q:11/bits>> = id(<<"zz">>), {P, Q} end),
    show("middle", begin <<_:8, M:16/bits, _/bits>> = id(<<1, 2, 3, 4>>), M end),
    show("sub of sub", sub(id(<<"abcdefgh">>))),
    show("too long", case id(<<5, "abc">>) of <<N, D:N/binary>> -> D; <<N, _/binary>> -> {short, N} end),
    show("expression size", begin <<L, W:(L * 2 - 1)/binary, R/binary>> = id(<<2, "abcd">>), {W, R} end),
    show("negative size", case id(<<1, 2>>) of <<K, _:(K - 5)/binary, _/binary>> -> yes; _ -> no end),
    show("prefix", case id(<<"prefix:rest">>) of <<"prefix:", Rest/binary>> -> Rest; _ -> none end).

parse(<<N, Data:N/binary, Rest/binary>>) -> [Data | parse(Rest)];
parse(<<>>) -> [].

sub(<<_, R/binary>>) when byte_size(R) > 4 -> sub(R);
sub(<<_:4, R:12/bits, Z/binary>>) -> {R, Z}.

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
