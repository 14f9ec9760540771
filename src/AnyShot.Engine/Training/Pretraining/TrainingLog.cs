using System.Globalization;
using System.Text;

namespace AnyShot.Engine.Training.Pretraining;

/// <summary>The log of a training as a table and as a picture.</summary>
internal static class TrainingLog
{
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
    public static string Svg(IReadOnlyList<EpochRow> rows) => new TrainingCurve("epoch", rows.Count)
        .Loss("class loss", "#1f6feb", rows.Select(row => (row.Epoch, row.ClassLoss)))
        .Loss("rotation loss", "#b8860b", rows.Select(row => (row.Epoch, row.RotationLoss)))
        .Share("validation accuracy", "#1a7f37", rows.Where(row => row.Accuracy is not null).Select(row => (row.Epoch, row.Accuracy!.Value)))
        .ToString();
}
