namespace TorchSharp;

public static partial class torch
{
    /// <summary>One place of an index expression: a number, a range, a tensor of indices or a mask, all dimensions between, or a new dimension.</summary>
    public struct TensorIndex
    {
        /// <summary>Full ranges for as many dimensions as the other places leave.</summary>
        public static TensorIndex Ellipsis = new() { Form = Kind.Ellipsis };

        /// <summary>A new dimension of size 1.</summary>
        public static TensorIndex None = new() { Form = Kind.None };

        /// <inheritdoc cref="None"/>
        public static TensorIndex Null = new() { Form = Kind.None };

        /// <summary>The full range.</summary>
        public static TensorIndex Colon = Slice();

        internal enum Kind
        {
            Single,
            Slice,
            Tensor,
            Ellipsis,
            None,
            Bool,
        }

        internal Kind Form { get; private set; }

        internal long Start { get; private set; }

        internal long? Stop { get; private set; }

        internal long Step { get; private set; }

        internal bool HasStart { get; private set; }

        internal Tensor? Index { get; private set; }

        public static implicit operator TensorIndex(long value) => Single(value);

        public static implicit operator TensorIndex((int? start, int? end) range) => Slice(range.start, range.end);

        public static implicit operator TensorIndex(Range range) => Slice(range);

        public static implicit operator TensorIndex(Index index) => Single(Position(index));

        /// <summary>From start to below stop; negative numbers count from the end, null is the end itself.</summary>
        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) =>
            new() { Form = Kind.Slice, Start = start ?? 0, HasStart = start is not null, Stop = stop, Step = step ?? 1 };

        /// <inheritdoc cref="Slice(long?, long?, long?)"/>
        public static TensorIndex Slice((int? start, int? end) range) => Slice(range.start, range.end);

        /// <inheritdoc cref="Slice(long?, long?, long?)"/>
        public static TensorIndex Slice(Range range) =>
            Slice(Position(range.Start), range.End is { IsFromEnd: true, Value: 0 } ? null : Position(range.End));

        /// <summary>A new dimension of size 1, or 0 when false.</summary>
        public static TensorIndex Bool(bool value) => new() { Form = Kind.Bool, Start = value ? 1 : 0 };

        /// <summary>One index; the dimension goes away.</summary>
        public static TensorIndex Single(long? index) => new() { Form = Kind.Single, Start = index ?? throw new ArgumentNullException(nameof(index)) };

        /// <summary>A tensor of indices, or a mask.</summary>
        public static TensorIndex Tensor(Tensor tensor) => new() { Form = Kind.Tensor, Index = tensor };

        private static long Position(Index index) => index.IsFromEnd ? -index.Value : index.Value;
    }
}
