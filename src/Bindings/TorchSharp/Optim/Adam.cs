using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Adam (Kingma and Ba 2015); its weight decay is an L2 penalty.</summary>
public class Adam : OptimizerHelper, optim.IBetas
{
    private readonly Options _defaults;

    /// <inheritdoc cref="Adam(IEnumerable{ParamGroup}, double, double, double, double, double, bool, bool)"/>
    public Adam(
        IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false,
        bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize)
    {
    }

    /// <summary>An optimiser; the numbers hold for groups that do not set their own.</summary>
    /// <param name="lr">Learning rate.</param>
    /// <param name="beta1">Decay of the mean of the gradient, 0 to below 1.</param>
    /// <param name="beta2">Decay of the mean square of the gradient, 0 to below 1.</param>
    /// <param name="eps">Added to the divisor.</param>
    /// <param name="weight_decay">Factor of the L2 penalty.</param>
    /// <param name="amsgrad">Divide by the largest mean square so far (Reddi et al. 2018).</param>
    /// <param name="maximize">Climb instead of descend.</param>
    /// <exception cref="ArgumentException">A number lies outside its range.</exception>
    public Adam(
        IEnumerable<ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false,
        bool maximize = false)
    {
        if (!(lr >= 0) || !(eps >= 0) || !(weight_decay >= 0)) throw new ArgumentException($"Adam needs non-negative numbers, not lr {lr}, eps {eps}, weight_decay {weight_decay}.");
        if (beta1 is not (>= 0 and < 1) || beta2 is not (>= 0 and < 1)) throw new ArgumentException($"Adam needs betas from 0 to below 1, not {beta1} and {beta2}.");
        _defaults = new Options
        {
            LearningRate = lr,
            InitialLearningRate = lr,
            beta1 = beta1,
            beta2 = beta2,
            eps = eps,
            weight_decay = weight_decay,
            amsgrad = amsgrad,
            maximize = maximize,
        };
        foreach (var group in parameters) add_param_group(group);
    }

    /// <inheritdoc/>
    public (double, double) Betas
    {
        get => (_defaults.beta1!.Value, _defaults.beta2!.Value);
        set => (_defaults.beta1, _defaults.beta2) = value;
    }

    /// <inheritdoc/>
    public override void add_param_group(Modules.ParamGroup param_group)
    {
        var options = param_group.Options as Options ?? new Options();
        param_group.Options = options;
        options.TakeFrom(_defaults);
        AddGroup(param_group, p => new State(p));
    }

    /// <inheritdoc/>
    public override Tensor? step(Func<Tensor>? closure = null) => Step<Options, State>((gradient, options, state) => state.Advance(gradient, options, penalty: options.weight_decay!.Value, shrinkage: 0), closure);

    /// <summary>The averages of one parameter.</summary>
    public sealed class State : AdamState
    {
        /// <param name="parameter">The parameter.</param>
        public State(Parameter parameter) : base(parameter)
        {
        }
    }

    /// <summary>The settings of a group.</summary>
    public class Options : AdamOptions
    {
    }

    /// <summary>Parameters that share settings.</summary>
    public class ParamGroup : ParamGroup<Options>, optim.IBetas
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
            IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false,
            bool maximize = false)
            : base(parameters, new Options { LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay, amsgrad = amsgrad, maximize = maximize })
        {
        }

        /// <inheritdoc/>
        public (double, double) Betas
        {
            get => (Options.beta1!.Value, Options.beta2!.Value);
            set => (Options.beta1, Options.beta2) = value;
        }
    }
}
