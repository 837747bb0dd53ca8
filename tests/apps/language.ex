# tests/apps/language.ex -- The language and library of Elixir, wide: what is printed, errors and their messages, files, the system.
# SPDX-License-Identifier: Apache-2.0
defprotocol Size do
  @fallback_to_any true
  @doc "size"
  def size(x)
end

defimpl Size, for: BitString do
  def size(s), do: byte_size(s)
end

defimpl Size, for: Any do
  def size(_), do: :unknown
end

defmodule User do
  @derive {Inspect, only: [:name]}
  defstruct name: "joe", age: 3, secret: "s"
end

defmodule Money do
  defstruct [:amount, currency: :EUR]

  defimpl String.Chars do
    def to_string(m), do: "#{m.amount} #{m.currency}"
  end

  defimpl Inspect do
    import Inspect.Algebra
    def inspect(m, opts), do: concat(["#Money<", to_doc(m.amount, opts), ">"])
  end

  defimpl Enumerable do
    def count(_), do: {:error, __MODULE__}
    def member?(_, _), do: {:error, __MODULE__}
    def slice(_), do: {:error, __MODULE__}
    def reduce(m, acc, fun), do: Enumerable.List.reduce(Enum.to_list(1..m.amount), acc, fun)
  end

  defimpl Collectable do
    def into(m),
      do:
        {m,
         fn
           m, {:cont, x} -> %{m | amount: m.amount + x}
           m, :done -> m
           _, :halt -> :ok
         end}
  end

  @behaviour Access
  def fetch(m, k), do: Map.fetch(m, k)
  def get_and_update(m, k, f), do: Map.get_and_update(m, k, f)
  def pop(m, k), do: Map.pop(m, k)
end

defmodule MyErr do
  defexception [:code]
  def message(%{code: c}), do: "code #{c}"
  def exception(opts), do: %MyErr{code: opts[:code] || 0}
end

defmodule Language do
  import Bitwise
  require Record
  @attr Enum.map(1..3, &(&1 * 2))

  def main(_) do
    inspects()
    strings()
    regexes()
    times()
    enums()
    streams()
    errors()
    files()
    misc()
    system()
  end

  def inspects do
    IO.inspect(%{:a => 1, "b" => [1, 2.5, ~c"abc"], nil => {}}, label: "map")
    IO.inspect(Enum.to_list(1..100), limit: 5)
    IO.inspect(Enum.to_list(1..100))
    IO.inspect('hello', charlists: :as_lists)
    IO.inspect(<<0, 255, 7::4>>)
    IO.inspect("h\x00éllo\n", binaries: :as_binaries)
    IO.inspect("h\x00éllo\n\e")
    IO.inspect(255, base: :hex)
    IO.inspect([a: 1, b: %{c: [d: 2]}], pretty: true, width: 10)
    IO.inspect(%User{})
    IO.inspect(%User{}, structs: false)

    IO.inspect([
      %Money{amount: 3},
      %Range{first: 1, last: 2, step: 1},
      1..10//3,
      ~r/a+/i,
      ~D[2020-01-01],
      ~T[10:00:00.123],
      ~N[2020-01-01 10:00:00],
      ~U[2020-01-01 10:00:00Z]
    ])

    IO.inspect({:"foo bar", :Foo, Foo.Bar, :é, :+, :a?, nil, true, :"", :"a-b"})
    IO.inspect([&Enum.map/2, &is_atom/1])
    more_inspects_1()
  end

  defp more_inspects_1 do
    IO.inspect(MapSet.new(1..40) |> MapSet.size())
    IO.inspect(Map.new(1..40, &{&1, &1 * &1}) |> Enum.sort() |> Enum.take(3))
    IO.inspect(1.0e22)
    IO.inspect(0.1 + 0.2)
    IO.inspect(-0.0)
    IO.inspect(1.0e-10)
    IO.inspect(123_456_789_012_345_678_901_234_567_890)

    IO.puts(
      inspect(%{list: Enum.to_list(1..50), nested: %{deep: %{deeper: %{deepest: "x"}}}, text: String.duplicate("ab", 60)},
        pretty: true
      )
    )

    IO.inspect(quote do: (fn x -> x + 1 end).(unquote(@attr)))
    IO.puts(Macro.to_string(quote do: if(a == b, do: foo(1, bar: 2), else: [c | d])))
    IO.inspect(%{1 => 2, :a => 3, "b" => "x"})
    IO.inspect(%{a: 3, b: "x"})
    IO.inspect({1, [2 | 3]})
    IO.inspect(self() |> is_pid())
    more_inspects_2()
  end

  defp more_inspects_2 do
    IO.inspect("a" <> <<128>>)
    IO.inspect([1, :a, "s"] |> inspect(opts()))
    IO.inspect("colors", syntax_colors: [string: :green])
    IO.inspect({%Date.Range{first: ~D[2020-01-01], last: ~D[2020-01-02], step: 1, first_in_iso_days: 1, last_in_iso_days: 2}})
    IO.inspect(Date.range(~D[2020-01-01], ~D[2020-01-05]))
    IO.inspect(%Version{major: 1, minor: 2, patch: 3})
    IO.inspect(URI.parse("https://a.b:80/c?d=e#f"))
  end

  defp opts, do: [limit: 2]

  def strings do
    IO.inspect(String.split("a b  c"))
    IO.inspect(String.split("a,b;c", [",", ";"], parts: 2))
    IO.inspect(String.graphemes("🇩🇪e\u0301x👨‍👩‍👧"))
    IO.inspect(String.length("👨‍👩‍👧é"))
    IO.inspect(String.normalize("e\u0301", :nfc) == "é")
    IO.inspect(String.capitalize("éCOLE"))
    IO.inspect(String.downcase("ΑΣ", :greek))
    IO.inspect(String.replace("hello", ~r/l/, &String.upcase/1))
    IO.inspect(String.replace("a.b.c", ".", "-", global: false))
    IO.inspect(String.slice("hello", 1..-2//1))
    IO.inspect(String.at("héllo", 1))
    IO.inspect(String.jaro_distance("martha", "marhta"))
    IO.inspect(String.to_integer("ff", 16))
    IO.inspect(Integer.parse("12abc"))
    more_strings_1()
  end

  defp more_strings_1 do
    IO.inspect(Float.parse("1.5e3x"))
    IO.inspect(String.to_float("2.5"))
    IO.inspect(String.valid?(<<255>>))
    IO.inspect(String.trim("  x \n"))
    IO.inspect(String.pad_trailing("ab", 5, "-="))
    IO.inspect(String.myers_difference("abc", "adc"))
    IO.inspect(String.split_at("hello", 2))
    IO.inspect(String.chunk("a\u00ffb", :printable))
    IO.inspect(String.starts_with?("abc", ["x", "a"]))
    IO.inspect(String.codepoints("aé"))
    IO.inspect(to_charlist("aé"))
    IO.inspect(Base.encode64("hello"))
    IO.inspect(Base.decode16!("CAFE"))
    IO.inspect(Base.encode32("x", padding: false))
    more_strings_2()
  end

  defp more_strings_2 do
    IO.inspect(Base.url_encode64(<<255, 254>>))
    IO.inspect(~w(a b c)a)
    IO.inspect(~s(x #{1 + 1}))
    IO.inspect(~S(x #{1}))

    IO.inspect("""
    heredoc
      two
    """)

    IO.puts("#{%Money{amount: 5}} #{:atom} #{1.5} #{[?a, ?b]}")
    IO.inspect(String.Chars.to_string(nil))
    IO.inspect(Enum.join([1, :a, "b"], "-"))
    IO.inspect(String.bag_distance("abc", "abd"))
    IO.inspect("aa" < "ab")
    IO.inspect(String.to_existing_atom("atom"))
    IO.inspect(Size.size("abc"))
    IO.inspect(Size.size(3))
    IO.inspect(Size.impl_for(:a))
    IO.inspect(Protocol.consolidated?(Size))
    IO.inspect(:io_lib.format("~p ~s ~.2f", [:a, "b", 1.234]) |> IO.iodata_to_binary())
    IO.inspect(Inspect.Algebra.format(Inspect.Algebra.group(Inspect.Algebra.glue("a", "b")), 1))
  end

  def regexes do
    IO.inspect(Regex.run(~r/(\d+)-(\d+)/, "10-20"))
    IO.inspect(Regex.scan(~r/\w+/u, "héllo wörld"))
    IO.inspect(Regex.split(~r/(,)/, "a,b", include_captures: true))
    IO.inspect(Regex.replace(~r/(.)(.)/, "abcd", "\\2\\1"))
    IO.inspect("foo" =~ ~r/^f/)
    IO.inspect(Regex.escape("a.b"))
    IO.inspect(Regex.named_captures(~r/(?<a>.)(?<b>.)/, "xy"))
    IO.inspect(Regex.source(~r/x/))
    IO.inspect(Regex.match?(~r/A/i, "a"))
    IO.inspect(Regex.run(~r/b/, "abc", return: :index))
  end

  def times do
    {:ok, dt, 0} = DateTime.from_iso8601("2024-02-29T12:34:56.789Z")
    IO.inspect(dt)
    IO.inspect(DateTime.to_unix(dt))
    IO.inspect(DateTime.add(dt, 3600, :second))
    IO.inspect(DateTime.truncate(dt, :second))
    IO.puts(dt)
    IO.inspect(Calendar.strftime(dt, "%a %d %b %Y %H:%M:%S %p %j"))
    IO.inspect(Date.day_of_week(~D[2024-02-29]))
    IO.inspect(Date.diff(~D[2024-03-01], ~D[2024-02-01]))
    IO.inspect(NaiveDateTime.diff(~N[2024-01-02 00:00:00], ~N[2024-01-01 00:00:00]))
    IO.inspect(Time.diff(~T[10:00:00], ~T[09:00:00]))
    IO.inspect(Date.from_iso8601("2024-13-01"))
    IO.inspect(DateTime.compare(dt, DateTime.from_unix!(0)))
    IO.inspect(DateTime.from_unix!(1_000_000_000))
    IO.inspect(Date.leap_year?(~D[2000-01-01]))
    IO.inspect(Date.utc_today().year > 2000)
    IO.inspect(DateTime.shift_zone(dt, "Europe/Paris"))
    IO.inspect(Date.beginning_of_month(~D[2024-02-10]))
    IO.inspect(System.os_time() > 0)
    IO.inspect(NaiveDateTime.from_erl!({{2000, 1, 1}, {1, 2, 3}}))
  end

  def enums do
    IO.inspect(Enum.chunk_every(1..7, 3, 2, []))
    IO.inspect(Enum.zip([1, 2], [:a, :b]))
    IO.inspect(Enum.reduce_while(1..10, 0, fn x, a -> if x > 4, do: {:halt, a}, else: {:cont, a + x} end))
    IO.inspect(Enum.frequencies(~w(a b a)))
    IO.inspect(Enum.dedup([1, 1, 2]))
    IO.inspect(Enum.min_max([3, 1, 2]))
    IO.inspect(Enum.split_with(1..6, &(rem(&1, 2) == 0)))
    IO.inspect(Enum.into(%Money{amount: 2}, []))
    IO.inspect(Enum.into([1, 2], %Money{amount: 2}))
    IO.inspect(Enum.slide(1..5, 0, 3))
    IO.inspect(Enum.with_index(~w(a b)))
    IO.inspect(for <<c <- "abc">>, into: "", do: <<c + 1>>)

    IO.inspect(
      for x <- [1, 2, 3], x > 1, reduce: 0 do
        acc -> acc + x
      end
    )

    IO.inspect(for {k, v} <- %{a: 1}, into: %{}, do: {v, k})
    more_enums_1()
  end

  defp more_enums_1 do
    IO.inspect(Enum.sort([~D[2024-01-02], ~D[2023-01-02]], Date))
    IO.inspect(Enum.flat_map_reduce(1..3, 0, &{[&1, &1], &2 + &1}))
    IO.inspect(Enum.unzip(a: 1, b: 2))
    IO.inspect(Enum.scan(1..4, &+/2))
    IO.inspect(get_in(%{a: [%{b: 1}, %{b: 2}]}, [:a, Access.all(), :b]))
    IO.inspect(put_in(%Money{amount: 1}[:amount], 7))
    IO.inspect(pop_in(%{a: %{b: 1}}, [:a, :b]))
    IO.inspect(Enum.at([1], 5, :none))
    :rand.seed(:exsss, {1, 2, 3})
    IO.inspect(Enum.shuffle(1..5))
    IO.inspect(Enum.random(1..100))
    IO.inspect(Enum.take_random(1..10, 2))
    IO.inspect(Map.merge(%{a: 1}, %{a: 2}, fn _, x, y -> x + y end))
    IO.inspect(Keyword.pop([a: 1, a: 2], :a))
    more_enums_2()
  end

  defp more_enums_2 do
    IO.inspect(Map.split(%{a: 1, b: 2}, [:a]))
    IO.inspect(Keyword.validate!([a: 1], [:a, b: 2]))
    IO.inspect(List.flatten([1, [2, [3]]]))
    IO.inspect(List.keystore([a: 1], :a, 0, {:a, 9}))
    IO.inspect(List.foldr([1, 2], 0, &-/2))
    IO.inspect(List.myers_difference([1, 2], [2, 3]))
    IO.inspect(Tuple.to_list({1, 2}))
    IO.inspect(Integer.pow(2, 100))
    IO.inspect(Integer.gcd(12, 18))
    IO.inspect(Float.round(2.675, 2))
    IO.inspect(Float.ratio(0.75))
    IO.inspect(5 <<< 2 ||| 1)
    IO.inspect(Integer.to_string(255, 2))
    IO.inspect(div(-7, 2))
    IO.inspect(Integer.floor_div(-7, 2))
    IO.inspect(Integer.mod(-7, 2))
    IO.inspect(Float.to_string(1.0e10))
  end

  def streams do
    IO.inspect(Stream.iterate(1, &(&1 * 2)) |> Stream.take_while(&(&1 < 100)) |> Enum.to_list())
    IO.inspect(Stream.unfold({0, 1}, fn {a, b} -> {a, {b, a + b}} end) |> Enum.take(10))

    IO.inspect(
      Stream.resource(
        fn -> 3 end,
        fn
          0 -> {:halt, 0}
          n -> {[n], n - 1}
        end,
        fn _ -> IO.puts("closed") end
      )
      |> Enum.to_list()
    )

    IO.inspect(Stream.cycle([1, 2]) |> Stream.zip(~w(a b c)) |> Enum.to_list())
    IO.inspect(Stream.chunk_while(1..5, [], &{:cont, Enum.reverse([&1 | &2]), []}, &{:cont, &1}) |> Enum.to_list())
    IO.inspect(1..3 |> Stream.map(& &1))
    IO.inspect(Stream.transform(1..5, 0, &{[&1 + &2], &1}) |> Enum.to_list())
    IO.inspect(Stream.with_index(~w(a b)) |> Stream.flat_map(&[&1, &1]) |> Enum.uniq())
    Stream.run(Stream.each([1], &IO.inspect/1))
    {:ok, d} = StringIO.open("in\nput")
    IO.inspect(IO.stream(d, :line) |> Enum.map(&String.trim/1))
    IO.inspect(Stream.interval(1) |> Enum.take(2))
    IO.inspect(Stream.dedup([1, 1]) |> Enum.to_list())
    IO.inspect(Enum.zip_with([[1, 2], [3, 4]], &Enum.sum/1))
    IO.inspect(Range.disjoint?(1..2, 3..4))
  end

  def try_it(f) do
    f.()
  rescue
    e ->
      IO.puts(
        Exception.format(
          :error,
          e,
          Enum.take_while(__STACKTRACE__, fn t -> not (elem(t, 0) == Language and elem(t, 1) == :try_it) end)
        )
      )
  catch
    k, v -> IO.puts(Exception.format(k, v, Enum.take(__STACKTRACE__, 2)))
  end

  def errors do
    try_it(fn -> raise "x" end)
    try_it(fn -> raise MyErr, code: 7 end)
    try_it(fn -> throw(:a) end)
    try_it(fn -> exit({:shutdown, 1}) end)
    try_it(fn -> :erlang.error(:foo) end)
    try_it(fn -> id(1) + id("a") end)
    try_it(fn -> id(nil).foo end)
    try_it(fn -> id(%{a: 1}).b end)
    try_it(fn -> id(%User{}).zip end)
    try_it(fn -> apply(Nope, :f, [1]) end)
    try_it(fn -> apply(Enum, :nope, [1]) end)
    try_it(fn -> case(id(1), do: (2 -> 3)) end)
    try_it(fn -> cond(do: (id(false) -> 1)) end)
    try_it(fn -> 1 = id(2) end)
    more_errors_1()
  end

  defp more_errors_1 do
    try_it(fn -> with(:a <- id(:b), do: 1, else: (:c -> 2)) end)
    try_it(fn -> only_one(id(3)) end)
    try_it(fn -> id(fn x -> x end).() end)
    try_it(fn -> id(:x).() end)
    try_it(fn -> %{id(1) | a: 1} end)
    try_it(fn -> %{id(%{}) | a: 1} end)
    try_it(fn -> String.to_integer("z") end)
    try_it(fn -> :erlang.binary_to_atom(id(1)) end)
    try_it(fn -> Map.fetch!(%{a: 1}, :b) end)
    try_it(fn -> Keyword.fetch!([a: 1], :b) end)
    try_it(fn -> Enum.fetch!([], 0) end)
    try_it(fn -> hd(id([])) end)
    try_it(fn -> elem(id({}), 1) end)
    try_it(fn -> Size.Foo.x() end)
    more_errors_2()
  end

  defp more_errors_2 do
    try_it(fn -> Enum.map(id(1), & &1) end)
    try_it(fn -> to_string(id({1})) end)
    try_it(fn -> struct!(User, zip: 1) end)
    try_it(fn -> Integer.parse("1", 99) end)
    try_it(fn -> :ets.lookup(id(:nope), 1) end)
    try_it(fn -> Process.sleep(id(:x)) end)
    try_it(fn -> String.to_existing_atom("surely_not_an_atom_here") end)
    try_it(fn -> Date.new!(2024, 13, 1) end)
    try_it(fn -> id(1) / id(0) end)
    try_it(fn -> File.read!("/nope/x") end)
    try_it(fn -> if(id(1) and true, do: 1) end)
    try_it(fn -> Application.fetch_env!(:nope, :x) end)
    try_it(fn -> Version.parse!("x") end)
    try_it(fn -> System.fetch_env!("NOPE_X") end)
    more_errors_3()
  end

  defp more_errors_3 do
    try_it(fn -> Code.ensure_loaded!(Nope) end)
    try_it(fn -> for(<<x <- id(1)>>, do: x) end)
    try_it(fn -> <<id("a")::16>> end)
    try_it(fn -> :lists.map(id(1), id(2)) end)
    try_it(fn -> Agent.get(:none, & &1) end)
    try_it(fn -> Process.exit(1, id(2)) end)
    try_it(fn -> raise(id(:not_exc)) end)
    try_it(fn -> reraise("re", [{Language, :x, 1, [file: 'a.ex', line: 3]}]) end)
    try_it(fn -> URI.decode("%x") end)
    IO.puts(Exception.format_exit({:timeout, {GenServer, :call, [:a, :b, 5000]}}))
    IO.puts(Exception.format_exit({:nodedown, {GenServer, :call, [:a, :b, 5000]}}))
    IO.puts(Exception.format_exit({{:badmatch, 1}, []}))
    IO.puts(Exception.format_mfa(Language, :"-main/1-fun-0-", 2))
    IO.puts(Exception.format_stacktrace([{Language, :f, [1, 2], []}, {:lists, :map, 2, [file: 'lists.erl', line: 10]}]))
    more_errors_4()
  end

  defp more_errors_4 do
    IO.inspect(Exception.normalize(:error, {:badmap, 1}))
    IO.inspect(Exception.message(%MyErr{code: 1}))
    IO.inspect(is_exception(%MyErr{}, MyErr))

    x =
      try do
        :ok
      catch
        _ -> 1
      else
        :ok -> :else_branch
      after
        IO.puts("after")
      end

    IO.inspect(x)
  end

  def id(x), do: x |> List.wrap() |> then(fn w -> if x == nil, do: nil, else: if(is_list(x), do: x, else: hd(w)) end)
  def only_one(1), do: :ok

  def files do
    dir = Path.join(System.tmp_dir!(), "ff_elixir_#{System.os_time()}")
    File.mkdir_p!(Path.join(dir, "a/b"))
    f = Path.join(dir, "a/f.txt")
    IO.inspect(File.write(f, "one\ntwo\n"))
    IO.inspect(File.read!(f))
    IO.inspect(File.stream!(f) |> Enum.map(&String.trim/1))
    IO.inspect(File.ls!(Path.join(dir, "a")) |> Enum.sort())
    IO.inspect(File.exists?(f))
    IO.inspect(File.stat!(f).size)
    IO.inspect(File.dir?(dir))
    File.open!(f, [:append, :utf8], fn io -> IO.puts(io, "thréé") end)
    IO.inspect(File.read!(f))
    File.cp!(f, f <> ".2")
    IO.inspect(Path.wildcard(dir <> "/a/*") |> Enum.map(&Path.basename/1))
    IO.inspect(File.rename(f, f <> ".3"))
    IO.inspect(File.read(f))
    IO.inspect(Enum.into(["x", "y"], File.stream!(f)) == File.stream!(f))
    IO.inspect(File.read!(f))
    IO.inspect(File.rm_rf!(dir) |> length())
    IO.inspect(File.exists?(dir))
    IO.inspect(Path.expand("../x", "/a/b"))
    IO.inspect(Path.relative_to("/a/b/c", "/a"))
    IO.inspect(Path.extname("x.tar.gz"))
    IO.inspect(Path.rootname("a/b.ex"))
    IO.inspect(Path.split("/a/b"))
    IO.inspect(Path.type("x"))
    IO.inspect(Path.dirname("/a/b"))
    IO.inspect(File.cwd!() |> is_binary())
  end

  def misc do
    IO.write(["io", ?d, "ata", "\n"])
    IO.puts(:stderr, "to stderr")
    IO.inspect(IO.gets("name? "))
    IO.inspect(IO.read(:line))
    IO.inspect(IO.binread(:line))
    IO.inspect(IO.getn("", 3))
    IO.inspect(IO.read(:all))
    IO.inspect(IO.gets(""))
    IO.puts(IO.ANSI.format([:red, "x"], true))
    IO.puts(IO.ANSI.format([:red, "x"]))
    IO.inspect(:erlang.phash2({1, "a"}))
    IO.inspect(Process.info(self(), :registered_name))
    Process.put(:k, 1)
    IO.inspect(Process.get(:k))
    more_misc_1()
  end

  defp more_misc_1 do
    IO.inspect(Process.alive?(self()))
    IO.inspect(node())
    IO.inspect(make_ref() |> is_reference())
    IO.inspect(function_exported?(Language, :main, 1))
    IO.inspect(Code.ensure_loaded?(Language))
    IO.inspect(Module.concat(A, B))
    IO.inspect(Module.split(A.B))
    IO.inspect(Language.__info__(:module))
    IO.inspect(User.__struct__(age: 1) |> Map.get(:age))
    IO.inspect(Function.info(&Language.id/1, :name))
    IO.inspect(Function.capture(String, :upcase, 1).("x"))
    Process.flag(:trap_exit, true)
    spawn_link(fn -> exit(:bye) end)

    receive do
      {:EXIT, _, r} -> IO.inspect(r)
    after
      100 -> :none
    end

    more_misc_2()
  end

  defp more_misc_2 do
    send(self(), :hi)

    receive do
      :hi -> IO.puts("hi")
    end

    receive do
      _ -> :x
    after
      0 -> IO.puts("empty")
    end

    IO.inspect(dbg_free() |> then(&(&1 + 1)))
    IO.inspect(Access.get([a: 1], :a))
    IO.inspect(is_struct(%User{}, User))
    IO.inspect(match?({:ok, _}, {:ok, 1}))
    IO.inspect(tap(1, fn _ -> :ok end))
    IO.inspect(binding())
    IO.inspect(if(nil, do: 1))
    IO.inspect(unless(nil, do: 1))
    IO.inspect(1 in [1, 2])
    IO.inspect("x" not in ["y"])
    IO.inspect(max(1, :a))
    more_misc_3()
  end

  defp more_misc_3 do
    IO.inspect(:a |> Atom.to_string())

    IO.inspect(
      OptionParser.parse(["--a", "1", "-v", "rest", "--no-x"], strict: [a: :integer, v: :boolean, x: :boolean], aliases: [v: :v])
    )

    IO.inspect(URI.encode_query(a: 1, b: "x y"))
    IO.inspect(URI.decode_query("a=1&b=%20"))
    IO.inspect(Version.match?("1.2.3", "~> 1.2"))
    IO.inspect(:queue.to_list(:queue.from_list([1])))
    IO.inspect(Supervisor.child_spec({Agent, fn -> 1 end}, id: :x) |> Map.keys())
    IO.inspect(Record.is_record({:a, 1}, :a))
    IO.inspect(Float.floor(1.55, 1))

  end

  defp dbg_free, do: 41

  def system do
    IO.inspect(System.argv())
    IO.inspect(System.get_env("FF_TEST_ENV"))
    System.put_env("FFX", "1")
    IO.inspect(System.get_env("FFX"))
    IO.inspect(System.version())
    IO.inspect(System.otp_release())
    IO.inspect(System.unique_integer([:positive]) |> is_integer())
    IO.inspect(System.monotonic_time(:millisecond) |> is_integer())
    IO.inspect(System.build_info()[:version])
    System.at_exit(fn s -> IO.puts("at exit #{s}") end)
    System.halt(3)
  end
end
