using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What the optimisers have in common: groups, state per parameter, and their storage. The name is that of the official package.</summary>
public abstract class OptimizerHelper : optim.Optimizer
{
    private readonly Dictionary<Parameter, OptimizerState> _state = new(ReferenceEqualityComparer.Instance);

    /// <summary>Writes settings and state to a file; an existing one is replaced.</summary>
    public void save_state_dict(string location)
    {
        using var writer = new BinaryWriter(File.Create(location));
        save_state_dict(writer);
    }

    /// <summary>Writes settings and state.</summary>
    public void save_state_dict(BinaryWriter writer)
    {
        var state = state_dict();
        writer.Write(GetType().Name);
        writer.Encode(state.Options.Count);
        writer.Encode(state.State.Count);
        foreach (var options in state.Options) options.SaveStateDict(writer);
        foreach (var entry in state.State) entry.SaveStateDict(writer);
    }

    /// <summary>Reads a file of <see cref="save_state_dict(string)"/>.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is cut short or belongs to another kind of optimiser.</exception>
    /// <exception cref="ArgumentException">The file belongs to other parameters.</exception>
    public void load_state_dict(string location)
    {
        if (!File.Exists(location)) throw new FileNotFoundException($"There is no optimizer file '{location}'.", location);
        using var reader = new BinaryReader(File.OpenRead(location));
        try
        {
            load_state_dict(reader);
        }
        catch (Exception e) when (e is EndOfStreamException or InvalidDataException)
        {
            throw new InvalidDataException($"Optimizer file '{location}': {(e is EndOfStreamException ? "it ends in the middle of an entry." : e.Message)}", e);
        }
        catch (ArgumentException e)
        {
            throw new ArgumentException($"Optimizer file '{location}': {e.Message}", e);
        }
    }

    /// <summary>Reads settings and state. After an exception the optimiser is in an undefined state: make a new one.</summary>
    public void load_state_dict(BinaryReader reader)
    {
        var kind = reader.ReadString();
        if (kind != GetType().Name) throw new InvalidDataException($"it holds the state of '{kind}', not of '{GetType().Name}'.");
        var state = state_dict();
        RequireCounts(state, reader.Decode(), reader.Decode());
        foreach (var options in state.Options) options.LoadStateDict(reader);
        foreach (var entry in state.State) entry.LoadStateDict(reader);
    }

    /// <summary>Copies settings and state of another optimiser of the same kind.</summary>
    /// <exception cref="ArgumentException">The other has other groups or parameters.</exception>
    public virtual void load_state_dict(StateDictionary state_dict)
    {
        var own = this.state_dict();
        RequireCounts(own, state_dict.Options.Count, state_dict.State.Count);
        for (var i = 0; i < own.Options.Count; i++) own.Options[i].LoadStateDict(state_dict.Options[i]);
        for (var i = 0; i < own.State.Count; i++)
        {
            if (!ReferenceEquals(own.State[i], state_dict.State[i])) own.State[i].LoadStateDict(state_dict.State[i]);
        }
    }

    /// <summary>The settings and the state.</summary>
    public virtual StateDictionary state_dict()
    {
        var result = new StateDictionary();
        foreach (var group in _parameter_groups)
        {
            var indices = new List<int>();
            result.Options.Add(group.Options);
            result.StateIndexRef.Add(indices);
            foreach (var parameter in group.Parameters)
            {
                indices.Add(result.State.Count);
                result.State.Add(_state[parameter]);
            }
        }
        return result;
    }

    /// <summary>Moves the state to a device.</summary>
    public void to(Device device)
    {
        foreach (var state in _state.Values) state.to(device);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!disposing) return;
        foreach (var state in _state.Values) (state as IDisposable)?.Dispose();
        _state.Clear();
    }

    /// <summary>Adds a group whose settings are complete, with a fresh state per parameter.</summary>
    private protected void AddGroup(ParamGroup group, Func<Parameter, OptimizerState> newState)
    {
        // The caller's enumeration may be lazy; the optimiser needs the same objects at every step.
        var parameters = group.Parameters.ToArray();
        foreach (var parameter in parameters)
        {
            if (parameter is null || _state.ContainsKey(parameter)) throw new ArgumentException("A parameter is null or in a group of this optimizer already.");
        }
        group.Parameters = parameters;
        _parameter_groups.Add(group);
        foreach (var parameter in parameters)
        {
            var state = newState(parameter);
            state.Initialize(group.Options);
            _state.Add(parameter, state);
        }
    }

    /// <summary>Runs a step over all parameters that have gradients, without recording it.</summary>
    private protected Tensor? Step<TOptions, TState>(Action<Tensor, TOptions, TState> update, Func<Tensor>? closure)
        where TOptions : OptimizerOptions where TState : OptimizerState
    {
        Tensor? loss = null;
        if (closure is not null)
        {
            using var grad = enable_grad();
            loss = closure();
        }
        using var noGrad = no_grad();
        foreach (var group in _parameter_groups)
        {
            foreach (var parameter in group.Parameters)
            {
                using var gradient = parameter.grad;
                if (gradient is not null) update(gradient, (TOptions)group.Options, (TState)_state[parameter]);
            }
        }
        return loss;
    }

    private static void RequireCounts(StateDictionary own, long groups, long states)
    {
        if (groups != own.Options.Count || states != own.State.Count)
        {
            throw new ArgumentException($"the state has {groups} groups of {states} parameters, the optimizer has {own.Options.Count} of {own.State.Count}.");
        }
    }
}
