-module(syntax).
f( -> ok.
