using System.Text;
using TorchSharp.Interop;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class jit
    {
        /// <summary>A loaded TorchScript module. Calls in evaluation mode may run on several threads.</summary>
        public class ScriptModule : nn.Module
        {
            private readonly ScriptModuleHandle native;
            private List<(string Name, Parameter Parameter)>? ownParameters;
            private List<(string Name, Tensor Buffer)>? ownBuffers;

            internal ScriptModule(ScriptModuleHandle native)
                : base(nameof(ScriptModule)) => this.native = native;

            /// <inheritdoc/>
            public override bool training => Configure(-1, -1, null, -1);

            /// <inheritdoc/>
            public override void train(bool on = true) => Configure(-1, -1, null, on ? 1 : 0);

            /// <inheritdoc/>
            public override void eval() => train(false);

            /// <summary>Runs the module's <c>forward</c>.</summary>
            /// <param name="input">Tensors, lists of tensors, numbers, truth values, strings or null.</param>
            /// <returns>A tensor, a tuple of tensors, an array of tensors, or a <see cref="Scalar"/>.</returns>
            /// <exception cref="System.Runtime.InteropServices.ExternalException">The script failed, or takes other inputs.</exception>
            public object forward(params object[] input) => invoke("forward", input);

            /// <inheritdoc cref="forward"/>
            public object call(params object[] input) => invoke("forward", input);

            /// <summary>Runs any method of the module.</summary>
            /// <inheritdoc cref="forward"/>
            public object invoke(string name, params object[] objs) => ScriptCall.Invoke(native, name, objs)!;

            /// <inheritdoc cref="invoke(string, object[])"/>
            public TResult invoke<TResult>(string name, params object[] inputs) => (TResult)invoke(name, inputs);

            /// <inheritdoc/>
            public override IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true) =>
                (ownParameters ??= Read(buffers: false).ConvertAll(item => (item.Name, new Parameter(item.Tensor, item.Tensor.requires_grad))))
                .Where(item => recurse || !item.Name.Contains('.', StringComparison.Ordinal));

            /// <inheritdoc/>
            public override IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true) =>
                (ownBuffers ??= Read(buffers: true)).Where(item => recurse || !item.Name.Contains('.', StringComparison.Ordinal));

            /// <inheritdoc/>
            protected internal override nn.Module _to(Device device, ScalarType dtype, bool non_blocking)
            {
                Forget();
                Configure((int)device.type, device.index, dtype, -1);
                return this;
            }

            /// <inheritdoc/>
            protected internal override nn.Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking)
            {
                Forget();
                Configure((int)deviceType, deviceIndex, null, -1);
                return this;
            }

            /// <inheritdoc/>
            protected internal override nn.Module _to(ScalarType dtype, bool non_blocking)
            {
                Forget();
                Configure(-1, -1, dtype, -1);
                return this;
            }

            /// <inheritdoc/>
            protected override void Dispose(bool disposing)
            {
                if (disposing)
                {
                    Forget();
                    native.Dispose();
                }

                base.Dispose(disposing);
            }

            private bool Configure(int deviceType, int deviceIndex, ScalarType? dtype, int train)
            {
                int training = 0;
                WithHandle(handle => NativeMethods.anyshot_torch_module_configure(handle, deviceType, deviceIndex, dtype is { } type ? (int)type : -1, train, out training));
                return training != 0;
            }

            private void Forget()
            {
                ownParameters?.ForEach(item => item.Parameter.Dispose());
                ownBuffers?.ForEach(item => item.Buffer.Dispose());
                ownParameters = null;
                ownBuffers = null;
            }

            private unsafe List<(string Name, Tensor Tensor)> Read(bool buffers)
            {
                int which = buffers ? 1 : 0;
                int length = 0;
                WithHandle(handle => NativeMethods.anyshot_torch_module_names(handle, which, null, 0, out length));
                byte[] text = new byte[length];
                WithHandle(handle =>
                {
                    fixed (byte* start = text)
                    {
                        return NativeMethods.anyshot_torch_module_names(handle, which, start, text.Length, out _);
                    }
                });
                string[] names = Encoding.UTF8.GetString(text).Split('\n', StringSplitOptions.RemoveEmptyEntries);
                NativeValue[] values = new NativeValue[names.Length + 1];
                WithHandle(handle =>
                {
                    fixed (NativeValue* start = values)
                    {
                        int count = 0;
                        return NativeMethods.anyshot_torch_module_tensors(handle, which, start, values.Length, &count);
                    }
                });
                Tensor?[] tensors = Operator.ToTensors(values);
                return [.. names.Select((name, i) => (name, tensors[i]!.DetachFromDisposeScope()))];
            }

            private void WithHandle(Func<nint, int> call)
            {
                bool added = false;
                try
                {
                    native.DangerousAddRef(ref added);
                    NativeStatus.Check(call(native.DangerousGetHandle()));
                }
                finally
                {
                    if (added)
                    {
                        native.DangerousRelease();
                    }
                }
            }
        }
    }
}
