using System.Collections;
using System.Globalization;
using TorchSharp.Modules;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>A list of parameters that are registered under their positions.</summary>
        public class ParameterList : torch.nn.Module, IList<Parameter>
        {
            private readonly List<Parameter> _items = [];

            /// <summary>A list of the given parameters.</summary>
            public ParameterList(params Parameter[] parameters) : base(nameof(ParameterList)) => extend(parameters);

            /// <inheritdoc/>
            public int Count => _items.Count;

            /// <inheritdoc/>
            public bool IsReadOnly => false;

            /// <inheritdoc/>
            public Parameter this[int index]
            {
                get => _items[index];
                set => Change(() => _items[index] = value);
            }

            /// <inheritdoc/>
            public void Add(Parameter item) => Change(() => _items.Add(item));

            /// <summary>Adds parameters at the end.</summary>
            public void append(params Parameter[] parameters) => extend(parameters);

            /// <summary>Adds parameters at the end.</summary>
            public void extend(IEnumerable<Parameter> parameters) => Change(() => _items.AddRange(parameters));

            /// <inheritdoc/>
            public void Clear() => Change(_items.Clear);

            /// <inheritdoc/>
            public bool Contains(Parameter item) => _items.Contains(item);

            /// <inheritdoc/>
            public void CopyTo(Parameter[] array, int arrayIndex) => _items.CopyTo(array, arrayIndex);

            /// <inheritdoc/>
            public IEnumerator<Parameter> GetEnumerator() => _items.GetEnumerator();

            IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

            /// <inheritdoc/>
            public int IndexOf(Parameter item) => _items.IndexOf(item);

            /// <inheritdoc/>
            public void Insert(int index, Parameter item) => Change(() => _items.Insert(index, item));

            /// <inheritdoc/>
            public bool Remove(Parameter item)
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
                var before = _items.Count;
                change();
                for (var i = 0; i < Math.Max(before, _items.Count); i++)
                {
                    var item = i < _items.Count ? _items[i] : null;
                    item?.DetachFromDisposeScope();
                    ConditionallyRegisterParameter(i.ToString(CultureInfo.InvariantCulture), item);
                }
            }
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A list of parameters.</summary>
            public static ParameterList ParameterList(params Parameter[] parameters) => new(parameters);
        }
    }
}
