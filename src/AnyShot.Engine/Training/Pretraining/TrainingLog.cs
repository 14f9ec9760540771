using System.Globalization;
using System.Text;

namespace AnyShot.Engine.Training.Pretraining;

/// <summary>The log of a training as a table and as a picture.</summary>
internal static class TrainingLog
{
    private const int Width = 720;
    private const int Height = 320;
    private const int Margin = 48;

    /// <summary>One line an epoch; the accuracy is empty where it was not measured.</summary>
    public static string Csv(IReadOnlyList<EpochRow> rows)
    {
        var text = new StringBuilder("epoch,stage,learning_rate,class_loss,rotation_loss,validation_accuracy\n");
        foreach (var row in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row.Epoch},{row.Stage},{row.LearningRate:0.######},{row.ClassLoss:0.####},{row.RotationLoss:0.####},{row.Accuracy:0.####}\n");
        }

        return text.ToString();
    }

    /// <summary>Both losses on the left scale, the accuracy on the right one, 0 to 100 %.</summary>
    public static string Svg(IReadOnlyList<EpochRow> rows)
    {
        var highest = Math.Max(rows.Max(row => Math.Max(row.ClassLoss, row.RotationLoss)), 1e-6);
        double Across(int epoch) => Margin + ((Width - (2.0 * Margin)) * epoch / rows.Count);
        double Up(double share) => Height - Margin - ((Height - (2.0 * Margin)) * share);
        string Line(string colour, IEnumerable<(int Epoch, double Share)> points) => string.Create(
            CultureInfo.InvariantCulture,
            $"<polyline fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" points=\"{string.Join(' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{Across(point.Epoch):0.#},{Up(point.Share):0.#}")))}\"/>\n");
        string Text(double x, double y, string anchor, string colour, string content) => string.Create(
            CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\" fill=\"{colour}\">{content}</text>\n");

        return string.Create(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"12\">\n")
            + $"<rect width=\"{Width}\" height=\"{Height}\" fill=\"white\"/>\n"
            + $"<path fill=\"none\" stroke=\"#999\" d=\"M{Margin} {Margin}V{Height - Margin}H{Width - Margin}V{Margin}\"/>\n"
            + Line("#1f6feb", rows.Select(row => (row.Epoch, row.ClassLoss / highest)))
            + Line("#b8860b", rows.Select(row => (row.Epoch, row.RotationLoss / highest)))
            + Line("#1a7f37", rows.Where(row => row.Accuracy is not null).Select(row => (row.Epoch, row.Accuracy!.Value)))
            + Text(Margin, 20, "start", "#1f6feb", "class loss")
            + Text(Margin + 90, 20, "start", "#b8860b", "rotation loss")
            + Text(Margin + 200, 20, "start", "#1a7f37", "validation accuracy (right)")
            + Text(Margin - 6, Margin + 4, "end", "#333", highest.ToString("0.##", CultureInfo.InvariantCulture))
            + Text(Margin - 6, Height - Margin, "end", "#333", "0")
            + Text(Width - Margin + 6, Margin + 4, "start", "#333", "100 %")
            + Text(Margin, Height - Margin + 18, "start", "#333", "epoch 0")
            + Text(Width - Margin, Height - Margin + 18, "end", "#333", rows.Count.ToString(CultureInfo.InvariantCulture))
            + "</svg>\n";
    }
}
