using System.Globalization;
using System.Text;
using AnyShot.Engine.Data;

namespace AnyShot.Engine.Training.TwoStage;

/// <summary>
/// Whether the coarse stage helps: for each seed the same images are learnt without it, with it, with its trunk as it is (a new head alone), and as the reference code does it (O1: nothing is transferred).
/// Each is a whole training in a folder of its own, so that a stopped run goes on.
/// </summary>
/// <param name="options">Of all; seed and output folder are set here.</param>
/// <param name="time">For the time left.</param>
public sealed class TwoStageAblations(TwoStageOptions options, TimeProvider time)
{
    /// <summary>The refined stage from drawn weights, or from those of the options.</summary>
    public const string RefinedAlone = "refined alone";

    /// <summary>The reference: neither stage trains the trunk.</summary>
    public const string CoarseFrozen = "coarse frozen (O1)";

    /// <summary>The coarse stage trains the trunk, the refined stage a head on it.</summary>
    public const string HeadOnly = "coarse, then head only";

    public const string CoarseAndRefined = "coarse and refined";

    /// <summary>Name of the table in the output folder.</summary>
    public const string File = "ablations.csv";

    /// <param name="seeds">At least one.</param>
    /// <param name="report">Told after every epoch with the name of the training.</param>
    /// <param name="rendering">Told while scenes are rendered.</param>
    /// <param name="cancellationToken">Stops after the current epoch.</param>
    /// <exception cref="ArgumentException">There is no coarse stage or nothing to measure on.</exception>
    /// <exception cref="InvalidDataException">As in <see cref="TwoStageTraining.Run"/>.</exception>
    public IReadOnlyList<AblationRow> Run(IReadOnlyList<ulong> seeds, Action<string, TwoStageProgress> report, IProgress<WorkProgress>? rendering, CancellationToken cancellationToken)
    {
        if (options.Coarse.Count == 0 || (options.Test is null && options.ImagesPerClass is null))
        {
            throw new ArgumentException("Ablations need coarse images, and images to measure on: a test folder or a number of images of each class to train on.");
        }

        var rows = new List<AblationRow>();
        foreach (var seed in seeds)
        {
            string At(string name) => Path.Combine(options.Output, string.Create(CultureInfo.InvariantCulture, $"seed-{seed}"), name);
            var both = options with { Seed = seed, CompatO1 = false, Output = At("coarse-and-refined") };
            (string Variant, TwoStageOptions Options)[] variants =
            [
                (RefinedAlone, both with { Coarse = [], Unfreeze = null, Output = At("refined-alone") }),
                // With O1 the coarse stage changes nothing, to the bit, so it is left out.
                (CoarseFrozen, both with { Coarse = [], Unfreeze = null, CompatO1 = true, Output = At("coarse-frozen") }),
                (CoarseAndRefined, both),
                (HeadOnly, both with { Coarse = [], Unfreeze = UnfrozenPart.None, Output = At("head-only"), Weights = Path.Combine(both.Output, TwoStageFolder.CoarseFolder) }),
            ];
            foreach (var (variant, one) in variants)
            {
                var result = new TwoStageTraining(one, time).Run(progress => report($"seed {seed}, {variant}", progress), rendering, cancellationToken);
                var test = result.Test!;
                rows.Add(new AblationRow(
                    seed, variant, test.Accuracy, test.BalancedAccuracy, test.MacroF1, result.MacroF1.Average(), result.Calibration!.Plain.ExpectedError, result.Calibration.Scaled.ExpectedError, test.Asked));
                Write(rows);
            }
        }

        return rows;
    }

    private void Write(IEnumerable<AblationRow> rows)
    {
        var text = new StringBuilder("seed,variant,test_images,test_accuracy,test_balanced_accuracy,test_macro_f1,validation_macro_f1,test_calibration_error_unscaled,test_calibration_error\n");
        foreach (var row in rows)
        {
            string Share(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
            text.Append(CsvFile.Line([
                row.Seed.ToString(CultureInfo.InvariantCulture), row.Variant, row.Images.ToString(CultureInfo.InvariantCulture), Share(row.Accuracy), Share(row.BalancedAccuracy), Share(row.MacroF1), Share(row.ValidationMacroF1),
                Share(row.ErrorUnscaled), Share(row.Error),
            ])).Append('\n');
        }

        System.IO.File.WriteAllText(Path.Combine(options.Output, File), text.ToString());
    }
}
