using System.Globalization;

namespace AnyShot.Edge.Commands.Evaluating;

/// <summary>A confusion matrix as shares of the truth: the darker, the more often.</summary>
internal static class ConfusionPlot
{
    private const int Cell = 46;
    private const int Left = 200;
    private const int Top = 190;
    private const int LongestName = 28;

    public static string Draw(EvaluationRow row)
    {
        var (classes, counts) = (row.Confusion.Classes, row.Confusion.Counts);
        var svg = new Svg(Left + (classes.Count * Cell) + 120, Top + (classes.Count * Cell) + 20);
        svg.Text(12, 22, $"{row.Dataset}: {row.Learner}{(row.Transport == "none" ? "" : $", {row.Transport}")}, {row.Way}-way {row.Shots}-shot, {row.Regime}; rows are the truth, shares in %");
        for (var truth = 0; truth < classes.Count; truth++)
        {
            var y = Top + (truth * Cell);
            svg.Text(Left - 8, y + (Cell / 2.0) + 4, Short(classes[truth]), "end");
            svg.Text(Left + (truth * Cell) + (Cell / 2.0), Top - 8, Short(classes[truth]), turned: true);
            var asked = Math.Max(1, counts[truth].Sum());
            for (var answer = 0; answer < classes.Count; answer++)
            {
                var share = (double)counts[truth][answer] / asked;
                var x = Left + (answer * Cell);
                svg.Rectangle(x, y, Cell - 1, Cell - 1, $"rgb({Blend(share, 8)},{Blend(share, 81)},{Blend(share, 156)})");
                svg.Text(x + (Cell / 2.0), y + (Cell / 2.0) + 4, (100 * share).ToString("0", CultureInfo.InvariantCulture), "middle", share > 0.5 ? "white" : "#222");
            }
        }

        return svg.ToString();
    }

    private static int Blend(double share, int dark) => (int)Math.Round(247 + (share * (dark - 247)));

    private static string Short(string name) => name.Length <= LongestName ? name : $"{name[..(LongestName - 1)]}…";
}
