namespace AnyShot.Edge.Control;

/// <summary>The station's operating mode. It survives a restart. Thread-safe.</summary>
public sealed class ModeSwitch
{
    private const string Key = "mode";

    private readonly ControlStore _store;
    private readonly Lock _gate = new();
    private volatile OperatingMode _current;

    public ModeSwitch(ControlStore store)
    {
        _store = store;
        _current = Enum.TryParse<OperatingMode>(store.ReadSetting(Key), out var stored) ? stored : OperatingMode.Automatic;
    }

    /// <summary>Called after each change, on the thread that made it.</summary>
    public event Action<OperatingMode>? Changed;

    public OperatingMode Current => _current;

    /// <exception cref="IOException">The mode cannot be stored; it stays as it was.</exception>
    public void Set(OperatingMode mode)
    {
        lock (_gate)
        {
            if (mode == _current)
            {
                return;
            }

            _store.WriteSetting(Key, mode.ToString());
            _current = mode;
        }

        Changed?.Invoke(mode);
    }
}
