# tests/apps/supervised.ex -- An Elixir application: supervisors, tasks, agents, registries, Logger and the crashes that it reports.
# SPDX-License-Identifier: Apache-2.0
defmodule Supervised.Counter do
  use GenServer
  def start_link(opts), do: GenServer.start_link(__MODULE__, opts[:start] || 0, name: opts[:name])
  def init(n), do: {:ok, n, {:continue, :ready}}
  def handle_continue(:ready, n), do: {:noreply, n}
  def handle_call(:next, _from, n), do: {:reply, n, n + 1}

  def handle_call({:later, ms}, from, n) do
    Process.send_after(self(), {:reply_to, from}, ms)
    {:noreply, n}
  end

  def handle_cast({:add, k}, n), do: {:noreply, n + k}
  def handle_cast(:crash, _), do: raise("counter is broken")

  def handle_info({:reply_to, from}, n) do
    GenServer.reply(from, {:late, n})
    {:noreply, n}
  end

  def terminate(reason, n) do
    IO.inspect({:terminate, reason, n})
    :ok
  end
end

defmodule Supervised.App do
  use Application

  def start(_type, _args) do
    children = [
      {Registry, keys: :unique, name: Supervised.Registry},
      {Registry, keys: :duplicate, name: Supervised.PubSub, partitions: 2},
      {DynamicSupervisor, name: Supervised.Dyn, strategy: :one_for_one},
      {Task.Supervisor, name: Supervised.Tasks},
      %{id: :ag, start: {Agent, :start_link, [fn -> %{} end, [name: Supervised.Agent]]}},
      {Supervised.Counter, name: Supervised.Main, start: 10}
    ]

    Supervisor.start_link(children, strategy: :one_for_one, name: Supervised.Sup)
  end
end

defmodule Supervised do
  require Logger

  def main(args) do
    {:ok, started} = Application.ensure_all_started(:supervised)
    IO.inspect(started)
    IO.inspect(args)
    IO.inspect(Application.get_env(:supervised, :greeting))
    IO.inspect(Application.fetch_env!(:supervised, :list))
    IO.inspect(Application.spec(:supervised, :vsn))
    IO.inspect(GenServer.call(Supervised.Main, :next))
    IO.inspect(GenServer.call(Supervised.Main, {:later, 5}))
    GenServer.cast(Supervised.Main, {:add, 100})
    IO.inspect(GenServer.call(Supervised.Main, :next))
    dynamic()
    tasks()
    registry()
    Agent.update(Supervised.Agent, &Map.put(&1, :k, 1))
    IO.inspect(Agent.get_and_update(Supervised.Agent, &Map.pop(&1, :k)))
    IO.inspect(Supervisor.count_children(Supervised.Sup))
    IO.inspect(for {id, _, t, m} <- Supervisor.which_children(Supervised.Sup), do: {id, t, m})
    logs()
    crash()
    IO.inspect(catch_exit(fn -> GenServer.call(:nobody, :hi) end))
    IO.inspect(catch_exit(fn -> GenServer.call(Supervised.Main, {:later, 1000}, 5) end))
    IO.puts(Application.stop(:supervised))
  end

  def catch_exit(f) do
    f.()
  catch
    :exit, r ->
      IO.puts(Exception.format(:exit, r, []))
      elem(r, 0)
  end

  def dynamic do
    name = {:via, Registry, {Supervised.Registry, "c1"}}
    {:ok, pid} = DynamicSupervisor.start_child(Supervised.Dyn, {Supervised.Counter, name: name, start: 5})
    IO.inspect(GenServer.call(name, :next))
    IO.inspect(Registry.lookup(Supervised.Registry, "c1") == [{pid, nil}])
    IO.inspect(DynamicSupervisor.count_children(Supervised.Dyn))
    {:error, {:already_started, ^pid}} = DynamicSupervisor.start_child(Supervised.Dyn, {Supervised.Counter, name: name})
    IO.inspect(DynamicSupervisor.terminate_child(Supervised.Dyn, pid))
    IO.inspect(DynamicSupervisor.which_children(Supervised.Dyn))
  end

  def tasks do
    IO.inspect(Task.async_stream(1..6, fn x -> x * x end, max_concurrency: 2) |> Enum.to_list())
    t = Task.Supervisor.async_nolink(Supervised.Tasks, fn -> exit(:oops) end)
    ended = Task.yield(t, 1000)
    Logger.flush()
    IO.inspect(ended)
    t = Task.async(fn -> Process.sleep(:infinity) end)
    IO.inspect(Task.yield(t, 10) || Task.shutdown(t, :brutal_kill))
    IO.inspect(Task.Supervisor.async_stream(Supervised.Tasks, ["a", "b"], String, :upcase, []) |> Enum.map(&elem(&1, 1)))
    {:ok, p} = Task.Supervisor.start_child(Supervised.Tasks, fn -> :ok end)
    ref = Process.monitor(p)

    receive do
      {:DOWN, ^ref, _, _, r} -> IO.inspect(r in [:normal, :noproc])
    end

    IO.inspect(Task.await_many([Task.completed(1), Task.async(fn -> 2 end)]))
  end

  def registry do
    {:ok, _} = Registry.register(Supervised.PubSub, "topic", :meta)
    Registry.dispatch(Supervised.PubSub, "topic", fn es -> for {pid, m} <- es, do: send(pid, {:got, m}) end)

    receive do
      x -> IO.inspect(x)
    end

    IO.inspect(Registry.keys(Supervised.PubSub, self()))
    IO.inspect(Registry.count(Supervised.PubSub))
    Registry.unregister(Supervised.PubSub, "topic")
    IO.inspect(Registry.select(Supervised.Registry, [{{:"$1", :_, :_}, [], [:"$1"]}]))
  end

  def logs do
    Logger.configure(level: :debug)
    Logger.configure_backend(:console, format: "$metadata[$level] $message\n", metadata: [:tag], device: :user)
    Logger.info("an info")
    Logger.debug(fn -> "lazy #{1 + 1}" end)
    Logger.warn("a warning", tag: :t1)
    Logger.error(["io", ?l, "ist"])
    Logger.metadata(tag: "here")
    Logger.notice(%{report: 1, k: "v"})
    Logger.flush()
    IO.inspect(Logger.level())
    Logger.configure(level: :error)
    Logger.info("not seen")
    Logger.flush()
  end

  def crash do
    before = Process.whereis(Supervised.Main)
    ref = Process.monitor(before)
    GenServer.cast(Supervised.Main, :crash)

    receive do
      {:DOWN, ^ref, _, _, {e, [top | _]}} -> IO.inspect({e, elem(top, 0), elem(top, 1)})
    end

    Process.sleep(100)
    Logger.flush()
    IO.inspect(GenServer.call(Supervised.Main, :next))
    spawn(fn -> raise ArgumentError, "in a process" end)
    Process.sleep(50)
    Task.Supervisor.start_child(Supervised.Tasks, fn -> :erlang.error(:bad_task) end)
    Process.sleep(100)
    Logger.flush()
  end
end
