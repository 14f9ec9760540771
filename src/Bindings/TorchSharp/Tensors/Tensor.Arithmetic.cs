using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Sums, products and powers, with broadcasting.
    public partial class Tensor
    {
        /// <summary>Sum.</summary>
        public Tensor add(Tensor target) => Operator.Call("add.Tensor", this, target);

        /// <summary>Sum with <paramref name="alpha"/> times the target.</summary>
        public Tensor add(Tensor target, Scalar alpha) => Operator.Call("add.Tensor", this, target, alpha);

        /// <inheritdoc cref="add(Tensor)"/>
        public Tensor add(Scalar scalar) => Operator.Call("add.Scalar", this, scalar);

        /// <inheritdoc cref="add(Tensor, Scalar)"/>
        public Tensor add(Scalar scalar, Scalar alpha) => Operator.Call("add.Scalar", this, scalar, alpha);

        /// <summary>Adds to this tensor.</summary>
        public Tensor add_(Tensor target) => Operator.CallInPlace("add_.Tensor", this, target);

        /// <summary>Adds <paramref name="alpha"/> times the target to this tensor.</summary>
        public Tensor add_(Tensor target, Scalar alpha) => Operator.CallInPlace("add_.Tensor", this, target, alpha);

        /// <inheritdoc cref="add_(Tensor)"/>
        public Tensor add_(Scalar scalar) => Operator.CallInPlace("add_.Scalar", this, scalar);

        /// <inheritdoc cref="add_(Tensor, Scalar)"/>
        public Tensor add_(Scalar scalar, Scalar alpha) => Operator.CallInPlace("add_.Scalar", this, scalar, alpha);

        /// <summary>Difference.</summary>
        public Tensor sub(Tensor target) => Operator.Call("sub.Tensor", this, target);

        /// <inheritdoc cref="sub(Tensor)"/>
        public Tensor sub(Scalar target) => Operator.Call("sub.Scalar", this, target);

        /// <summary>Subtracts from this tensor.</summary>
        public Tensor sub_(Tensor target) => Operator.CallInPlace("sub_.Tensor", this, target);

        /// <inheritdoc cref="sub_(Tensor)"/>
        public Tensor sub_(Scalar target) => Operator.CallInPlace("sub_.Scalar", this, target);

        /// <inheritdoc cref="sub(Tensor)"/>
        public Tensor subtract(Tensor target) => sub(target);

        /// <inheritdoc cref="sub(Tensor)"/>
        public Tensor subtract(Scalar target) => sub(target);

        /// <summary>Product.</summary>
        public Tensor mul(Tensor target) => Operator.Call("mul.Tensor", this, target);

        /// <inheritdoc cref="mul(Tensor)"/>
        public Tensor mul(Scalar target) => Operator.Call("mul.Scalar", this, target);

        /// <summary>Multiplies this tensor.</summary>
        public Tensor mul_(Tensor target) => Operator.CallInPlace("mul_.Tensor", this, target);

        /// <inheritdoc cref="mul_(Tensor)"/>
        public Tensor mul_(Scalar target) => Operator.CallInPlace("mul_.Scalar", this, target);

        /// <inheritdoc cref="mul(Tensor)"/>
        public Tensor multiply(Tensor target) => mul(target);

        /// <inheritdoc cref="mul(Tensor)"/>
        public Tensor multiply(Scalar target) => mul(target);

        /// <summary>Quotient, rounded as asked.</summary>
        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => Operator.Call("div.Tensor_mode", this, target, NameOf(rounding_mode));

        /// <inheritdoc cref="div(Tensor, RoundingMode)"/>
        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => Operator.Call("div.Scalar_mode", this, target, NameOf(rounding_mode));

        /// <summary>Divides this tensor.</summary>
        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => Operator.CallInPlace("div_.Tensor_mode", this, target, NameOf(rounding_mode));

        /// <inheritdoc cref="div_(Tensor, RoundingMode)"/>
        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => Operator.CallInPlace("div_.Scalar_mode", this, target, NameOf(rounding_mode));

        /// <inheritdoc cref="div(Tensor, RoundingMode)"/>
        public Tensor divide(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => div(target, rounding_mode);

        /// <inheritdoc cref="div(Tensor, RoundingMode)"/>
        public Tensor divide(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => div(target, rounding_mode);

        /// <summary>Quotient rounded down.</summary>
        public Tensor floor_divide(Tensor other) => Operator.Call("floor_divide", this, other);

        /// <inheritdoc cref="floor_divide(Tensor)"/>
        public Tensor floor_divide(Scalar other) => Operator.Call("floor_divide.Scalar", this, other);

        /// <summary>Rest of the division, with the divisor's sign.</summary>
        public Tensor remainder(Tensor target) => Operator.Call("remainder.Tensor", this, target);

        /// <inheritdoc cref="remainder(Tensor)"/>
        public Tensor remainder(Scalar scalar) => Operator.Call("remainder.Scalar", this, scalar);

        /// <summary>Rest of the division, with the dividend's sign.</summary>
        public Tensor fmod(Tensor target) => Operator.Call("fmod.Tensor", this, target);

        /// <inheritdoc cref="fmod(Tensor)"/>
        public Tensor fmod(Scalar scalar) => Operator.Call("fmod.Scalar", this, scalar);

        /// <summary>Power.</summary>
        public Tensor pow(Tensor exponent) => Operator.Call("pow.Tensor_Tensor", this, exponent);

        /// <inheritdoc cref="pow(Tensor)"/>
        public Tensor pow(Scalar exponent) => Operator.Call("pow.Tensor_Scalar", this, exponent);

        /// <summary>Raises this tensor to a power.</summary>
        public Tensor pow_(Tensor exponent) => Operator.CallInPlace("pow_.Tensor", this, exponent);

        /// <inheritdoc cref="pow_(Tensor)"/>
        public Tensor pow_(Scalar exponent) => Operator.CallInPlace("pow_.Scalar", this, exponent);

        /// <inheritdoc cref="neg"/>
        public Tensor negative() => neg();

        /// <inheritdoc cref="abs"/>
        public Tensor absolute() => abs();

        /// <summary>Adds <paramref name="value"/> times the product of two tensors.</summary>
        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) => Operator.Call("addcmul", this, tensor1, tensor2, value);

        /// <summary>Adds <paramref name="value"/> times the product of two tensors to this tensor.</summary>
        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => Operator.CallInPlace("addcmul_", this, tensor1, tensor2, value);

        /// <summary>Adds <paramref name="value"/> times the quotient of two tensors.</summary>
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value) => Operator.Call("addcdiv", this, tensor1, tensor2, value);

        /// <summary>Adds the quotient of two tensors.</summary>
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2) => Operator.Call("addcdiv", this, tensor1, tensor2);

        /// <summary>Adds <paramref name="value"/> times the quotient of two tensors to this tensor.</summary>
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) => Operator.CallInPlace("addcdiv_", this, tensor1, tensor2, value);

        /// <summary>Adds the quotient of two tensors to this tensor.</summary>
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2) => Operator.CallInPlace("addcdiv_", this, tensor1, tensor2);

        /// <summary>Weighted mean: this tensor where the weight is 0, <paramref name="end"/> where it is 1.</summary>
        public Tensor lerp(Tensor end, Tensor weight) => Operator.Call("lerp.Tensor", this, end, weight);

        /// <summary>Moves this tensor towards <paramref name="end"/> by the weight.</summary>
        public Tensor lerp_(Tensor end, Tensor weight) => Operator.CallInPlace("lerp_.Tensor", this, end, weight);
    }
}
