%% tests/lang/std_pp.erl -- erl_pp prints parsed forms back as text.
%% SPDX-License-Identifier: Apache-2.0
-module(std_pp).
-export([main/0]).

main() ->
    [io:put_chars(print(T)) || T <- ["f(X,[Y|_])when X>1,Y<2;X=:=3->Z={X,Y},g(Z);f(_,_)->ok.",
                                     "g()->case h() of {ok,V}when is_integer(V)->V;{error,R}->throw(R) end.",
                                     "h()->try a() of b->c catch throw:T->T;error:E:S->{E,S} after d() end.",
                                     "i(L)->[X*2||X<-L,X>1]++<< <<Y>> ||<<Y>> <=B>>.",
                                     "j()->F=fun(A)when A>0->A;(_)->0 end,F(1),fun m:f/1,fun k/0.",
                                     "k(M)->M#{a:=1,\"b\"=>$c},#r{x=1}#r.y,-1+2*(3-4),not true and false.",
                                     "l()->receive {msg,X}->X;stop->ok after 100->timeout end.",
                                     "m()->long_function_name(with_a_long_argument,and_another,[a_list_of,several],{tuple,with,things}).",
                                     "-record(r,{x=1,y::integer()}).",
                                     "-spec f(A,[B])->{A,B} when A::atom(),B::term().",
                                     "-type t()::a|b|#{k:=v,o=>p}."]],
    {ok, Tokens, _} = erl_scan:string("if X > 1 -> a; true -> b end, begin c, d end."),
    {ok, Es} = erl_parse:parse_exprs(Tokens),
    io:format("~s~n", [erl_pp:exprs(Es)]).

print(T) ->
    {ok, Tokens, _} = erl_scan:string(T),
    {ok, Form} = erl_parse:parse_form(Tokens),
    erl_pp:form(Form).
