using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Normalises each channel by the mean and variance of the batch while training, by their running averages afterwards.</summary>
public abstract class BatchNorm : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = nameof(weight))]
    private Parameter? _weight;

    [ComponentName(Name = nameof(bias))]
    private Parameter? _bias;

    private protected BatchNorm(
        string name, long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype) : base(name)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(num_features);
        this.num_features = num_features;
        this.eps = eps;
        this.momentum = momentum;
        if (affine)
        {
            _weight = new Parameter(ones([num_features], dtype: dtype, device: device));
            _bias = new Parameter(zeros([num_features], dtype: dtype, device: device));
        }
        RegisterComponents();
        if (!track_running_stats) return;
        register_buffer(nameof(running_mean), zeros([num_features], dtype: dtype, device: device));
        register_buffer(nameof(running_var), ones([num_features], dtype: dtype, device: device));
        register_buffer(nameof(num_batches_tracked), zeros([], dtype: ScalarType.Int64, device: device));
    }

    /// <summary>Channels of the input.</summary>
    public long num_features { get; }

    /// <summary>Added to the variance.</summary>
    public double eps { get; set; }

    /// <summary>Weight of the newest batch in the running averages; null averages all batches equally.</summary>
    public double? momentum { get; set; }

    /// <summary>Whether there are a scale and a shift to train.</summary>
    public bool affine => _weight is not null;

    /// <summary>Whether there are running averages; without them evaluation too uses the batch.</summary>
    public bool track_running_stats => has_buffer(nameof(running_mean));

    /// <summary>Scale per channel, or null.</summary>
    public Parameter? weight
    {
        get => _weight;
        set => ReplaceParameter(nameof(weight), ref _weight, value);
    }

    /// <summary>Shift per channel, or null.</summary>
    public Parameter? bias
    {
        get => _bias;
        set => ReplaceParameter(nameof(bias), ref _bias, value);
    }

    /// <summary>Running mean per channel, or null.</summary>
    public Tensor? running_mean => get_buffer(nameof(running_mean));

    /// <summary>Running unbiased variance per channel, or null.</summary>
    public Tensor? running_var => get_buffer(nameof(running_var));

    /// <summary>Number of training batches seen, or null.</summary>
    public Tensor? num_batches_tracked => get_buffer(nameof(num_batches_tracked));

    /// <summary>Puts the running averages back to mean 0 and variance 1.</summary>
    public void reset_running_stats()
    {
        running_mean?.zero_();
        running_var?.fill_(1);
        num_batches_tracked?.zero_();
    }

    /// <summary>Resets the running averages, the scale to 1 and the shift to 0.</summary>
    public void reset_parameters()
    {
        reset_running_stats();
        if (_weight is not null) nn.init.ones_(_weight);
        if (_bias is not null) nn.init.zeros_(_bias);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The input has another number of channels or dimensions.</exception>
    public override Tensor forward(Tensor input)
    {
        ValidateInputDimensions(input);
        if (input.shape[1] != num_features)
        {
            throw new ArgumentException($"{GetName()} needs {num_features} channels, not the shape [{string.Join(", ", input.shape)}].", nameof(input));
        }
        var useBatch = training || !track_running_stats;
        return nn.functional.batch_norm(input, running_mean, running_var, _weight, _bias, useBatch, training ? NextMomentum() : 0, eps);
    }

    /// <summary>Refuses inputs with a number of dimensions that the layer is not for.</summary>
    protected abstract void ValidateInputDimensions(Tensor input);

    private double NextMomentum()
    {
        if (num_batches_tracked is not { } batches) return momentum ?? 0;
        batches.add_(1);
        return momentum ?? 1.0 / batches.item<long>();
    }
}
