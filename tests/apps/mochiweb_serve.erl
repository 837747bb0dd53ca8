%% tests/apps/mochiweb_serve.erl -- Debian's erlang-mochiweb answers HTTP: a page, a form, JSON, files, an error.
%% Prints the number of its port, and ends at the end of standard input. Its argument is the folder of the files.
%% SPDX-License-Identifier: Apache-2.0
-module(mochiweb_serve).
-export([main/1]).

main([Root]) ->
    {ok, Server} = mochiweb_http:start([{name, ?MODULE}, {ip, "127.0.0.1"}, {port, 0},
                                        {loop, fun(Request) -> answer(Request, Root) end}]),
    io:format("port ~w~n", [mochiweb_socket_server:get(Server, port)]),
    eof = io:get_line(""),
    mochiweb_http:stop(Server).

answer(Request, Root) ->
    answer(mochiweb_request:get(method, Request), mochiweb_request:get(path, Request), Request, Root).

answer('GET', "/hello", R, _) ->
    Query = mochiweb_request:parse_qs(R),
    Name = proplists:get_value("name", Query, "world"),
    mochiweb_request:ok({"text/plain", ["hello ", Name, "\n"]}, R);
answer('POST', "/form", R, _) ->
    Form = mochiweb_request:parse_post(R),
    Json = mochijson2:encode({struct, [{list_to_binary(K), list_to_binary(V)} || {K, V} <- Form]}),
    mochiweb_request:ok({"application/json", Json}, R);
answer('POST', "/json", R, _) ->
    Term = mochijson2:decode(mochiweb_request:recv_body(R)),
    mochiweb_request:ok({"text/plain", io_lib:format("~p~n", [Term])}, R);
answer('GET', "/chunks", R, _) ->
    Response = mochiweb_request:ok({"text/plain", chunked}, R),
    [mochiweb_response:write_chunk(integer_to_list(I), Response) || I <- lists:seq(1, 100)],
    mochiweb_response:write_chunk("", Response);
answer('GET', "/crash", _, _) ->
    error(crash);
answer(Method, "/files/" ++ Path, R, Root) when Method =:= 'GET'; Method =:= 'HEAD' ->
    mochiweb_request:serve_file(Path, Root, R);
answer(_, _, R, _) ->
    mochiweb_request:not_found(R).
