using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The averages that <see cref="Adam"/> and <see cref="AdamW"/> keep of one parameter's gradient.</summary>
public abstract class AdamState : OptimizerState, IDisposable
{
    /// <summary>Steps taken.</summary>
    public long step;

    /// <summary>Decaying mean of the gradient.</summary>
    public Tensor? exp_avg;

    /// <summary>Decaying mean of the squared gradient.</summary>
    public Tensor? exp_avg_sq;

    /// <summary>The largest <see cref="exp_avg_sq"/> so far; only with amsgrad.</summary>
    public Tensor? max_exp_avg_sq;

    private protected AdamState(Parameter parameter) : base(parameter)
    {
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        exp_avg?.Dispose();
        exp_avg_sq?.Dispose();
        max_exp_avg_sq?.Dispose();
    }

    /// <inheritdoc/>
    public override void Initialize(OptimizerOptions options)
    {
        Dispose();
        step = 0;
        exp_avg = Zeros();
        exp_avg_sq = Zeros();
        max_exp_avg_sq = ((AdamOptions)options).amsgrad!.Value ? Zeros() : null;
    }

    /// <inheritdoc/>
    public override void to(Device device)
    {
        Move(ref exp_avg, device);
        Move(ref exp_avg_sq, device);
        Move(ref max_exp_avg_sq, device);
    }

    /// <inheritdoc/>
    public override void SaveStateDict(BinaryWriter writer)
    {
        writer.Write(step);
        StateFile.WriteTensor(writer, exp_avg!);
        StateFile.WriteTensor(writer, exp_avg_sq!);
        WriteOptional(writer, max_exp_avg_sq);
    }

    /// <inheritdoc/>
    public override void LoadStateDict(BinaryReader reader)
    {
        using var scope = NewDisposeScope();
        step = reader.ReadInt64();
        Assign(ref exp_avg, Read(reader));
        Assign(ref exp_avg_sq, Read(reader));
        ReadOptional(reader, ref max_exp_avg_sq);
    }

    /// <inheritdoc/>
    public override void LoadStateDict(OptimizerState source)
    {
        var other = (AdamState)source;
        step = other.step;
        Assign(ref exp_avg, other.exp_avg);
        Assign(ref exp_avg_sq, other.exp_avg_sq);
        Assign(ref max_exp_avg_sq, other.max_exp_avg_sq);
    }

    /// <inheritdoc/>
    public override bool ApproximatelyEquals(OptimizerState other) =>
        other is AdamState state && step == state.step && exp_avg!.allclose(state.exp_avg!) && exp_avg_sq!.allclose(state.exp_avg_sq!);

    /// <summary>One step: updates the averages and moves the parameter back by the rate · mean / (√(mean square) + eps), both corrected for their start at zero.</summary>
    /// <param name="penalty">Factor of the L2 penalty, which joins the gradient.</param>
    /// <param name="shrinkage">Share by which the parameter shrinks before.</param>
    internal void Advance(Tensor gradient, AdamOptions options, double penalty, double shrinkage)
    {
        var (beta1, beta2) = (options.beta1!.Value, options.beta2!.Value);
        step++;
        var squareCorrection = Math.Sqrt(1 - Math.Pow(beta2, step));
        // √(v / c) + eps = (√v + eps · √c) / √c: the division moves into the rate, which saves a pass over the tensor.
        var eps = options.eps!.Value * squareCorrection;
        var rate = options.LearningRate!.Value * squareCorrection / (1 - Math.Pow(beta1, step));
        if (shrinkage != 0) _parameter.mul_(1 - shrinkage);
        using var changed = Slope(_parameter, gradient, penalty, options.maximize!.Value);
        var slope = changed ?? gradient;
        Operator.CallInPlace("lerp_.Scalar", exp_avg!, slope, 1 - beta1);
        exp_avg_sq!.mul_(beta2).addcmul_(slope, slope, 1 - beta2);
        if (max_exp_avg_sq is not null) Operator.CallForEffect("maximum.out", max_exp_avg_sq, exp_avg_sq, max_exp_avg_sq);
        using var divisor = (max_exp_avg_sq ?? exp_avg_sq).sqrt();
        divisor.add_(eps);
        _parameter.addcdiv_(exp_avg!, divisor, -rate);
    }
}
