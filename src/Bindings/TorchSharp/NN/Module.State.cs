namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>All parameters and persistent buffers by dotted name. The tensors are the module's own, not copies: do not dispose them.</summary>
            /// <param name="destination">Dictionary to add to; null makes a new one.</param>
            /// <param name="prefix">Put before every name, separated by a dot.</param>
            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                string Qualify(string name) => string.IsNullOrEmpty(prefix) ? name : $"{prefix}.{name}";
                foreach (var (name, parameter) in named_parameters()) destination.TryAdd(Qualify(name), parameter);
                foreach (var (name, buffer) in named_buffers(include_nonpersistent: false)) destination.TryAdd(Qualify(name), buffer);
                // A shared tensor is listed once above; the walk over the children adds its other names.
                foreach (var (name, child) in named_children()) child.state_dict(destination, Qualify(name));
                return destination;
            }

            /// <summary>Copies the values of <paramref name="source"/> into this module.</summary>
            /// <param name="strict">True refuses names that are missing on either side.</param>
            /// <param name="skip">Names to leave alone.</param>
            /// <returns>Names that the source lacks and names that the module lacks.</returns>
            /// <exception cref="InvalidOperationException">The names differ and <paramref name="strict"/> is true; nothing was changed.</exception>
            /// <exception cref="ArgumentException">A shape differs; nothing was changed.</exception>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(
                Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                skip ??= [];
                var own = state_dict();
                var missing = own.Keys.Where(k => !skip.Contains(k) && !source.ContainsKey(k)).ToList();
                var unexpected = source.Keys.Where(k => !skip.Contains(k) && !own.ContainsKey(k)).ToList();
                if (strict && (missing.Count > 0 || unexpected.Count > 0))
                {
                    throw new InvalidOperationException(
                        $"The state does not fit {GetName()}: missing [{string.Join(", ", missing.Take(5))}], unexpected [{string.Join(", ", unexpected.Take(5))}].");
                }
                var common = source.Where(s => !skip.Contains(s.Key) && own.ContainsKey(s.Key)).ToList();
                foreach (var (name, tensor) in common) StateFile.RequireShape(name, own[name], tensor.shape);
                using var noGrad = no_grad();
                foreach (var (name, tensor) in common) own[name].copy_(tensor);
                return (missing, unexpected);
            }

            /// <summary>Writes the state dictionary to a file in TorchSharp's own format.</summary>
            /// <param name="location">Path; an existing file is replaced.</param>
            /// <param name="skip">Names to leave out.</param>
            /// <returns>This module.</returns>
            public Module save(string location, IList<string>? skip = null)
            {
                using var writer = new BinaryWriter(File.Create(location));
                return save(writer, skip);
            }

            /// <summary>Writes the state dictionary; the writer stays open.</summary>
            public Module save(BinaryWriter writer, IList<string>? skip = null)
            {
                save_state_dict(writer, state_dict(), skip);
                return this;
            }

            /// <summary>Writes the state dictionary and closes the stream.</summary>
            public Module save(Stream stream, IList<string>? skip = null)
            {
                using var writer = new BinaryWriter(stream);
                return save(writer, skip);
            }

            /// <summary>Writes any state dictionary in TorchSharp's format: the number of entries, then name, type, shape and bytes of each.</summary>
            public static void save_state_dict(BinaryWriter writer, Dictionary<string, Tensor> sd, IList<string>? skip = null) =>
                StateFile.Write(writer, skip is { Count: > 0 } ? sd.Where(e => !skip.Contains(e.Key)).ToList() : [.. sd]);

            /// <summary>Reads a file that <see cref="save(string, IList{string}?)"/> or the official package wrote.</summary>
            /// <param name="strict">True refuses files whose names differ from the module's.</param>
            /// <param name="skip">Names whose values are read over.</param>
            /// <param name="loadedParameters">Receives each name in the file and whether the module has it.</param>
            /// <returns>This module.</returns>
            /// <exception cref="FileNotFoundException">There is no such file.</exception>
            /// <exception cref="InvalidDataException">The file is cut short or is no state file; the module is unchanged.</exception>
            /// <exception cref="ArgumentException">The file belongs to a module of another shape; the module is unchanged.</exception>
            public virtual Module load(string location, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                if (!File.Exists(location)) throw new FileNotFoundException($"There is no model file '{location}'.", location);
                using var reader = new BinaryReader(File.OpenRead(location));
                try
                {
                    return load(reader, strict, skip, loadedParameters);
                }
                catch (InvalidDataException e)
                {
                    throw new InvalidDataException($"Model file '{location}': {e.Message}", e);
                }
                catch (ArgumentException e)
                {
                    throw new ArgumentException($"Model file '{location}': {e.Message}", e);
                }
            }

            /// <summary>Reads a state from the reader's position on; see <see cref="load(string, bool, IList{string}?, Dictionary{string, bool}?)"/>.</summary>
            public virtual Module load(BinaryReader reader, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                StateFile.Read(reader, state_dict(), strict, skip ?? [], loadedParameters);
                return this;
            }

            /// <summary>Reads a state and closes the stream.</summary>
            public Module load(Stream stream, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                using var reader = new BinaryReader(stream);
                return load(reader, strict, skip, loadedParameters);
            }

            /// <summary>Makes a module by its parameterless constructor and loads the file into it.</summary>
            public static Module Create<T>(string path) where T : Module, new() => new T().load(path);
        }
    }
}
