%% bench/programs/json_like.erl -- A document written to a binary and parsed back.
%% SPDX-License-Identifier: Apache-2.0
-module(json_like).
-export([main/1]).

main(_) ->
    Document = [#{<<"id">> => N, <<"name">> => <<"item \"", (integer_to_binary(N))/binary, "\"">>, <<"ok">> => N rem 2 =:= 0,
                  <<"tags">> => [<<"a">>, <<"b">>, N * N]} || N <- lists:seq(1, 400)],
    io:format("~w~n", [rounds(40, Document)]).

rounds(0, Document) -> erlang:phash2(Document);
rounds(N, Document) ->
    {Document, <<>>} = value(iolist_to_binary(write(Document))),
    rounds(N - 1, Document).

write(true) -> <<"true">>;
write(false) -> <<"false">>;
write(N) when is_integer(N) -> integer_to_binary(N);
write(Text) when is_binary(Text) -> [$", << <<(escape(C))/binary>> || <<C>> <= Text >>, $"];
write(List) when is_list(List) -> [$[, lists:join($,, [write(V) || V <- List]), $]];
write(Map) -> [${, lists:join($,, [[write(K), $:, write(V)] || {K, V} <- maps:to_list(Map)]), $}].

escape($") -> <<"\\\"">>;
escape($\\) -> <<"\\\\">>;
escape(C) -> <<C>>.

value(<<"true", Rest/binary>>) -> {true, Rest};
value(<<"false", Rest/binary>>) -> {false, Rest};
value(<<$", Rest/binary>>) -> text(Rest, <<>>);
value(<<"[]", Rest/binary>>) -> {[], Rest};
value(<<$[, Rest/binary>>) -> elements(Rest, []);
value(<<${, Rest/binary>>) -> members(Rest, #{});
value(Digits) -> number(Digits, 0).

text(<<$", Rest/binary>>, Text) -> {Text, Rest};
text(<<$\\, C, Rest/binary>>, Text) -> text(Rest, <<Text/binary, C>>);
text(<<C, Rest/binary>>, Text) -> text(Rest, <<Text/binary, C>>).

elements(Json, Elements) ->
    case value(Json) of
        {V, <<$,, Rest/binary>>} -> elements(Rest, [V | Elements]);
        {V, <<$], Rest/binary>>} -> {lists:reverse(Elements, [V]), Rest}
    end.

members(Json, Map) ->
    {K, <<$:, AfterKey/binary>>} = value(Json),
    case value(AfterKey) of
        {V, <<$,, Rest/binary>>} -> members(Rest, Map#{K => V});
        {V, <<$}, Rest/binary>>} -> {Map#{K => V}, Rest}
    end.

number(<<D, Rest/binary>>, N) when D >= $0, D =< $9 -> number(Rest, N * 10 + D - $0);
number(Rest, N) -> {N, Rest}.
