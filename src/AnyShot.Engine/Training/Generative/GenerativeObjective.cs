using AnyShot.Engine.Backbones.Generative;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.Generative;

/// <summary>What one kind of generative model minimises, with the networks and optimisers that this takes.</summary>
internal abstract class GenerativeObjective : IDisposable
{
    /// <summary>Names of the losses that <see cref="Step"/> gives.</summary>
    public abstract IReadOnlyList<string> LossNames { get; }

    /// <summary>What is kept of the training.</summary>
    public abstract GenerativeNetwork Result { get; }

    /// <summary>All that a checkpoint holds, by name.</summary>
    public abstract IReadOnlyList<(string Name, nn.Module Network)> Networks { get; }

    /// <summary>All that a checkpoint holds, by name.</summary>
    public abstract IReadOnlyList<(string Name, Adam Optimizer)> Optimizers { get; }

    /// <summary>Readies <see cref="Result"/> when the last step is done.</summary>
    public virtual void Finish()
    {
    }

    /// <summary>One step of every optimiser.</summary>
    /// <param name="images">(N, channels, side, side), normalised.</param>
    /// <param name="step">Steps done before.</param>
    /// <param name="steps">Steps in all.</param>
    /// <returns>One number a name in <see cref="LossNames"/>.</returns>
    public abstract double[] Step(Tensor images, int step, int steps);

    public virtual void Dispose()
    {
        foreach (var (_, optimizer) in Optimizers)
        {
            optimizer.Dispose();
        }

        foreach (var (_, network) in Networks)
        {
            network.Dispose();
        }
    }
}
