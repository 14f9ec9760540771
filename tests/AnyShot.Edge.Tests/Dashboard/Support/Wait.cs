using System.Diagnostics;

namespace AnyShot.Edge.Tests.Dashboard.Support;

/// <summary>Waits for a condition with a deadline.</summary>
internal static class Wait
{
    public static async Task UntilAsync(Func<bool> condition, string what)
    {
        var began = Stopwatch.StartNew();
        while (!condition())
        {
            began.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60), $"waited for: {what}");
            await Task.Delay(20);
        }
    }
}
