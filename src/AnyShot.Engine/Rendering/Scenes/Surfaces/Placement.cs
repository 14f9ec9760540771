namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Where a field's texel lies for a place (u, v) of the pattern: an affine map.</summary>
internal readonly record struct Placement(float Uu, float Uv, float Vu, float Vv, float OffsetU, float OffsetV);
