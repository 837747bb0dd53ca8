{application, stock,
 [{description, "What the shop sells"}, {vsn, "2"}, {modules, [stock_app, stock_server]}, {registered, [stock_server]},
  {applications, [kernel, stdlib]}, {optional_applications, []}, {env, [{from_config, no}]}, {mod, {stock_app, none}}]}.
