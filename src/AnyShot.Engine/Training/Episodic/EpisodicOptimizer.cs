namespace AnyShot.Engine.Training.Episodic;

/// <summary>What takes the steps of an episodic training.</summary>
public enum EpisodicOptimizer
{
    Adam,

    /// <summary>Gradient descent with momentum 0.9, which bears larger rates than Adam: up to 0.01 from fresh weights.</summary>
    Sgd,
}
