namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Schedules one after another.</summary>
                public class SequentialLR : LRScheduler
                {
                    private readonly LRScheduler[] _schedulers;
                    private readonly int[] _milestones;

                    /// <summary>Schedules one after another.</summary>
                    /// <param name="schedulers">All for the same optimiser.</param>
                    /// <param name="milestones">The steps at which the next one begins; one fewer than schedules.</param>
                    /// <exception cref="ArgumentException">The numbers do not fit, or a schedule belongs to another optimiser.</exception>
                    public SequentialLR(Optimizer optimizer, IEnumerable<LRScheduler> schedulers, IEnumerable<int> milestones, int last_epoch = -1)
                        : base(optimizer, last_epoch + 1)
                    {
                        _schedulers = [.. schedulers];
                        _milestones = [.. milestones];
                        if (_schedulers.Any(s => s._optimizer != optimizer)) throw new ArgumentException("A schedule belongs to another optimizer.", nameof(schedulers));
                        if (_milestones.Length != _schedulers.Length - 1)
                        {
                            throw new ArgumentException($"{_schedulers.Length} schedules need one milestone fewer, not {_milestones.Length}.", nameof(milestones));
                        }
                        // Making the schedules has changed the rates one after the other; only the first may.
                        foreach (var group in optimizer.ParamGroups) group.LearningRate = group.InitialLearningRate;
                        foreach (var scheduler in _schedulers) scheduler._last_epoch--;
                        _schedulers[0].step();
                        _last_lrs = _schedulers[0]._last_lrs;
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr()
                    {
                        var current = _milestones.Count(m => m <= _last_epoch);
                        if (current > 0 && _milestones[current - 1] == _last_epoch) _schedulers[current].step(0);
                        else _schedulers[current].step();
                        return Each((rate, start) => rate);
                    }
                }
            }

            /// <summary>Schedules one after another; each begins at its milestone.</summary>
            public static LRScheduler SequentialLR(Optimizer optimizer, IEnumerable<LRScheduler> schedulers, IEnumerable<int> milestones, int last_epoch = -1) =>
                new impl.SequentialLR(optimizer, schedulers, milestones, last_epoch);
        }
    }
}
