using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>TorchScript files: networks that were exported with their code.</summary>
    public static partial class jit
    {
        /// <summary>Loads a file that <c>torch.jit.save</c> wrote. A script has the rights of the process: load only what you trust.</summary>
        /// <exception cref="FileNotFoundException">There is no such file.</exception>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">The file is no TorchScript, or needs a newer libtorch.</exception>
        public static ScriptModule load(string filename, DeviceType device_type = DeviceType.CPU, long device_index = -1) => new(Open(filename, device_type, device_index));

        /// <inheritdoc cref="load(string, DeviceType, long)"/>
        public static ScriptModule load(string filename, Device map_location) => load(filename, map_location.type, map_location.index);

        /// <inheritdoc cref="load(string, DeviceType, long)"/>
        public static ScriptModule load(string filename, string map_location) => load(filename, new Device(map_location));

        /// <inheritdoc cref="load(string, DeviceType, long)"/>
        public static ScriptModule<TResult> load<TResult>(string filename, DeviceType device_type = DeviceType.CPU, long device_index = -1) => new(Open(filename, device_type, device_index));

        /// <inheritdoc cref="load(string, DeviceType, long)"/>
        public static ScriptModule<TResult> load<TResult>(string filename, Device map_location) => load<TResult>(filename, map_location.type, map_location.index);

        /// <inheritdoc cref="load(string, DeviceType, long)"/>
        public static ScriptModule<T1, TResult> load<T1, TResult>(string filename, DeviceType device_type = DeviceType.CPU, long device_index = -1) => new(Open(filename, device_type, device_index));

        /// <inheritdoc cref="load(string, DeviceType, long)"/>
        public static ScriptModule<T1, TResult> load<T1, TResult>(string filename, Device map_location) => load<T1, TResult>(filename, map_location.type, map_location.index);

        /// <inheritdoc cref="load(string, DeviceType, long)"/>
        public static ScriptModule<T1, T2, TResult> load<T1, T2, TResult>(string filename, DeviceType device_type = DeviceType.CPU, long device_index = -1) => new(Open(filename, device_type, device_index));

        /// <inheritdoc cref="load(string, DeviceType, long)"/>
        public static ScriptModule<T1, T2, TResult> load<T1, T2, TResult>(string filename, Device map_location) => load<T1, T2, TResult>(filename, map_location.type, map_location.index);

        private static ScriptModuleHandle Open(string filename, DeviceType deviceType, long deviceIndex)
        {
            if (!File.Exists(filename))
            {
                throw new FileNotFoundException($"There is no TorchScript file {filename}.", filename);
            }

            NativeStatus.Check(NativeMethods.anyshot_torch_module_load(filename, (int)deviceType, checked((int)deviceIndex), out nint module));
            return new ScriptModuleHandle(module);
        }
    }
}
