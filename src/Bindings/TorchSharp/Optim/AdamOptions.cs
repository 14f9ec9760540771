namespace TorchSharp.Modules;

/// <summary>The settings that <see cref="Adam"/> and <see cref="AdamW"/> have in common.</summary>
public abstract class AdamOptions : OptimizerOptions
{
    /// <summary>Decay of the mean of the gradient.</summary>
    public double? beta1;

    /// <summary>Decay of the mean square of the gradient.</summary>
    public double? beta2;

    /// <summary>How strongly weights are drawn to zero.</summary>
    public double? weight_decay;

    /// <summary>Added to the divisor.</summary>
    public double? eps;

    /// <summary>Divide by the largest mean square so far.</summary>
    public bool? amsgrad;

    /// <summary>Climb instead of descend.</summary>
    public bool? maximize;

    private protected AdamOptions()
    {
    }

    /// <inheritdoc/>
    public override void SaveStateDict(BinaryWriter writer)
    {
        base.SaveStateDict(writer);
        writer.Write(beta1!.Value);
        writer.Write(beta2!.Value);
        writer.Write(eps!.Value);
        writer.Write(weight_decay!.Value);
        writer.Write(amsgrad!.Value);
        writer.Write(maximize!.Value);
    }

    /// <inheritdoc/>
    public override void LoadStateDict(BinaryReader reader)
    {
        base.LoadStateDict(reader);
        beta1 = reader.ReadDouble();
        beta2 = reader.ReadDouble();
        eps = reader.ReadDouble();
        weight_decay = reader.ReadDouble();
        amsgrad = reader.ReadBoolean();
        maximize = reader.ReadBoolean();
    }

    /// <inheritdoc/>
    public override void LoadStateDict(OptimizerOptions source)
    {
        base.LoadStateDict(source);
        var options = (AdamOptions)source;
        beta1 = options.beta1;
        beta2 = options.beta2;
        eps = options.eps;
        weight_decay = options.weight_decay;
        amsgrad = options.amsgrad;
        maximize = options.maximize;
    }

    /// <summary>Fills in what is null.</summary>
    internal void TakeFrom(AdamOptions defaults)
    {
        LearningRate ??= defaults.LearningRate;
        InitialLearningRate = LearningRate!.Value;
        beta1 ??= defaults.beta1;
        beta2 ??= defaults.beta2;
        eps ??= defaults.eps;
        weight_decay ??= defaults.weight_decay;
        amsgrad ??= defaults.amsgrad;
        maximize ??= defaults.maximize;
    }
}
