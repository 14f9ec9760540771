using AnyShot.Engine.Episodes;
using AnyShot.Engine.Prompts;
using AnyShot.Engine.Transport;

namespace AnyShot.Edge.Commands.Evaluating;

/// <summary>Words of the command line and of reports for values of the engine.</summary>
internal static class OptionNames
{
    public static readonly IReadOnlyDictionary<string, QueryRegime> Regimes = Enum.GetValues<QueryRegime>().ToDictionary(Of);

    public static readonly IReadOnlyDictionary<string, ColumnMarginal> Transports = new Dictionary<string, ColumnMarginal>
    {
        ["oracle"] = ColumnMarginal.Oracle,
        ["known"] = ColumnMarginal.Known,
        ["em"] = ColumnMarginal.Em,
        ["unbalanced"] = ColumnMarginal.Unbalanced,
        ["em-unbalanced"] = ColumnMarginal.EmUnbalanced,
        ["minsize"] = ColumnMarginal.MinSize,
        ["none"] = ColumnMarginal.None,
    };

    public static readonly IReadOnlyDictionary<string, BiasCorrection> Corrections =
        Enum.GetValues<BiasCorrection>().ToDictionary(value => value.ToString().ToLowerInvariant());

    public static readonly IReadOnlyDictionary<string, bool> GeneratedAs = new Dictionary<string, bool> { ["prior"] = true, ["rows"] = false };

    public static readonly IReadOnlyDictionary<string, bool> GraphSpaces = new Dictionary<string, bool> { ["raw"] = false, ["embed"] = true };

    /// <summary>Without B12, which concerns the training of backbones.</summary>
    public static readonly IReadOnlyDictionary<string, CompatSwitches> Compat =
        Enum.GetValues<CompatSwitches>().Where(value => value is not (CompatSwitches.None or CompatSwitches.B12)).ToDictionary(value => value.ToString());

    public static string Of(QueryRegime regime) => regime switch
    {
        QueryRegime.Balanced => "balanced",
        QueryRegime.Dirichlet => "dirichlet",
        QueryRegime.Subset => "subset",
        QueryRegime.Stream => "stream",
        QueryRegime.All => "all",
        _ => throw new ArgumentOutOfRangeException(nameof(regime)),
    };

    public static string Of(ColumnMarginal marginal) => Transports.First(entry => entry.Value == marginal).Key;

    public static string Of(BiasCorrection correction) => correction.ToString().ToLowerInvariant();

    /// <summary>Names of the switches that are on.</summary>
    public static IReadOnlyList<string> Of(CompatSwitches compat) => [.. Compat.Where(entry => compat.HasFlag(entry.Value)).Select(entry => entry.Key)];
}
