using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Stochastic gradient descent, optionally with momentum (Sutskever et al. 2013) and L2 penalty.</summary>
public class SGD : OptimizerHelper, optim.IMomentum
{
    private readonly Options _defaults;

    /// <inheritdoc cref="SGD(IEnumerable{ParamGroup}, double, double, double, double, bool, bool)"/>
    public SGD(IEnumerable<Parameter> parameters, double lr, double momentum = 0.0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, momentum, dampening, weight_decay, nesterov, maximize)
    {
    }

    /// <summary>An optimiser; the numbers hold for groups that do not set their own.</summary>
    /// <param name="lr">Learning rate.</param>
    /// <param name="momentum">Share of the last step in the next one, 0 to 1.</param>
    /// <param name="dampening">Share of the gradient that momentum leaves out.</param>
    /// <param name="weight_decay">Factor of the L2 penalty.</param>
    /// <param name="nesterov">Look ahead by the momentum; needs momentum and no dampening.</param>
    /// <param name="maximize">Climb instead of descend.</param>
    /// <exception cref="ArgumentException">A number lies outside its range.</exception>
    public SGD(IEnumerable<ParamGroup> parameters, double lr, double momentum = 0.0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
    {
        if (!(lr >= 0) || !(momentum >= 0) || !(weight_decay >= 0)) throw new ArgumentException($"SGD needs non-negative numbers, not lr {lr}, momentum {momentum}, weight_decay {weight_decay}.");
        if (nesterov && (momentum <= 0 || dampening != 0)) throw new ArgumentException("Nesterov's momentum needs a momentum and no dampening.", nameof(nesterov));
        _defaults = new Options
        {
            LearningRate = lr,
            InitialLearningRate = lr,
            momentum = momentum,
            dampening = dampening,
            weight_decay = weight_decay,
            nesterov = nesterov,
            maximize = maximize,
        };
        foreach (var group in parameters) add_param_group(group);
    }

    /// <inheritdoc/>
    public double Momentum
    {
        get => _defaults.momentum!.Value;
        set => _defaults.momentum = value;
    }

    /// <inheritdoc/>
    public override void add_param_group(Modules.ParamGroup param_group)
    {
        var options = param_group.Options as Options ?? new Options();
        param_group.Options = options;
        options.LearningRate ??= _defaults.LearningRate;
        options.InitialLearningRate = options.LearningRate!.Value;
        options.momentum ??= _defaults.momentum;
        options.dampening ??= _defaults.dampening;
        options.weight_decay ??= _defaults.weight_decay;
        options.nesterov ??= _defaults.nesterov;
        options.maximize ??= _defaults.maximize;
        AddGroup(param_group, p => new State(p));
    }

    /// <inheritdoc/>
    public override Tensor? step(Func<Tensor>? closure = null) => Step<Options, State>((gradient, options, state) => state.Advance(gradient, options), closure);

    /// <summary>The momentum of one parameter.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        /// <summary>Decaying sum of the gradients; null before the first step.</summary>
        public Tensor? momentum_buffer;

        /// <param name="parameter">The parameter.</param>
        public State(Parameter parameter) : base(parameter)
        {
        }

        /// <inheritdoc/>
        public void Dispose() => momentum_buffer?.Dispose();

        /// <inheritdoc/>
        public override void Initialize(OptimizerOptions options) => Assign(ref momentum_buffer, null);

        /// <inheritdoc/>
        public override void to(Device device) => Move(ref momentum_buffer, device);

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer) => WriteOptional(writer, momentum_buffer);

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader) => ReadOptional(reader, ref momentum_buffer);

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerState source) => Assign(ref momentum_buffer, ((State)source).momentum_buffer);

        /// <inheritdoc/>
        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state && (momentum_buffer is null ? state.momentum_buffer is null : state.momentum_buffer is not null && momentum_buffer.allclose(state.momentum_buffer));

        internal void Advance(Tensor gradient, Options options)
        {
            var (rate, momentum) = (options.LearningRate!.Value, options.momentum!.Value);
            using var changed = Slope(_parameter, gradient, options.weight_decay!.Value, options.maximize!.Value);
            var slope = changed ?? gradient;
            if (momentum == 0)
            {
                _parameter.add_(slope, alpha: -rate);
                return;
            }
            if (momentum_buffer is null) Assign(ref momentum_buffer, slope);
            else momentum_buffer.mul_(momentum).add_(slope, alpha: 1 - options.dampening!.Value);
            var nesterov = options.nesterov!.Value;
            // Nesterov's slope + momentum · buffer is added in two parts, so that no sum needs memory.
            if (nesterov) _parameter.add_(slope, alpha: -rate);
            _parameter.add_(momentum_buffer!, alpha: nesterov ? -rate * momentum : -rate);
        }
    }

    /// <summary>The settings of a group.</summary>
    public class Options : OptimizerOptions
    {
        /// <summary>Share of the last step in the next one.</summary>
        public double? momentum;

        /// <summary>Share of the gradient that momentum leaves out.</summary>
        public double? dampening;

        /// <summary>Factor of the L2 penalty.</summary>
        public double? weight_decay;

        /// <summary>Look ahead by the momentum.</summary>
        public bool? nesterov;

        /// <summary>Climb instead of descend.</summary>
        public bool? maximize;

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(momentum!.Value);
            writer.Write(dampening!.Value);
            writer.Write(weight_decay!.Value);
            writer.Write(nesterov!.Value);
            writer.Write(maximize!.Value);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            momentum = reader.ReadDouble();
            dampening = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
            nesterov = reader.ReadBoolean();
            maximize = reader.ReadBoolean();
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var options = (Options)source;
            momentum = options.momentum;
            dampening = options.dampening;
            weight_decay = options.weight_decay;
            nesterov = options.nesterov;
            maximize = options.maximize;
        }
    }

    /// <summary>Parameters that share settings.</summary>
    public class ParamGroup : ParamGroup<Options>, optim.IMomentum
    {
        /// <summary>An empty group.</summary>
        public ParamGroup()
        {
        }

        /// <summary>A group; settings that are null are taken from the optimiser.</summary>
        public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options)
        {
        }

        /// <summary>A group with all settings of its own.</summary>
        public ParamGroup(
            IEnumerable<Parameter> parameters, double lr = 1e-3, double momentum = 0.0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
            : base(parameters, new Options { LearningRate = lr, momentum = momentum, dampening = dampening, weight_decay = weight_decay, nesterov = nesterov, maximize = maximize })
        {
        }

        /// <inheritdoc/>
        public double Momentum
        {
            get => Options.momentum!.Value;
            set => Options.momentum = value;
        }
    }
}
