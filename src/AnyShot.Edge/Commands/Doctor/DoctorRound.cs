namespace AnyShot.Edge.Commands.Doctor;

/// <summary>Runs checks one after the other (a camera or a GPU is opened by one of them at a time), each within a time limit.</summary>
public sealed class DoctorRound(TimeProvider time, TimeSpan limit)
{
    /// <summary>Yields one item a check, as soon as it is known.</summary>
    public async IAsyncEnumerable<CheckedItem> RunAsync(
        IEnumerable<IDoctorCheck> checks,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var check in checks)
        {
            var finding = await RunOneAsync(check, cancellationToken);
            yield return new CheckedItem(check.Name, finding.Level, finding.Sentence, finding.Advice);
        }
    }

    private async Task<Finding> RunOneAsync(IDoctorCheck check, CancellationToken cancellationToken)
    {
        using var limited = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limited.Token, cancellationToken);
        try
        {
            // On the pool and awaited with the limit: a driver that blocks without looking at the token must not block the report.
            return await Task.Run(() => check.RunAsync(either.Token), either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (limited.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return Finding.Fail($"No answer within {limit.TotalSeconds:0} s.", "See whether the device or server behind it hangs.");
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return Finding.Fail($"The check itself failed: {error.GetType().Name}: {error.Message}", "Report this sentence with `anyshot --version`.");
        }
    }
}
