%% tests/lang/lang_records.erl -- Records with defaults, types, nesting and updates of several fields.
%% SPDX-License-Identifier: Apache-2.0
-module(lang_records).
-export([main/0, id/1]).
-record(address, {street = "", city :: string() | undefined}).
-record(person, {name, age = 0 :: non_neg_integer(), address = #address{}, tags = [] :: [atom()]}).

main() ->
    P = #person{name = "Ann", address = #address{city = "Oslo"}},
    io:format("~p~n", [P]),
    Q = P#person{age = 41, tags = [a | P#person.tags], address = (P#person.address)#address{street = "Main"}},
    io:format("~p~n", [Q]),
    io:format("~p~n", [[Q#person.name, Q#person.address#address.street, #person.age, record_info(size, person),
                        record_info(fields, address)]]),
    io:format("~p~n", [[older(X) || X <- [P, Q, not_a_person]]]),
    io:format("~p~n", [[N || #person{name = N, age = A} <- [P, Q], A > 10]]),
    io:format("~p~n", [lists:keysort(#person.age, [Q, P]) =:= [P, Q]]),
    io:format("~p~n", [#person{_ = x}]),
    io:format("~p~n", [try (id(P))#address.city catch error:R -> R end]),
    io:format("~p~n", [try (id({person, 1}))#person{age = 1} catch error:R2 -> R2 end]).

older(#person{age = A} = P) when P#person.name =/= nobody, is_record(P, person) -> P#person{age = A + 1};
older(_) -> no.

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.
