%% tests/lang/inet_hosts_file.erl -- What /etc/hosts says of each name and address in it: several lines may be of one of them.
%% SPDX-License-Identifier: Apache-2.0
-module(inet_hosts_file).
-export([main/0]).

main() ->
    {ok, Text} = file:read_file("/etc/hosts"),
    Words = lists:usort(re:split(re:replace(Text, "#.*", "", [global]), "\\s+", [{return, list}])),
    [io:format("~s ~p~n", [Name, [inet:gethostbyname(Name, Type) || Type <- [inet, inet6]]]) || Name <- Words],
    [io:format("~s ~p~n", [Word, inet:gethostbyaddr(Address)]) || Word <- Words, {ok, Address} <- [inet:parse_strict_address(Word)]],
    io:format("~p~n", [inet:getaddrs("localhost", inet)]).
