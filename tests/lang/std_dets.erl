%% tests/lang/std_dets.erl -- dets: tables in files, sets and bags, closed and opened again.
%% SPDX-License-Identifier: Apache-2.0
-module(std_dets). -export([main/0]).
main() ->
  D = "/tmp/ff_dets." ++ os:getpid(), file:delete(D),
  {ok,T} = dets:open_file(t,[{file,D},{type,set}]),
  ok = dets:insert(T,[{I,I*I} || I <- lists:seq(1,500)]),
  io:format("~p~n",[dets:lookup(T,20)]),
  ok = dets:delete(T,20),
  io:format("~p ~p~n",[dets:lookup(T,20), dets:info(T,size)]),
  io:format("~p~n",[lists:sum([V || {_,V} <- dets:match_object(T,{'_','_'})])]),
  io:format("~p~n",[lists:sort(dets:select(T,[{{'$1','$2'},[{'<','$1',5}],['$2']}]))]),
  io:format("~p~n",[dets:update_counter(T,3,10)]),
  ok = dets:close(T),
  {ok,T} = dets:open_file(t,[{file,D}]),
  io:format("~p ~p~n",[dets:lookup(T,3), dets:info(T,type)]),
  io:format("~p~n",[dets:foldl(fun({_,V},A) -> A+V end,0,T)]),
  ok = dets:sync(T),
  io:format("~p~n",[lists:sort([element(1,X)||X<-ets:tab2list(dets:to_ets(T,ets:new(x,[])))]) =:= lists:seq(1,500)--[20]]),
  dets:close(T),
  {ok,B} = dets:open_file(b,[{file,D++"b"},{type,bag}]),
  dets:insert(B,[{a,1},{a,2},{a,1},{b,1}]),
  io:format("~p ~p~n",[lists:sort(dets:lookup(B,a)),dets:info(B,size)]),
  dets:delete_object(B,{a,1}), io:format("~p~n",[dets:lookup(B,a)]),
  dets:delete_all_objects(B), io:format("~p ~p~n",[dets:first(B),dets:is_dets_file(D++"b")]),
  dets:close(B),
  io:format("~p~n",[dets:open_file(c,[{file,"/nonexistent/x"}])]),
  io:format("~p~n",[try dets:lookup(nope,1) catch error:E -> E end]),
  file:delete(D), file:delete(D++"b").
