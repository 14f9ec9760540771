using AnyShot.Engine.Learners;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Training.WeakShot;

/// <summary>The classifier over a trunk's features: one hidden layer with ReLU where the trunk is fixed, so that there are features h which the graph can move; linear where it is trained.</summary>
internal sealed class ClassifierHead : Module<Tensor, Tensor>
{
    private readonly Linear? _hidden;
    private readonly Linear _answer;
    private readonly int _inputs;

    /// <param name="inputs">Numbers in a feature.</param>
    /// <param name="hidden">Numbers in the hidden layer, 0 for none.</param>
    /// <param name="classes">At least 2.</param>
    public ClassifierHead(int inputs, int hidden, int classes)
        : base(nameof(ClassifierHead))
    {
        _inputs = inputs;
        _hidden = hidden > 0 ? Linear(inputs, hidden) : null;
        _answer = Linear(hidden > 0 ? hidden : inputs, classes);
        RegisterComponents();
    }

    /// <summary>h: what comes before the last layer, (B, inputs or hidden).</summary>
    public Tensor Features(Tensor input) => _hidden is null ? input : _hidden.call(input).relu();

    /// <summary>Logits from h.</summary>
    public Tensor Answer(Tensor features) => _answer.call(features);

    public override Tensor forward(Tensor input) => Answer(Features(input));

    /// <summary>The same classifier for embeddings of length 1; a trunk's features have the length sqrt(inputs).</summary>
    public TrainedHead Export()
    {
        var scale = MathF.Sqrt(_inputs);
        var first = _hidden ?? _answer;
        var scaled = new HeadLayer(Array.ConvertAll(Numbers(first.weight), weight => weight * scale), Numbers(first.bias!));
        return new TrainedHead(_hidden is null ? [scaled] : [scaled, new HeadLayer(Numbers(_answer.weight), Numbers(_answer.bias!))]);
    }

    private static float[] Numbers(Tensor tensor) => tensor.detach().contiguous().data<float>().ToArray();
}
