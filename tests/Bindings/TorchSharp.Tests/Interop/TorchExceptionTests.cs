using System.Runtime.InteropServices;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Interop;

public class TorchExceptionTests
{
    [Fact]
    public void NativeError_AnyOperator_IsTheOneManagedType()
    {
        using DisposeScope scope = NewDisposeScope();
        TorchException error = Should.Throw<TorchException>(() => ones(2, 3).matmul(ones(2, 3)));
        error.ShouldBeAssignableTo<ExternalException>();
        error.ErrorCode.ShouldBe(2);
        error.Message.ShouldStartWith("anyshot_torch_operator_invoke: aten::matmul: ");
        error.Message.ShouldContain("2x3 and 2x3");
        Should.Throw<TorchException>(() => einsum("ij,jk", ones(2))).Message.ShouldContain("einsum");
        Should.Throw<TorchException>(() => ones(2)[5]).Message.ShouldContain("out of range");
        Should.Throw<TorchException>(() => ones(2).backward()).Message.ShouldStartWith("anyshot_torch_autograd_backward: ");
    }

    [Fact]
    public void Layouts_OfBothSides_Agree()
    {
        Marshal.SizeOf<NativeValue>().ShouldBe(24);
        Marshal.SizeOf<NativeTensorInfo>().ShouldBe(64);
        Marshal.OffsetOf<NativeValue>(nameof(NativeValue.Bits)).ShouldBe(8);
        Marshal.OffsetOf<NativeTensorInfo>(nameof(NativeTensorInfo.Data)).ShouldBe(24);
        Marshal.OffsetOf<NativeTensorInfo>(nameof(NativeTensorInfo.RequiresGrad)).ShouldBe(48);
    }
}
