using AnyShot.Engine.Data;

namespace AnyShot.Edge.Commands.Studies;

/// <summary>What a study is made on.</summary>
/// <param name="Set">Images in the space of the backbone.</param>
/// <param name="Classes">Labels that take part, rising; each has an image.</param>
internal sealed record StudiedImages(FeatureSet Set, IReadOnlyList<int> Classes);
