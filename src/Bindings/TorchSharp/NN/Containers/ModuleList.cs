using System.Collections;
using System.Globalization;
using TorchSharp.Modules;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>A list of modules that are registered under their positions. It has no forward pass.</summary>
        public class ModuleList<T> : torch.nn.Module, IList<T> where T : torch.nn.Module
        {
            private readonly List<T> _items = [];

            /// <summary>A list of the given modules.</summary>
            public ModuleList(params T[] modules) : base(nameof(ModuleList<T>)) => extend(modules);

            /// <inheritdoc/>
            public int Count => _items.Count;

            /// <inheritdoc/>
            public bool IsReadOnly => false;

            /// <inheritdoc/>
            public T this[int index]
            {
                get => _items[index];
                set => Change(() => _items[index] = value);
            }

            /// <inheritdoc/>
            public void Add(T item) => Change(() => _items.Add(item));

            /// <summary>Adds modules at the end.</summary>
            public void append(params T[] parameters) => extend(parameters);

            /// <summary>Adds modules at the end.</summary>
            public void extend(IEnumerable<T> modules) => Change(() => _items.AddRange(modules));

            /// <inheritdoc/>
            public void Clear() => Change(_items.Clear);

            /// <inheritdoc/>
            public bool Contains(T item) => _items.Contains(item);

            /// <inheritdoc/>
            public void CopyTo(T[] array, int arrayIndex) => _items.CopyTo(array, arrayIndex);

            /// <inheritdoc/>
            public IEnumerator<T> GetEnumerator() => _items.GetEnumerator();

            IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

            /// <inheritdoc/>
            public int IndexOf(T item) => _items.IndexOf(item);

            /// <inheritdoc/>
            public void Insert(int index, T item) => Change(() => _items.Insert(index, item));

            /// <inheritdoc/>
            public bool Remove(T item)
            {
                var removed = false;
                Change(() => removed = _items.Remove(item));
                return removed;
            }

            /// <inheritdoc/>
            public void RemoveAt(int index) => Change(() => _items.RemoveAt(index));

            /// <summary>The names are positions, so every change renames what follows it.</summary>
            private void Change(Action change)
            {
                change();
                ClearModules();
                for (var i = 0; i < _items.Count; i++) register_module(i.ToString(CultureInfo.InvariantCulture), _items[i]);
            }
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A list of modules of any type.</summary>
            public static ModuleList<Module> ModuleList(params Module[] modules) => new(modules);

            /// <summary>A list of modules of one type.</summary>
            public static ModuleList<T> ModuleList<T>(params T[] modules) where T : Module => new(modules);
        }
    }
}
