namespace AnyShot.Engine.ActiveLearning;

/// <summary>Which unlabelled part a person should label next (Settles, "Active Learning Literature Survey", 2009).</summary>
public enum LabelStrategy
{
    /// <summary>Any; what the others are compared with.</summary>
    Random,

    /// <summary>Highest entropy of the probabilities.</summary>
    Entropy,

    /// <summary>Smallest difference between the two highest probabilities.</summary>
    Margin,

    /// <summary>Lowest highest probability.</summary>
    LeastConfidence,

    /// <summary>Farthest from everything that is labelled (k-centre greedy; Sener and Savarese, ICLR 2018).</summary>
    KCentre,

    /// <summary>Mean of the ranks by entropy and by distance.</summary>
    Mixed,

    /// <summary>Brings all other parts nearest to something that is labelled (facility location, greedy; Wei, Iyer and Bilmes, ICML 2015): typical parts first, odd ones last.</summary>
    Coverage,
}
