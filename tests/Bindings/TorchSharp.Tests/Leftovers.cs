namespace TorchSharp.Tests;

/// <summary>What earlier tests left to the finaliser. Freed during a test that counts live tensors, it would make the count fall.</summary>
internal static class Leftovers
{
    public static void Collect()
    {
        // Twice: a finaliser may let go of what only a second collection finds.
        for (var round = 0; round < 2; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
