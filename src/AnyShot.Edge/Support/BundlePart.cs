namespace AnyShot.Edge.Support;

/// <summary>One file of the support bundle.</summary>
/// <param name="Name">Path in the archive.</param>
/// <param name="What">What is in it, for whoever decides whether to give it away.</param>
public sealed record BundlePart(string Name, string What);
