using System.Runtime.InteropServices;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Jit;

/// <summary>The files come from Assets/make_torchscript.cpp.</summary>
public class ScriptModuleTests
{
    private static string Asset(string name) => Path.Combine(AppContext.BaseDirectory, "Assets", name);

    [Fact]
    public void Forward_KnownModule_KnownValues()
    {
        using DisposeScope scope = NewDisposeScope();
        using jit.ScriptModule<Tensor, Tensor> module = jit.load<Tensor, Tensor>(Asset("affine.pt"));
        module.eval();
        module.training.ShouldBeFalse();
        module.forward(tensor(new[] { 1f, 1f })).data<float>().ToArray().ShouldBe([3f, 2f]);
        module.train();
        module.training.ShouldBeTrue();
        module.call(tensor(new[] { 1f, 1f })).data<float>().ToArray().ShouldBe([0f, 0f]);
    }

    [Fact]
    public void Invoke_EachKindOfResult_HasItsType()
    {
        using DisposeScope scope = NewDisposeScope();
        using jit.ScriptModule module = jit.load(Asset("affine.pt"));
        Tensor x = tensor(new[] { 1f, 2f });
        var (first, second) = module.invoke<(Tensor, Tensor)>("pair", x, 2.0, true);
        first.data<float>().ToArray().ShouldBe([3f, 5f]);
        second.data<float>().ToArray().ShouldBe([1f, 2f]);
        module.invoke<Tensor[]>("parts", x)[2].data<float>().ToArray().ShouldBe([3f, 4f]);
        module.invoke<Tensor>("total", [new[] { x, x, x }]).data<float>().ToArray().ShouldBe([3f, 6f]);
    }

    [Fact]
    public void Parameters_Module_AreNamed()
    {
        using jit.ScriptModule module = jit.load(Asset("affine.pt"));
        module.named_parameters().Select(item => item.name).ShouldBe(["scale"]);
        module.parameters().Single().data<float>().ToArray().ShouldBe([2f, 3f]);
        module.named_buffers().Single().name.ShouldBe("shift");
        module.to(float64);
        module.parameters().Single().dtype.ShouldBe(float64);
        module.eval();
        using Tensor result = (Tensor)module.forward(ones(2, dtype: float64));
        result.dtype.ShouldBe(float64);
    }

    [Fact]
    public void Forward_ImageBatchInLoop_LeaksNothing()
    {
        using jit.ScriptModule<Tensor, Tensor> module = jit.load<Tensor, Tensor>(Asset("backbone.pt"), CPU);
        using Tensor images = rand(2, 3, 8, 8);
        Leftovers.Collect();
        long before = Runtime.Get(RuntimeSetting.LiveTensors);
        for (int i = 0; i < 200; i++)
        {
            using IDisposable mode = inference_mode();
            using Tensor embedding = module.forward(images);
            embedding.shape.ShouldBe([2, 4]);
        }

        Runtime.Get(RuntimeSetting.LiveTensors).ShouldBe(before);
    }

    [Fact]
    public void Dispose_ModuleBeforeItsResult_ResultStays()
    {
        long modules = Runtime.Get(RuntimeSetting.LiveModules);
        jit.ScriptModule<Tensor, Tensor> module = jit.load<Tensor, Tensor>(Asset("backbone.pt"));
        using Tensor result = module.forward(ones(1, 3, 8, 8));
        module.Dispose();
        module.Dispose();
        Runtime.Get(RuntimeSetting.LiveModules).ShouldBe(modules);
        result.isfinite().all().ToBoolean().ShouldBeTrue();
        Should.Throw<ObjectDisposedException>(() => module.forward(ones(1, 3, 8, 8)));
    }

    [Fact]
    public void Errors_OfFilesAndScripts_SayWhatIsWrong()
    {
        using DisposeScope scope = NewDisposeScope();
        Should.Throw<FileNotFoundException>(() => jit.load("/nowhere/model.pt")).Message.ShouldContain("/nowhere/model.pt");
        string broken = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllBytes(broken, File.ReadAllBytes(Asset("affine.pt"))[..1000]);
        try
        {
            Should.Throw<ExternalException>(() => jit.load(broken)).Message.ShouldStartWith("anyshot_torch_module_load: ");
        }
        finally
        {
            File.Delete(broken);
        }

        using jit.ScriptModule module = jit.load(Asset("affine.pt"));
        Should.Throw<ExternalException>(() => module.invoke("absent")).Message.ShouldContain("no method absent");
        Should.Throw<ExternalException>(() => module.invoke("fail", ones(2))).Message.ShouldContain("invalid for input of size 2");
        Should.Throw<ExternalException>(() => module.invoke("name", ones(2))).Message.ShouldContain("String");
        Should.Throw<ExternalException>(() => module.forward());
        Should.Throw<ExternalException>(() => module.forward("text"));
        Should.Throw<ArgumentException>(() => module.forward(DateTimeOffset.UnixEpoch)).Message.ShouldContain("Input 0");
    }
}
