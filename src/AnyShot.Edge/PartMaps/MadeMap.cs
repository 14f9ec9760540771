using AnyShot.Engine.Maps;

namespace AnyShot.Edge.PartMaps;

/// <summary>A finished map.</summary>
/// <param name="Method">How it was made.</param>
/// <param name="MadeAt">When.</param>
/// <param name="Revision">Class-set revision of its shots.</param>
/// <param name="Newest">Inspection id of its newest part; 0 for none.</param>
/// <param name="Quality">Of the method, see <see cref="EmbeddingMap"/>.</param>
/// <param name="Points">Without what people say meanwhile.</param>
internal sealed record MadeMap(MapMethod Method, DateTimeOffset MadeAt, long Revision, long Newest, double? Quality, IReadOnlyList<MappedPoint> Points)
{
    private readonly Lazy<Dictionary<string, (float X, float Y)>> _places = new(() => Points.ToDictionary(point => point.Key, point => (point.X, point.Y)));

    /// <summary>Where a thing lay; null for one that was not on this map.</summary>
    public (float X, float Y)? PlaceOf(string key) => _places.Value.TryGetValue(key, out var place) ? place : null;
}
