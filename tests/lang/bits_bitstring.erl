%% tests/lang/bits_bitstring.erl -- Bitstrings whose size is no multiple of eight.
%% SPDX-License-Identifier: Apache-2.0
-module(bits_bitstring).
-export([main/0, id/1]).

main() ->
    B = id(<<5:3>>),
    show("print", [<<>>, <<1:1>>, B, <<1, 2, 3:2>>, <<255:7>>, <<"ab", 1:4>>]),
    show("sizes", [{bit_size(X), byte_size(X)} || X <- [<<1:1>>, <<1:9>>, <<1:16>>]]),
    show("tests", [{is_binary(X), is_bitstring(X)} || X <- [<<1:1>>, <<1:8>>]]),
    show("concat", [<<B/bits, B/bits>>, <<B/bits, "a">>, <<"a", B/bits>>, <<1:5, (id(<<"xyz">>))/binary, 0:3>>]),
    show("to list", [bitstring_to_list(<<1, 2, 3:2>>), bitstring_to_list(B), bitstring_to_list(<<7>>)]),
    show("from list", [list_to_bitstring([1, <<3:2>>]), list_to_bitstring([<<1:1>>, <<2:2>>, <<5:5>>])]),
    show("compare", [<<1:1>> > <<0:1>>, <<1:1>> < <<1:2>>, <<255:7>> < <<255>>, <<0:3>> =:= <<0:3>>,
                     <<0:3>> =:= <<0:4>>]),
    show("sort", lists:sort([<<1:1>>, <<>>, <<128>>, <<0:1>>, <<1:2>>, <<127:7>>, <<127>>])),
    show("not binary", [caught(fun() -> binary_to_list(id(<<1:1>>)) end),
                        caught(fun() -> list_to_binary([id(<<1:1>>)]) end),
                        caught(fun() -> <<(id(<<1:1>>))/binary>> end)]),
    show("reverse bits", reverse_bits(id(<<1, 2, 3:3>>))),
    show("equal after shift", begin <<_:1, T/bits>> = id(<<0:1, "shifted">>), {T =:= <<"shifted">>, T} end),
    show("key", maps:get(<<5:3>>, #{B => found})).

reverse_bits(<<>>) -> <<>>;
reverse_bits(<<B:1, R/bits>>) -> <<(reverse_bits(R))/bits, B:1>>.

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

%% The value of F(), or the class and the reason of what it raised.
caught(F) ->
    try F()
    catch Class:Reason -> {Class, Reason}
    end.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
