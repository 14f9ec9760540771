using System.Runtime.CompilerServices;
using TorchSharp.Modules;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Modules that run one after another; each result but the last is freed as soon as the next module has used it.</summary>
        public class Sequential : torch.nn.Module<torch.Tensor, torch.Tensor>
        {
            private readonly List<torch.nn.IModule<torch.Tensor, torch.Tensor>> _steps = [];

            /// <summary>Modules with the names under which their parameters are listed.</summary>
            protected internal Sequential(params (string name, torch.nn.Module<torch.Tensor, torch.Tensor> submodule)[] modules) : base(nameof(Sequential))
            {
                foreach (var (name, submodule) in modules) append(name, submodule);
            }

            /// <summary>Modules named by their position.</summary>
            protected internal Sequential(params torch.nn.Module<torch.Tensor, torch.Tensor>[] modules) : base(nameof(Sequential))
            {
                foreach (var module in modules) append(module);
            }

            /// <summary>Number of modules.</summary>
            public int Count => _steps.Count;

            /// <summary>The module at a position.</summary>
            [IndexerName("SequentialItems")]
            public torch.nn.IModule<torch.Tensor, torch.Tensor> this[int index] => _steps[index];

            /// <summary>Adds a module at the end.</summary>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public Sequential append(string name, torch.nn.IModule<torch.Tensor, torch.Tensor> module)
            {
                register_module(name, (torch.nn.Module)module);
                _steps.Add(module);
                return this;
            }

            /// <summary>Adds a module at the end under the name of its position.</summary>
            public Sequential append(torch.nn.IModule<torch.Tensor, torch.Tensor> module) =>
                append(_steps.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), module);

            /// <inheritdoc/>
            public override torch.Tensor forward(torch.Tensor tensor)
            {
                if (_steps.Count == 0) return tensor.alias();
                var current = tensor;
                foreach (var step in _steps)
                {
                    var next = step.call(current);
                    if (!ReferenceEquals(current, tensor) && !ReferenceEquals(current, next)) current.Dispose();
                    current = next;
                }
                // An in-place first step returns the input itself, which the caller may dispose before the result.
                return ReferenceEquals(current, tensor) ? tensor.alias() : current;
            }
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>An empty sequence, to be filled with <c>append</c>.</summary>
            public static Sequential Sequential() => new(Array.Empty<Module<Tensor, Tensor>>());

            /// <summary>Modules with names.</summary>
            public static Sequential Sequential(params (string name, Module<Tensor, Tensor> submodule)[] modules) => new(modules);

            /// <summary>Modules named by their position.</summary>
            public static Sequential Sequential(params Module<Tensor, Tensor>[] modules) => new(modules);

            /// <summary>Modules with names.</summary>
            public static Sequential Sequential(IEnumerable<(string name, Module<Tensor, Tensor> submodule)> modules) => new([.. modules]);

            /// <summary>Modules named by their position.</summary>
            public static Sequential Sequential(IEnumerable<Module<Tensor, Tensor>> modules) => new([.. modules]);
        }
    }
}
