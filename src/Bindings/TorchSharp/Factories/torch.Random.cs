using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Whole random numbers from <paramref name="low"/> to below <paramref name="high"/>.</summary>
    public static Tensor randint(long low, long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null)
    {
        RequireNoNames(names);
        ScalarType type = dtype ?? ScalarType.Int64;
        Tensor created = generator is null
            ? Operator.Call("randint.low", low, high, size, type, Argument.None, device)
            : Operator.Call("randint.low_generator", low, high, size, generator, type, Argument.None, device);
        return requires_grad ? created.with_requires_grad() : created;
    }

    /// <summary>Whole random numbers from 0 to below <paramref name="high"/>.</summary>
    public static Tensor randint(long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randint(0, high, size, dtype, device, requires_grad, generator, names);

    /// <summary>The numbers from 0 to below <paramref name="n"/> in random order.</summary>
    public static Tensor randperm(long n, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null)
    {
        ScalarType type = dtype ?? ScalarType.Int64;
        Tensor created = generator is null
            ? Operator.Call("randperm", n, type, Argument.None, device)
            : Operator.Call("randperm.generator", n, generator, type, Argument.None, device);
        return requires_grad ? created.with_requires_grad() : created;
    }

    /// <summary>Normal random numbers with one mean and standard deviation.</summary>
    public static Tensor normal(double mean, double std, ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null)
    {
        RequireNoNames(names);
        Tensor created = Operator.Call("normal.float_float", mean, std, size, generator, dtype, Argument.None, device);
        return requires_grad ? created.with_requires_grad() : created;
    }

    /// <summary>Normal random numbers with a mean and standard deviation for each element.</summary>
    public static Tensor normal(Tensor mean, Tensor std, Generator? generator = null) => Operator.Call("normal.Tensor_Tensor", mean, std, generator);

    /// <inheritdoc cref="Tensor.bernoulli(Generator)"/>
    public static Tensor bernoulli(Tensor input, Generator? generator = null) => input.bernoulli(generator);

    /// <inheritdoc cref="Tensor.multinomial"/>
    public static Tensor multinomial(Tensor input, long num_samples, bool replacement = false, Generator? generator = null) => input.multinomial(num_samples, replacement, generator);

    /// <inheritdoc cref="Tensor.poisson"/>
    public static Tensor poisson(Tensor input, Generator? generator = null) => input.poisson(generator);

    /// <inheritdoc cref="Tensor.rand_like"/>
    public static Tensor rand_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => input.rand_like(dtype, device, requires_grad);

    public partial class Tensor
    {
        /// <summary>0 or 1 for each element, which is the probability of 1.</summary>
        public Tensor bernoulli(Generator? generator = null) => Operator.Call("bernoulli", this, generator);

        /// <summary>Sets each element to 1 with the probability, else to 0.</summary>
        public Tensor bernoulli_(double p = 0.5, Generator? generator = null) => Operator.CallInPlace("bernoulli_.float", this, p, generator);

        /// <inheritdoc cref="bernoulli_(double, Generator)"/>
        public Tensor bernoulli_(Tensor p, Generator? generator = null) => Operator.CallInPlace("bernoulli_.Tensor", this, p, generator);

        /// <summary>Indices drawn by the weights in each row.</summary>
        public Tensor multinomial(long num_samples, bool replacement = false, Generator? generator = null) => Operator.Call("multinomial", this, num_samples, replacement, generator);

        /// <summary>Poisson random numbers whose rates are the elements.</summary>
        public Tensor poisson(Generator? generator = null) => Operator.Call("poisson", this, generator);

        /// <summary>Overwrites with normal random numbers.</summary>
        public Tensor normal_(double mean = 0.0, double std = 1.0, Generator? generator = null) => Operator.CallInPlace("normal_", this, mean, std, generator);

        /// <summary>Overwrites with uniform random numbers from one number to below the other.</summary>
        public Tensor uniform_(double from, double to, Generator? generator = null) => Operator.CallInPlace("uniform_", this, from, to, generator);

        /// <summary>Overwrites with exponential random numbers of the rate.</summary>
        public Tensor exponential_(double lambda = 1.0, Generator? generator = null) => Operator.CallInPlace("exponential_", this, lambda, generator);
    }
}
