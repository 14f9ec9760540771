using static TorchSharp.torch;

namespace TorchSharp.Tests.Tensors;

public class ElementAccessTests
{
    [Fact]
    public void Data_TransposedView_IsInRowMajorOrder()
    {
        using DisposeScope scope = NewDisposeScope();
        using Utils.TensorAccessor<float> data = tensor(new[,] { { 1f, 2 }, { 3, 4 } }).t().data<float>();
        data.ToArray().ShouldBe([1f, 3, 2, 4]);
        data[0, 1].ShouldBe(3);
        data[1].ShouldBe(3);
        data[0, 1] = 9;
        data.ShouldBe([1f, 9, 2, 4]);
        data.CopyFrom([5f, 6, 7, 8]);
        float[] copy = new float[2];
        data.CopyTo(copy, tensorIndex: 2);
        copy.ShouldBe([7f, 8]);
        Should.Throw<IndexOutOfRangeException>(() => data[2, 0]);
        Should.Throw<ArgumentException>(() => data[0, 0, 0]);
    }

    [Fact]
    public void Data_WrongType_NamesBoth() =>
        Should.Throw<ArgumentException>(() => ones(1).data<double>()).Message.ShouldBe("The elements are Float32, not Double.");

    [Fact]
    public void Item_SeveralElements_IsRefused() =>
        Should.Throw<ArgumentException>(() => ones(2).item<float>()).Message.ShouldContain("has 2");

    [Fact]
    public void Bytes_Contiguous_ReadAndWrite()
    {
        using Tensor x = tensor(new byte[] { 1, 2, 3 });
        x.bytes.ToArray().ShouldBe([1, 2, 3]);
        x.bytes = new byte[] { 4, 5, 6 };
        x.data<byte>().ToArray().ShouldBe([4, 5, 6]);
        using Tensor view = zeros(2, 3);
        using Tensor turned = view.t();
        Should.Throw<InvalidOperationException>(() => turned.bytes.Length);
    }

    [Fact]
    public void Casts_BetweenNumbersAndTensors_KeepTheValue()
    {
        using DisposeScope scope = NewDisposeScope();
        ((double)tensor(2.5f)).ShouldBe(2.5);
        ((int)tensor(7L)).ShouldBe(7);
        tensor(3).ToInt64().ShouldBe(3);
        tensor(true).ToBoolean().ShouldBeTrue();
        Tensor implied = 4.5;
        implied.dtype.ShouldBe(float64);
        tensor(1.5).ToScalar().ToDouble().ShouldBe(1.5);
        tensor(300L).ToScalar().ToInt32().ShouldBe(300);
        Should.Throw<OverflowException>(() => tensor(300L).ToByte());
    }

    [Fact]
    public void To_OtherTypes_Converts()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor(new[] { 1.6f, -1.6f });
        x.to(int32).data<int>().ToArray().ShouldBe([1, -1]);
        x.@double().dtype.ShouldBe(float64);
        x.half().to(float32).allclose(x, atol: 1e-3).ShouldBeTrue();
        x.to(bfloat16).ElementSize.ShouldBe(2);
        x.to(CPU).data<float>().ToArray().ShouldBe([1.6f, -1.6f]);
        x.type_as(tensor(1L)).dtype.ShouldBe(int64);
        Tensor gone = ones(1);
        gone.to(float64, disposeAfter: true).IsInvalid.ShouldBeFalse();
        gone.IsInvalid.ShouldBeTrue();
    }
}
