using AnyShot.Edge.Classes;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Tests.OpcUa;

/// <summary>A registry whose state a test sets.</summary>
internal sealed class FakeRegistry(RegistryState state) : IClassRegistry
{
    public RegistryState State { get; private set; } = state;

    public event Action<RegistryState>? Changed;

    public void Set(RegistryState state)
    {
        State = state;
        Changed?.Invoke(state);
    }

    public Task<ClassChanged> ChangeAsync(ClassChange change, Caller caller, string why, string requestId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ClassRevision?> FindAsync(long revision, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<AuditEntry>> AuditAsync(int most, CancellationToken cancellationToken) => throw new NotSupportedException();
}
