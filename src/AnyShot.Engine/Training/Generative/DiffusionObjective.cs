using AnyShot.Engine.Backbones.Generative;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.Generative;

/// <summary>
/// Weighted squared error of v at times of a scrambled Sobol sequence, Adam. What is kept is a moving average of the weights, with 0.95 for two thirds of the
/// steps (20 of the published 30 epochs) and 0.998 after that (correction P3: the published features took the raw weights).
/// </summary>
internal sealed class DiffusionObjective : GenerativeObjective
{
    public const double EarlyKept = 0.95;
    public const double LateKept = 0.998;

    private readonly DiffusionNetwork _network;
    private readonly DiffusionNetwork _average;
    private readonly Adam _optimizer;
    private readonly ScrambledSobol _times;

    /// <param name="network">Belongs to this from now on.</param>
    /// <param name="average">Of the same sizes; belongs to this too.</param>
    /// <param name="learningRate">Of Adam.</param>
    /// <param name="seed">Of the times.</param>
    public DiffusionObjective(DiffusionNetwork network, DiffusionNetwork average, double learningRate, ulong seed)
    {
        _network = network;
        _average = average;
        _average.load_state_dict(network.state_dict());
        _average.eval();
        _optimizer = optim.Adam(network.parameters(), learningRate);
        _times = new ScrambledSobol(seed);
    }

    public override IReadOnlyList<string> LossNames => ["velocity"];

    public override GenerativeNetwork Result => _average;

    public override IReadOnlyList<(string Name, nn.Module Network)> Networks => [("network", _network), ("average", _average)];

    public override IReadOnlyList<(string Name, Adam Optimizer)> Optimizers => [("network", _optimizer)];

    /// <summary>Share of the average that a step keeps.</summary>
    public static double Kept(int step, int steps) => 3L * step < 2L * steps ? EarlyKept : LateKept;

    /// <summary>mean over pixels of w (v' - v)^2, v = a n - s x, w = a^2.</summary>
    /// <param name="network">Predicts v'.</param>
    /// <param name="images">x, (N, channels, side, side).</param>
    /// <param name="noise">n, of the same shape.</param>
    /// <param name="times">(N), 0 to 1.</param>
    public static Tensor Loss(DiffusionNetwork network, Tensor images, Tensor noise, Tensor times)
    {
        using var scope = NewDisposeScope();
        var logSnr = DiffusionSchedule.LogSnr(times);
        Tensor Wide(Tensor values) => values.reshape(-1, 1, 1, 1);
        var (a, s) = (Wide(DiffusionSchedule.Signal(logSnr)), Wide(DiffusionSchedule.Noise(logSnr)));
        var target = (noise * a) - (images * s);
        var error = network.Predict((images * a) + (noise * s), logSnr) - target;
        return (error.square() * Wide(DiffusionSchedule.Weight(logSnr))).mean().MoveToOuterDisposeScope();
    }

    public override double[] Step(Tensor images, int step, int steps)
    {
        using var scope = NewDisposeScope();
        _optimizer.zero_grad();
        var count = (int)images.shape[0];
        var times = Enumerable.Range(0, count).Select(i => _times.At(unchecked((uint)(((long)step * count) + i)))).ToArray();
        var loss = Loss(_network, images, randn(images.shape, device: images.device), tensor(times, device: images.device));
        loss.backward();
        _optimizer.step();
        WeightAverage.Follow(_average, _network, Kept(step, steps));
        return [loss.item<float>()];
    }
}
