%% bench/kernels/k_text.erl -- Strings, binaries, parsing, printing.
%% SPDX-License-Identifier: Apache-2.0
-module(k_text).
-export([main/1]).

main(Args) ->
    timed:main(Args,
        [{"csv", 30, fun csv/1}, {"json_decode", 60, fun json_decode/1}, {"tokenize", 60, fun tokenize/1}, {"caesar", 300, fun caesar/1},
         {"split_join", 200, fun split_join/1}, {"levenshtein", 30, fun levenshtein/1}, {"palindromes", 200, fun palindromes/1},
         {"format_mix", 2000, fun format_mix/1}, {"integer_text", 30000, fun integer_text/1}, {"float_text", 8000, fun float_text/1},
         {"hex", 300, fun hex/1}, {"base64", 300, fun base64/1}, {"url_encode", 200, fun url_encode/1}, {"regex", 100, fun regex/1},
         {"binary_replace", 200, fun binary_replace/1}, {"upper_lower", 60, fun upper_lower/1}, {"utf8_walk", 100, fun utf8_walk/1},
         {"anagrams", 30, fun anagrams/1}, {"roman", 5000, fun roman/1}, {"morse", 200, fun morse/1}, {"html_escape", 200, fun html_escape/1},
         {"xor_cipher", 200, fun xor_cipher/1}, {"lz", 20, fun lz/1}, {"crc_table", 60, fun crc_table/1}, {"md5_hand", 10, fun md5_hand/1},
         {"pack_records", 100, fun pack_records/1}, {"bits_popcount", 60, fun bits_popcount/1}, {"scan_parse", 60, fun scan_parse/1},
         {"external", 100, fun external/1}, {"pretty", 60, fun pretty/1}, {"line_split", 100, fun line_split/1},
         {"string_search", 100, fun string_search/1}, {"binary_build", 100, fun binary_build/1}, {"iolist_size", 300, fun text_size/1}]).

prose() -> "It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness. ".
prose(K) -> lists:append(lists:duplicate(K, prose())).
bytes(N) -> list_to_binary([(X * 7919 bxor X bsr 3) band 255 || X <- lists:seq(1, N)]).

csv(N) ->
    Row = <<"12,\"a, quoted\",3.25,plain text,\"say \"\"hi\"\"\"\n">>,
    Text = binary:copy(Row, 200),
    timed:repeat(N, fun() -> length(csv_rows(Text, [], [])) end).
csv_rows(<<>>, _, Rows) -> Rows;
csv_rows(<<"\"", T/binary>>, Row, Rows) -> csv_quoted(T, [], Row, Rows);
csv_rows(T, Row, Rows) -> csv_plain(T, [], Row, Rows).
csv_plain(<<",", T/binary>>, F, Row, Rows) -> csv_rows(T, [lists:reverse(F) | Row], Rows);
csv_plain(<<"\n", T/binary>>, F, Row, Rows) -> csv_rows(T, [], [lists:reverse([lists:reverse(F) | Row]) | Rows]);
csv_plain(<<C, T/binary>>, F, Row, Rows) -> csv_plain(T, [C | F], Row, Rows).
csv_quoted(<<"\"\"", T/binary>>, F, Row, Rows) -> csv_quoted(T, [$" | F], Row, Rows);
csv_quoted(<<"\"", T/binary>>, F, Row, Rows) -> csv_plain(T, F, Row, Rows);
csv_quoted(<<C, T/binary>>, F, Row, Rows) -> csv_quoted(T, [C | F], Row, Rows).

json_decode(N) ->
    Text = <<"{\"users\": [", (binary:copy(<<"{\"id\": 17, \"name\": \"Ann\\n\", \"tags\": [true, false, null], \"score\": -3.5e2},">>, 40))/binary, "{}]}">>,
    timed:repeat(N, fun() -> {V, <<>>} = json(ws(Text)), V end).
ws(<<C, T/binary>>) when C =:= $\s; C =:= $\n; C =:= $\t -> ws(T);
ws(T) -> T.
json(<<"{", T/binary>>) -> json_object(ws(T), #{});
json(<<"[", T/binary>>) -> json_array(ws(T), []);
json(<<"\"", T/binary>>) -> json_string(T, <<>>);
json(<<"true", T/binary>>) -> {true, T};
json(<<"false", T/binary>>) -> {false, T};
json(<<"null", T/binary>>) -> {null, T};
json(T) -> json_number(T, []).
json_object(<<"}", T/binary>>, M) -> {M, T};
json_object(<<",", T/binary>>, M) -> json_object(ws(T), M);
json_object(<<"\"", T/binary>>, M) ->
    {K, T1} = json_string(T, <<>>),
    <<":", T2/binary>> = ws(T1),
    {V, T3} = json(ws(T2)),
    json_object(ws(T3), M#{K => V}).
json_array(<<"]", T/binary>>, L) -> {lists:reverse(L), T};
json_array(<<",", T/binary>>, L) -> json_array(ws(T), L);
json_array(T, L) -> {V, T1} = json(T), json_array(ws(T1), [V | L]).
json_string(<<"\"", T/binary>>, A) -> {A, T};
json_string(<<"\\n", T/binary>>, A) -> json_string(T, <<A/binary, "\n">>);
json_string(<<C, T/binary>>, A) -> json_string(T, <<A/binary, C>>).
json_number(<<C, T/binary>>, D) when C >= $0, C =< $9; C =:= $-; C =:= $.; C =:= $e -> json_number(T, [C | D]);
json_number(T, D) ->
    S = lists:reverse(D),
    {case lists:member($., S) of true -> list_to_float(S); false -> list_to_integer(S) end, T}.

tokenize(N) ->
    Text = lists:append(lists:duplicate(60, "let x1 = (alpha + 42) * beta / 3.14 - gamma; ")),
    timed:repeat(N, fun() -> length(tokens(Text)) end).
tokens([]) -> [];
tokens([C | T]) when C =:= $\s -> tokens(T);
tokens([C | _] = T) when C >= $a, C =< $z -> {W, R} = lists:splitwith(fun alnum/1, T), [{id, W} | tokens(R)];
tokens([C | _] = T) when C >= $0, C =< $9 -> {W, R} = lists:splitwith(fun digit/1, T), [{num, W} | tokens(R)];
tokens([C | T]) -> [{op, C} | tokens(T)].
alnum(C) -> C >= $a andalso C =< $z orelse digit(C).
digit(C) -> C >= $0 andalso C =< $9 orelse C =:= $..

caesar(N) -> T = prose(20), timed:repeat(N, fun() -> [rot(C) || C <- T] end).
rot(C) when C >= $a, C =< $z -> (C - $a + 13) rem 26 + $a;
rot(C) when C >= $A, C =< $Z -> (C - $A + 13) rem 26 + $A;
rot(C) -> C.

split_join(N) -> T = list_to_binary(prose(20)), timed:repeat(N, fun() -> iolist_to_binary(lists:join(<<"-">>, binary:split(T, <<" ">>, [global]))) end).

levenshtein(N) -> A = prose(1), B = lists:reverse(A), timed:repeat(N, fun() -> lev(A, B) end).
lev(A, B) -> lists:last(lists:foldl(fun(C, [H | _] = Row) -> lev_row(B, C, Row, [H + 1]) end, lists:seq(0, length(B)), A)).
lev_row([], _, _, Acc) -> lists:reverse(Acc);
lev_row([D | Ds], C, [Diag | [Up | _] = Row], [Left | _] = Acc) ->
    Cost = if C =:= D -> 0; true -> 1 end,
    lev_row(Ds, C, Row, [min(min(Left + 1, Up + 1), Diag + Cost) | Acc]).

palindromes(N) -> timed:repeat(N, fun() -> length([X || X <- lists:seq(1, 2000), S <- [integer_to_list(X)], S =:= lists:reverse(S)]) end).

format_mix(N) -> timed:repeat(N, fun() -> iolist_to_binary(io_lib:format("~s: ~5w ~.2f ~p ~-8s|~4.16.0b~n", ["name", 42, 3.14159, {ok, [1, 2]}, "left", 255])) end).
integer_text(N) -> timed:repeat(N, fun() -> list_to_integer(integer_to_list(erlang:unique_integer([positive]) band 0 + 123456789)) + binary_to_integer(integer_to_binary(987654)) end).
float_text(N) -> floats(N, 0.1, 0).
floats(0, _, A) -> A;
floats(N, F, A) -> floats(N - 1, F * 1.0001, (A + length(float_to_list(F, [short])) + byte_size(float_to_binary(F, [{decimals, 4}]))) band 16#ffff).

hex(N) -> B = bytes(1000), timed:repeat(N, fun() -> << <<(nib(X))>> || <<X:4>> <= B >> end).
nib(X) when X < 10 -> X + $0;
nib(X) -> X - 10 + $a.

base64(N) -> B = bytes(2000), timed:repeat(N, fun() -> base64:decode(base64:encode(B)) end).

url_encode(N) -> T = list_to_binary(prose(3)), timed:repeat(N, fun() -> << <<(esc(C))/binary>> || <<C>> <= T >> end).
esc(C) when C >= $a, C =< $z; C >= $A, C =< $Z -> <<C>>;
esc(C) -> <<"%", (nib(C bsr 4)), (nib(C band 15))>>.

regex(N) -> T = prose(5), {ok, R} = re:compile("(\\w+) of (\\w+)"), timed:repeat(N, fun() -> {match, M} = re:run(T, R, [global, {capture, all, list}]), M end).

binary_replace(N) -> T = list_to_binary(prose(20)), timed:repeat(N, fun() -> byte_size(binary:replace(T, <<"was">>, <<"is not">>, [global])) end).

upper_lower(N) -> T = prose(4), timed:repeat(N, fun() -> string:lowercase(string:uppercase(T)) end).

utf8_walk(N) -> T = unicode:characters_to_binary(lists:append(lists:duplicate(200, [104, 233, 8364, 128512]))), timed:repeat(N, fun() -> walk(T, 0) end).
walk(<<C/utf8, T/binary>>, A) -> walk(T, A + C);
walk(<<>>, A) -> A.

anagrams(N) ->
    Ws = [integer_to_list(X) || X <- lists:seq(1000, 3000)],
    timed:repeat(N, fun() -> maps:size(lists:foldl(fun(W, M) -> K = lists:sort(W), M#{K => [W | maps:get(K, M, [])]} end, #{}, Ws)) end).

roman(N) -> lists:sum([length(to_roman(1 + I rem 3999)) || I <- lists:seq(1, N)]).
to_roman(N) -> to_roman(N, [{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}]).
to_roman(0, _) -> "";
to_roman(N, [{V, S} | _] = T) when N >= V -> S ++ to_roman(N - V, T);
to_roman(N, [_ | T]) -> to_roman(N, T).

morse(N) -> T = prose(3), timed:repeat(N, fun() -> lists:flatten([code(C) || C <- T]) end).
code($a) -> ".-"; code($e) -> "."; code($i) -> ".."; code($o) -> "---"; code($s) -> "..."; code($t) -> "-"; code($h) -> "....";
code($w) -> ".--"; code($f) -> "..-."; code($m) -> "--"; code($b) -> "-...";
code($c) -> "-.-."; code($d) -> "-.."; code($g) -> "--."; code($j) -> ".---"; code($k) -> "-.-"; code($l) -> ".-.."; code($n) -> "-.";
code($p) -> ".--."; code($q) -> "--.-"; code($r) -> ".-."; code($u) -> "..-"; code($v) -> "...-"; code($x) -> "-..-"; code($y) -> "-.--";
code($z) -> "--.."; code($\s) -> "/"; code(_) -> "?".

html_escape(N) -> T = list_to_binary(lists:duplicate(100, "<a href=\"x\">R&D</a> plain words here ")), timed:repeat(N, fun() -> byte_size(escape(T, <<>>)) end).
escape(<<$<, T/binary>>, A) -> escape(T, <<A/binary, "&lt;">>);
escape(<<$>, T/binary>>, A) -> escape(T, <<A/binary, "&gt;">>);
escape(<<$&, T/binary>>, A) -> escape(T, <<A/binary, "&amp;">>);
escape(<<C, T/binary>>, A) -> escape(T, <<A/binary, C>>);
escape(<<>>, A) -> A.

xor_cipher(N) -> T = bytes(3000), K = bytes(16), timed:repeat(N, fun() -> xor_with(T, K, K, []) end).
xor_with(<<A, T/binary>>, <<B, K/binary>>, Key, Acc) -> xor_with(T, K, Key, [A bxor B | Acc]);
xor_with(<<>>, _, _, Acc) -> list_to_binary(lists:reverse(Acc));
xor_with(T, <<>>, Key, Acc) -> xor_with(T, Key, Key, Acc).

lz(N) -> T = prose(6), timed:repeat(N, fun() -> length(lzw(T, maps:from_list([{[C], C} || C <- lists:seq(0, 255)]), 256, [])) end).
lzw([], _, _, W) -> [W];
lzw([C | T], D, Next, W) ->
    case is_map_key([C | W], D) of
        true -> lzw(T, D, Next, [C | W]);
        false -> [maps:get(W, D) | lzw(T, D#{[C | W] => Next}, Next + 1, [C])]
    end.

crc_table(N) ->
    T = list_to_tuple([entry(I, 8) || I <- lists:seq(0, 255)]), B = bytes(3000),
    timed:repeat(N, fun() -> crc(B, 16#ffffffff, T) end).
entry(C, 0) -> C;
entry(C, K) when C band 1 =:= 1 -> entry((C bsr 1) bxor 16#edb88320, K - 1);
entry(C, K) -> entry(C bsr 1, K - 1).
crc(<<>>, C, _) -> C bxor 16#ffffffff;
crc(<<X, B/binary>>, C, T) -> crc(B, (C bsr 8) bxor element((C bxor X) band 255 + 1, T), T).

md5_hand(N) ->
    B = bytes(6400),
    timed:repeat(N, fun() -> rounds(B, {16#67452301, 16#efcdab89, 16#98badcfe, 16#10325476}) end).
rounds(<<Block:64/binary, T/binary>>, {A, B, C, D}) ->
    Ws = list_to_tuple([W || <<W:32/little>> <= Block]),
    {A1, B1, C1, D1} = steps(0, A, B, C, D, Ws),
    rounds(T, {(A + A1) band 16#ffffffff, (B + B1) band 16#ffffffff, (C + C1) band 16#ffffffff, (D + D1) band 16#ffffffff});
rounds(<<>>, S) -> S.
steps(64, A, B, C, D, _) -> {A, B, C, D};
steps(I, A, B, C, D, Ws) ->
    {F, G} = if I < 16 -> {(B band C) bor (bnot B band D), I};
                I < 32 -> {(D band B) bor (bnot D band C), (5 * I + 1) band 15};
                I < 48 -> {B bxor C bxor D, (3 * I + 5) band 15};
                true -> {C bxor (B bor (bnot D band 16#ffffffff)), (7 * I) band 15}
             end,
    X = (A + F + element(G + 1, Ws) + I * 16#9e3779b9) band 16#ffffffff,
    S = 4 + (I * 5) rem 20,
    steps(I + 1, D, (B + ((X bsl S) bor (X bsr (32 - S)))) band 16#ffffffff, B, C, Ws).

pack_records(N) ->
    Rs = [{X, X * 3, X / 2, <<"abc">>} || X <- lists:seq(1, 300)],
    timed:repeat(N, fun() ->
        B = << <<A:16, C:32/little, F/float, (byte_size(S)):8, S/binary>> || {A, C, F, S} <- Rs >>,
        length([{A, C, F, S} || <<A:16, C:32/little, F/float, L:8, S:L/binary>> <= B])
    end).

bits_popcount(N) -> B = bytes(2000), timed:repeat(N, fun() -> pop(B, 0) end).
pop(<<1:1, T/bitstring>>, A) -> pop(T, A + 1);
pop(<<0:1, T/bitstring>>, A) -> pop(T, A);
pop(<<>>, A) -> A.

scan_parse(N) ->
    timed:repeat(N, fun() ->
        {ok, Ts, _} = erl_scan:string("f(X, [H | T]) when X > 1 -> case g(H) of {ok, V} -> [V | f(X - 1, T)]; _ -> X * 2 + 3 end."),
        {ok, F} = erl_parse:parse_form(Ts), element(1, F)
    end).

external(N) -> T = [{X, [a, <<"bin">>, 1.5, "text"], #{k => X}} || X <- lists:seq(1, 100)], timed:repeat(N, fun() -> length(binary_to_term(term_to_binary(T))) end).

pretty(N) -> T = [{item, X, #{name => "n", list => [a, b, {X, X}]}} || X <- lists:seq(1, 10)], timed:repeat(N, fun() -> lists:flatlength(io_lib:format("~p", [T])) end).

line_split(N) -> T = binary:copy(<<"key = value ; comment\r\n">>, 200), timed:repeat(N, fun() -> length([string:trim(L) || L <- string:split(T, "\r\n", all)]) end).

string_search(N) -> T = prose(5) ++ "needle", timed:repeat(N, fun() -> {string:find(T, "needle"), string:str(T, "needle"), string:prefix(T, "It was")} end).

binary_build(N) -> timed:repeat(N, fun() -> build(2000, <<>>) end).
build(0, B) -> byte_size(B);
build(K, B) -> build(K - 1, <<B/binary, K:16, (K band 7):8>>).

text_size(N) -> L = [[integer_to_list(X), $,, <<"bin">>] || X <- lists:seq(1, 500)], timed:repeat(N, fun() -> iolist_size(L) + byte_size(iolist_to_binary(L)) end).
