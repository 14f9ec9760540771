namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>The precomputed fields of <see cref="FieldBank"/>.</summary>
internal enum FieldKind
{
    /// <summary>Fractal noise, soft: each octave half as strong as the one before.</summary>
    Cloud,

    /// <summary>Fractal noise whose fine octaves are almost as strong as the coarse ones.</summary>
    Rough,

    /// <summary>One octave of smooth noise.</summary>
    Blob,

    /// <summary>Independent values.</summary>
    White,

    /// <summary>Independent values, blurred a little.</summary>
    Grain,

    /// <summary>Spots of one size: a band of frequencies.</summary>
    Speckle,

    /// <summary>Fractal noise with sharp crests.</summary>
    Ridged,

    /// <summary>Fractal noise with sharp valleys.</summary>
    Billow,

    /// <summary>Fractal noise dragged through itself.</summary>
    Swirl,

    /// <summary>Thin bright lines where a dragged noise crosses its mean.</summary>
    Vein,

    /// <summary>Long lines along u, of all strengths.</summary>
    Streak,

    /// <summary>Distance to the nearest of irregular points.</summary>
    CellDistance,

    /// <summary>Distance to the border between the cells of irregular points: 0 on it.</summary>
    CellBorder,

    /// <summary>One random value for each cell of <see cref="CellBorder"/>.</summary>
    CellValue,

    /// <summary>Flat faces of random tilt, as broken crystals have.</summary>
    Facet,

    /// <summary>As <see cref="CellBorder"/>, of points that lie almost regularly.</summary>
    PebbleBorder,

    /// <summary>One random value for each cell of <see cref="PebbleBorder"/>.</summary>
    PebbleValue,

    /// <summary>Distance to jagged cracks that split and end.</summary>
    Crack,

    /// <summary>Curved threads of all directions, upper ones hide lower ones.</summary>
    Fibre,

    /// <summary>Threads that mostly run along u.</summary>
    Hair,

    /// <summary>Straight scratches of all directions.</summary>
    Scratch,

    /// <summary>Round hollows of many sizes: depth.</summary>
    Pit,

    /// <summary>Packed round domes of many sizes: height.</summary>
    Bubble,

    /// <summary>Angular flakes that hide each other: one value for each flake.</summary>
    Flake,

    /// <summary>Folds of crumpled paper: height.</summary>
    Crumple,
}
