using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The numbers from <paramref name="start"/> to below <paramref name="stop"/>; whole numbers unless an argument is not.</summary>
    public static Tensor arange(Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        Tensor created = Operator.Call("arange.start_step", start, stop, step, dtype, Argument.None, device);
        return requires_grad ? created.with_requires_grad() : created;
    }

    /// <inheritdoc cref="arange(Scalar, Scalar, Scalar, ScalarType?, Device, bool)"/>
    public static Tensor arange(Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => arange(start, stop, 1, dtype, device, requires_grad);

    /// <inheritdoc cref="arange(Scalar, Scalar, Scalar, ScalarType?, Device, bool)"/>
    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => arange(0, stop, 1, dtype, device, requires_grad);

    /// <summary><paramref name="steps"/> numbers at equal distance, both ends included.</summary>
    public static Tensor linspace(double start, double end, long steps, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        Tensor created = Operator.Call("linspace", start, end, steps, dtype, Argument.None, device);
        return requires_grad ? created.with_requires_grad() : created;
    }

    /// <summary>Powers of <paramref name="base"/> with <paramref name="steps"/> exponents at equal distance.</summary>
    public static Tensor logspace(double start, double end, long steps, double @base = 10, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        Tensor created = Operator.Call("logspace", start, end, steps, @base, dtype, Argument.None, device);
        return requires_grad ? created.with_requires_grad() : created;
    }

    /// <summary>Ones on the diagonal, zeros elsewhere; square unless the columns are given.</summary>
    public static Tensor eye(long rows, long columns = -1L, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        RequireNoNames(names);
        Tensor created = Operator.Call("eye.m", rows, columns < 0 ? rows : columns, dtype, Argument.None, device);
        return requires_grad ? created.with_requires_grad() : created;
    }

    /// <inheritdoc cref="zeros(long[], ScalarType?, Device?, bool, string[])"/>
    public static Tensor zeros_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => input.zeros_like(dtype, device, requires_grad);

    /// <inheritdoc cref="ones(long[], ScalarType?, Device?, bool, string[])"/>
    public static Tensor ones_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => input.ones_like(dtype, device, requires_grad);

    /// <inheritdoc cref="empty(long[], ScalarType?, Device?, bool, string[])"/>
    public static Tensor empty_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => input.empty_like(dtype, device, requires_grad);

    /// <inheritdoc cref="full(long[], Scalar, ScalarType?, Device?, bool, string[])"/>
    public static Tensor full_like(Tensor input, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => input.full_like(value, dtype, device, requires_grad);

    public partial class Tensor
    {
        /// <summary>Zeros with the sizes of this tensor, and its type and device unless others are given.</summary>
        public Tensor zeros_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Like("zeros_like", dtype, device, requires_grad);

        /// <summary>Ones with the sizes of this tensor, and its type and device unless others are given.</summary>
        public Tensor ones_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Like("ones_like", dtype, device, requires_grad);

        /// <summary>Unset elements with the sizes of this tensor, and its type and device unless others are given.</summary>
        public Tensor empty_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Like("empty_like", dtype, device, requires_grad);

        /// <summary>Uniform random numbers with the sizes of this tensor.</summary>
        public Tensor rand_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Like("rand_like", dtype, device, requires_grad);

        /// <summary>Standard normal random numbers with the sizes of this tensor.</summary>
        public Tensor randn_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Like("randn_like", dtype, device, requires_grad);

        /// <summary>One value with the sizes of this tensor.</summary>
        public Tensor full_like(Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
        {
            Tensor created = Operator.Call("full_like", this, value, dtype, Argument.None, device);
            return requires_grad ? created.with_requires_grad() : created;
        }

        private Tensor Like(string operation, ScalarType? dtype, Device? device, bool requires_grad)
        {
            Tensor created = Operator.Call(operation, this, dtype, Argument.None, device);
            return requires_grad ? created.with_requires_grad() : created;
        }
    }
}
