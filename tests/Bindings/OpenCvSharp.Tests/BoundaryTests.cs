using System.Runtime.InteropServices;
using OpenCvSharp;
using OpenCvSharp.Internal;

namespace OpenCvSharp.Tests;

/// <summary>The C ABI itself: null and negative arguments come back as a status, never as a crash, and nothing leaks.</summary>
[CollectionDefinition(nameof(BoundaryTests), DisableParallelization = true)]
[Collection(nameof(BoundaryTests))]
public sealed unsafe class BoundaryTests
{
    private const int InvalidArgument = 1;

    [Fact]
    public void EveryExport_AllNull_AnswersWithAStatus()
    {
        // A dozen zeros serve any signature of the x86-64 and arm64 calling conventions: what an export does not take it does not see.
        var library = NativeLibrary.Load("anyshot_opencv", typeof(Mat).Assembly, null);
        var refused = 0;
        foreach (var name in ExportNames().Where(n => !n.EndsWith("_delete", StringComparison.Ordinal)))
        {
            var call = (delegate* unmanaged<nint, nint, nint, nint, nint, nint, nint, nint, nint, nint, nint, nint, int>)NativeLibrary.GetExport(library, name);
            refused += call(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0) == InvalidArgument ? 1 : 0;
        }

        refused.ShouldBeGreaterThan(60);
    }

    [Fact]
    public void Delete_Null_IsHarmless()
    {
        NativeMethods.anyshot_cv_mat_delete(0).ShouldBe(0);
        NativeMethods.anyshot_cv_capture_delete(0).ShouldBe(0);
        NativeMethods.anyshot_cv_writer_delete(0).ShouldBe(0);
    }

    [Fact]
    public void Decode_NegativeLength_IsRefusedInWords()
    {
        NativeMethods.anyshot_cv_image_decode(null, -1, 1, out _).ShouldBe(InvalidArgument);
        Should.Throw<OpenCVException>(() => NativeStatus.Check(NativeMethods.anyshot_cv_image_decode(null, -1, 1, out _))).Message.ShouldContain("length -1 is negative");
    }

    [Theory]
    [InlineData(2, 2, 0, 0, "data is null")]
    [InlineData(2, 8, 0, 3, "shorter than a row")]
    [InlineData(-2, 2, 0, 0, "cannot be made")]
    public void NewOver_Hostile_IsRefusedInWords(int rows, int cols, int type, long step, string words)
    {
        Should.Throw<OpenCVException>(() => Mat.FromPixelData(rows, cols, type, 0, step)).Message.ShouldContain(words);
    }

    [Fact]
    public void LastError_SmallBuffer_IsCutAndClosed()
    {
        NativeMethods.anyshot_cv_image_decode(null, -1, 1, out _).ShouldBe(InvalidArgument);
        var text = stackalloc byte[] { 1, 1, 1, 1, 7 };
        NativeMethods.anyshot_cv_last_error(text, 4).ShouldBeGreaterThan(4);
        (text[3], text[4]).ShouldBe(((byte)0, (byte)7));
    }

    [Fact]
    public void Description_HasTheSizeThatCppAsserts()
    {
        sizeof(MatDescription).ShouldBe(56);
        sizeof(Scalar).ShouldBe(32);
        sizeof(Point).ShouldBe(8);
    }

    [Fact]
    public void TenThousandOperations_LeaveNothingAlive()
    {
        var before = Live();
        using (var image = new Mat(16, 16, MatType.CV_8UC3, new Scalar(1, 2, 3)))
        {
            for (var i = 0; i < 10_000; i++)
            {
                using var part = image[new Rect(i % 8, i % 8, 8, 8)];
                using var grey = part.CvtColor(ColorConversionCodes.BGR2GRAY);
                using var copy = grey.Clone();
                Cv2.Absdiff(grey, copy, copy);
                if (i % 100 == 0)
                {
                    Cv2.ImEncode(".png", image, out var bytes);
                    using var again = Cv2.ImDecode(bytes, ImreadModes.Color);
                    using var over = Mat.FromPixelData(1, bytes.Length, MatType.CV_8UC1, bytes);
                    Array.ForEach(Cv2.Split(image), m => m.Dispose());
                    Should.Throw<OpenCVException>(() => image.SubMat(new Rect(0, 0, 99, 99)));
                    using var capture = new VideoCapture();
                }
            }

            Live().ShouldBe((before.Mats + 1, before.Captures, before.Writers));
        }

        Live().ShouldBe(before);
    }

    private static (long Mats, long Captures, long Writers) Live()
    {
        // What tests before left to the finalizers is freed first, so that the difference is this test's alone.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        NativeStatus.Check(NativeMethods.anyshot_cv_live_count(out var mats, out var captures, out var writers));
        return (mats, captures, writers);
    }

    private static IEnumerable<string> ExportNames() =>
        typeof(NativeMethods).GetMethods(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Public)
            .Select(m => m.Name).Where(n => n.StartsWith("anyshot_cv_", StringComparison.Ordinal));
}
