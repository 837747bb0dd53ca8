%% tests/lang/binary_search_few.erl -- A few short patterns, and many, in short texts: the leftmost match, and of those the longest.
-module(binary_search_few).
-export([main/0]).

main() ->
    Found = [check(text(I, 1 + I rem 23), patterns(I)) || I <- lists:seq(1, 3000)],
    io:format("~w ~w~n", [length([F || F <- Found, F =/= nomatch]), erlang:phash2(Found)]),
    Text = <<"one, two;three  four.">>,
    Separators = binary:compile_pattern([<<" ">>, <<", ">>, <<",">>, <<";">>, <<".">>]),
    io:format("~p~n", [binary:split(Text, Separators, [global])]),
    io:format("~p~n", [binary:split(Text, Separators, [global, trim_all, {scope, {3, 10}}])]),
    io:format("~p~n", [string:lexemes(<<"a, b;c\r\n\r\nd"/utf8>>, ", ;\r\n")]),
    <<_:3, Shifted/bits>> = <<0:3, "abcabd", 0:5>>,
    <<Whole:6/binary, _/bits>> = Shifted,
    <<_:3, Pattern:3/binary, _/bits>> = <<0:3, "abd", 0:5>>,
    io:format("~p~n", [[binary:match(Whole, P) || P <- [Pattern, [Pattern, <<"x">>], [<<"b">>, Pattern]]]]),
    io:format("~p~n", [[catch binary:match(Text, P) || P <- [[], [<<>>], [<<"a">>, <<>>], [<<"a">>, a], [<<"a">> | b]]]]).

%% Of letters a to c.
text(Seed, N) -> << <<($a + (Seed * (I + 3) * 7919 div 13) rem 3)>> || I <- lists:seq(1, N) >>.

patterns(I) -> [text(I * K + K, 1 + (I + K) rem (1 + I rem 5)) || K <- lists:seq(1, 1 + I rem 23)].

check(Text, Patterns) ->
    Match = binary:match(Text, Patterns),
    Match = slow(Text, Patterns, 0),
    Match.

slow(Text, _, At) when At >= byte_size(Text) -> nomatch;
slow(Text, Patterns, At) ->
    <<_:At/binary, Rest/binary>> = Text,
    case lists:max([0 | [byte_size(P) || P <- Patterns, binary:longest_common_prefix([P, Rest]) =:= byte_size(P)]]) of
        0 -> slow(Text, Patterns, At + 1);
        N -> {At, N}
    end.
