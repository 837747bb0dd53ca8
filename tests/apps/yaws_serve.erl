%% tests/apps/yaws_serve.erl -- Debian's erlang-yaws, embedded: it serves a folder, and out/1 below makes pages under /app.
%% Prints the number of its port, and ends at the end of standard input. Its argument is a folder: www and logs are in there.
%% SPDX-License-Identifier: Apache-2.0
-module(yaws_serve).
-behaviour(supervisor).
-export([main/1, init/1, out/1]).

main([Folder]) ->
    Port = free_port(),
    {ok, Servers, Global, Children} =
        yaws_api:embedded_start_conf(filename:join(Folder, "www"),
                                     [{port, Port}, {listen, {127, 0, 0, 1}}, {servername, "localhost"},
                                      {appmods, [{"app", ?MODULE}]}, {flags, [{access_log, false}]}],
                                     [{id, "test"}, {logdir, filename:join(Folder, "logs")}], "test"),
    {ok, Supervisor} = supervisor:start_link(?MODULE, []),
    [{ok, _} = supervisor:start_child(Supervisor, Child) || Child <- Children],
    ok = yaws_api:setconf(Global, Servers),
    io:format("port ~w~n", [Port]),
    eof = io:get_line(""),
    halt(0).

init([]) -> {ok, {{one_for_all, 0, 1}, []}}.

free_port() ->
    {ok, L} = gen_tcp:listen(0, [{ip, {127, 0, 0, 1}}]),
    {ok, Port} = inet:port(L),
    gen_tcp:close(L),
    Port.

out(Arg) -> page(yaws_api:arg_appmoddata(Arg), Arg).

page("hello", Arg) ->
    {ok, Name} = yaws_api:queryvar(Arg, "name"),
    {ehtml, {html, [], [{body, [{class, "page"}], [{h1, [], ["hello ", Name]}]}]}};
page("form", Arg) ->
    [{header, {"X-Fields", integer_to_list(length(yaws_api:parse_post(Arg)))}},
     {content, "text/plain", io_lib:format("~p~n", [yaws_api:parse_post(Arg)])}];
page("status", _) ->
    [{status, 418}, {content, "text/plain", "short and stout\n"}];
page("redirect", _) ->
    {redirect_local, "/index.html"};
page("stream", _) ->
    Self = self(),
    spawn(fun() ->
                  [yaws_api:stream_chunk_deliver(Self, [integer_to_list(I), $\n]) || I <- lists:seq(1, 50)],
                  yaws_api:stream_chunk_end(Self)
          end),
    {streamcontent, "text/plain", "start\n"};
page(Other, _) ->
    {html, ["no page ", yaws_api:htmlize(Other)]}.
