using AnyShot.Edge.Classes;
using AnyShot.Edge.Inspection;
using AnyShot.Engine.Registry;

namespace AnyShot.Edge.Review;

/// <summary>Lets the examples of the newest revision judge each other. A report is kept until the revision changes. For any thread; one report is made at a time.</summary>
public sealed class ClassReview(IClassRegistry registry, InspectionWorker inspection) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private QualityReport? _last;

    /// <summary>Of the newest revision: what is on trial, else what is live.</summary>
    /// <returns>Null while the model loads.</returns>
    /// <exception cref="InvalidDataException">An example cannot be used, or no class has one; one sentence says which.</exception>
    /// <exception cref="IOException">An example cannot be fetched now.</exception>
    public async Task<QualityReport?> ReportAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var newest = registry.State.Newest;
            if (_last?.Revision == newest.Revision)
            {
                return _last;
            }

            if (inspection.Inspector is not { } inspector)
            {
                return null;
            }

            var examples = await inspector.NamedExamplesAsync(newest, cancellationToken).ConfigureAwait(false);
            (string, IReadOnlyList<SupportItem>)[] classes = [.. examples.Where(one => one.Items.Count > 0).Select(one => (one.Class.Name, one.Items))];
            if (classes.Length == 0)
            {
                throw new InvalidDataException("No class has an example: there is nothing to look at.");
            }

            return _last = QualityReport.Of(newest.Revision, await Task.Run(() => SupportQuality.Measure(classes), cancellationToken).ConfigureAwait(false));
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
