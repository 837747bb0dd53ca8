{application, supervised,
 [{description, "What tests/apps/supervised.ex starts"},
  {vsn, "0.1.0"},
  {modules, ['Elixir.Supervised', 'Elixir.Supervised.App', 'Elixir.Supervised.Counter']},
  {registered, []},
  {applications, [kernel, stdlib, elixir, logger]},
  {mod, {'Elixir.Supervised.App', []}},
  {env, [{greeting, <<"hi">>}, {list, [1, {a, b}]}]}]}.
