namespace AnyShot.Engine.Generation;

/// <summary>How far a training of a feature generator is. Losses are means since the last report.</summary>
/// <param name="Step">Generator steps done.</param>
/// <param name="Steps">Generator steps at most; early stopping may end before.</param>
/// <param name="CriticLoss">Critic on generated minus critic on real features plus the weighted gradient penalty.</param>
/// <param name="GeneratorLoss">The generator's whole loss.</param>
/// <param name="RealContrast">Contrast of the real features.</param>
/// <param name="ClassLoss">Cross-entropy of the comparator on real features.</param>
/// <param name="ValidationAccuracy">Mean recall over the classes that choose, treated as unseen, 0 to 1; null where no classes choose.</param>
/// <param name="BestAccuracy">The best so far; null where no classes choose.</param>
/// <param name="Remaining">Expected time to the last step, without early stopping.</param>
public readonly record struct EGanProgress(
    int Step, int Steps, double CriticLoss, double GeneratorLoss, double RealContrast, double ClassLoss, double? ValidationAccuracy, double? BestAccuracy, TimeSpan Remaining);
