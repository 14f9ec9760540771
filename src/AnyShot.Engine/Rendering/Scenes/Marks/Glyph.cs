namespace AnyShot.Engine.Rendering.Scenes.Marks;

/// <summary>A symbol as a list of pieces, in a square from -1 to 1, y downwards. Used again for each picture.</summary>
internal sealed class Glyph
{
    private const int Most = 96;
    private readonly MarkElement[] _elements = new MarkElement[Most];
    private int _count;

    public ReadOnlySpan<MarkElement> Elements => _elements.AsSpan(0, _count);

    public void Clear() => _count = 0;

    public void Stroke(float ax, float ay, float bx, float by, float half) => Stroke(ax, ay, bx, by, half, half);

    public void Stroke(float ax, float ay, float bx, float by, float halfA, float halfB) => Add(new MarkElement(MarkElementKind.Stroke, ax, ay, bx, by, halfA, halfB, false));

    public void Bar(float ax, float ay, float bx, float by, float half) => Add(new MarkElement(MarkElementKind.Bar, ax, ay, bx, by, half, half, false));

    public void Disc(float x, float y, float radius) => Stroke(x, y, x, y, radius);

    public void Triangle(float ax, float ay, float bx, float by, float cx, float cy) => Add(new MarkElement(MarkElementKind.Triangle, ax, ay, bx, by, cx, cy, false));

    /// <summary>Takes a disc out of what was drawn before.</summary>
    public void CutDisc(float x, float y, float radius) => Add(new MarkElement(MarkElementKind.Stroke, x, y, x, y, radius, radius, true));

    /// <summary>Takes a bar out of what was drawn before.</summary>
    public void CutBar(float ax, float ay, float bx, float by, float half) => Add(new MarkElement(MarkElementKind.Bar, ax, ay, bx, by, half, half, true));

    /// <summary>Part of a circle, from one angle to another in radians.</summary>
    public void Arc(float x, float y, float radius, float from, float to, float half)
    {
        const int Pieces = 9;
        var (sin, cos) = Angle.SinCos(from);
        for (var i = 1; i <= Pieces; i++)
        {
            var (nextSin, nextCos) = Angle.SinCos(from + ((to - from) * i / Pieces));
            Stroke(x + (radius * cos), y + (radius * sin), x + (radius * nextCos), y + (radius * nextSin), half);
            (sin, cos) = (nextSin, nextCos);
        }
    }

    /// <summary>Adds the mirror image, left to right, of all pieces from <paramref name="first"/> on.</summary>
    public void Mirror(int first)
    {
        var end = _count;
        for (var i = first; i < end; i++)
        {
            var piece = _elements[i];
            Add(piece.Kind == MarkElementKind.Triangle
                ? piece with { Ax = -piece.Ax, Bx = -piece.Bx, Cx = -piece.Cx }
                : piece with { Ax = -piece.Ax, Bx = -piece.Bx });
        }
    }

    /// <summary>Turns everything about the middle.</summary>
    public void Turn(float radians)
    {
        var (sin, cos) = Angle.SinCos(radians);
        for (var i = 0; i < _count; i++)
        {
            var piece = _elements[i];
            var (ax, ay) = ((piece.Ax * cos) - (piece.Ay * sin), (piece.Ax * sin) + (piece.Ay * cos));
            var (bx, by) = ((piece.Bx * cos) - (piece.By * sin), (piece.Bx * sin) + (piece.By * cos));
            var (cx, cy) = piece.Kind == MarkElementKind.Triangle ? ((piece.Cx * cos) - (piece.Cy * sin), (piece.Cx * sin) + (piece.Cy * cos)) : (piece.Cx, piece.Cy);
            _elements[i] = new MarkElement(piece.Kind, ax, ay, bx, by, cx, cy, piece.IsCut);
        }
    }

    private void Add(in MarkElement element)
    {
        // A drawing that is too rich only lacks its last pieces.
        if (_count < Most)
        {
            _elements[_count++] = element;
        }
    }
}
