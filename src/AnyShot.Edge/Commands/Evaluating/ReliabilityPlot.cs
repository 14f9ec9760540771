using System.Globalization;
using AnyShot.Engine.Confidence;

namespace AnyShot.Edge.Commands.Evaluating;

/// <summary>Accuracy over confidence, before and after temperature scaling; on the diagonal confidence means what it says.</summary>
internal static class ReliabilityPlot
{
    private const int Side = 360;
    private const int Left = 60;
    private const int Top = 60;
    private const string Raw = "#d55e00";
    private const string Scaled = "#0072b2";

    /// <param name="row">A row with confidence.</param>
    /// <param name="confidence">Its columns.</param>
    public static string Draw(EvaluationRow row, ConfidenceColumns confidence)
    {
        var svg = new Svg(Left + Side + 260, Top + Side + 60);
        svg.Text(12, 22, $"{row.Dataset}: {row.Learner}{(row.Transport == "none" ? "" : $", {row.Transport}")}, {row.Way}-way {row.Shots}-shot, {row.Regime}");
        for (var tenth = 0; tenth <= 10; tenth += 2)
        {
            var share = tenth / 10.0;
            svg.Line(Left, Y(share), Left + Side, Y(share), "#ddd");
            svg.Text(Left - 8, Y(share) + 4, share.ToString("0.0", CultureInfo.InvariantCulture), "end");
            svg.Text(X(share), Top + Side + 20, share.ToString("0.0", CultureInfo.InvariantCulture), "middle");
        }

        svg.Line(X(0), Y(0), X(1), Y(1), "#999");
        svg.Text(Left + (Side / 2.0), Top + Side + 44, "confidence", "middle");
        svg.Text(8, Top - 10, "accuracy");
        Draw(confidence.Bins, Raw, $"as it is, ECE {Percent(row.Ece)} %", 0);
        Draw(confidence.BinsScaled, Scaled, string.Create(CultureInfo.InvariantCulture, $"T = {confidence.Temperature:0.00}, ECE {Percent(confidence.EceScaled)} %"), 1);
        return svg.ToString();

        void Draw(IReadOnlyList<ReliabilityBin> bins, string colour, string title, int place)
        {
            var filled = bins.Where(bin => bin.Count > 0).ToArray();
            for (var i = 0; i < filled.Length; i++)
            {
                svg.Dot(X(filled[i].Confidence), Y(filled[i].Accuracy), colour);
                if (i > 0)
                {
                    svg.Line(X(filled[i - 1].Confidence), Y(filled[i - 1].Accuracy), X(filled[i].Confidence), Y(filled[i].Accuracy), colour);
                }
            }

            svg.Dot(Left + Side + 24, Top + (20 * place), colour);
            svg.Text(Left + Side + 36, Top + (20 * place) + 4, title);
        }

        static double X(double share) => Left + (share * Side);
        static double Y(double share) => Top + ((1 - share) * Side);
        static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture);
    }
}
