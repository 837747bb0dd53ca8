-module(no_main).
-export([f/0]).
f() -> not_there:g(lists:no_such_function(1)).
