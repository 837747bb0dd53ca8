{application, cut, [{vsn, "1"},
  {mod, {cut_app, []}
