namespace AnyShot.Engine.Rendering.Scenes.Marks;

/// <summary>One piece of a symbol, in a square from -1 to 1, y downwards: a stroke from A to B, or the triangle A, B, C.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Ax">Place A.</param>
/// <param name="Ay">Place A.</param>
/// <param name="Bx">Place B.</param>
/// <param name="By">Place B.</param>
/// <param name="Cx">Place C of a triangle; half of a stroke's width at A.</param>
/// <param name="Cy">Place C of a triangle; half of a stroke's width at B.</param>
/// <param name="IsCut">True when the piece is cut out of those before it.</param>
internal readonly record struct MarkElement(MarkElementKind Kind, float Ax, float Ay, float Bx, float By, float Cx, float Cy, bool IsCut);
