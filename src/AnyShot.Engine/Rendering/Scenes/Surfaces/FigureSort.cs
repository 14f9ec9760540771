namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Small figures of one colour among those that lie one in each square of a grid: rods, or discs when they have no length.</summary>
/// <param name="Index">Which of the colours.</param>
/// <param name="Colours">Number of colours; each square has one of them at random.</param>
/// <param name="Half">Half the length between the rounded ends, squares.</param>
/// <param name="Radius">Of the rounded ends, squares.</param>
/// <param name="Loose">How far a figure may lie from the middle of its square, squares to both sides together.</param>
/// <param name="Salt">Another number gives another throw.</param>
internal readonly record struct FigureSort(int Index, int Colours, float Half, float Radius, float Loose, uint Salt)
{
    /// <summary>Distance into the square's figure, negative outside and where it has another colour.</summary>
    public float Inside(float x, float y, int column, int row)
    {
        if ((int)(CellHash.Unit(column, row, Salt) * Colours) != Index)
        {
            return -1;
        }

        x += Loose * (CellHash.Unit(column, row, Salt + 1) - 0.5f);
        y += Loose * (CellHash.Unit(column, row, Salt + 2) - 0.5f);
        var (sin, cos) = Angle.SinCos(CellHash.Unit(column, row, Salt + 3) * Angle.FullTurn);
        var along = (x * cos) + (y * sin);
        var across = (y * cos) - (x * sin);
        along = MathF.Max(0, MathF.Abs(along) - Half);
        return Radius - MathF.Sqrt((along * along) + (across * across));
    }
}
