using System.Runtime.Intrinsics.X86;
using static TorchSharp.torch;

namespace AnyShot.Engine.Backbones;

/// <summary>The element type in which convolutions are computed.</summary>
internal static class MapPrecision
{
    public static IReadOnlyList<string> Names { get; } = ["auto", "bf16", "fp32"];

    /// <summary>Whether this processor multiplies bfloat16 numbers (AVX512_BF16 or AMX_BF16); without that they are slower than float32.</summary>
    public static bool HasBFloat16
    {
        get
        {
            if (!X86Base.IsSupported || X86Base.CpuId(0, 0).Eax < 7)
            {
                return false;
            }

            const int Avx512BFloat16 = 1 << 5;
            const int AmxBFloat16 = 1 << 22;
            var leaf = X86Base.CpuId(7, 0);
            return (leaf.Edx & AmxBFloat16) != 0 || (leaf.Eax >= 1 && (X86Base.CpuId(7, 1).Eax & Avx512BFloat16) != 0);
        }
    }

    /// <exception cref="ArgumentException">There is no precision of that name.</exception>
    public static ScalarType Choose(string name) => name switch
    {
        "auto" => HasBFloat16 ? ScalarType.BFloat16 : ScalarType.Float32,
        "bf16" => ScalarType.BFloat16,
        "fp32" => ScalarType.Float32,
        _ => throw new ArgumentException($"Unknown precision \"{name}\"; it is {string.Join(", ", Names)}."),
    };
}
