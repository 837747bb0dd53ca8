%% A program of the size of a formatter or a linter: it reads Erlang, checks and prints it, and reads XML. Built with -DWORD,
%% which is what an edit changes.
-module(large).
-export([main/1]).

main(_) ->
    {ok, Tokens, _} = erl_scan:string("f(X) -> lists:map(fun(Y) -> Y + X end, [1, 2, 3])."),
    {ok, Form} = erl_parse:parse_form(Tokens),
    io:put_chars(erl_pp:form(Form)),
    io:format("~p~n", [erl_lint:module([{attribute, 1, module, large}, Form])]),
    {Element, []} = xmerl_scan:string("<word>" ++ atom_to_list(?WORD) ++ "</word>"),
    io:format("~s~n", [re:replace(xmerl:export_simple([Element], xmerl_xml), "<[^>]*>", "", [global])]).
