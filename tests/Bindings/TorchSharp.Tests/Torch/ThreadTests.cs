using static TorchSharp.torch;

namespace TorchSharp.Tests.Torch;

public class ThreadTests
{
    [Fact]
    public async Task Callers_OnSeveralThreads_DoNotDisturbEachOther()
    {
        using Tensor shared = arange(64).to(float64).reshape(8, 8);
        double expected = shared.matmul(shared).sum().item<double>();
        double[] results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            double last = 0;
            for (int i = 0; i < 500; i++)
            {
                using DisposeScope scope = NewDisposeScope();
                Tensor leaf = shared.detach().clone().requires_grad_();
                Tensor product = leaf.matmul(leaf).sum();
                product.backward();
                leaf.grad!.shape.ShouldBe([8, 8]);
                last = product.item<double>();
                Should.Throw<System.Runtime.InteropServices.ExternalException>(() => leaf.view(3, 3)).Message.ShouldContain("view");
            }

            return last;
        })));
        results.ShouldAllBe(result => result == expected);
    }

    [Fact]
    public void Threads_SetAndRead_AreTheSame()
    {
        int before = get_num_threads();
        set_num_threads(1);
        get_num_threads().ShouldBe(1);
        set_num_threads(before);
        Should.Throw<System.Runtime.InteropServices.ExternalException>(() => set_num_threads(0)).Message.ShouldContain("outside 1 to 4096");
        get_num_interop_threads().ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Cuda_WhateverThisMachineHas_AnswersConsistently()
    {
        cuda.is_available().ShouldBe(cuda.device_count() > 0);
        if (cuda.is_available())
        {
            cuda.synchronize();
        }
        else
        {
            Should.Throw<System.Runtime.InteropServices.ExternalException>(() => cuda.synchronize());
            Should.Throw<System.Runtime.InteropServices.ExternalException>(() => ones(1, device: CUDA));
        }
    }

    [Fact]
    public void DefaultDtype_Changed_ShapesNewTensors()
    {
        set_default_dtype(float64);
        using Tensor x = ones(1);
        set_default_dtype(float32);
        x.dtype.ShouldBe(float64);
        get_default_dtype().ShouldBe(float32);
        Should.Throw<System.Runtime.InteropServices.ExternalException>(() => set_default_dtype(int64));
    }

    [Fact]
    public void Device_Descriptions_AreUnderstoodOrRefused()
    {
        device("cuda:1").ToString().ShouldBe("cuda:1");
        new Device("cpu").type.ShouldBe(DeviceType.CPU);
        device("cuda", 2).index.ShouldBe(2);
        Should.Throw<ArgumentException>(() => device("tpu")).Message.ShouldContain("'tpu'");
        Should.Throw<ArgumentException>(() => device("cuda:x")).Message.ShouldContain("cuda:0");
    }
}
