%% tests/apps/otp_run.erl -- OTP's larger applications, started by their names: mnesia, inets with httpd and httpc, ssl with both
%% versions of its protocol, eunit, xmerl.
%% SPDX-License-Identifier: Apache-2.0
-module(otp_run).
-export([main/1]).

-record(star, {name, colour, size}).

main(_) ->
    logger:set_primary_config(level, none),
    mnesia(),
    http(),
    [tls(Version) || Version <- ['tlsv1.2', 'tlsv1.3']],
    show(eunit:test({inorder, [{"passes", fun() -> ok end}, {"fails", fun() -> error(on_purpose) end}]})),
    xml().

show(Term) -> io:format("~p~n", [Term]).

%% ---- tables ----

mnesia() ->
    ok = mnesia:start(),
    show(mnesia:create_table(star, [{attributes, record_info(fields, star)}, {index, [colour]}])),
    Stars = [#star{name = N, colour = lists:nth(1 + N rem 3, [red, white, blue]), size = N * N} || N <- lists:seq(1, 10)],
    show(mnesia:transaction(fun() -> lists:foreach(fun mnesia:write/1, Stars) end)),
    show(mnesia:transaction(fun() -> lists:sort(mnesia:index_read(star, red, #star.colour)) end)),
    show(mnesia:transaction(fun() -> mnesia:write(#star{name = lost}), mnesia:abort(changed_my_mind) end)),
    Large = [{#star{name = '$1', size = '$2', _ = '_'}, [{'>', '$2', 40}], ['$1']}],
    show({mnesia:dirty_read(star, lost), lists:sort(mnesia:dirty_select(star, Large)), mnesia:table_info(star, size)}),
    show(mnesia:stop()).

%% ---- HTTP ----

http() ->
    {ok, _} = application:ensure_all_started(inets),
    Root = filename:join(os:getenv("TMPDIR", "/tmp"), "otp_run." ++ os:getpid()),
    Page = filename:join(Root, "index.html"),
    ok = filelib:ensure_dir(Page),
    ok = file:write_file(Page, "<h1>stars</h1>\n"),
    {ok, Server} = inets:start(httpd, [{port, 0}, {bind_address, "localhost"}, {server_name, "stars"}, {server_root, Root},
        {document_root, Root}, {mime_types, [{"html", "text/html"}]}]),
    [{port, Port}] = httpd:info(Server, [port]),
    Address = "http://localhost:" ++ integer_to_list(Port),
    {ok, {Status, Headers, Body}} = httpc:request(Address ++ "/index.html"),
    show({Status, proplists:get_value("content-type", Headers), Body}),
    {ok, {NoStatus, _, NoBody}} = httpc:request(get, {Address ++ "/none", []}, [], [{body_format, binary}]),
    show({NoStatus, NoBody}),
    inets:stop(),
    ok = file:del_dir_r(Root).

%% ---- TLS ----

tls(Version) ->
    {ok, _} = application:ensure_all_started(ssl),
    Key = {key, {namedCurve, secp256r1}},
    Chain = #{root => [Key], intermediates => [], peer => [Key]},
    #{server_config := Server, client_config := Client} = public_key:pkix_test_data(#{server_chain => Chain, client_chain => Chain}),
    {ok, Listening} = ssl:listen(0, [{versions, [Version]}, {active, false} | Server]),
    {ok, {_, Port}} = ssl:sockname(Listening),
    Main = self(),
    spawn_link(fun() -> echo(Listening), Main ! closed end),
    {ok, Socket} = ssl:connect("localhost", Port, [{versions, [Version]}, {active, false}, {server_name_indication, disable} | Client]),
    ok = ssl:send(Socket, "twinkle"),
    show({ssl:recv(Socket, 0), ssl:connection_information(Socket, [protocol])}),
    ssl:close(Socket),
    receive closed -> ssl:close(Listening) end.

echo(Listening) ->
    {ok, Accepted} = ssl:transport_accept(Listening),
    {ok, Socket} = ssl:handshake(Accepted),
    {ok, Data} = ssl:recv(Socket, 7),
    ok = ssl:send(Socket, ["little ", Data]),
    {error, closed} = ssl:recv(Socket, 0).

%% ---- XML ----

xml() ->
    {Document, []} = xmerl_scan:string("<!DOCTYPE sky [<!ENTITY v \"Vega\">]><sky n='1'><star>&v;</star><star>Deneb &amp; co</star></sky>"),
    show([element(5, Text) || Text <- xmerl_xpath:string("//star/text()", Document)]),
    io:put_chars(xmerl:export([Document], xmerl_xml)),
    {ok, Events, _} = xmerl_sax_parser:stream("<a><b c='d'/>e</a>", [{event_state, []}, {event_fun, fun(E, _, All) -> [E | All] end}]),
    io:nl(),
    show(lists:reverse(Events)).
