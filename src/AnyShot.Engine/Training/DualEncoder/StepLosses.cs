namespace AnyShot.Engine.Training.DualEncoder;

/// <summary>Losses of a step or means of several, before their weights.</summary>
/// <param name="Text">Pictures with captions.</param>
/// <param name="Instances">Two pictures of a scene, behind the head.</param>
/// <param name="FewShot">Two pictures of a scene, on the embedding.</param>
/// <param name="Traits">Traits.</param>
/// <param name="Turns">Quarter turns.</param>
/// <param name="Cells">Defects in cells.</param>
public readonly record struct StepLosses(double Text, double Instances, double FewShot, double Traits, double Turns, double Cells)
{
    public static StepLosses operator +(StepLosses a, StepLosses b) =>
        new(a.Text + b.Text, a.Instances + b.Instances, a.FewShot + b.FewShot, a.Traits + b.Traits, a.Turns + b.Turns, a.Cells + b.Cells);

    public static StepLosses operator /(StepLosses sum, double count) => new(sum.Text / count, sum.Instances / count, sum.FewShot / count, sum.Traits / count, sum.Turns / count, sum.Cells / count);
}
