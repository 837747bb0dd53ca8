{application, other, []}.
