namespace AnyShot.Engine.Generation;

/// <summary>Sums the losses between two reports.</summary>
internal sealed class EGanLosses
{
    private double _critic;
    private double _realContrast;
    private double _classLoss;
    private double _generator;
    private int _criticSteps;
    private int _generatorSteps;

    public void Add((double Critic, double RealContrast, double ClassLoss) losses)
    {
        _critic += losses.Critic;
        _realContrast += losses.RealContrast;
        _classLoss += losses.ClassLoss;
        _criticSteps++;
    }

    public void Add(double generator)
    {
        _generator += generator;
        _generatorSteps++;
    }

    public EGanProgress Report(int step, int steps, double? accuracy, double? best, TimeSpan remaining) =>
        new(step, steps, _critic / _criticSteps, _generator / _generatorSteps, _realContrast / _criticSteps, _classLoss / _criticSteps, accuracy, best, remaining);
}
