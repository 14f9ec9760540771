using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Whether gradients with respect to this tensor are recorded. Can be set on leaves only.</summary>
        public bool requires_grad
        {
            get => Describe().RequiresGrad != 0;
            set
            {
                int status = NativeMethods.anyshot_torch_tensor_require_grad(Acquire(), value ? 1 : 0);
                Release();
                NativeStatus.Check(status);
            }
        }

        /// <summary>Whether no operator of the recorded graph produced this tensor.</summary>
        public bool is_leaf => Describe().IsLeaf != 0;

        /// <summary>The accumulated gradient, a new object at each call; null if there is none.</summary>
        public Tensor? grad
        {
            get
            {
                int status = NativeMethods.anyshot_torch_grad_get(Acquire(), out nint gradient);
                Release();
                NativeStatus.Check(status);
                return gradient == 0 ? null : new Tensor(new TensorHandle(gradient));
            }

            set
            {
                nint own = Acquire();
                try
                {
                    int status = NativeMethods.anyshot_torch_grad_set(own, value?.Acquire() ?? 0);
                    value?.Release();
                    NativeStatus.Check(status);
                }
                finally
                {
                    Release();
                }
            }
        }

        /// <summary>Sets <see cref="requires_grad"/>.</summary>
        public Tensor requires_grad_(bool requires_grad = true) => with_requires_grad(requires_grad);

        /// <inheritdoc cref="requires_grad_"/>
        public Tensor with_requires_grad(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        /// <summary>Keeps the gradient of a tensor that is no leaf.</summary>
        public void retain_grad() => Operator.CallForEffect("retain_grad", this);

        /// <summary>Adds the gradients of this scalar to <see cref="grad"/> of the leaves it was computed from.</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">It has more than one element, or nothing that requires a gradient.</exception>
        public void backward() => autograd.backward([this], null);

        /// <inheritdoc cref="autograd.backward(IList{Tensor}, IList{Tensor}, bool?, bool, IList{Tensor})"/>
        public void backward(IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false, IList<Tensor>? inputs = null) =>
            autograd.backward([this], grad_tensors, retain_graph, create_graph, inputs);

        /// <summary>The same data without its history.</summary>
        public Tensor detach() => Operator.Call("detach", this);

        /// <summary>Cuts this tensor from its history.</summary>
        public Tensor detach_() => Operator.CallInPlace("detach_", this);
    }
}
