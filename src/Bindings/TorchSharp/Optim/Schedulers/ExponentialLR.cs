namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Multiplies the rate by gamma at every step.</summary>
                public class ExponentialLR : LRScheduler
                {
                    private readonly double _gamma;

                    /// <summary>Multiplies the rate by gamma at every step.</summary>
                    /// <param name="gamma">Factor of a step.</param>
                    public ExponentialLR(Optimizer optimizer, double gamma = 0.1, int last_epoch = -1, bool verbose = false) : base(optimizer, last_epoch, verbose)
                    {
                        _gamma = gamma;
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() => Each((rate, start) => _last_epoch > 0 ? rate * _gamma : rate);

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() => Each((rate, start) => start * Math.Pow(_gamma, _last_epoch));
                }
            }

            /// <summary>Multiplies the rate by gamma at every step.</summary>
            public static LRScheduler ExponentialLR(Optimizer optimizer, double gamma = 0.1, int last_epoch = -1, bool verbose = false) =>
                new impl.ExponentialLR(optimizer, gamma, last_epoch, verbose);
        }
    }
}
