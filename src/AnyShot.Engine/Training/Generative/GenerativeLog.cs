using System.Globalization;
using System.Text;

namespace AnyShot.Engine.Training.Generative;

/// <summary>The log of a training as a table and as a picture.</summary>
internal static class GenerativeLog
{
    private static readonly string[] Colours = ["#1f6feb", "#b8860b", "#1a7f37"];

    /// <summary>One line an epoch.</summary>
    public static string Csv(IReadOnlyList<string> names, IReadOnlyList<double[]> rows)
    {
        var text = new StringBuilder($"epoch,{string.Join(',', names)}\n");
        for (var i = 0; i < rows.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{i + 1},{string.Join(',', rows[i].Select(loss => loss.ToString("0.######", CultureInfo.InvariantCulture)))}\n");
        }

        return text.ToString();
    }

    /// <summary>All losses on one scale.</summary>
    public static string Svg(IReadOnlyList<string> names, IReadOnlyList<double[]> rows)
    {
        var curve = new TrainingCurve("epoch", rows.Count);
        for (var i = 0; i < names.Count; i++)
        {
            var loss = i;
            curve.Loss(names[loss], Colours[loss % Colours.Length], rows.Select((row, epoch) => (epoch + 1, Math.Max(0, row[loss]))));
        }

        return curve.ToString();
    }
}
