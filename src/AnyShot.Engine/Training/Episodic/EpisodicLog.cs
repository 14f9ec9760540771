using System.Globalization;
using System.Text;

namespace AnyShot.Engine.Training.Episodic;

/// <summary>The log of a training as a table and as a picture.</summary>
internal static class EpisodicLog
{
    /// <summary>One line a validation; <c>validation_accuracy</c> is at unit length, <c>metric_accuracy</c> by the distance of the training.</summary>
    public static string Csv(IReadOnlyList<EpisodicRow> rows)
    {
        var text = new StringBuilder("episode,learning_rate,ways,shots,loss,train_accuracy,validation_accuracy,half_width,metric_accuracy,validation_loss,intra,inter,ratio,unit_ratio,zero_shot_accuracy\n");
        foreach (var row in rows)
        {
            var m = row.Measured;
            text.Append(
                CultureInfo.InvariantCulture,
                $"{row.Episode},{row.LearningRate:0.########},{row.Ways},{row.Shots},{row.Loss:0.####},{row.TrainAccuracy:0.####},{m.Accuracy:0.####},{m.HalfWidth:0.####},{m.MetricAccuracy:0.####},{m.Loss:0.####},{m.Intra:0.####},{m.Inter:0.####},{m.Ratio:0.####},{m.UnitRatio:0.####},{m.ZeroShot:0.####}\n");
        }

        return text.ToString();
    }

    public static string Svg(IReadOnlyList<EpisodicRow> rows) => new TrainingCurve("episode", rows[^1].Episode)
        .Loss("loss", "#1f6feb", rows.Select(row => (row.Episode, row.Loss)))
        .Loss("validation loss", "#b8860b", rows.Select(row => (row.Episode, row.Measured.Loss)))
        .Loss("intra/inter", "#8250df", rows.Select(row => (row.Episode, row.Measured.UnitRatio)))
        .Share("train accuracy", "#999999", rows.Select(row => (row.Episode, row.TrainAccuracy)))
        .Share("validation accuracy", "#1a7f37", rows.Select(row => (row.Episode, row.Measured.Accuracy)))
        .ToString();
}
