namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>The 1cycle policy (Smith and Topin 2019): up to max_lr, then far down, the momentum the other way round.</summary>
                public class OneCycleLR : LRScheduler
                {
                    private readonly double[] _peaks;
                    private readonly double[] _lowMomenta;
                    private readonly double[] _highMomenta;
                    private readonly AnnealStrategy _strategy;
                    private readonly bool _cycleMomentum;
                    private readonly double _division;
                    private readonly double _finalDivision;
                    private readonly int _total;
                    private readonly Phase[] _phases;

                    /// <summary>The form of the way between two rates.</summary>
                    public enum AnnealStrategy
                    {
                        /// <summary>Half a cosine.</summary>
                        Cos,

                        /// <summary>A straight line.</summary>
                        Linear,
                    }

                    private enum Level
                    {
                        First,
                        Peak,
                        Last,
                    }

                    /// <inheritdoc cref="lr_scheduler.OneCycleLR(Optimizer, double, int, int, int, double, AnnealStrategy, bool, double, double, double, double, bool, int, bool)"/>
                    public OneCycleLR(
                        Optimizer optimizer, double max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3,
                        AnnealStrategy anneal_strategy = AnnealStrategy.Cos, bool cycle_momentum = true, double base_momentum = 0.85, double max_momentum = 0.95,
                        double div_factor = 25, double final_div_factor = 1e4, bool three_phase = false, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        if (total_steps == -1 && (epochs <= 0 || steps_per_epoch <= 0)) throw new ArgumentException("OneCycleLR needs total_steps, or epochs and steps_per_epoch.");
                        _total = total_steps == -1 ? epochs * steps_per_epoch : total_steps;
                        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(_total, nameof(total_steps));
                        if (pct_start is not (>= 0 and <= 1)) throw new ArgumentException($"The share of the rise must lie in 0 to 1, not {pct_start}.", nameof(pct_start));
                        if (cycle_momentum && optimizer is not (IMomentum or IBetas)) throw new ArgumentException("The optimizer has no momentum to cycle.", nameof(optimizer));
                        var groups = _base_lrs.Count;
                        _peaks = [.. Enumerable.Repeat(max_lr, groups)];
                        _lowMomenta = [.. Enumerable.Repeat(base_momentum, groups)];
                        _highMomenta = [.. Enumerable.Repeat(max_momentum, groups)];
                        _strategy = anneal_strategy;
                        _cycleMomentum = cycle_momentum;
                        _division = div_factor;
                        _finalDivision = final_div_factor;
                        var top = (pct_start * _total) - 1;
                        _phases = three_phase
                            ? [new(top, Level.First, Level.Peak), new((2 * pct_start * _total) - 2, Level.Peak, Level.First), new(_total - 1, Level.First, Level.Last)]
                            : [new(top, Level.First, Level.Peak), new(_total - 1, Level.Peak, Level.Last)];
                        step();
                    }

                    /// <inheritdoc/>
                    /// <exception cref="InvalidOperationException">There were more steps than planned.</exception>
                    protected override IEnumerable<double> get_lr()
                    {
                        if (_last_epoch > _total) throw new InvalidOperationException($"The schedule was made for {_total} steps and has no more.");
                        var start = 0.0;
                        var phase = _phases[0];
                        foreach (var candidate in _phases)
                        {
                            phase = candidate;
                            if (_last_epoch <= candidate.End) break;
                            if (candidate != _phases[^1]) start = candidate.End;
                        }
                        var part = (_last_epoch - start) / (phase.End - start);
                        return [.. _optimizer.ParamGroups.Select((group, i) =>
                        {
                            if (_cycleMomentum) SetMomentum(group, Between(MomentumAt(phase.From, i), MomentumAt(phase.To, i), part));
                            return Between(RateAt(phase.From, i), RateAt(phase.To, i), part);
                        })];
                    }

                    private static void SetMomentum(ILearningRateController group, double momentum)
                    {
                        if (group is IBetas adam) adam.Betas = (momentum, adam.Betas.Item2);
                        else if (group is IMomentum sgd) sgd.Momentum = momentum;
                    }

                    private double RateAt(Level level, int group) => level switch
                    {
                        Level.Peak => _peaks[group],
                        Level.First => _peaks[group] / _division,
                        _ => _peaks[group] / _division / _finalDivision,
                    };

                    private double MomentumAt(Level level, int group) => level == Level.Peak ? _lowMomenta[group] : _highMomenta[group];

                    private double Between(double from, double to, double part) => _strategy == AnnealStrategy.Cos
                        ? to + ((from - to) / 2 * (1 + Math.Cos(Math.PI * part)))
                        : from + ((to - from) * part);

                    private sealed record Phase(double End, Level From, Level To);
                }
            }

            /// <summary>The 1cycle policy (Smith and Topin 2019): up to max_lr, then far down, the momentum the other way round.</summary>
            /// <param name="max_lr">The highest rate.</param>
            /// <param name="total_steps">Steps of the whole schedule; −1 takes epochs · steps_per_epoch.</param>
            /// <param name="pct_start">Share of the rise in all steps, 0 to 1.</param>
            /// <param name="anneal_strategy">The form of the way between two rates.</param>
            /// <param name="cycle_momentum">Whether to set the momentum (Adam: the first beta) too.</param>
            /// <param name="base_momentum">The lowest momentum, at the highest rate.</param>
            /// <param name="max_momentum">The highest momentum, at the lowest rates.</param>
            /// <param name="div_factor">The highest rate over the first one.</param>
            /// <param name="final_div_factor">The first rate over the last one.</param>
            /// <param name="three_phase">Whether to return to the first rate before going to the last one.</param>
            public static LRScheduler OneCycleLR(
                Optimizer optimizer, double max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3,
                impl.OneCycleLR.AnnealStrategy anneal_strategy = impl.OneCycleLR.AnnealStrategy.Cos, bool cycle_momentum = true, double base_momentum = 0.85,
                double max_momentum = 0.95, double div_factor = 25, double final_div_factor = 1e4, bool three_phase = false, int last_epoch = -1, bool verbose = false) =>
                new impl.OneCycleLR(
                    optimizer, max_lr, total_steps, epochs, steps_per_epoch, pct_start, anneal_strategy, cycle_momentum, base_momentum, max_momentum, div_factor, final_div_factor,
                    three_phase, last_epoch, verbose);
        }
    }
}
