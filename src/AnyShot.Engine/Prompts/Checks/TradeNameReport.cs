namespace AnyShot.Engine.Prompts.Checks;

/// <summary>What an encoder makes of names that it was never trained on, and of the same letters in another order.</summary>
/// <param name="Rows">A row a name.</param>
/// <param name="Guess">Share of right answers of somebody who guesses: the mean share of shapes that are meant.</param>
/// <param name="BestConstant">Share of right answers of somebody who always gives the same shape, the best one for this.</param>
/// <param name="Scramblings">Scramblings of each name.</param>
/// <param name="Seed">Decides them.</param>
public sealed record TradeNameReport(IReadOnlyList<TradeNameRow> Rows, double Guess, double BestConstant, int Scramblings, ulong Seed)
{
    /// <summary>Share of names whose nearest shape is meant.</summary>
    public double Right => Rows.Average(row => row.Rank == 1 ? 1.0 : 0.0);

    /// <summary>Share of names with a shape that is meant among the three nearest.</summary>
    public double RightInThree => Rows.Average(row => row.Rank <= 3 ? 1.0 : 0.0);

    /// <summary>Share of scramblings whose nearest shape is meant; near <see cref="Guess"/> when the encoder reads words and not letters.</summary>
    public double Scrambled => Rows.Average(row => row.Scrambled);
}
