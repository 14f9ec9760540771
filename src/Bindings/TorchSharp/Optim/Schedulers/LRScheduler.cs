namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Schedules, which set the learning rate of every group of an optimiser. Call step once per epoch or batch, after the optimiser's.</summary>
        public static partial class lr_scheduler
        {
            /// <summary>
            /// A schedule. Making one sets the first rate. Each step computes the next rate from the current one, so schedules can be combined.
            /// </summary>
            public abstract class LRScheduler
            {
                internal Optimizer _optimizer;
                internal int _last_epoch;
                internal IList<double> _last_lrs;
                internal IList<double> _base_lrs;
                private readonly bool _verbose;

                /// <param name="optimizer">What gets the rates.</param>
                /// <param name="last_epoch">Number of the last step done, to go on with a schedule; −1 starts it.</param>
                /// <param name="verbose">Whether to print changes to the console.</param>
                protected LRScheduler(Optimizer optimizer, int last_epoch = -1, bool verbose = false)
                {
                    ArgumentNullException.ThrowIfNull(optimizer);
                    _optimizer = optimizer;
                    _last_epoch = last_epoch;
                    _verbose = verbose;
                    _base_lrs = [.. optimizer.ParamGroups.Select(g => g.InitialLearningRate)];
                    _last_lrs = [.. optimizer.ParamGroups.Select(g => g.LearningRate)];
                }

                /// <summary>Goes to the next rate.</summary>
                public virtual void step() => step(null);

                /// <summary>Goes to the rate of a step number, or to the next one (null).</summary>
                public virtual void step(int? epoch)
                {
                    _last_epoch = epoch ?? _last_epoch + 1;
                    var rates = (epoch is null ? get_lr() : get_closed_form_lr()).ToArray();
                    var group = 0;
                    foreach (var controller in _optimizer.ParamGroups)
                    {
                        if (_verbose && _last_lrs[group] != rates[group]) Console.WriteLine($"Learning rate of group {group}: {rates[group]}");
                        controller.LearningRate = rates[group];
                        group++;
                    }
                    _last_lrs = rates;
                }

                /// <summary>The rates that the last step set, per group.</summary>
                public IEnumerable<double> get_last_lr() => _last_lrs;

                /// <summary>The next rates, from the current ones.</summary>
                protected virtual IEnumerable<double> get_lr() => Each((rate, start) => rate);

                /// <summary>The rates of the current step number, from the first ones.</summary>
                protected virtual IEnumerable<double> get_closed_form_lr() => get_lr();

                /// <summary>One rate per group, from its current and its first rate.</summary>
                private protected IEnumerable<double> Each(Func<double, double, double> rule) =>
                    _optimizer.ParamGroups.Select((group, i) => rule(group.LearningRate, _base_lrs[i]));
            }
        }
    }
}
