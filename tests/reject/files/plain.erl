-module(plain).
-export([main/0, other/2]).
main() -> ok.
other(A, B) -> A + B.
