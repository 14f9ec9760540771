using AnyShot.Engine.Rendering;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnyShot.Engine.Evaluation;

/// <summary>A linear classifier trained by cross-entropy: the classifier by which zero-shot methods that generate features are measured. Safe to call from several threads.</summary>
public sealed class SoftmaxClassifier : IDisposable
{
    private readonly Linear _layer;

    private SoftmaxClassifier(Linear layer) => _layer = layer;

    /// <summary>Trains for a fixed number of passes.</summary>
    /// <param name="features">float32 (n, e).</param>
    /// <param name="labels">int64 (n), 0 to classes - 1.</param>
    /// <param name="classes">At least 2.</param>
    /// <param name="options">Settings.</param>
    /// <exception cref="ArgumentException">There are no rows, fewer than two classes, or a setting lies outside its range.</exception>
    public static SoftmaxClassifier Fit(Tensor features, Tensor labels, int classes, SoftmaxClassifierOptions options)
    {
        options.Require();
        var rows = features.shape[0];
        if (rows < 1 || rows != labels.shape[0] || classes < 2)
        {
            throw new ArgumentException($"A classifier needs rows with one label each and two classes at least, not {rows} rows, {labels.shape[0]} labels and {classes} classes.");
        }

        using var scope = NewDisposeScope();
        using var random = new Generator(Pcg32.Mix(options.Seed));
        var layer = nn.Linear(nn.Parameter(normal(0, 0.02, [classes, features.shape[1]], generator: random)), nn.Parameter(zeros(classes)));
        layer.to(features.device);
        using var optimizer = optim.Adam(layer.parameters(), options.LearningRate, 0.5, 0.999);
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            using var pass = NewDisposeScope();
            var order = randperm(rows, generator: random).to(features.device);
            for (long start = 0; start < rows; start += options.BatchSize)
            {
                using var step = NewDisposeScope();
                var batch = order.narrow(0, start, Math.Min(options.BatchSize, rows - start));
                optimizer.zero_grad();
                nn.functional.cross_entropy(layer.call(features.index_select(0, batch)), labels.index_select(0, batch)).backward();
                optimizer.step();
            }
        }

        return new SoftmaxClassifier(layer);
    }

    /// <param name="features">float32 (n, e).</param>
    /// <returns>float32 (n, classes); each row sums to 1. The caller disposes it.</returns>
    public Tensor Probabilities(Tensor features)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        return _layer.call(features).softmax(-1).MoveToOuterDisposeScope();
    }

    public void Dispose() => _layer.Dispose();
}
