namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Goes from one multiple of the rate to another in equal steps, for example to warm up.</summary>
                public class LinearLR : LRScheduler
                {
                    private readonly double _start_factor;
                    private readonly double _end_factor;
                    private readonly int _total_iters;

                    /// <summary>Goes from one multiple of the rate to another in equal steps, for example to warm up.</summary>
                    /// <param name="start_factor">Multiple at the start, above 0 to 1.</param>
                    /// <param name="end_factor">Multiple at the end, 0 to 1.</param>
                    /// <param name="total_iters">Steps between the two.</param>
                    public LinearLR(Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 1.0, int total_iters = 5, int last_epoch = -1, bool verbose = false) : base(optimizer, last_epoch, verbose)
                    {
                        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(total_iters);
                        if (start_factor is not (> 0 and <= 1)) throw new ArgumentException($"The start factor must lie above 0 and not above 1, not {start_factor}.", nameof(start_factor));
                        if (end_factor is not (>= 0 and <= 1)) throw new ArgumentException($"The end factor must lie in 0 to 1, not {end_factor}.", nameof(end_factor));
                        _start_factor = start_factor;
                        _end_factor = end_factor;
                        _total_iters = total_iters;
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() => Each((rate, start) => _last_epoch switch
                    {
                        0 => rate * _start_factor,
                        _ when _last_epoch > _total_iters => rate,
                        _ => rate * Factor(_last_epoch) / Factor(_last_epoch - 1),
                    });

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() => Each((rate, start) => start * Factor(_last_epoch));

                    private double Factor(int epoch) => _start_factor + ((_end_factor - _start_factor) * Math.Min(epoch, _total_iters) / _total_iters);
                }
            }

            /// <summary>Goes from one multiple of the rate to another in equal steps, for example to warm up.</summary>
            public static LRScheduler LinearLR(Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 1.0, int total_iters = 5, int last_epoch = -1, bool verbose = false) =>
                new impl.LinearLR(optimizer, start_factor, end_factor, total_iters, last_epoch, verbose);
        }
    }
}
