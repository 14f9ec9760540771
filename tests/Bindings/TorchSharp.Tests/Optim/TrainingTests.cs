using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Optim;

public sealed class TrainingTests : ScopedTest
{
    [Fact]
    public void Adam_ExclusiveOr_IsLearned()
    {
        using var net = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 1));
        using var adam = optim.Adam(net.parameters(), 0.05);
        using var loss = nn.BCEWithLogitsLoss();
        var input = tensor(new[] { 0f, 0, 0, 1, 1, 0, 1, 1 }, [4, 2]);
        var target = tensor(new[] { 0f, 1, 1, 0 }, [4, 1]);
        for (var step = 0; step < 200; step++)
        {
            using var scope = NewDisposeScope();
            adam.zero_grad();
            loss.call(net.call(input), target).backward();
            adam.step();
        }
        var answers = Values(net.call(input).sigmoid());
        answers[0].ShouldBeLessThan(0.1);
        answers[1].ShouldBeGreaterThan(0.9);
        answers[2].ShouldBeGreaterThan(0.9);
        answers[3].ShouldBeLessThan(0.1);
    }

    [Fact]
    public void Training_SameSeed_GivesTheSameWeights()
    {
        var first = Train();
        Train().ShouldBe(first);
    }

    [Fact]
    public void Training_200Steps_LeavesNoTensorBehind()
    {
        using var net = ImageNet();
        using var sgd = optim.SGD(net.parameters(), 0.01, momentum: 0.9, weight_decay: 1e-4, nesterov: true);
        using var loss = nn.CrossEntropyLoss();
        var input = rand(8, 3, 12, 12);
        var target = randint(0, 4, [8], dtype: int64);
        // The first step makes the momentum and the gradients.
        Step(net, sgd, loss, input, target);
        sgd.zero_grad();
        Leftovers.Collect();
        var before = Tensor.TotalCount;
        for (var step = 0; step < 200; step++)
        {
            Step(net, sgd, loss, input, target);
            sgd.zero_grad();
            Tensor.TotalCount.ShouldBe(before);
        }
    }

    [Fact]
    public void GradientPenalty_CriticWithLayerNorm_ReachesUnitSlope()
    {
        using var critic = nn.Sequential(nn.Linear(3, 16), nn.LayerNorm(16), nn.LeakyReLU(0.2), nn.Linear(16, 1));
        using var adam = optim.Adam(critic.parameters(), 0.01, beta1: 0.5);
        double Penalty(bool learn)
        {
            using var scope = NewDisposeScope();
            var points = randn([64, 3]).requires_grad_(true);
            var slope = autograd.grad([critic.call(points).sum()], [points], create_graph: true)[0];
            var penalty = (slope.norm(1) - 1).pow(2).mean();
            if (learn)
            {
                adam.zero_grad();
                penalty.backward();
                adam.step();
            }
            return penalty.item<float>();
        }
        var before = Penalty(false);
        for (var step = 0; step < 150; step++) Penalty(true);
        Penalty(false).ShouldBeLessThan(before / 5);
    }

    private static double[] Train()
    {
        manual_seed(11);
        using var net = ImageNet();
        using var adam = optim.AdamW(net.parameters(), 1e-2, weight_decay: 0.01);
        using var loss = nn.CrossEntropyLoss();
        for (var step = 0; step < 5; step++) Step(net, adam, loss, rand(4, 3, 12, 12), randint(0, 4, [4], dtype: int64));
        return Values(nn.utils.parameters_to_vector(net.parameters()));
    }

    private static Sequential ImageNet() => nn.Sequential(
        nn.Conv2d(3, 8, 3, padding: 1), nn.BatchNorm2d(8), nn.ReLU(true), nn.MaxPool2d(2), nn.Conv2d(8, 8, 3), nn.GroupNorm(2, 8), nn.SiLU(), nn.Dropout(0.1),
        nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(8, 4));

    private static void Step(Sequential net, optim.Optimizer optimizer, CrossEntropyLoss loss, Tensor input, Tensor target)
    {
        using var scope = NewDisposeScope();
        optimizer.zero_grad();
        loss.call(net.call(input), target).backward();
        nn.utils.clip_grad_norm_(net.parameters(), 1);
        optimizer.step();
    }
}
