using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Gradients by reverse-mode differentiation.</summary>
    public static partial class autograd
    {
        /// <summary>The gradients of the outputs' weighted sum with respect to the inputs; no <c>grad</c> is touched.</summary>
        /// <param name="outputs">What is differentiated.</param>
        /// <param name="inputs">What it is differentiated by.</param>
        /// <param name="grad_outputs">Weights of the outputs' elements; may be null for scalar outputs.</param>
        /// <param name="retain_graph">Keep the graph for another call.</param>
        /// <param name="create_graph">Make the gradients differentiable themselves; keeps the graph, too.</param>
        /// <param name="allow_unused">Give null for an input that no output depends on, instead of failing.</param>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">The graph is gone, or an input was not used.</exception>
        public static unsafe IList<Tensor> grad(IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs = null, bool retain_graph = false, bool create_graph = false, bool allow_unused = false)
        {
            RequireOnePerOutput(outputs, grad_outputs);
            using TensorList native = new(outputs);
            using TensorList nativeInputs = new(inputs);
            using TensorList weights = new(grad_outputs);
            nint[] gradients = new nint[inputs.Count];
            fixed (nint* output = native.Handles, input = nativeInputs.Handles, weight = weights.Handles, gradient = gradients)
            {
                NativeStatus.Check(NativeMethods.anyshot_torch_autograd_grad(
                    output, native.Count, weights.Count == 0 ? null : weight, input, nativeInputs.Count, retain_graph || create_graph ? 1 : 0, create_graph ? 1 : 0, allow_unused ? 1 : 0, gradient));
            }

            return Array.ConvertAll(gradients, handle => handle == 0 ? null! : new Tensor(new TensorHandle(handle)));
        }

        /// <summary>Adds the gradients of the outputs' weighted sum to <c>grad</c> of the leaves.</summary>
        /// <param name="tensors">What is differentiated.</param>
        /// <param name="grad_tensors">Weights of the outputs' elements; may be null for scalar outputs.</param>
        /// <param name="retain_graph">Keep the graph for another call; the default is <paramref name="create_graph"/>.</param>
        /// <param name="create_graph">Make the gradients differentiable themselves.</param>
        /// <param name="inputs">Only these leaves get gradients; null means all.</param>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">The graph is gone, or an output is not scalar and has no weights.</exception>
        public static unsafe void backward(IList<Tensor> tensors, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null)
        {
            RequireOnePerOutput(tensors, grad_tensors);
            using TensorList native = new(tensors);
            using TensorList weights = new(grad_tensors);
            using TensorList leaves = new(inputs);
            fixed (nint* output = native.Handles, weight = weights.Handles, leaf = leaves.Handles)
            {
                NativeStatus.Check(NativeMethods.anyshot_torch_autograd_backward(
                    output, native.Count, weights.Count == 0 ? null : weight, leaf, leaves.Count, retain_graph ?? create_graph ? 1 : 0, create_graph ? 1 : 0));
            }
        }

        /// <inheritdoc cref="backward(IList{Tensor}, IList{Tensor}, bool?, bool, IList{Tensor})"/>
        public static void backward(Tensor tensor, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            backward([tensor], grad_tensors, retain_graph, create_graph, inputs);

        /// <inheritdoc cref="backward(IList{Tensor}, IList{Tensor}, bool?, bool, IList{Tensor})"/>
        public static void backward(Tensor tensor, Tensor grad_tensor, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            backward([tensor], [grad_tensor], retain_graph, create_graph, inputs);

        private static void RequireOnePerOutput(IList<Tensor> outputs, IList<Tensor>? weights)
        {
            if (weights is { Count: > 0 } && weights.Count != outputs.Count)
            {
                throw new ArgumentException($"There are {outputs.Count} outputs, but {weights.Count} gradients of them.", nameof(weights));
            }
        }
    }
}
