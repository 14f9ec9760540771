namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Follows half a cosine from the first rate down to eta_min in T_max steps, then up again (Loshchilov and Hutter 2017).</summary>
                public class CosineAnnealingLR : LRScheduler
                {
                    private readonly double _T_max;
                    private readonly double _eta_min;

                    /// <summary>Follows half a cosine from the first rate down to eta_min in T_max steps, then up again (Loshchilov and Hutter 2017).</summary>
                    /// <param name="T_max">Steps of the half cosine.</param>
                    /// <param name="eta_min">The lowest rate.</param>
                    public CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false) : base(optimizer, last_epoch, verbose)
                    {
                        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(T_max);
                        _T_max = T_max;
                        _eta_min = eta_min;
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() => Each((rate, start) =>
                    {
                        if (_last_epoch == 0) return rate;
                        // At the lowest point the ratio below would divide by zero, so the step away from it is computed as a difference.
                        if ((_last_epoch - 1 - _T_max) % (2 * _T_max) == 0) return rate + ((start - _eta_min) * (1 - Math.Cos(Math.PI / _T_max)) / 2);
                        return ((1 + Math.Cos(Math.PI * _last_epoch / _T_max)) / (1 + Math.Cos(Math.PI * (_last_epoch - 1) / _T_max)) * (rate - _eta_min)) + _eta_min;
                    });

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() => Each((rate, start) => _eta_min + ((start - _eta_min) * (1 + Math.Cos(Math.PI * _last_epoch / _T_max)) / 2));
                }
            }

            /// <summary>Follows half a cosine from the first rate down to eta_min in T_max steps, then up again (Loshchilov and Hutter 2017).</summary>
            public static LRScheduler CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false) =>
                new impl.CosineAnnealingLR(optimizer, T_max, eta_min, last_epoch, verbose);
        }
    }
}
