%% tests/apps/mustache_run.erl -- Renders templates by bbmustache: sections, lists, partials, escapes, other delimiters.
%% SPDX-License-Identifier: Apache-2.0
-module(mustache_run).
-export([main/1]).

main(_) ->
    [show(Template, Data) || {Template, Data} <- templates()],
    ok.

show(Template, Data) ->
    Text = try bbmustache:render(Template, Data, [{key_type, binary}]) catch error:Reason -> io_lib:format("~p", [Reason]) end,
    io:format("~ts~n", [Text]).

templates() ->
    [{<<"Hello {{name}}, {{{raw}}} and {{raw}}.">>, #{<<"name">> => "Ada", <<"raw">> => <<"<b>&\"">>}},
     {<<"{{#items}}{{n}}: {{price}}\n{{/items}}{{^items}}none{{/items}}">>,
      #{<<"items">> => [#{<<"n">> => N, <<"price">> => N * 1.25} || N <- lists:seq(1, 5)]}},
     {<<"{{#items}}x{{/items}}{{^items}}none{{/items}}">>, #{<<"items">> => []}},
     {<<"{{=<% %>=}}<% a %> {{a}} <%={{ }}=%>{{a}}">>, #{<<"a">> => 42}},
     {<<"{{#outer}}{{#inner}}{{x}}{{y}};{{/inner}}{{/outer}}">>,
      #{<<"outer">> => #{<<"y">> => "o", <<"inner">> => [#{<<"x">> => X} || X <- ["a", "b"]]}}},
     {<<"{{! a comment }}{{#upper}}quiet{{/upper}}">>, #{<<"upper">> => fun(Text, Render) -> string:uppercase(Render(Text)) end}},
     {<<"{{name}} {{missing}} {{#flag}}on{{/flag}}">>, #{<<"name">> => <<"J\x{c3}\x{bc}rgen"/utf8>>, <<"flag">> => true}},
     {<<"{{#open}}">>, #{}}].
