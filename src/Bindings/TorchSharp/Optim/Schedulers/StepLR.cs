namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Multiplies the rate by gamma every step_size steps.</summary>
                public class StepLR : LRScheduler
                {
                    private readonly int _step_size;
                    private readonly double _gamma;

                    /// <summary>Multiplies the rate by gamma every step_size steps.</summary>
                    /// <param name="step_size">Steps between two changes.</param>
                    /// <param name="gamma">Factor of a change.</param>
                    public StepLR(Optimizer optimizer, int step_size, double gamma = 0.1, int last_epoch = -1, bool verbose = false) : base(optimizer, last_epoch, verbose)
                    {
                        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step_size);
                        _step_size = step_size;
                        _gamma = gamma;
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() => Each((rate, start) => _last_epoch > 0 && _last_epoch % _step_size == 0 ? rate * _gamma : rate);

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() => Each((rate, start) => start * Math.Pow(_gamma, _last_epoch / _step_size));
                }
            }

            /// <summary>Multiplies the rate by gamma every step_size steps.</summary>
            public static LRScheduler StepLR(Optimizer optimizer, int step_size, double gamma = 0.1, int last_epoch = -1, bool verbose = false) =>
                new impl.StepLR(optimizer, step_size, gamma, last_epoch, verbose);
        }
    }
}
