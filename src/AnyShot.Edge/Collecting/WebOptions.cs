namespace AnyShot.Edge.Collecting;

/// <summary>How the web is asked.</summary>
internal sealed record WebOptions
{
    /// <summary>Hosts beside that of the address from which images may come.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Most pages of an address with <c>{page}</c>, counted from 1.</summary>
    public int Pages { get; init; } = 10;

    /// <summary>Between two requests to one host; a longer one in the host's rules counts instead.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>For one request with all its redirects.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(7);

    /// <summary>A larger image is not taken.</summary>
    public long LargestImage { get; init; } = 20L << 20;

    /// <summary>A larger page is not read.</summary>
    public long LargestPage { get; init; } = 4L << 20;
}
