namespace AnyShot.Engine.Episodes;

/// <summary>
/// Flaws of the published reference code of the any-shot method, each reproducible by its switch so that published numbers can be traced.
/// All are off by default. docs/methods.md tells what each of them does.
/// </summary>
[Flags]
public enum CompatSwitches
{
    None = 0,

    /// <summary>The accuracy counts generated features as certain hits: (s + Q a) / (s + Q).</summary>
    B1 = 1 << 1,

    /// <summary>The filter's mask is in another row order than the features that it is applied to.</summary>
    B2 = 1 << 2,

    /// <summary>The filter removes labels of refused features, but not the features.</summary>
    B3 = 1 << 3,

    /// <summary>The filter uses one fixed draw of shots for every episode, images that are queries elsewhere.</summary>
    B4 = 1 << 4,

    /// <summary>The filter takes the first classes of the generated features, whichever classes the shots are of.</summary>
    B5 = 1 << 5,

    /// <summary>The number of generated features is reduced in steps of 50, 80, 20 and 10.</summary>
    B6 = 1 << 6,

    /// <summary>Episodes draw from all classes, base classes too.</summary>
    B8 = 1 << 8,

    /// <summary>Every class is cut to the size of the smallest, in file order.</summary>
    B9 = 1 << 9,

    /// <summary>Semantic vectors are reshaped instead of transposed, so that a class gets a mixture of all classes' entries.</summary>
    B10 = 1 << 10,

    /// <summary>Manifold mix-up of the residual networks drops the mixed input; ResNet12 lacks one ReLU.</summary>
    B12 = 1 << 12,

    /// <summary>Negative similarities stay in the graph, as do the rounding errors of its diagonal (B17); a degree may be zero or below.</summary>
    B17 = 1 << 17,

    /// <summary>The half width is computed for ten thousand episodes, however many there were.</summary>
    B18 = 1 << 18,
}
