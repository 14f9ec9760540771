using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// A libtorch tensor. Belongs to the innermost <see cref="DisposeScope"/> of the thread that created it, if there is one, and is freed with
    /// it or by <see cref="Dispose()"/>; the finalizer of its handle is only the last resort.
    /// </summary>
    public partial class Tensor : IDisposable
    {
        private TensorHandle native;

        internal Tensor(TensorHandle native)
        {
            this.native = native;
            OwningDisposeScope = DisposeScopeManager.Current.Register(this);
        }

        /// <summary>Tensors of the process that are not freed yet.</summary>
        public static long TotalCount => TensorHandle.LiveCount;

        /// <summary>The largest <see cref="TotalCount"/> since the start of the process.</summary>
        public static long PeakCount => TensorHandle.PeakCount;

        /// <summary>A free text; libtorch does not know it.</summary>
        public string? name { get; set; }

        /// <summary>True once the tensor is disposed.</summary>
        public bool IsInvalid => native.IsInvalid || native.IsClosed;

        /// <summary>The native library's number for this tensor.</summary>
        /// <exception cref="InvalidOperationException">The tensor is disposed.</exception>
        public IntPtr Handle => IsInvalid ? throw Disposed() : native.DangerousGetHandle();

        internal DisposeScope? OwningDisposeScope { get; set; }

        /// <summary>Frees this reference. Other tensors that share the storage, and results computed from it, stay valid.</summary>
        public void Dispose()
        {
            Dispose(disposing: true);
            GC.SuppressFinalize(this);
        }

        /// <summary>Moves the tensor to the scope around its own, or out of all scopes when there is none.</summary>
        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveToOuter(this);
            return this;
        }

        /// <summary>Takes the tensor out of all scopes: only <see cref="Dispose()"/> frees it then.</summary>
        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Detach(this);
            return this;
        }

        /// <summary>Moves the tensor to the scope of another tensor.</summary>
        public Tensor MoveToOtherDisposeScope(Tensor other) => MoveToOtherDisposeScope(other.OwningDisposeScope);

        /// <summary>Moves the tensor to another scope; null takes it out of all.</summary>
        public Tensor MoveToOtherDisposeScope(DisposeScope? other)
        {
            if (OwningDisposeScope is not null)
            {
                OwningDisposeScope.MoveToOther(other, this);
            }
            else
            {
                other?.Attach(this);
            }

            return this;
        }

        /// <summary>Whether both are the same object; compare values with <see cref="allclose"/> or <see cref="equal(Tensor)"/>.</summary>
        public override bool Equals(object? obj) => ReferenceEquals(this, obj);

        /// <inheritdoc/>
        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

        /// <summary>Frees the handle.</summary>
        protected virtual void Dispose(bool disposing)
        {
            if (disposing && !native.IsClosed)
            {
                DisposeScopeManager.Current.CountDisposal(OwningDisposeScope is not null);
                OwningDisposeScope?.MarkAsDisposed(this);
                native.Dispose();
            }
        }

        /// <summary>The native number, kept valid until <see cref="Release"/>.</summary>
        /// <exception cref="InvalidOperationException">The tensor is disposed.</exception>
        internal nint Acquire()
        {
            bool added = false;
            try
            {
                native.DangerousAddRef(ref added);
            }
            catch (ObjectDisposedException)
            {
                throw Disposed();
            }

            return native.DangerousGetHandle();
        }

        internal void Release() => native.DangerousRelease();

        /// <summary>Takes the native reference out of this object, which is then as if disposed; for objects that take a tensor over, such as parameters.</summary>
        /// <exception cref="InvalidOperationException">The tensor is disposed.</exception>
        internal TensorHandle TakeHandle()
        {
            if (IsInvalid)
            {
                throw Disposed();
            }

            DisposeScopeManager.Current.CountDisposal(OwningDisposeScope is not null);
            OwningDisposeScope?.MarkAsDisposed(this);
            TensorHandle taken = native;
            native = new TensorHandle();
            return taken;
        }

        /// <summary>Makes this object stand for another tensor, whose own object is used up; used where a call replaces a tensor in place.</summary>
        internal void ReplaceHandle(Tensor replacement)
        {
            TensorHandle old = native;
            native = replacement.TakeHandle();
            old.Dispose();
        }

        private InvalidOperationException Disposed() => new($"The tensor{(name is null ? string.Empty : " " + name)} is disposed.");
    }
}
