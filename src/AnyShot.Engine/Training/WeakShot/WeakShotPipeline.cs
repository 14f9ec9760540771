namespace AnyShot.Engine.Training.WeakShot;

/// <summary>The phases of a weak-shot training over one set of images.</summary>
internal sealed class WeakShotPipeline(StageContext context, WeakShotData data, TrunkSource trunks)
{
    private readonly WeakShotOptions _options = context.Options;

    /// <summary>Phase 0, where a trunk is trained, and phase 1.</summary>
    public (SimNet Network, StageState State) TrainSimNet()
    {
        var begins = !_options.TrainsNetwork || _options.EpochsPlain == 0 ? SimNetInit.None : _options.SimNetInit;
        var stage = begins == SimNetInit.Noisy ? StageName.PlainNoisy : StageName.PlainBase;
        context.Seed(stage);
        var trunk = trunks.New();
        var best = trunks.New();
        if (begins != SimNetInit.None)
        {
            var (images, classes) = begins == SimNetInit.Noisy ? (data.Noisy, data.NoisyClasses.Count) : (data.Training, data.BaseClasses.Count);
            new ClassifierStage(context, stage, images, data.Labels).Run(trunk, classes, Ones(images.Length), _options.EpochsPlain, 0, null);
        }

        return new SimNetStage(context, data).Run(trunk, best);
    }

    /// <summary>Phase 2: a weight for each noisy image, in the order of <see cref="WeakShotData.Noisy"/>.</summary>
    public float[] Weights(SimNet network)
    {
        var weights = new float[data.Noisy.Length];
        for (var label = 0; label < data.NoisyClasses.Count; label++)
        {
            context.ThrowIfCancelled();
            int[] members = [.. Enumerable.Range(0, weights.Length).Where(i => data.Labels[data.Noisy[i]] == label)];
            var similarity = network.Among([.. members.Select(i => data.Noisy[i])]);
            var ofClass = SampleWeights.Of(similarity, members.Length, _options.WeightShare, _options.WeightNormalisation, _options.WeightMu);
            for (var i = 0; i < members.Length; i++)
            {
                weights[members[i]] = ofClass[i];
            }
        }

        return weights;
    }

    /// <summary>Phase 3.</summary>
    /// <param name="weights">One a noisy image; null weighs all alike.</param>
    /// <param name="graph">Gives the graph; null leaves it out.</param>
    public (ITrunk Trunk, ClassifierHead Head, StageState State) TrainClassifier(float[]? weights, SimNet? graph)
    {
        context.Seed(StageName.Classifier);
        var trunk = trunks.New();
        var stage = new ClassifierStage(context, StageName.Classifier, data.Noisy, data.Labels);
        var (head, state) = stage.Run(trunk, data.NoisyClasses.Count, weights ?? Ones(data.Noisy.Length), _options.EpochsWeighted, _options.EpochsGraph, graph);
        return (trunk, head, state);
    }

    private static float[] Ones(int count) => [.. Enumerable.Repeat(1f, count)];
}
