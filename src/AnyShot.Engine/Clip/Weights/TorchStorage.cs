namespace AnyShot.Engine.Clip.Weights;

/// <summary>The memory under tensors, one entry of a <see cref="TorchArchive"/>.</summary>
/// <param name="Type">Such as <c>torch.HalfStorage</c>.</param>
/// <param name="Key">Name of the entry in the folder <c>data</c>.</param>
/// <param name="Count">Numbers.</param>
internal sealed record TorchStorage(string Type, string Key, long Count);
