using OpenCvSharp;

namespace OpenCvSharp.Tests;

public sealed class MatTests
{
    [Fact]
    public void Constructor_WithScalar_FillsEveryChannel()
    {
        using var mat = new Mat(3, 5, MatType.CV_8UC3, new Scalar(1, 2, 3));

        (mat.Rows, mat.Cols, mat.Height, mat.Width).ShouldBe((3, 5, 3, 5));
        mat.Type().ShouldBe(MatType.CV_8UC3);
        (mat.Channels(), mat.ElemSize(), mat.ElemSize1(), mat.Step(), mat.Total()).ShouldBe((3, 3, 1, 15L, 15L));
        mat.Size().ShouldBe(new Size(5, 3));
        mat.At<Vec3b>(2, 4).ShouldBe(new Vec3b(1, 2, 3));
        mat.IsContinuous().ShouldBeTrue();
        mat.Empty().ShouldBeFalse();
        mat.ToString().ShouldBe("Mat [ 3*5*CV_8UC3 ]");
    }

    [Fact]
    public void Empty_NewMat_IsTrueAndHasNoData()
    {
        using var mat = new Mat();

        mat.Empty().ShouldBeTrue();
        mat.Data.ShouldBe(0);
        mat.AsSpan<byte>().Length.ShouldBe(0);
    }

    [Fact]
    public void SubMat_Write_ChangesTheWhole()
    {
        using var whole = new Mat(4, 6, MatType.CV_8UC1, new Scalar(0));
        using (var part = whole[new Rect(2, 1, 3, 2)])
        {
            part.IsSubmatrix().ShouldBeTrue();
            part.IsContinuous().ShouldBeFalse();
            part.Step().ShouldBe(6);
            part.SetTo(new Scalar(7));
        }

        Cv2.CountNonZero(whole).ShouldBe(6);
        whole.Get<byte>(1, 2).ShouldBe((byte)7);
        whole.Get<byte>(0, 2).ShouldBe((byte)0);
    }

    [Fact]
    public void SubMat_OfDisposedWhole_KeepsTheData()
    {
        var whole = new Mat(2, 2, MatType.CV_8UC1, new Scalar(9));
        using var part = whole.SubMat(0, 1, 1, 2);
        whole.Dispose();

        part.Get<byte>(0, 0).ShouldBe((byte)9);
    }

    [Theory]
    [InlineData(-1, 0, 2, 2)]
    [InlineData(0, 0, 5, 1)]
    [InlineData(3, 3, 2, 2)]
    [InlineData(0, 0, -1, 1)]
    public void SubMat_Outside_Throws(int x, int y, int width, int height)
    {
        using var mat = new Mat(4, 4, MatType.CV_8UC1);

        Should.Throw<OpenCVException>(() => mat.SubMat(new Rect(x, y, width, height)));
    }

    [Fact]
    public void FromPixelData_Array_SharesIt()
    {
        float[] values = [1, 2, 3, 4, 5, 6];
        using var mat = Mat.FromPixelData(2, 3, MatType.CV_32FC1, values);

        mat.Get<float>(1, 0).ShouldBe(4);
        mat.Set(1, 0, 40f);
        values[3].ShouldBe(40);
    }

    [Fact]
    public void FromPixelData_ArrayTooShort_SaysSizes()
    {
        Should.Throw<ArgumentException>(() => Mat.FromPixelData(2, 3, MatType.CV_8UC1, new byte[5]))
            .Message.ShouldContain("need 6 bytes; the array holds 5");
    }

    [Fact]
    public unsafe void FromPixelData_PointerWithStep_SkipsPadding()
    {
        byte[] values = [1, 2, 99, 3, 4, 99];
        fixed (byte* data = values)
        {
            using var mat = Mat.FromPixelData(2, 2, MatType.CV_8UC1, (nint)data, 3);
            mat.GetArray(out byte[] read).ShouldBeTrue();
            read.ShouldBe([1, 2, 3, 4]);
        }
    }

    [Fact]
    public void SetArray_PartOfAWhole_KeepsRowsApart()
    {
        using var whole = new Mat(2, 4, MatType.CV_32SC1, new Scalar(0));
        using var part = whole.ColRange(1, 3);
        part.SetArray(1, 2, 3, 4).ShouldBeTrue();

        whole.GetArray(out int[] all);
        all.ShouldBe([0, 1, 2, 0, 0, 3, 4, 0]);
    }

    [Fact]
    public void GetArray_WrongElement_Throws()
    {
        using var mat = new Mat(1, 1, MatType.CV_8UC3);

        Should.Throw<OpenCVException>(() => mat.GetArray(out byte[] _)).Message.ShouldContain("Byte has 1 bytes");
    }

    [Fact]
    public void ConvertTo_ScalesAndSaturates()
    {
        using var mat = new Mat(1, 1, MatType.CV_8UC1, new Scalar(200));
        using var scaled = new Mat();
        mat.ConvertTo(scaled, MatType.CV_32FC1, 1 / 255.0, -0.5);
        scaled.Get<float>(0, 0).ShouldBe((200 / 255f) - 0.5f, 1e-6f);

        mat.ConvertTo(scaled, MatType.CV_8UC1, 2);
        scaled.Get<byte>(0, 0).ShouldBe((byte)255);
    }

    [Fact]
    public void CopyTo_WithMask_CopiesOnlyThere()
    {
        using var source = new Mat(1, 3, MatType.CV_8UC1, new Scalar(5));
        using var target = new Mat(1, 3, MatType.CV_8UC1, new Scalar(1));
        using var mask = new Mat(1, 3, MatType.CV_8UC1, new Scalar(0));
        mask.Set(0, 1, (byte)1);
        source.CopyTo(target, mask);

        target.GetArray(out byte[] read);
        read.ShouldBe([1, 5, 1]);
    }

    [Fact]
    public void Create_SameShape_KeepsTheBuffer()
    {
        using var mat = new Mat(2, 2, MatType.CV_8UC1);
        var before = mat.Data;
        mat.Create(2, 2, MatType.CV_8UC1);
        mat.Data.ShouldBe(before);
        mat.Create(300, 300, MatType.CV_8UC3);
        mat.Size().ShouldBe(new Size(300, 300));
    }

    [Fact]
    public void Reshape_SharesTheData()
    {
        using var mat = new Mat(2, 3, MatType.CV_8UC1, new Scalar(3));
        using var row = mat.Reshape(3, 1);
        (row.Rows, row.Cols, row.Channels()).ShouldBe((1, 2, 3));
        row.Data.ShouldBe(mat.Data);
    }

    [Fact]
    public void Indexer_SetPart_CopiesIntoIt()
    {
        using var whole = new Mat(3, 3, MatType.CV_8UC1, new Scalar(0));
        using var patch = new Mat(2, 2, MatType.CV_8UC1, new Scalar(4));
        whole[new Rect(1, 1, 2, 2)] = patch;

        Cv2.Sum(whole).Val0.ShouldBe(16);
        Should.Throw<ArgumentException>(() => whole[new Rect(0, 0, 1, 1)] = patch);
    }

    [Theory]
    [InlineData(-1, 2, 0)]
    [InlineData(2, -1, 0)]
    [InlineData(2, 2, -5)]
    [InlineData(2, 2, 1 << 20)]
    public void Constructor_HostileArguments_Throws(int rows, int cols, int type)
    {
        Should.Throw<OpenCVException>(() => new Mat(rows, cols, type)).Status.ShouldBe(ErrorCode.StsBadArg);
    }

    [Fact]
    public void Constructor_MoreThanTheMemory_Throws()
    {
        Should.Throw<OpenCVException>(() => new Mat(int.MaxValue, int.MaxValue, MatType.CV_64FC4));
    }

    [Fact]
    public void Use_AfterDispose_Throws()
    {
        var mat = new Mat(1, 1, MatType.CV_8UC1);
        mat.Dispose();
        mat.Dispose();

        mat.IsDisposed.ShouldBeTrue();
        Should.Throw<ObjectDisposedException>(() => mat.Rows);
        Should.Throw<ObjectDisposedException>(() => Cv2.Mean(mat));
        mat.ToString().ShouldBe("Mat (disposed)");
    }

    [Fact]
    public void Get_OutsideOrTooLarge_Throws()
    {
        using var mat = new Mat(2, 2, MatType.CV_8UC1);

        Should.Throw<ArgumentOutOfRangeException>(() => mat.Get<byte>(2, 0));
        Should.Throw<ArgumentOutOfRangeException>(() => mat.Get<byte>(0, -1));
        Should.Throw<ArgumentOutOfRangeException>(() => mat.Get<int>(0, 0));
    }
}
