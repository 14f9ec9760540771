namespace AnyShot.Engine.Evaluation.FewLabels;

/// <summary>Small classifiers on features.</summary>
public enum HeadKind
{
    /// <summary>One linear layer, cross-entropy, Adam.</summary>
    Linear,

    /// <summary>Linear layer to 128, ReLU, linear layer, cross-entropy, Adam.</summary>
    NonLinear,

    /// <summary>Least squares to one-hot labels with a penalty that leave-one-out on the labelled images chooses.</summary>
    Ridge,

    /// <summary>Multinomial logistic regression with a quadratic penalty.</summary>
    Logistic,
}
