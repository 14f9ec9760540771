using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Optim;

public sealed class OptimizerStateTests : OptimizerTest
{
    public static TheoryData<string> Kinds => ["SGD", "Adam", "AdamW", "AMSGrad"];

    private static OptimizerHelper Make(string kind, Parameter parameter, double rate = 0.1) => kind switch
    {
        "SGD" => optim.SGD([parameter], rate, momentum: 0.9),
        "Adam" => optim.Adam([parameter], rate),
        "AdamW" => optim.AdamW([parameter], rate, weight_decay: 0.1),
        _ => optim.Adam([parameter], rate, amsgrad: true),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void SaveAndLoad_File_ContinuesExactly(string kind)
    {
        using var file = new TemporaryFile();
        ShouldContinue(kind, (from, to) =>
        {
            from.save_state_dict(file.Path);
            to.load_state_dict(file.Path);
        });
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void LoadStateDict_OtherOptimizer_ContinuesExactly(string kind) => ShouldContinue(kind, (from, to) => to.load_state_dict(from.state_dict()));

    [Fact]
    public void Load_AnotherKindOrOtherParametersOrCutShort_NamesTheFile()
    {
        using var file = new TemporaryFile();
        using var adam = Make("Adam", NewParameter());
        adam.save_state_dict(file.Path);
        Should.Throw<InvalidDataException>(() => Make("SGD", NewParameter()).load_state_dict(file.Path)).Message.ShouldBe($"Optimizer file '{file.Path}': it holds the state of 'Adam', not of 'SGD'.");
        Should.Throw<ArgumentException>(() => optim.Adam([NewParameter(), NewParameter()]).load_state_dict(file.Path)).Message.ShouldContain("1 groups of 1 parameters");
        Should.Throw<ArgumentException>(() => optim.Adam([new Parameter(zeros(3, dtype: float64))]).load_state_dict(file.Path)).Message.ShouldContain("[2]");
        var bytes = File.ReadAllBytes(file.Path);
        File.WriteAllBytes(file.Path, bytes[..^5]);
        Should.Throw<InvalidDataException>(() => adam.load_state_dict(file.Path)).Message.ShouldContain("middle of an entry");
        File.Delete(file.Path);
        Should.Throw<FileNotFoundException>(() => adam.load_state_dict(file.Path)).Message.ShouldContain(file.Path);
    }

    private static void ShouldContinue(string kind, Action<OptimizerHelper, OptimizerHelper> transfer)
    {
        var first = NewParameter();
        using var original = Make(kind, first);
        foreach (var gradient in Gradients)
        {
            GiveGradient(first, gradient);
            original.step();
        }
        var second = new Parameter(first.detach().clone());
        using var copy = Make(kind, second, rate: 77);
        transfer(original, copy);
        copy.ParamGroups.Single().LearningRate.ShouldBe(0.1);
        copy.state_dict().State[0].ApproximatelyEquals(original.state_dict().State[0]).ShouldBeTrue();
        foreach (var gradient in Gradients)
        {
            GiveGradient(first, gradient);
            GiveGradient(second, gradient);
            original.step();
            copy.step();
            ShouldBe(second, Values(first), 0);
        }
    }
}
