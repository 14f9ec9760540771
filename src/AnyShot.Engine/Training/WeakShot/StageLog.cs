using System.Globalization;
using System.Text;

namespace AnyShot.Engine.Training.WeakShot;

/// <summary>The log of a training as a table and as a picture.</summary>
internal static class StageLog
{
    public static string Csv(IReadOnlyList<StageRow> rows)
    {
        var text = new StringBuilder("stage,epoch,learning_rate,loss,domain_or_graph_loss,f1\n");
        foreach (var row in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row.Stage},{row.Epoch},{row.LearningRate:0.######},{row.Loss:0.####},{row.OtherLoss:0.######},{row.F1:0.####}\n");
        }

        return text.ToString();
    }

    /// <summary>Epochs of all stages in a row.</summary>
    public static string Svg(IReadOnlyList<StageRow> rows)
    {
        IEnumerable<(int, double)> Points(Func<StageRow, double?> value) => rows.Select((row, i) => (At: i + 1, Value: value(row))).Where(point => point.Value is not null).Select(point => (point.At, point.Value!.Value));
        return new TrainingCurve("epoch", rows.Count)
            .Loss("loss of pairs", "#1f6feb", Points(row => row.Stage == StageName.SimNet ? row.Loss : null))
            .Loss("loss of classes", "#b8860b", Points(row => row.Stage == StageName.SimNet ? null : row.Loss))
            .Share("F1 of held-out pairs", "#1a7f37", Points(row => row.F1))
            .ToString();
    }
}
