using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Tests.NN;

public sealed class ModuleTests : ScopedTest
{
    [Fact]
    public void RegisterComponents_Fields_BecomeNamedParametersAndBuffers()
    {
        using var net = new Net();
        net.named_parameters().Select(p => p.name).ShouldBe(["scale", "first.weight", "first.bias", "blocks.0.weight", "blocks.1.weight", "blocks.1.bias"]);
        net.named_buffers().Select(b => b.name).ShouldBe(["offset", "blocks.1.running_mean", "blocks.1.running_var", "blocks.1.num_batches_tracked"]);
        net.named_children().Select(c => c.name).ShouldBe(["first", "blocks"]);
        net.named_modules().Select(m => m.name).ShouldBe(["first", "blocks", "blocks.0", "blocks.1", "blocks.2"]);
        net.get_parameter("blocks.1.bias").ShouldNotBeNull();
        net.has_parameter("blocks.7.bias").ShouldBeFalse();
        net.has_buffer("offset").ShouldBeTrue();
    }

    [Fact]
    public void NamedParameters_SharedParameter_IsListedOnce()
    {
        var weight = new Parameter(zeros(2, 2));
        using var net = nn.Sequential(nn.Linear(weight), nn.Linear(weight));
        net.parameters().Count().ShouldBe(1);
        net.state_dict().Keys.ShouldBe(["0.weight", "1.weight"], ignoreOrder: true);
    }

    [Fact]
    public void TrainAndEval_Tree_ReachesEveryModule()
    {
        using var net = new Net();
        net.training.ShouldBeTrue();
        net.eval();
        net.modules().ShouldAllBe(m => !m.training);
        net.train();
        net.modules().ShouldAllBe(m => m.training);
    }

    [Fact]
    public void Apply_Tree_VisitsChildrenBeforeParents()
    {
        using var net = new Net();
        var visited = new List<string>();
        net.apply(m => visited.Add(m.GetName())).ShouldBeSameAs(net);
        visited.ShouldBe(["Linear", "Linear", "BatchNorm1d", "ReLU", "Sequential", "Net"]);
    }

    [Fact]
    public void To_DoublePrecision_KeepsParameterObjectsAndIntegerBuffers()
    {
        using var net = new Net();
        var weight = net.get_parameter("first.weight")!;
        var before = Values(weight);
        using (var output = net.call(rand(4, 3))) output.sum().backward();
        net.to(float64).ShouldBeSameAs(net);
        net.get_parameter("first.weight").ShouldBeSameAs(weight);
        weight.dtype.ShouldBe(float64);
        weight.grad!.dtype.ShouldBe(float64);
        weight.requires_grad.ShouldBeTrue();
        ShouldBe(weight, before);
        net.get_buffer("blocks.1.num_batches_tracked")!.dtype.ShouldBe(int64);
        net.call(rand(4, 3, dtype: float64)).sum().backward();
        Should.Throw<ArgumentException>(() => net.to(int64)).Message.ShouldContain("floating-point");
    }

    [Fact]
    public void To_WithOptimizer_StillTrainsTheModule()
    {
        using var layer = nn.Linear(1, 1, hasBias: false);
        using var sgd = optim.SGD(layer.parameters(), 0.5);
        layer.to(float64);
        var before = layer.weight.item<double>();
        layer.call(ones(1, 1, dtype: float64)).sum().backward();
        sgd.step();
        layer.weight.item<double>().ShouldBe(before - 0.5, 1e-12);
    }

    [Fact]
    public void ZeroGrad_BothForms_ForgetsOrClears()
    {
        using var layer = nn.Linear(2, 1);
        layer.call(rand(1, 2)).sum().backward();
        layer.zero_grad(set_to_none: false);
        ShouldBe(layer.weight.grad!, [0, 0]);
        layer.zero_grad();
        layer.weight.grad.ShouldBeNull();
    }

    [Fact]
    public void Registration_TakenOrImpossibleNames_Throws()
    {
        using var net = new Net();
        Should.Throw<InvalidOperationException>(() => net.register_buffer("offset", zeros(1))).Message.ShouldContain("'offset'");
        Should.Throw<ArgumentException>(() => net.register_module("a.b", nn.ReLU())).Message.ShouldContain("'a.b'");
        Should.Throw<ArgumentException>(() => net.register_module("", nn.ReLU()));
    }

    [Fact]
    public void Dispose_Module_FreesItsTensors()
    {
        Leftovers.Collect();
        var before = Tensor.TotalCount;
        var net = new Net();
        Tensor.TotalCount.ShouldBeGreaterThan(before);
        net.Dispose();
        Tensor.TotalCount.ShouldBe(before);
    }

    [Fact]
    public void Construction_InsideAScope_OutlivesTheScope()
    {
        Net net;
        using (NewDisposeScope()) net = new Net();
        using (net) net.call(rand(4, 3)).shape.ShouldBe([4L, 2]);
    }

    [Fact]
    public void Sequential_Forward_RunsInOrderAndFreesWhatIsBetween()
    {
        using var net = nn.Sequential(("scale", nn.Linear(new Parameter(Numbers([1, 1], 3)))), ("clip", nn.ReLU()), ("flat", nn.Flatten()));
        net.append(nn.Identity()).Count.ShouldBe(4);
        var input = Numbers([2, 1], 2, -1);
        ShouldBe(net.call(input), [6, 0]);
        using (no_grad())
        {
            Leftovers.Collect();
            var before = Tensor.TotalCount;
            using var output = net.call(input);
            Tensor.TotalCount.ShouldBe(before + 1);
        }
        using var empty = nn.Sequential();
        ShouldBe(empty.call(input), [2, -1]);
        nn.Sequential(nn.ReLU(true)).call(input).Dispose();
        ShouldBe(input, [2, 0]);
    }

    [Fact]
    public void Lists_Changes_RenameTheirItems()
    {
        using var list = nn.ModuleList(nn.Linear(1, 1), nn.Linear(2, 2));
        list.Insert(0, nn.Linear(3, 3));
        list.named_parameters().Where(p => p.name.EndsWith("bias", StringComparison.Ordinal)).Select(p => (p.name, p.parameter.numel()))
            .ShouldBe([("0.bias", 3), ("1.bias", 1), ("2.bias", 2)]);
        list.RemoveAt(1);
        list.Count.ShouldBe(2);
        list.state_dict().Keys.ShouldBe(["0.weight", "0.bias", "1.weight", "1.bias"]);

        using var parameters = nn.ParameterList(new Parameter(zeros(1)), new Parameter(zeros(2)));
        parameters.RemoveAt(0);
        parameters.named_parameters().Single().ShouldBe(("0", parameters[0]));
    }

    /// <summary>One of each: an own parameter, a buffer under another name, a layer and a sequence.</summary>
    private sealed class Net : nn.Module<Tensor, Tensor>
    {
        private readonly Parameter scale = new(ones(1));

        [ComponentName(Name = "offset")]
        private readonly Tensor shift = zeros(1);

        private readonly Linear first = nn.Linear(3, 4);
        private readonly Sequential blocks = nn.Sequential(nn.Linear(4, 2, hasBias: false), nn.BatchNorm1d(2), nn.ReLU());

        public Net() : base("Net") => RegisterComponents();

        public override Tensor forward(Tensor input) => (blocks.call(first.call(input)) * scale) + shift;
    }
}
