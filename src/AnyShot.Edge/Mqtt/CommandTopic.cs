using System.Diagnostics.CodeAnalysis;

namespace AnyShot.Edge.Mqtt;

/// <summary>A command's topic, taken apart: <c>PREFIX/cmd/VERB</c> or <c>PREFIX/cmd/by/USER/VERB</c>.</summary>
/// <param name="Verb">With its slashes.</param>
/// <param name="User">Empty where the topic names none.</param>
/// <param name="Reply">Where the answer goes when the request names no response topic.</param>
internal sealed record CommandTopic(string Verb, string User, string Reply)
{
    private const string ByUser = "by/";
    private const string Answer = "/reply";
    private const int LongestVerb = 80;

    /// <param name="topic">The topic of a message.</param>
    /// <param name="prefix">Of the station.</param>
    /// <param name="usersByTopic">Whether topics may name a user.</param>
    /// <param name="command">The command; null for our own answers and for topics that are none.</param>
    public static bool TryParse(string topic, string prefix, bool usersByTopic, [NotNullWhen(true)] out CommandTopic? command)
    {
        command = null;
        var start = prefix + "/cmd/";
        if (!topic.StartsWith(start, StringComparison.Ordinal) || topic.EndsWith(Answer, StringComparison.Ordinal))
        {
            return false;
        }

        var verb = topic[start.Length..];
        var user = "";
        if (verb.StartsWith(ByUser, StringComparison.Ordinal))
        {
            var end = verb.IndexOf('/', ByUser.Length);
            if (!usersByTopic || end <= ByUser.Length)
            {
                return false;
            }

            (user, verb) = (verb[ByUser.Length..end], verb[(end + 1)..]);
        }

        if (verb.Length is 0 or > LongestVerb)
        {
            return false;
        }

        command = new CommandTopic(verb, user, topic + Answer);
        return true;
    }
}
