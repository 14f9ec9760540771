using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class jit
    {
        /// <summary>A TorchScript module that takes any number of tensors.</summary>
        public class ScriptModule<TResult> : ScriptModule
        {
            internal ScriptModule(ScriptModuleHandle native)
                : base(native)
            {
            }

            /// <inheritdoc cref="ScriptModule.forward"/>
            public TResult forward(params Tensor[] tensor) => (TResult)base.forward([.. tensor]);

            /// <inheritdoc cref="ScriptModule.forward"/>
            public TResult call(params Tensor[] input) => forward(input);
        }

        /// <summary>A TorchScript module that takes one input.</summary>
        public class ScriptModule<T, TResult> : ScriptModule, nn.IModule<T, TResult>
        {
            internal ScriptModule(ScriptModuleHandle native)
                : base(native)
            {
            }

            /// <inheritdoc cref="ScriptModule.forward"/>
            public TResult forward(T tensor) => (TResult)base.forward(tensor!);

            /// <inheritdoc cref="ScriptModule.forward"/>
            public TResult call(T input) => forward(input);
        }

        /// <summary>A TorchScript module that takes two inputs.</summary>
        public class ScriptModule<T1, T2, TResult> : ScriptModule, nn.IModule<T1, T2, TResult>
        {
            internal ScriptModule(ScriptModuleHandle native)
                : base(native)
            {
            }

            /// <inheritdoc cref="ScriptModule.forward"/>
            public TResult forward(T1 input1, T2 input2) => (TResult)base.forward(input1!, input2!);

            /// <inheritdoc cref="ScriptModule.forward"/>
            public TResult call(T1 input1, T2 input2) => forward(input1, input2);
        }
    }
}
