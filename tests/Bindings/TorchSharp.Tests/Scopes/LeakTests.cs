using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Scopes;

public class LeakTests
{
    [Fact]
    public void Loop_TenThousandOperators_LeavesNothing()
    {
        using Tensor weight = randn(8, 8).requires_grad_();
        Leftovers.Collect();
        (long Managed, long Native) before = Counts();
        for (int i = 0; i < 1000; i++)
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor x = ones(4, 8);
            Tensor y = x.matmul(weight).tanh();
            Tensor[] parts = y.split(2);
            Tensor picked = cat(parts)[1.., TensorIndex.Tensor(arange(3))];
            picked.max(1).values.sum().backward();
            scope.DisposablesCount.ShouldBe(11);
            weight.grad!.zero_();
            Should.Throw<TorchException>(() => x.matmul(y));
        }

        Counts().ShouldBe(before);
        weight.grad!.Dispose();
        Counts().ShouldBe(before);
    }

    [Fact]
    public void Undisposed_AfterCollection_IsFreedAtLast()
    {
        using DisposeScope scope = NewDisposeScope();
        Leftovers.Collect();
        long before = Counts().Native;
        Forget();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Counts().Native.ShouldBe(before);

        static void Forget() => ones(3).DetachFromDisposeScope();
    }

    [Fact]
    public void Results_InputsDisposedFirst_StayValid()
    {
        Tensor x = ones(3, requires_grad: true);
        Tensor y = x * 2;
        Tensor view = y[1..];
        x.Dispose();
        y.Dispose();
        view.data<float>().ToArray().ShouldBe([2f, 2f]);
        view.sum().backward();
        view.Dispose();
    }

    [Fact]
    public void Generators_Disposed_LeaveNothing()
    {
        Leftovers.Collect();
        long before = Runtime.Get(RuntimeSetting.LiveGenerators);
        using (Generator own = new(1))
        {
            Runtime.Get(RuntimeSetting.LiveGenerators).ShouldBe(before + 1);
        }

        Runtime.Get(RuntimeSetting.LiveGenerators).ShouldBe(before);
    }

    private static (long Managed, long Native) Counts() => (Tensor.TotalCount, Runtime.Get(RuntimeSetting.LiveTensors));
}
