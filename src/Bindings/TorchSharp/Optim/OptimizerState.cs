using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What an optimiser remembers of one parameter.</summary>
public abstract class OptimizerState
{
    /// <summary>The parameter, which the state does not own.</summary>
    protected Parameter _parameter;

    /// <param name="parameter">The parameter, which the state does not own.</param>
    protected OptimizerState(Parameter parameter) => _parameter = parameter;

    /// <summary>Writes the state.</summary>
    public abstract void SaveStateDict(BinaryWriter writer);

    /// <summary>Reads the state.</summary>
    public abstract void LoadStateDict(BinaryReader reader);

    /// <summary>Copies the state of the same kind of optimiser.</summary>
    public abstract void LoadStateDict(OptimizerState source);

    /// <summary>Whether the other state has the same values up to rounding.</summary>
    public virtual bool ApproximatelyEquals(OptimizerState other) => false;

    /// <summary>Starts from the settings of the group.</summary>
    public abstract void Initialize(OptimizerOptions options);

    /// <summary>Moves the state to a device.</summary>
    public virtual void to(Device device)
    {
    }

    /// <summary>Reads a tensor that may be absent and has the parameter's type and shape.</summary>
    private protected void ReadOptional(BinaryReader reader, ref Tensor? result)
    {
        var present = reader.ReadBoolean();
        Assign(ref result, present ? Read(reader) : null);
    }

    /// <summary>Reads a tensor of the parameter's type and shape.</summary>
    private protected Tensor Read(BinaryReader reader) => StateFile.ReadTensor(reader, "optimizer state", _parameter);

    /// <summary>Writes a tensor that may be absent.</summary>
    private protected static void WriteOptional(BinaryWriter writer, Tensor? tensor)
    {
        writer.Write(tensor is not null);
        if (tensor is not null) StateFile.WriteTensor(writer, tensor);
    }

    /// <summary>Takes over a copy of the value on the parameter's device, out of all scopes: the state outlives the step that makes it.</summary>
    private protected void Assign(ref Tensor? field, Tensor? value)
    {
        var old = field;
        field = value?.to(value.dtype, _parameter.device, copy: true).DetachFromDisposeScope();
        old?.Dispose();
    }

    /// <summary>Moves a tensor of the state.</summary>
    private protected static void Move(ref Tensor? field, Device device)
    {
        if (field is null) return;
        var moved = field.to(field.dtype, device, copy: true).DetachFromDisposeScope();
        field.Dispose();
        field = moved;
    }

    /// <summary>A tensor like the parameter, filled with zeros.</summary>
    private protected Tensor Zeros() => zeros_like(_parameter).detach_().DetachFromDisposeScope();

    /// <summary>What to descend along: the gradient (its opposite when climbing) plus the L2 penalty; null when that is the gradient itself.</summary>
    private protected static Tensor? Slope(Tensor parameter, Tensor gradient, double decay, bool maximize)
    {
        if (decay == 0) return maximize ? gradient.neg() : null;
        return maximize ? parameter.mul(decay).sub_(gradient) : gradient.add(parameter, alpha: decay);
    }
}
