using AnyShot.Engine.Backbones.Generative;

namespace AnyShot.Engine.Training.Generative;

/// <summary>Makes the objective of a model with fresh weights.</summary>
internal static class GenerativeObjectives
{
    public static GenerativeObjective Create(GenerativeSpec spec, double learningRate, ulong seed) => GenerativeNetworks.Create(spec) switch
    {
        VariationalNetwork network => new VaeObjective(network, learningRate),
        QuantizedVae network => new QuantizedObjective(network, learningRate),
        GanNetwork network => new GanObjective(network, learningRate),
        DiffusionNetwork network => new DiffusionObjective(network, (DiffusionNetwork)GenerativeNetworks.Create(spec), learningRate, seed),
        var other => throw new InvalidOperationException($"{other.GetName()} has no objective."),
    };
}
