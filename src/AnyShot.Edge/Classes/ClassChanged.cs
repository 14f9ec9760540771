namespace AnyShot.Edge.Classes;

/// <summary>What a change made.</summary>
/// <param name="State">What holds after it.</param>
/// <param name="Revision">The revision that it made or made live.</param>
/// <param name="Id">Of the class that it was about; empty where it was about none.</param>
/// <param name="WasDone">True when the same request had been done before: nothing was changed this time.</param>
public sealed record ClassChanged(RegistryState State, long Revision, string Id, bool WasDone);
