using AnyShot.Engine.Backbones.Generative;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.Generative;

/// <summary>
/// Three updates a step: critic and encoder tell pictures from generated ones (every 16th step with R1, gamma 10), generator and mapping deceive them, and generator, mapping
/// and encoder together make E(G(w)) give w back. The generator that is kept is a moving average; the encoder, which makes the features, is the trained one.
/// </summary>
internal sealed class GanObjective : GenerativeObjective
{
    public const double Gamma = 10;
    public const int LazySteps = 16;
    private const double BetaOfMoment = 0.99;
    private static readonly double Kept = Math.Pow(0.5, 32.0 / 10_000);

    private readonly GanNetwork _network;
    private readonly GanGenerator _averageGenerator;
    private readonly GanMapping _averageMapping;
    private readonly Adam _critics;
    private readonly Adam _generators;
    private readonly Adam _consistency;

    /// <param name="network">Belongs to this from now on.</param>
    /// <param name="learningRate">Of each Adam; that of the critics is reduced for the lazy regularisation as published.</param>
    public GanObjective(GanNetwork network, double learningRate)
    {
        _network = network;
        _averageGenerator = new GanGenerator(network.Spec);
        _averageMapping = new GanMapping(network.Spec.CodeSize);
        _averageGenerator.load_state_dict(network.Generator.state_dict());
        _averageMapping.load_state_dict(network.Mapping.state_dict());
        const double Lazy = (double)LazySteps / (LazySteps + 1);
        var critics = network.Critic.parameters().Concat(network.Encoder.parameters());
        var generators = network.Generator.parameters().Concat(network.Mapping.parameters()).ToArray();
        _critics = optim.Adam(critics, learningRate * Lazy, 0, Math.Pow(BetaOfMoment, Lazy));
        _generators = optim.Adam(generators, learningRate, 0, BetaOfMoment);
        _consistency = optim.Adam(generators.Concat(network.Encoder.parameters()), learningRate, 0, BetaOfMoment);
    }

    public override IReadOnlyList<string> LossNames => ["critic", "generator", "consistency"];

    public override GenerativeNetwork Result => _network;

    public override IReadOnlyList<(string Name, nn.Module Network)> Networks =>
        [("network", _network), ("average-generator", _averageGenerator), ("average-mapping", _averageMapping)];

    public override IReadOnlyList<(string Name, Adam Optimizer)> Optimizers => [("critics", _critics), ("generators", _generators), ("consistency", _consistency)];

    /// <summary>softplus(-real) + softplus(fake), mean over the batch.</summary>
    public static Tensor CriticLoss(Tensor real, Tensor fake)
    {
        using var scope = NewDisposeScope();
        return (nn.functional.softplus(-real).mean() + nn.functional.softplus(fake).mean()).MoveToOuterDisposeScope();
    }

    /// <summary>Mean over the images of the squared length of the score's gradient by the image.</summary>
    public static Tensor SquaredGradient(Func<Tensor, Tensor> score, Tensor images)
    {
        using var scope = NewDisposeScope();
        var varied = images.detach().clone().requires_grad_(true);
        var gradient = autograd.grad([score(varied).sum()], [varied], create_graph: true)[0];
        return gradient.square().sum([1, 2, 3]).mean().MoveToOuterDisposeScope();
    }

    public override double[] Step(Tensor images, int step, int steps)
    {
        using var scope = NewDisposeScope();
        var critic = StepCritics(images, step);
        var generator = StepGenerators(images.shape[0]);
        var consistency = StepConsistency(images.shape[0]);
        WeightAverage.Follow(_averageGenerator, _network.Generator, Kept);
        WeightAverage.Follow(_averageMapping, _network.Mapping, Kept);
        return [critic, generator, consistency];
    }

    public override void Finish()
    {
        _network.Generator.load_state_dict(_averageGenerator.state_dict());
        _network.Mapping.load_state_dict(_averageMapping.state_dict());
    }

    private double StepCritics(Tensor images, int step)
    {
        using var scope = NewDisposeScope();
        _critics.zero_grad();
        Tensor fakes;
        using (no_grad())
        {
            fakes = _network.Generator.call(Codes(images.shape[0]));
        }

        var loss = CriticLoss(_network.Score(images), _network.Score(fakes));
        loss.backward();
        _critics.step();
        if (step % LazySteps == 0)
        {
            _critics.zero_grad();
            (SquaredGradient(_network.Score, images) * (Gamma / 2 * LazySteps)).backward();
            _critics.step();
        }

        return loss.item<float>();
    }

    private double StepGenerators(long count)
    {
        using var scope = NewDisposeScope();
        _generators.zero_grad();
        var loss = nn.functional.softplus(-_network.Score(_network.Generator.call(Codes(count)))).mean();
        loss.backward();
        _generators.step();
        return loss.item<float>();
    }

    private double StepConsistency(long count)
    {
        using var scope = NewDisposeScope();
        _consistency.zero_grad();
        var codes = Codes(count);
        var loss = nn.functional.mse_loss(_network.Encoder.call(_network.Generator.call(codes)), codes);
        loss.backward();
        _consistency.step();
        return loss.item<float>();
    }

    private Tensor Codes(long count) => _network.Mapping.call(randn([count, _network.Spec.CodeSize], device: _network.parameters().First().device));
}
