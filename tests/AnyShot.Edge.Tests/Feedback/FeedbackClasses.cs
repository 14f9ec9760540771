using AnyShot.Edge.Classes;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Tests.Feedback;

/// <summary>A registry that only says which classes there are.</summary>
internal sealed class FeedbackClasses : IClassRegistry
{
    public event Action<RegistryState>? Changed
    {
        add { }
        remove { }
    }

    /// <summary>Live: dark (1), bright (7), old (8, retired). On trial besides: matt (9).</summary>
    public RegistryState State { get; } = new(new ClassRevision(1, Live), new ClassRevision(2, [.. Live, Class("matt", 9)]));

    private static RegisteredClass[] Live => [Class("dark", 1, Severity.Good), Class("bright", 7), Class("old", 8) with { IsRetired = true }];

    public static RegisteredClass Class(string name, int number, Severity severity = Severity.Defect) => new() { Id = name, Number = number, Name = name, Severity = severity };

    public Task<ClassChanged> ChangeAsync(ClassChange change, Caller caller, string why, string requestId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ClassRevision?> FindAsync(long revision, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<AuditEntry>> AuditAsync(int most, CancellationToken cancellationToken) => throw new NotSupportedException();
}
