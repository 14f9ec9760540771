using AnyShot.Engine.Learners;
using AnyShot.Engine.Rendering;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnyShot.Engine.Evaluation.FewLabels;

/// <summary>Fits a head to features that are standardised on the labelled images; the standardisation is put into the first layer, so that the head takes features as they are.</summary>
public static class HeadFit
{
    public const int Hidden = 128;
    private const int Epochs = 100;

    /// <summary>Few labels are one step an epoch, and a hundred small steps leave the first weights, which are noise, as large as what was learnt.</summary>
    private const int FewestSteps = 300;
    private const int SmallestBatch = 32;
    private const int LargestBatch = 128;
    private const double LearningRate = 1e-3;
    private const int LogisticSteps = 200;
    private const double LogisticRate = 0.02;
    private const float SmallestDeviation = 1e-6f;
    private const ulong OrderStream = 101;

    /// <summary>Penalties of ridge regression, as multiples of the number of features.</summary>
    private static readonly double[] Penalties = [0.01, 0.03, 0.1, 0.3, 1, 3, 10];

    /// <param name="kind">Which head.</param>
    /// <param name="features">One row an image, all of one length.</param>
    /// <param name="labels">One an image, 0 to classes - 1.</param>
    /// <param name="classes">2 or more.</param>
    /// <param name="seed">Decides first weights and order.</param>
    /// <exception cref="ArgumentException">Rows and labels do not fit together.</exception>
    public static TrainedHead Fit(HeadKind kind, IReadOnlyList<float[]> features, IReadOnlyList<int> labels, int classes, ulong seed)
    {
        if (features.Count < 1 || features.Count != labels.Count || classes < 2 || labels.Any(label => label < 0 || label >= classes))
        {
            throw new ArgumentException($"A head needs rows with one label each, below the number of classes; there are {features.Count} rows, {labels.Count} labels and {classes} classes.");
        }

        using var scope = NewDisposeScope();
        var size = features[0].Length;
        var raw = tensor([.. features.SelectMany(row => row)], [features.Count, size]);
        var mean = raw.mean([0]);
        var deviation = raw.std([0], unbiased: false);
        // What is the same in all labelled images tells nothing about them.
        var scale = where(deviation > SmallestDeviation, deviation.clamp(min: SmallestDeviation).reciprocal(), zeros_like(deviation));
        var x = (raw - mean) * scale;
        var y = tensor([.. labels.Select(label => (long)label)]);
        var layers = kind switch
        {
            HeadKind.Linear => Trained(x, y, classes, seed, null),
            HeadKind.NonLinear => Trained(x, y, classes, seed, Hidden),
            HeadKind.Ridge => [Ridge(x, y, classes)],
            _ => [Logistic(x, y, classes)],
        };
        var (weight, bias) = layers[0];
        layers[0] = (weight * scale, bias - weight.matmul(mean * scale));
        return new TrainedHead([.. layers.Select(layer => new HeadLayer(Values(layer.Weight), Values(layer.Bias)))]);
    }

    /// <summary>Share of right answers.</summary>
    public static double Accuracy(TrainedHead head, IReadOnlyList<float[]> features, IReadOnlyList<int> labels)
    {
        var probabilities = new float[head.Classes];
        var right = 0;
        for (var i = 0; i < features.Count; i++)
        {
            head.Judge(features[i], probabilities);
            right += System.Numerics.Tensors.TensorPrimitives.IndexOfMax<float>(probabilities) == labels[i] ? 1 : 0;
        }

        return (double)right / features.Count;
    }

    private static List<(Tensor Weight, Tensor Bias)> Trained(Tensor x, Tensor y, int classes, ulong seed, int? hidden)
    {
        manual_seed((long)(Pcg32.Mix(seed) & long.MaxValue));
        var size = x.shape[1];
        Linear[] layers = hidden is { } width ? [nn.Linear(size, width), nn.Linear(width, classes)] : [nn.Linear(size, classes)];
        using var optimizer = optim.Adam(layers.SelectMany(layer => layer.parameters()), LearningRate);
        var count = (int)x.shape[0];
        var batch = Math.Clamp(count / classes, SmallestBatch, LargestBatch);
        var stepsPerEpoch = (count + batch - 1) / batch;
        for (var epoch = 0; epoch < Math.Max(Epochs, FewestSteps / stepsPerEpoch); epoch++)
        {
            using var pass = NewDisposeScope();
            var order = tensor([.. new Pcg32(Pcg32.Mix(seed) + (ulong)epoch, OrderStream).Permutation(count).Select(i => (long)i)]);
            for (var start = 0; start < count; start += batch)
            {
                using var step = NewDisposeScope();
                var rows = order.narrow(0, start, Math.Min(batch, count - start));
                optimizer.zero_grad();
                var values = layers[0].call(x.index_select(0, rows));
                nn.functional.cross_entropy(hidden is null ? values : layers[1].call(values.relu()), y.index_select(0, rows)).backward();
                optimizer.step();
            }
        }

        using var gradients = no_grad();
        var result = layers.Select(layer => (layer.weight.detach().clone(), layer.bias!.detach().clone())).ToList();
        foreach (var layer in layers)
        {
            layer.Dispose();
        }

        return result;
    }

    /// <summary>The error of each row under the fit of all others follows in closed form from the fit of all.</summary>
    private static (Tensor Weight, Tensor Bias) Ridge(Tensor x, Tensor y, int classes)
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        var (count, size) = (x.shape[0], x.shape[1]);
        var values = x.to(ScalarType.Float64);
        var targets = nn.functional.one_hot(y, classes).to(ScalarType.Float64);
        var bias = targets.mean([0]);
        var centred = targets - bias;
        var isWide = size > count;
        var gram = isWide ? values.matmul(values.t()) : values.t().matmul(values);
        var identity = eye(gram.shape[0], dtype: ScalarType.Float64);
        Tensor? best = null;
        var least = double.PositiveInfinity;
        foreach (var penalty in Penalties)
        {
            var inverse = (gram + (identity * (penalty * size))).inverse();
            Tensor weight;
            Tensor errors;
            if (isWide)
            {
                var dual = inverse.matmul(centred);
                weight = values.t().matmul(dual);
                errors = dual / inverse.diagonal().unsqueeze(1);
            }
            else
            {
                var solved = inverse.matmul(values.t());
                weight = solved.matmul(centred);
                var leverage = (values * solved.t()).sum(1);
                errors = (centred - values.matmul(weight)) / (1 - leverage).clamp(min: 1e-9).unsqueeze(1);
            }

            var error = errors.square().sum().item<double>();
            if (error < least)
            {
                (least, best) = (error, weight);
            }
        }

        return (best!.t().to(ScalarType.Float32).contiguous().MoveToOuterDisposeScope(), bias.to(ScalarType.Float32).MoveToOuterDisposeScope());
    }

    /// <summary>Mean cross-entropy plus |W|^2 / (2 n), whole set at once.</summary>
    private static (Tensor Weight, Tensor Bias) Logistic(Tensor x, Tensor y, int classes)
    {
        var weight = nn.Parameter(zeros(classes, x.shape[1]));
        var bias = nn.Parameter(zeros(classes));
        using var optimizer = optim.Adam([weight, bias], LogisticRate);
        for (var step = 0; step < LogisticSteps; step++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            (nn.functional.cross_entropy(x.matmul(weight.t()) + bias, y) + (weight.square().sum() * (0.5 / x.shape[0]))).backward();
            optimizer.step();
        }

        return (weight.detach(), bias.detach());
    }

    private static float[] Values(Tensor values) => values.detach().contiguous().data<float>().ToArray();
}
