%% tests/lang/uni_clusters.erl -- Grapheme clusters of every code point, of OTP's kinds of pairs, and of nested text of all
%% shapes: clusters, and what is left.
%% SPDX-License-Identifier: Apache-2.0
-module(uni_clusters).
-export([main/0]).

main() ->
    io:format("~w~n", [all_code_points()]),
    [io:format("~p~n", [clusters(T)]) || T <- samples()],
    {Sums, _} = lists:mapfoldl(fun(_, Seed) -> batch(Seed) end, 4711, lists:seq(1, 20)),
    io:format("~w~n", [Sums]),
    [io:format("~w~n", [odd(T)]) || T <- odds()].

%% Each code point behind and before one of each kind.
all_code_points() ->
    [erlang:phash2([join(CP, Other) || CP <- lists:seq(0, 16#10FFFF, 1 + 6 * N)]) || {N, Other} <- lists:enumerate(kinds())].

join(CP, Other) -> {unicode_util:gc([CP, Other, $a]), unicode_util:gc([Other, CP])}.

kinds() ->
    [$a, 16#e9, $\r, $\n, 16#301, 16#200D, 16#600, 16#1100, 16#1161, 16#11A8, 16#AC00, 16#AC01, 16#1F1E6, 16#1F600, 16#903, 16#3041, 16#1F3FB, 16#D800].

samples() ->
    ["", "abc", "a\r\nb", "\r\r\n\n", [$e, 16#301, $x], [16#1F468, 16#200D, 16#1F469, 16#200D, 16#1F467, $!],
     [16#1F1E6, 16#1F1E7, 16#1F1E8, 16#301], [16#1100, 16#1100, 16#AC00, 16#1161, 16#11A8, 16#11A8, 16#301],
     [16#AC01, 16#1161], [16#1F600, 16#200D, 16#301, 16#1F600], [16#600, 16#601, $a, 16#301, $b], [16#600, $\r, $\n],
     [16#600], [16#600, [16#601, [$a]], <<"bc">>], [<<"e">>, [[16#301], <<16#302/utf8>>], "z"], <<"a", 16#301/utf8, "b">>,
     [[[[$a], $b], $c], $d, [[$e]], <<"f">>], [[16#3041], [[16#301]], [], [[[]]], <<>>, [16#302 | <<"tail">>]],
     [<<"x", 255, "y">>], [16#3041, <<255>>], [16#3041, 16#301, <<255>>], [16#1F600, <<255>>], [16#1F600 | <<255>>],
     [16#1F600, 16#301, <<255>>, $a], [16#600, <<255>>], [16#1100, <<255>>], [16#1100, 16#1161 | <<255>>], [16#1F1E6, <<200>>],
     [$a | <<16#301/utf8>>], [[$a | <<16#301/utf8>>], $b], [16#110000, 16#301], [1 bsl 70, 16#301], [-1, 16#301], [-(1 bsl 70), 16#301]].

clusters(Text) -> clusters(Text, 0).
clusters(_, 12) -> more;
clusters(Text, N) ->
    case catch unicode_util:gc(Text) of
        [GC | Rest] -> [{GC, Rest} | clusters(Rest, N + 1)];
        {'EXIT', {Reason, _}} -> {exit, Reason};
        Other -> Other
    end.

%% ---- texts by chance ----

batch(Seed) ->
    {Texts, Next} = lists:mapfoldl(fun(_, S) -> text(S, 4) end, Seed, lists:seq(1, 60)),
    {erlang:phash2([clusters(T) || T <- Texts] ++ lengths(Texts)), Next}.

lengths(Texts) -> [catch_reason(fun() -> {string:length(T), string:slice(T, 1, 3), string:next_codepoint(T)} end) || T <- Texts].

catch_reason(F) ->
    try F()
    catch C:R -> {C, R}
    end.

random(S) -> (S * 1103515245 + 12345) band 16#7fffffff.

text(S0, Depth) ->
    S1 = random(S0),
    items((S1 bsr 8) rem 5, random(S1), Depth).

items(0, S, _) ->
    case (S bsr 9) rem 3 of
        0 -> {[], S};
        1 -> binary(S);
        2 -> {[], random(S)}
    end;
items(N, S0, Depth) ->
    {Item, S1} = item(random(S0), Depth),
    {Rest, S2} = items(N - 1, S1, Depth),
    {[Item | Rest], S2}.

item(S, Depth) ->
    case (S bsr 8) rem 8 of
        0 when Depth > 0 -> text(S, Depth - 1);
        1 when Depth > 0 -> {T, S1} = text(S, Depth - 1), {[T], S1};
        2 -> binary(S);
        _ -> {char(S), random(S)}
    end.

char(S) -> lists:nth(1 + (S bsr 10) rem length(kinds()), kinds()).

binary(S0) ->
    S1 = random(S0),
    Chars = [C || C <- [char(S1), char(random(S1)), char(random(random(S1)))], C < 16#D800 orelse C > 16#DFFF],
    Whole = unicode:characters_to_binary(Chars),
    {case (S1 bsr 12) rem 9 of 0 -> <<Whole/binary, 200>>; 1 -> <<>>; _ -> Whole end, random(S1)}.

%% ---- no text ----

odds() -> [foo, [foo], [$a, foo], [16#3041, foo], [16#3041 | foo], [[16#3041], foo], {1}, 1, <<1:3>>, [<<1:3>>], [1.5, 16#301], [$a | 1]].

odd(T) ->
    try unicode_util:gc(T)
    catch error:R -> {error, R}
    end.
