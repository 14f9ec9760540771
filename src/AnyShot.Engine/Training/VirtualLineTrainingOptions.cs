namespace AnyShot.Engine.Training;

/// <summary>Settings of <c>anyshot train virtual-line</c>.</summary>
public sealed record VirtualLineTrainingOptions
{
    /// <summary>Decides the first weights and every training image. One seed gives one result on one machine.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Steps of the optimiser, 10 to 1,000,000.</summary>
    public int Steps { get; init; } = 2400;

    /// <summary>Images a step, 6 to 1024.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Folder for the weights and the card; made when it is missing. A training that was stopped there goes on where it stood.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>A checkpoint is written after so many steps.</summary>
    public int CheckpointEvery { get; init; } = 200;

    /// <summary>Held-out parts a class that the result is measured on, 12 to 10,000.</summary>
    public int ValidationParts { get; init; } = 100;

    /// <exception cref="ArgumentException">One sentence that names the setting.</exception>
    internal void Require()
    {
        Check(Steps is >= 10 and <= 1_000_000, $"Steps is {Steps}; it must be 10 to 1000000.");
        Check(BatchSize is >= 6 and <= 1024, $"BatchSize is {BatchSize}; it must be 6 to 1024.");
        Check(CheckpointEvery >= 1, $"CheckpointEvery is {CheckpointEvery}; it must be 1 or more.");
        Check(ValidationParts is >= 12 and <= 10_000, $"ValidationParts is {ValidationParts}; it must be 12 to 10000.");
        Check(OutputFolder.Length > 0, "OutputFolder is empty.");
    }

    private static void Check(bool holds, string sentence)
    {
        if (!holds)
        {
            throw new ArgumentException(sentence);
        }
    }
}
