using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Adds borders. The sizes come in pairs, the last dimension first: left, right, top, bottom.</summary>
            /// <param name="value">Fill of the mode <see cref="PaddingModes.Constant"/>.</param>
            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => mode switch
            {
                PaddingModes.Zeros => Operator.Call("pad", input, pad, "constant", 0.0),
                PaddingModes.Constant => Operator.Call("pad", input, pad, "constant", value),
                _ => Operator.Call("pad", input, pad, mode.ToString().ToLowerInvariant()),
            };

            /// <summary>Adds a border before and after the last dimension.</summary>
            public static Tensor pad(Tensor input, (long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, new[] { pad.Item1, pad.Item2 }, mode, value);

            /// <summary>Adds a border left, right, above and below.</summary>
            public static Tensor pad(Tensor input, (long, long, long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, new[] { pad.Item1, pad.Item2, pad.Item3, pad.Item4 }, mode, value);
        }
    }
}
