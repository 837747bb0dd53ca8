%% tests/lang/bif_borders.erl -- Borders of BIFs that OTP has somewhere else than one would guess.
%% SPDX-License-Identifier: Apache-2.0
-module(bif_borders).
-export([main/0]).

main() ->
    Bits = <<0, 32, 64, 16:5>>,
    show([binary:copy(Bits, 0), binary:part(Bits, 1, 2), binary:part(Bits, {3, -1}), binary_to_list(Bits, 2, 3)]),
    show([catch_(fun() -> binary:copy(Bits, 1) end), catch_(fun() -> binary:part(Bits, 3, 1) end)]),
    %% A search that ends at 0 does not look at its patterns; the end of a list of options is not looked at.
    show([binary:match(<<>>, x), binary:matches(<<>>, []), binary:split(<<>>, <<1:1>>), binary:match(<<"a">>, x, [{scope, {0, 0}}]),
          binary:replace(<<>>, <<>>, <<"b">>), binary:split(<<"abcb">>, <<"b">>, [global | x])]),
    show([catch_(fun() -> binary:match(<<"a">>, x, [{scope, {1, 0}}]) end), catch_(fun() -> binary:split(<<"a">>, <<"b">>, x) end),
          catch_(fun() -> binary:match(<<"a">>, <<"a">>, [{scope, {0, 1}} | x]) end)]),
    show([length(float_to_list(F, [{scientific, D}])) || F <- [1.0, -1.0, 1.0e-100], D <- [0, 248]]),
    show([catch_(fun() -> length(float_to_list(F, [{scientific, D}])) end) || F <- [1.0, -1.0, 1.0e100, -1.0e-100], D <- [249, 250]]),
    show([erlang:posixtime_to_universaltime(S) || S <- [1 bsl 55, 1 bsl 59, (1 bsl 63) - 1]]),
    show([catch_(fun() -> erlang:universaltime_to_posixtime({{Y, 1, 1}, {0, 0, 0}}) end) || Y <- [1599, 1600, 1902, 1 bsl 31 - 2, 1 bsl 31 - 1]]),
    show([catch_(fun() -> erlang:localtime_to_universaltime({{1901, 12, 31}, {0, 0, 0}}) end)]),
    show([erlang:adler32_combine(17, 31, 0), erlang:adler32_combine(17, 31, 1), erlang:crc32_combine(17, 31, 0)]),
    %% A list of no elements is its tail. Pids of other nodes have 32 bits; creations of one byte have two.
    show([binary_to_term(<<131, 108, 0:32, 97, 1>>), binary_to_term(<<131, 104, 2, 108, 0:32, 108, 0:32, 106, 97, 7>>)]),
    show([binary_to_term(<<131, 110, 1, Sign, 5>>) || Sign <- [0, 1, 2, 255]]),
    show([erlang:fun_to_list(fun M:F/1) || {M, F} <- [{lists, '\x{e9}'}, {'\x{65e5}', f}]]),
    Bag = ets:new(bag, [bag, {keypos, 2}]),
    show([catch_(fun() -> ets:delete_object(Bag, {1}) end), ets:delete_object(Bag, {1, 2}),
          catch_(fun() -> ets:update_element(Bag, 1, {1, 2}) end)]),
    Pid = binary_to_term(<<131, 88, 119, 1, "n", 16#1020304:32, 5:32, 9:32>>),
    show([erlang:phash2(Pid), erlang:phash2(Pid, 37), erlang:external_size(Pid), term_to_binary(Pid)]),
    show([catch_(fun() -> binary_to_term(<<131, 103, 119, 1, "n", 1:32, 5:32, C>>), ok end) || C <- [3, 4]]),
    show([catch_(fun() -> binary_to_term(<<131, 102, 119, 1, "n", 1:32, C>>), ok end) || C <- [3, 4]]),
    [show([X < Y || X <- L, Y <- L]) || L <- [identifiers(Node) || Node <- [<<"a@b">>, <<"z@b">>]]],
    Ref = lists:nth(4, identifiers(<<"a@b">>)), Port = lists:nth(5, identifiers(<<"a@b">>)),
    show([catch_(fun() -> demonitor(Ref) end), catch_(fun() -> demonitor(Ref, [info]) end), catch_(fun() -> unlink(Port) end)]),
    show([unicode:characters_to_list(B, {utf16, E}) || B <- [<<1>>, <<16#d8>>, <<16#dc>>, <<16#d8, 1, 2>>, <<1, 16#d8>>], E <- [big, little]]),
    show([unicode:characters_to_list(B, {utf32, E}) || B <- [<<0>>, <<1>>, <<0, 16>>, <<0, 17>>, <<0, 0, 16#d8>>, <<254, 255, 0>>], E <- [big, little]]),
    show([unicode:characters_to_binary([<<1>>, 2, [<<3, 4>> | <<5>>]], utf16), unicode:characters_to_binary([<<0>>, $a], utf32)]).

%% This node's and another's, whose name decides where the rest is equal.
identifiers(Node) ->
    Name = <<119, (byte_size(Node)), Node/binary>>,
    [self(), make_ref(), hd(erlang:ports() ++ [list_to_port("#Port<0.1>")]),
     binary_to_term(<<131, 90, 0, 3, Name/binary, 1:32, 1:32, 2:32, 3:32>>), binary_to_term(<<131, 89, Name/binary, 1:32, 1:32>>)].

catch_(F) ->
    try F() catch error:Reason -> Reason end.

show(Values) -> io:format("~w~n", [Values]).
