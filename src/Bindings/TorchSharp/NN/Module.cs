using System.Reflection;
using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>
        /// Base of every network part: a tree of named parameters, buffers and children.
        /// A subclass assigns them to fields and calls <see cref="RegisterComponents"/> at the end of its constructor.
        /// </summary>
        /// <remarks>
        /// A module owns its tensors: disposing it disposes them and its children. Moving a module to another device or type keeps
        /// the <see cref="Parameter"/> objects, so an optimiser made before the move stays valid.
        /// Not thread-safe while it is changed; forward in eval mode may run on several threads.
        /// </remarks>
        public partial class Module : IDisposable
        {
            private readonly OrderedDictionary<string, Module> _children = [];
            private readonly OrderedDictionary<string, Parameter> _ownParameters = [];
            private readonly OrderedDictionary<string, (Tensor Tensor, bool Persistent)> _ownBuffers = [];
            private readonly string _name;
            private bool _componentsRegistered;
            private bool _training = true;

            /// <param name="name">The name that <see cref="GetName"/> returns, usually the type's.</param>
            protected Module(string name) => _name = name;

            /// <summary>True in training mode (the state after construction), false after <see cref="eval"/>.</summary>
            public virtual bool training => _training;

            /// <summary>Sets training or evaluation mode here and in every descendant: dropout and batch normalisation behave differently.</summary>
            public virtual void train(bool train = true)
            {
                _training = train;
                foreach (var child in _children.Values) child.train(train);
            }

            /// <summary>The same as <c>train(false)</c>.</summary>
            public virtual void eval() => train(false);

            /// <summary>The module's own name, by default its type's.</summary>
            public virtual string GetName() => _name;

            /// <summary>Calls <paramref name="fn"/> on every descendant, children first, then on this module.</summary>
            /// <returns>This module.</returns>
            public virtual Module apply(Action<Module> fn)
            {
                foreach (var child in _children.Values) child.apply(fn);
                fn(this);
                return this;
            }

            /// <summary>Forgets the gradients of all parameters, or fills them with zeros.</summary>
            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach (var parameter in parameters()) Gradients.Clear(parameter, set_to_none);
            }

            /// <summary>The modules registered here directly.</summary>
            public virtual IEnumerable<(string name, Module module)> named_children() => _children.Select(c => (c.Key, c.Value));

            /// <summary>The modules registered here directly.</summary>
            public virtual IEnumerable<Module> children() => _children.Values;

            /// <summary>All descendants with their dotted names, this module not included.</summary>
            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach (var (name, child) in _children) yield return (name, child);
                foreach (var (name, child) in _children)
                {
                    foreach (var (inner, module) in child.named_modules()) yield return ($"{name}.{inner}", module);
                }
            }

            /// <summary>All descendants, this module not included.</summary>
            public virtual IEnumerable<Module> modules() => named_modules().Select(m => m.module);

            /// <summary>Parameters with their dotted names; one that is shared is listed once, under its first name.</summary>
            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                var seen = new HashSet<Parameter>(ReferenceEqualityComparer.Instance);
                foreach (var (name, parameter) in _ownParameters)
                {
                    if (seen.Add(parameter)) yield return (name, parameter);
                }
                if (!recurse) yield break;
                foreach (var (childName, child) in _children)
                {
                    foreach (var (name, parameter) in child.named_parameters())
                    {
                        if (seen.Add(parameter)) yield return ($"{childName}.{name}", parameter);
                    }
                }
            }

            /// <summary>Parameters in the order of <see cref="named_parameters"/>.</summary>
            public virtual IEnumerable<Parameter> parameters(bool recurse = true) => named_parameters(recurse).Select(p => p.parameter);

            /// <summary>Buffers (state that is not trained, such as running statistics) with their dotted names.</summary>
            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true)
            {
                var seen = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
                foreach (var (name, (tensor, persistent)) in _ownBuffers)
                {
                    if ((persistent || include_nonpersistent) && seen.Add(tensor)) yield return (name, tensor);
                }
                if (!recurse) yield break;
                foreach (var (childName, child) in _children)
                {
                    foreach (var (name, tensor) in child.named_buffers(true, include_nonpersistent))
                    {
                        if (seen.Add(tensor)) yield return ($"{childName}.{name}", tensor);
                    }
                }
            }

            /// <summary>Buffers in the order of <see cref="named_buffers"/>.</summary>
            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true) =>
                named_buffers(recurse, include_nonpersistent).Select(b => b.buffer);

            /// <summary>The parameter of that dotted name, or null.</summary>
            public virtual Parameter? get_parameter(string target) => named_parameters().FirstOrDefault(p => p.name == target).parameter;

            /// <summary>Whether there is a parameter of that dotted name.</summary>
            public virtual bool has_parameter(string target) => get_parameter(target) is not null;

            /// <summary>The buffer of that dotted name, or null.</summary>
            public virtual Tensor? get_buffer(string target) => named_buffers().FirstOrDefault(b => b.name == target).buffer;

            /// <summary>Whether there is a buffer of that dotted name.</summary>
            public virtual bool has_buffer(string target) => get_buffer(target) is not null;

            /// <summary>Registers a tensor that is saved and moved with the module but not trained.</summary>
            /// <param name="persistent">False keeps it out of <see cref="state_dict"/>.</param>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                ArgumentNullException.ThrowIfNull(tensor);
                RequireFreeName(name);
                _ownBuffers.Add(name, (tensor.DetachFromDisposeScope(), persistent));
            }

            /// <summary>Registers a trained tensor.</summary>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_parameter(string name, Parameter param)
            {
                ArgumentNullException.ThrowIfNull(param);
                RequireFreeName(name);
                param.DetachFromDisposeScope();
                _ownParameters.Add(name, param);
            }

            /// <summary>The same as <see cref="register_module"/>.</summary>
            public void add_module(string name, Module module) => register_module(name, module);

            /// <summary>Registers a child; null removes the child of that name.</summary>
            /// <exception cref="ArgumentException">The name is empty or contains a dot, which separates the levels of the tree.</exception>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_module(string name, Module submodule)
            {
                if (submodule is null)
                {
                    _children.Remove(name);
                    return;
                }
                if (string.IsNullOrEmpty(name)) throw new ArgumentException("The name of a module is empty.", nameof(name));
                if (name.Contains('.')) throw new ArgumentException($"The name of a module contains a dot: '{name}'.", nameof(name));
                RequireFreeName(name);
                submodule.RegisterComponents();
                _children.Add(name, submodule);
            }

            /// <summary>Registers every field that holds a module, a parameter or a tensor under the field's name or its <see cref="ComponentNameAttribute"/>.</summary>
            protected virtual void RegisterComponents()
            {
                if (_componentsRegistered) return;
                _componentsRegistered = true;
                foreach (var field in ComponentFields.Of(GetType()))
                {
                    var name = field.ComponentName();
                    if (IsTaken(name)) continue;
                    switch (field.GetValue(this))
                    {
                        case Module module: register_module(name, module); break;
                        case Parameter parameter: register_parameter(name, parameter); break;
                        case Tensor tensor: register_buffer(name, tensor); break;
                    }
                }
            }

            /// <summary>Registers, replaces or (null) removes the parameter of that name.</summary>
            protected void ConditionallyRegisterParameter(string name, Parameter? value)
            {
                if (value is null) _ownParameters.Remove(name);
                else _ownParameters[name] = value;
            }

            /// <summary>Exchanges a parameter that a layer also holds in a field; the old one is disposed.</summary>
            internal void ReplaceParameter(string name, ref Parameter? field, Parameter? value)
            {
                if (ReferenceEquals(field, value)) return;
                field?.Dispose();
                field = value;
                value?.DetachFromDisposeScope();
                ConditionallyRegisterParameter(name, value);
            }

            /// <summary>Registers, replaces or (null) removes the buffer of that name.</summary>
            protected void ConditionallyRegisterBuffer(string name, Tensor? value, bool persistent = true)
            {
                if (value is null) _ownBuffers.Remove(name);
                else _ownBuffers[name] = (value, persistent);
            }

            /// <summary>Forgets all children without disposing them.</summary>
            protected void ClearModules() => _children.Clear();

            /// <summary>Disposes all parameters, buffers and children.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>The tensors have safe handles, so only an explicit disposal has work to do.</summary>
            protected virtual void Dispose(bool disposing)
            {
                if (!disposing) return;
                foreach (var parameter in _ownParameters.Values) parameter.Dispose();
                foreach (var (tensor, _) in _ownBuffers.Values) tensor.Dispose();
                foreach (var child in _children.Values) child.Dispose();
            }

            private bool IsTaken(string name) => _children.ContainsKey(name) || _ownParameters.ContainsKey(name) || _ownBuffers.ContainsKey(name);

            private void RequireFreeName(string name)
            {
                if (IsTaken(name)) throw new InvalidOperationException($"{_name} already has a component named '{name}'.");
            }
        }
    }
}
