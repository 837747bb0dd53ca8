%% tests/lang/binary_module.erl -- The binary module: search, split, replace, and number conversions.
%% SPDX-License-Identifier: Apache-2.0
-module(binary_module).
-export([main/0, id/1]).

main() ->
    B = id(<<"one,two,,three">>),
    show("match", [binary:match(B, <<",">>), binary:match(B, [<<"two">>, <<"three">>]), binary:match(B, <<"zz">>),
                   binary:matches(B, <<",">>)]),
    show("scope", binary:match(B, <<",">>, [{scope, {4, 10}}])),
    show("split", [binary:split(B, <<",">>), binary:split(B, <<",">>, [global]),
                   binary:split(B, <<",">>, [global, trim_all]),
                   binary:split(<<",a,">>, <<",">>, [global, trim]),
                   binary:split(B, [<<"two">>, <<"three">>], [global])]),
    show("replace", [binary:replace(B, <<",">>, <<"; ">>), binary:replace(B, <<",">>, <<"; ">>, [global]),
                     binary:replace(B, <<"o">>, <<"[]">>, [global, {insert_replaced, 1}])]),
    P = binary:compile_pattern([<<"ab">>, <<"abc">>, <<"b">>]),
    show("compiled", [binary:match(<<"xxabc">>, P), binary:matches(<<"abcbab">>, P)]),
    show("bytes", [binary:at(B, 0), binary:first(B), binary:last(B), binary:bin_to_list(B, 0, 3),
                   binary:list_to_bin("xy")]),
    show("numbers", [binary:encode_unsigned(258), binary:encode_unsigned(258, little), binary:encode_unsigned(0),
                     binary:decode_unsigned(<<1, 0, 0>>),
                     binary:decode_unsigned(<<1, 2>>, little), binary:encode_unsigned(1 bsl 80)]),
    show("copy", [binary:copy(<<"ab">>, 3), binary:copy(<<"ab">>, 0)]),
    show("common", [binary:longest_common_prefix([<<"erlang">>, <<"ergonomy">>]),
                    binary:longest_common_suffix([<<"running">>, <<"jumping">>])]),
    show("hex", [binary:encode_hex(<<1, 171, 255>>), binary:decode_hex(<<"01ABff">>)]),
    show("errors", [caught(fun() -> binary:at(B, id(99)) end), caught(fun() -> binary:match(B, id(<<>>)) end),
                    caught(fun() -> binary:first(id(<<>>)) end),
                    caught(fun() -> binary:copy(B, id(-1)) end), caught(fun() -> binary:encode_unsigned(id(-1)) end),
                    caught(fun() -> binary:part(B, id(9), id(9)) end)]).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

%% The value of F(), or the class and the reason of what it raised.
caught(F) ->
    try F()
    catch Class:Reason -> {Class, Reason}
    end.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
