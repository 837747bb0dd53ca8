%% binary_to_term/2 of external terms in which bytes were changed, lost, doubled or cut off: what is refused, and what it makes of the rest.
%% SPDX-License-Identifier: Apache-2.0
-module(etf_damaged).
-export([main/0]).

-define(TAGS, [70, 77, 80, 97, 98, 99, 100, 104, 105, 106, 107, 108, 109, 110, 111, 115, 116, 118, 119]).

one_of(List) -> lists:nth(rand:uniform(length(List)), List).

leaf() -> one_of([0, -1, 255, 1 bsl 31, -(1 bsl 40), 1 bsl 64, -(1 bsl 600), 0.0, 1.5e300, a, '', 'äö', [], "text", [256, 257], <<>>, <<"bytes">>,
                  <<5:3>>, {}, #{}, fun lists:map/2]).

term(0) -> leaf();
term(Depth) ->
    Parts = [term(Depth - 1) || _ <- lists:seq(1, rand:uniform(5))],
    case rand:uniform(6) of
        1 -> Parts;
        2 -> list_to_tuple(Parts);
        3 -> maps:from_list([{leaf(), Part} || Part <- Parts]);
        4 -> Parts ++ leaf();
        5 -> list_to_binary([rand:uniform(256) - 1 || _ <- Parts]);
        6 -> leaf()
    end.

damaged(Binary) ->
    At = rand:uniform(byte_size(Binary)) - 1,
    <<Head:At/binary, Byte, Tail/binary>> = Binary,
    Result = case rand:uniform(6) of
                 1 -> <<Head/binary, (rand:uniform(256) - 1), Tail/binary>>;
                 2 -> <<Head/binary, Tail/binary>>;
                 3 -> <<Head/binary, Byte, Byte, Tail/binary>>;
                 4 -> Head;
                 5 -> <<Head/binary, (one_of(?TAGS)), Tail/binary>>;
                 6 -> <<Head/binary, (rand:uniform(4) - 1), Tail/binary>>
             end,
    case rand:uniform(3) of
        1 when Result =/= <<>> -> damaged(Result);
        _ -> Result
    end.

decoded(Binary, Options) ->
    try binary_to_term(Binary, Options) of
        {Term, Used} -> {erlang:phash2(Term), Used};
        Term -> erlang:phash2(Term)
    catch error:Reason -> Reason
    end.

round() ->
    Encoded = term_to_binary(term(rand:uniform(3)), one_of([[], [], [compressed], [{minor_version, 0}], [{minor_version, 2}]])),
    Results = [begin Damaged = damaged(Encoded), {decoded(Damaged, [used]), decoded(Damaged, [])} end || _ <- lists:seq(1, 10)],
    {erlang:phash2(Encoded), Results}.

main() ->
    rand:seed(exsss, {1, 2, 3}),
    [io:format("~w~n", [round()]) || _ <- lists:seq(1, 400)].
