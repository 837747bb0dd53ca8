%% tests/lang/packet_decode.erl -- erlang:decode_packet/3: all types, short and broken packets, options.
%% SPDX-License-Identifier: Apache-2.0
-module(packet_decode).
-export([main/0]).

main() ->
    counted(),
    lines(),
    others(),
    requests(),
    headers(),
    names(),
    errors().

show(What, Type, Bin) -> show(What, Type, Bin, []).
show(What, Type, Bin, Options) ->
    io:format("~s ~w ~p: ~p~n", [What, Type, Bin, catch_reason(fun() -> erlang:decode_packet(Type, Bin, Options) end)]).

catch_reason(F) ->
    try F() catch _:R -> {raised, R} end.

counted() ->
    [show("counted", T, B) || T <- [raw, 0, 1, 2, 4, sunrm],
                              B <- [<<>>, <<0>>, <<3, "abcd">>, <<0, 2, "abcd">>, <<0, 0, 0, 3, "abcdef">>, <<128, 0, 0, 1, "ab">>,
                                    <<255, 255, 255, 255, "ab">>]],
    [show("limit", T, <<0, 0, 0, 5, "abcdef">>, [{packet_size, 4}]) || T <- [raw, 1, 2, 4]],
    <<_:3, Odd/bitstring>> = <<0:3, 2, "abc">>,
    show("odd", 1, Odd).

lines() ->
    [show("line", line, B, O) || B <- [<<>>, <<"abc">>, <<"abc\ndef">>, <<"abc\r\ndef\n">>, <<"\n">>, <<"abcdefgh\nx">>],
                                 O <- [[], [{line_length, 3}], [{packet_size, 5}], [{line_delimiter, $e}]]].

others() ->
    [show("other", T, B) || {T, Bs} <-
        [{asn1, [<<>>, <<48>>, <<48, 2, 1, 2, 3>>, <<31, 129, 5, 1, 9, 9>>, <<48, 130, 0, 2, 1, 2, 3>>, <<48, 133, 0, 0, 0, 0, 0>>,
                 <<48, 128, 1>>, <<31, 129>>, <<48, 132, 255, 255, 255, 255>>]},
         {cdr, [<<"GIOP">>, <<"GIOP", 1, 0, 0, 0, 0, 0, 0, 2, "abc">>, <<"GIOP", 1, 0, 1, 0, 2, 0, 0, 0, "abc">>,
                <<"GIOX", 1, 0, 1, 0, 2, 0, 0, 0, "abc">>]},
         {fcgi, [<<1>>, <<1, 2, 0, 3, 0, 2, 1, 0, "abcd">>, <<2, 2, 0, 3, 0, 2, 1, 0, "abcd">>]},
         {tpkt, [<<3>>, <<3, 0, 0, 6, "abc">>, <<2, 0, 0, 6, "abc">>, <<3, 0, 0, 9, "abc">>]},
         {ssl_tls, [<<22, 3, 1>>, <<22, 3, 1, 0, 3, "abcd">>, <<23, 3, 3, 0, 9, "abc">>, <<128, 10, 1, 3, 0, "abcdefghijk">>]}],
     B <- Bs].

requests() ->
    [show("request", T, iolist_to_binary([L, "\r\nrest"])) || T <- [http, http_bin],
        L <- ["GET / HTTP/1.1", "GET * HTTP/1.0", "POST /a/b?c=d HTTP/1.1", "PUT http://host:80/x HTTP/1.1",
              "HEAD https://host HTTP/1.1", "DELETE HTTP://h:x/ HTTP/1.1", "PATCH mailto:me HTTP/1.1", "CONNECT host HTTP/1.1",
              "GET /", "GET", "GET  /  HTTP/1.1  ", "GET / HTTP/x", "GET / HTTQ/1.1", "G(T / HTTP/1.1", "", " x",
              "HTTP/1.1 200 OK", "HTTP/1.0 404", "HTTP/1.1 200 ", "HTTP/1 200 OK", "HTTP/1.1  200  Very OK", "HTTP/1.1"]],
    [show("short", http, B) || B <- [<<>>, <<"GET">>, <<"\n">>, <<"\r\n">>, <<"GET / HTTP/1.1\n">>, <<"GET / HTTP/1.1\r\n x">>]],
    [show("limits", http, <<"GET /abc HTTP/1.1\r\n">>, O) || O <- [[{packet_size, 5}], [{line_length, 5}], [{packet_size, 19}]]].

headers() ->
    [show("header", T, iolist_to_binary([L, "\r\nX"])) || T <- [httph, httph_bin],
        L <- ["Host: example.org", "host:example.org", "HOST:   x  ", "content-length: 12", "x-my-HEADER: y", "Www-authenticate: z",
              "", "no colon", "a b: c", ": c", "Accept: a,\r\n b,\r\n\tc", "ETag: \"x\"",
              [lists:duplicate(50, $a), ": b"], [lists:duplicate(51, $a), ": b"], "A--b-: c"]],
    [show("open", httph, B) || B <- [<<"Host: x">>, <<"Host: x\r\n">>, <<"Host: x\r\n\r\n">>, <<"\r\n">>, <<"\n">>, <<"\r">>]].

%% Every name that has a number, in three spellings, and every byte in a name.
names() ->
    [show("name", T, iolist_to_binary([Spell(N), ": v\r\nX"])) || T <- [httph, httph_bin], N <- numbered(),
        Spell <- [fun(A) -> A end, fun string:uppercase/1, fun string:lowercase/1, fun tl/1, fun(A) -> A ++ "x" end]],
    [show("method", http_bin, <<M/binary, " / HTTP/1.1\r\n">>) || M <- [<<"OPTIONS">>, <<"GET">>, <<"HEAD">>, <<"POST">>, <<"PUT">>,
        <<"DELETE">>, <<"TRACE">>, <<"get">>, <<"GETS">>, <<"GE">>, <<"HOST">>]],
    [show("byte", T, <<"a", C, L/binary>>) || C <- lists:seq(0, 255), {T, L} <- [{httph_bin, <<"b: v\r\nX">>}, {http_bin, <<"b / HTTP/1.1\r\n">>}]].

numbered() ->
    ["Cache-Control", "Connection", "Date", "Pragma", "Transfer-Encoding", "Upgrade", "Via", "Accept", "Accept-Charset",
     "Accept-Encoding", "Accept-Language", "Authorization", "From", "Host", "If-Modified-Since", "If-Match", "If-None-Match",
     "If-Range", "If-Unmodified-Since", "Max-Forwards", "Proxy-Authorization", "Range", "Referer", "User-Agent", "Age",
     "Location", "Proxy-Authenticate", "Public", "Retry-After", "Server", "Vary", "Warning", "Www-Authenticate", "Allow",
     "Content-Base", "Content-Encoding", "Content-Language", "Content-Length", "Content-Location", "Content-Md5",
     "Content-Range", "Content-Type", "Etag", "Expires", "Last-Modified", "Accept-Ranges", "Set-Cookie", "Set-Cookie2",
     "X-Forwarded-For", "Cookie", "Keep-Alive", "Proxy-Connection"].

errors() ->
    [show("error", T, B, O) || {T, B, O} <-
        [{3, <<>>, []}, {foo, <<>>, []}, {raw, foo, []}, {raw, <<1:3>>, []}, {raw, <<>>, [foo]}, {raw, <<>>, [{packet_size, x}]},
         {1, <<1, "a", "b", 1:3>>, []}, {raw, <<>>, [{packet_size, -1}]}, {line, <<>>, [{line_delimiter, 256}]}, {raw, <<>>, foo}]].
