using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Generation;

/// <summary>
/// One step of each side of the training (Han et al., "Contrastive Embedding for Generalized Zero-Shot Learning", CVPR 2021). The gradients of all networks are forgotten before
/// each; the published loop forgets to, for the comparator.
/// </summary>
internal sealed class EGanStep : IDisposable
{
    private readonly EGanOptions _options;
    private readonly EGanNetworks _networks;
    private readonly Tensor _features;
    private readonly Tensor _labels;
    private readonly Tensor _conditions;
    private readonly int _noise;
    private readonly long _batch;
    private readonly IList<Tensor> _generatorParameters;

    /// <param name="options">Settings.</param>
    /// <param name="sizes">Widths of the networks.</param>
    /// <param name="networks">Networks with a fitted scaling.</param>
    /// <param name="data">Rows trained on.</param>
    public EGanStep(EGanOptions options, EGanSizes sizes, EGanNetworks networks, EGanData data)
    {
        (_options, _networks, _noise, _labels) = (options, networks, sizes.Noise, data.Labels);
        _batch = Math.Min(options.BatchSize, data.Features.shape[0]);
        using var scope = NewDisposeScope();
        _features = networks.Kept.Scaling.Scale(data.Features).DetachFromDisposeScope();
        _conditions = networks.Kept.Scaling.Condition(data.Semantics).DetachFromDisposeScope();
        _generatorParameters = [.. networks.Kept.Generator.parameters()];
        var betas = (First: 0.5, Second: 0.999);
        CriticOptimizer = optim.Adam(networks.CriticSide, options.LearningRate, betas.First, betas.Second);
        GeneratorOptimizer = optim.Adam(networks.Kept.Generator.parameters(), options.LearningRate, betas.First, betas.Second);
    }

    /// <summary>Trains D, E, P and F.</summary>
    public Adam CriticOptimizer { get; }

    /// <summary>Trains G.</summary>
    public Adam GeneratorOptimizer { get; }

    public double LearningRate
    {
        set
        {
            foreach (var group in CriticOptimizer.ParamGroups.Concat(GeneratorOptimizer.ParamGroups))
            {
                group.LearningRate = value;
            }
        }
    }

    /// <summary>One step of critic, embedding, projection and comparator.</summary>
    /// <returns>The three losses.</returns>
    public (double Critic, double RealContrast, double ClassLoss) Critic(Generator random)
    {
        using var scope = NewDisposeScope();
        var (real, labels, condition) = Draw(random);
        Tensor fake;
        using (no_grad())
        {
            fake = Fake(condition, random);
        }

        ForgetGradients();
        var critic = _networks.Critic.call(fake, condition).mean() - _networks.Critic.call(real, condition).mean()
            + (GradientPenalty.Of(x => _networks.Critic.call(x, condition), real, fake, random) * _options.GradientPenalty);
        var embedded = _networks.Kept.Embedding.call(real);
        var projected = _networks.Projection.call(embedded);
        var contrast = _options.Contrast == ContrastForm.Supervised
            ? SupervisedContrast.Loss(projected, labels, _options.Temperature)
            : FigureContrast.Loss(projected, projected, labels, _options.Temperature, _options.FigureNegatives, areAnchors: true, random);
        var classLoss = ClassLoss(embedded, labels);
        (critic + contrast + classLoss).backward();
        CriticOptimizer.step();
        return (critic.item<float>(), contrast.item<float>(), classLoss.item<float>());
    }

    /// <summary>One step of the generator; nothing else moves.</summary>
    /// <returns>Its loss.</returns>
    public double Generator(Generator random)
    {
        using var scope = NewDisposeScope();
        var (real, labels, condition) = Draw(random);
        Tensor anchors;
        using (no_grad())
        {
            anchors = _networks.Projection.call(_networks.Kept.Embedding.call(real));
        }

        ForgetGradients();
        var fake = Fake(condition, random);
        var embedded = _networks.Kept.Embedding.call(fake);
        var projected = _networks.Projection.call(embedded);
        var contrast = _options.Contrast == ContrastForm.Supervised
            ? SupervisedContrast.Loss(cat([projected, anchors]), cat([labels, labels]), _options.Temperature)
            : FigureContrast.Loss(anchors, projected, labels, _options.Temperature, _options.FigureNegatives, areAnchors: false, random);
        var loss = (contrast * _options.ContrastWeight) + (ClassLoss(embedded, labels) * _options.ClassWeight) - _networks.Critic.call(fake, condition).mean();
        // The other networks are frozen: no gradient is made for them.
        autograd.backward([loss], inputs: _generatorParameters);
        GeneratorOptimizer.step();
        return loss.item<float>();
    }

    public void Dispose()
    {
        _features.Dispose();
        _conditions.Dispose();
        CriticOptimizer.Dispose();
        GeneratorOptimizer.Dispose();
    }

    private (Tensor Real, Tensor Labels, Tensor Condition) Draw(Generator random)
    {
        var rows = randperm(_features.shape[0], generator: random).narrow(0, 0, _batch);
        var labels = _labels.index_select(0, rows);
        return (_features.index_select(0, rows), labels, _conditions.index_select(0, labels));
    }

    private Tensor Fake(Tensor condition, Generator random) => _networks.Kept.Generator.call(randn(_batch, _noise, generator: random), condition);

    private Tensor ClassLoss(Tensor embedded, Tensor labels)
    {
        var (conditions, targets) = _options.ContrastsBatchClasses ? OfBatch(labels) : (_conditions, labels);
        return functional.cross_entropy(_networks.Comparator.call(embedded, conditions) / _options.ClassTemperature, targets);
    }

    /// <summary>Conditions of the classes that the labels name, and the labels as rows of them.</summary>
    private (Tensor Conditions, Tensor Targets) OfBatch(Tensor labels)
    {
        var named = labels.data<long>().ToArray();
        long[] classes = [.. named.Distinct()];
        var rows = classes.Select((label, row) => (label, row)).ToDictionary(entry => entry.label, entry => (long)entry.row);
        return (_conditions.index_select(0, tensor(classes)), tensor(Array.ConvertAll(named, label => rows[label])));
    }

    private void ForgetGradients()
    {
        CriticOptimizer.zero_grad();
        GeneratorOptimizer.zero_grad();
    }
}
