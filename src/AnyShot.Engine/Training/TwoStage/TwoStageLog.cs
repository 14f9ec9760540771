using System.Globalization;
using System.Text;

namespace AnyShot.Engine.Training.TwoStage;

/// <summary>The log of a training as a table and as a picture.</summary>
internal static class TwoStageLog
{
    private static readonly (string Loss, string MacroF1)[] Colours = [("#1f6feb", "#1a7f37"), ("#b8860b", "#8250df")];

    /// <summary>One line an epoch; empty where there are no validation images.</summary>
    public static string Csv(IEnumerable<StageRow> rows)
    {
        var text = new StringBuilder("stage,epoch,trunk_rate,head_rate,loss,validation_loss,validation_accuracy,validation_macro_f1\n");
        foreach (var row in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row.Stage},{row.Epoch},{row.TrunkRate:0.########},{row.HeadRate:0.########},{row.Loss:0.####},{row.ValidationLoss:0.####},{row.Accuracy:0.####},{row.MacroF1:0.####}\n");
        }

        return text.ToString();
    }

    /// <summary>Coarse stage, and the refined stage or its first fold: loss, and macro F1 on the validation images.</summary>
    public static string Svg(IReadOnlyList<StageRow> rows)
    {
        var stages = rows.GroupBy(row => row.Stage).ToDictionary(stage => stage.Key, stage => stage.ToArray());
        string[] shown = [.. new[] { StagePlan.Coarse, stages.ContainsKey(StagePlan.Fold(0)) ? StagePlan.Fold(0) : StagePlan.Refined }.Where(stages.ContainsKey)];
        var curve = new TrainingCurve("epoch", shown.Max(name => stages[name].Length));
        foreach (var (name, colours) in shown.Zip(Colours))
        {
            curve.Loss($"loss, {name}", colours.Loss, stages[name].Select(row => (row.Epoch, row.Loss)));
            curve.Share($"macro F1, {name}", colours.MacroF1, stages[name].Where(row => row.MacroF1 is not null).Select(row => (row.Epoch, row.MacroF1!.Value)));
        }

        return curve.ToString();
    }
}
